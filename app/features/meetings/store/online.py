"""The tables of online and mixed meetings, frozen with the minutes."""

from app.features.meetings.model.forms.online import Joining, OnlineRecord, Unable
from app.infra.driver import Database, Migrations
from app.infra.store import Store

MIGRATIONS = Migrations("meeting_online")
_CHILDREN = ("meeting_online", "meeting_unable", "meeting_joining")


@MIGRATIONS()
def m001_online(db: Database) -> None:
    """Create what is recorded of an online or mixed meeting."""
    db.executescript(_ONLINE)
    _freeze(db, _CHILDREN)


def _freeze(db: Database, tables: tuple[str, ...]) -> None:
    for table in tables:
        for act, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
            db.executescript(_FREEZE.format(table=table, act=act, row=row))


_ONLINE = """
CREATE TABLE meeting_online (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL UNIQUE REFERENCES meeting(id),
  permission_no TEXT NOT NULL DEFAULT '',
  permission_on TEXT CHECK (permission_on IS date(permission_on)),
  permission_by TEXT NOT NULL DEFAULT '',
  ground TEXT NOT NULL DEFAULT '', ground_words TEXT NOT NULL DEFAULT '',
  unable_count INTEGER CHECK (unable_count >= 0),
  unable_words TEXT NOT NULL DEFAULT '',
  platform TEXT NOT NULL DEFAULT '',
  no_secrets INTEGER NOT NULL DEFAULT 0 CHECK (no_secrets IN (0, 1)),
  least_percent INTEGER CHECK (least_percent BETWEEN 1 AND 100),
  identity INTEGER NOT NULL DEFAULT 0 CHECK (identity IN (0, 1)),
  identity_words TEXT NOT NULL DEFAULT '',
  recording TEXT NOT NULL DEFAULT ''
    CHECK (recording IN ('', 'none', 'decided')),
  recording_words TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE meeting_unable (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting(id),
  person_id TEXT NOT NULL REFERENCES person(id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  UNIQUE (meeting_id, person_id)
) STRICT;
CREATE TABLE meeting_joining (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting(id),
  person_id TEXT NOT NULL REFERENCES person(id),
  place TEXT NOT NULL CHECK (place <> ''),
  way TEXT NOT NULL CHECK (way IN ('room', 'online')),
  came_at TEXT NOT NULL, left_at TEXT,
  CHECK (left_at IS NULL OR left_at > came_at)
) STRICT;
CREATE INDEX meeting_joining_meeting ON meeting_joining(meeting_id, person_id);
"""

_FREEZE = """
CREATE TRIGGER {table}_locked_{act} BEFORE {act} ON {table}
  WHEN (SELECT state FROM meeting WHERE id = {row}.meeting_id) = 'locked'
  BEGIN SELECT RAISE(ABORT, 'locked: meeting'); END;
"""


class OnlineStore:
    """Reads the records of online meetings."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def record(self, meeting_id: str) -> OnlineRecord | None:
        """Read the record of a meeting."""
        return self._store.one(
            OnlineRecord,
            "SELECT * FROM meeting_online WHERE meeting_id = ?",
            meeting_id,
        )

    def unable(self, meeting_id: str) -> tuple[Unable, ...]:
        """Read who cannot come, in the order in which they were named."""
        return tuple(
            self._store.all(
                Unable,
                "SELECT * FROM meeting_unable WHERE meeting_id = ? ORDER BY id",
                meeting_id,
            )
        )

    def joinings(self, meeting_id: str) -> tuple[Joining, ...]:
        """Read the stretches of presence, by person and time."""
        return tuple(
            self._store.all(
                Joining,
                "SELECT * FROM meeting_joining WHERE meeting_id = ?"
                " ORDER BY person_id, came_at, id",
                meeting_id,
            )
        )

    def joining(self, joining_id: str) -> Joining | None:
        """Read one stretch."""
        return self._store.one(
            Joining, "SELECT * FROM meeting_joining WHERE id = ?", joining_id
        )
