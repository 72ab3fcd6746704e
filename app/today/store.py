"""What the secretary said about calendar lines: done, not asked here, moved."""

from datetime import date

from app.infra.driver import Database, Migrations
from app.infra.store import Store
from app.today.model import Mark, MarkState

MIGRATIONS = Migrations("today")


@MIGRATIONS()
def m001_marks(db: Database) -> None:
    """Create the marks, one for each occurrence of a calendar line."""
    db.executescript(
        """
        CREATE TABLE calendar_mark (
          id TEXT PRIMARY KEY,
          occurrence TEXT NOT NULL UNIQUE,
          state TEXT NOT NULL CHECK (state IN ('done','not_asked','moved')),
          title TEXT NOT NULL,
          at TEXT NOT NULL CHECK (at GLOB '????-??-??'),
          due_on TEXT CHECK (due_on GLOB '????-??-??'),
          CHECK ((state = 'moved') = (due_on IS NOT NULL))
        ) STRICT;
        """
    )


class Marks:
    """Reads and writes the marks."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> dict[str, Mark]:
        """Return every mark by its occurrence."""
        marks = self._store.all(Mark, "SELECT * FROM calendar_mark")
        return {mark.occurrence: mark for mark in marks}

    def put(
        self,
        occurrence: str,
        state: MarkState,
        title: str,
        at: date,
        due_on: date | None = None,
    ) -> str:
        """Remember one word about an occurrence; return the command's id."""
        values = {
            "state": state.value,
            "title": title,
            "at": at.isoformat(),
            "due_on": due_on.isoformat() if due_on else None,
        }
        with self._store.command("today." + state.value) as unit:
            known = self._store.value(
                "SELECT id FROM calendar_mark WHERE occurrence = ?", occurrence
            )
            if known is None:
                unit.insert("calendar_mark", {"occurrence": occurrence, **values})
            else:
                unit.update("calendar_mark", str(known), values)
            return unit.id

    def began_on(self) -> date | None:
        """Give the day of the first event of the book."""
        first = self._store.value("SELECT min(at) FROM audit_event")
        return date.fromisoformat(str(first)[:10]) if first else None

    def last_event_at(self) -> str:
        """Give the moment of the newest event, empty in a new book."""
        return str(self._store.value("SELECT max(at) FROM audit_event") or "")
