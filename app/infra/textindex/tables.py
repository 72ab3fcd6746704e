"""The tables of the index. They hold no record: everything in them is made again."""

from app.infra.driver import Database, Migrations

MIGRATIONS = Migrations("search")


@MIGRATIONS()
def m001_index(db: Database) -> None:
    """Create the index; it is filled when the book is opened."""
    db.executescript(
        """
        CREATE TABLE search_state (
          id TEXT PRIMARY KEY, sources TEXT NOT NULL, head TEXT NOT NULL
        ) STRICT;
        CREATE TABLE search_entry (
          id TEXT PRIMARY KEY, place INTEGER NOT NULL UNIQUE
        ) STRICT;
        CREATE VIRTUAL TABLE search_text USING fts5(
          folded, marked, content='', contentless_delete=1,
          tokenize='ascii', prefix='1 2 3'
        );
        """
    )
