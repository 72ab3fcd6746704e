"""The tables of meetings by party groups, frozen with the minutes."""

from datetime import date

from app.features.meetings.model.forms.groups import Sheet, SheetLine, Terms
from app.infra.driver import Database, Migrations
from app.infra.store import Store

MIGRATIONS = Migrations("meeting_groups")
_CHILDREN = ("meeting_group_sheet", "meeting_group_line")


@MIGRATIONS()
def m001_groups(db: Database) -> None:
    """Create the local terms and the sheets of party groups."""
    db.executescript(_GROUPS)
    for table in _CHILDREN:
        for act, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
            db.executescript(_FREEZE.format(table=table, act=act, row=row))


_GROUPS = """
CREATE TABLE meeting_group_terms (
  id TEXT PRIMARY KEY,
  from_on TEXT NOT NULL UNIQUE CHECK (from_on IS date(from_on)),
  min_members INTEGER CHECK (min_members >= 0),
  max_a_year INTEGER CHECK (max_a_year >= 0),
  basis TEXT NOT NULL CHECK (basis <> '')
) STRICT;
CREATE TABLE meeting_group_sheet (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting(id),
  group_id TEXT NOT NULL, group_name TEXT NOT NULL CHECK (group_name <> ''),
  leader TEXT NOT NULL DEFAULT '', clerk TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  began_at TEXT, ended_at TEXT,
  content TEXT NOT NULL DEFAULT '', opinions TEXT NOT NULL DEFAULT '',
  proposals TEXT NOT NULL DEFAULT '',
  origin TEXT NOT NULL CHECK (origin IN ('paper', 'file')),
  UNIQUE (meeting_id, group_id),
  CHECK (ended_at IS NULL OR ended_at > began_at)
) STRICT;
CREATE TABLE meeting_group_line (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting(id),
  sheet_id TEXT NOT NULL REFERENCES meeting_group_sheet(id),
  person_id TEXT NOT NULL REFERENCES person(id),
  name TEXT NOT NULL CHECK (name <> ''),
  mark TEXT NOT NULL CHECK (mark IN ('present','excused','unexcused','exempt')),
  reason TEXT NOT NULL DEFAULT '',
  counted INTEGER NOT NULL DEFAULT 1 CHECK (counted IN (0, 1)),
  UNIQUE (sheet_id, person_id)
) STRICT;
CREATE UNIQUE INDEX meeting_group_line_once
  ON meeting_group_line(meeting_id, person_id) WHERE counted = 1;
"""

_FREEZE = """
CREATE TRIGGER {table}_locked_{act} BEFORE {act} ON {table}
  WHEN (SELECT state FROM meeting WHERE id = {row}.meeting_id) = 'locked'
  BEGIN SELECT RAISE(ABORT, 'locked: meeting'); END;
"""


class GroupSheetStore:
    """Reads local terms and the sheets of groups."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def terms(self) -> list[Terms]:
        """Read what superiors allowed, oldest first."""
        return self._store.all(
            Terms, "SELECT * FROM meeting_group_terms ORDER BY from_on"
        )

    def terms_on(self, day: date) -> Terms | None:
        """Read what holds on a day."""
        known = [one for one in self.terms() if one.from_on <= day]
        return known[-1] if known else None

    def sheets(self, meeting_id: str) -> tuple[Sheet, ...]:
        """Read the sheets of a meeting, by the name of the group."""
        return tuple(
            self._store.all(
                Sheet,
                "SELECT * FROM meeting_group_sheet WHERE meeting_id = ?"
                " ORDER BY group_name, id",
                meeting_id,
            )
        )

    def lines(self, meeting_id: str) -> tuple[SheetLine, ...]:
        """Read who stands on the sheets of a meeting."""
        return tuple(
            self._store.all(
                SheetLine,
                "SELECT * FROM meeting_group_line WHERE meeting_id = ? ORDER BY id",
                meeting_id,
            )
        )

    def meetings_by_groups(self, year: int, but: str) -> int:
        """Count the other meetings of a year by groups that were not called off."""
        found = self._store.value(
            "SELECT count(*) FROM meeting WHERE form = 'by_groups' AND id <> ?"
            " AND state <> 'cancelled' AND on_day BETWEEN ? AND ?",
            but,
            f"{year}-01-01",
            f"{year}-12-31",
        )
        return int(str(found or 0))
