"""Rows of the cell's choices, and the holders of the post; no decisions."""

from datetime import date

from app.infra.driver import Database, Migrations
from app.infra.store import Store
from app.people.keeping.model import POST, Keeper

MIGRATIONS = Migrations("book_keeper")


@MIGRATIONS()
def m001_keeper(db: Database) -> None:
    """Create the choices; one without a person gives the book back to the post."""
    db.executescript(
        """
        CREATE TABLE book_keeper (
          id TEXT PRIMARY KEY, person_id TEXT REFERENCES person(id),
          from_on TEXT NOT NULL UNIQUE CHECK (from_on IS date(from_on))
        ) STRICT;
        """
    )


class KeeperStore:
    """Reads who was chosen and who is in office."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def chosen(self) -> list[Keeper]:
        """Read every choice, oldest first."""
        return self._store.all(
            Keeper,
            "SELECT coalesce(k.person_id, '') AS person_id,"
            " coalesce(p.full_name, '') AS name, k.from_on, 1 AS is_chosen"
            " FROM book_keeper k LEFT JOIN person p ON p.id = k.person_id"
            " ORDER BY k.from_on",
        )

    def in_office(self, day: date) -> list[Keeper]:
        """Read who holds the post on a day, the one longest in it first."""
        return self._store.all(
            Keeper,
            "SELECT p.id AS person_id, p.full_name AS name, o.from_on,"
            " 0 AS is_chosen FROM post o JOIN person p ON p.id = o.person_id"
            " WHERE o.role = ? AND o.from_on <= ?"
            " AND (o.to_on IS NULL OR o.to_on >= ?) ORDER BY o.from_on, o.id",
            POST,
            day.isoformat(),
            day.isoformat(),
        )

    def choice_of(self, day: date) -> str:
        """Give the id of the choice that was made on a day, if there is one."""
        return str(
            self._store.value(
                "SELECT id FROM book_keeper WHERE from_on = ?", day.isoformat()
            )
            or ""
        )
