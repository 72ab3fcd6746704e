"""The tables of preparing meetings: who was told, what was posted, why a day moved.

They freeze with their meeting, except what happens after it: posting the minutes.
"""

from dataclasses import dataclass
from datetime import date

from app.features.meetings.model.preparing import (
    Moved,
    PaperFile,
    Posted,
    Told,
    YearHabit,
)
from app.infra.driver import Database, Migrations
from app.infra.store import Store

MIGRATIONS = Migrations("meeting_notices")

_TABLES = """
CREATE TABLE meeting_told (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting(id),
  person_id TEXT NOT NULL REFERENCES person(id),
  way TEXT NOT NULL CHECK (way <> ''),
  told_on TEXT NOT NULL CHECK (told_on IS date(told_on)),
  told_time TEXT NOT NULL DEFAULT '',
  UNIQUE (meeting_id, person_id)
) STRICT;
CREATE INDEX meeting_told_meeting ON meeting_told(meeting_id);
CREATE TABLE meeting_posting (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting(id),
  what TEXT NOT NULL CHECK (what IN ('papers','minutes')),
  posted_on TEXT CHECK (posted_on IS date(posted_on)),
  reason TEXT NOT NULL DEFAULT '',
  CHECK (posted_on IS NOT NULL OR reason <> ''),
  UNIQUE (meeting_id, what)
) STRICT;
CREATE TABLE meeting_moved (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting(id),
  seq INTEGER NOT NULL,
  from_day TEXT NOT NULL CHECK (from_day IS date(from_day)),
  to_day TEXT NOT NULL CHECK (to_day IS date(to_day)),
  reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;
CREATE INDEX meeting_moved_meeting ON meeting_moved(meeting_id, seq);
CREATE TABLE meeting_paper_file (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting(id),
  paper_id TEXT NOT NULL UNIQUE REFERENCES meeting_paper(id),
  file_name TEXT NOT NULL CHECK (file_name <> ''),
  media_type TEXT NOT NULL CHECK (media_type <> '')
) STRICT;
CREATE INDEX meeting_paper_file_meeting ON meeting_paper_file(meeting_id);
CREATE TABLE meeting_year (
  id TEXT PRIMARY KEY,
  year INTEGER NOT NULL UNIQUE CHECK (year BETWEEN 1900 AND 9998),
  mode TEXT NOT NULL CHECK (mode IN ('day','weekday')),
  day INTEGER NOT NULL CHECK (day BETWEEN 1 AND 31),
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
  week INTEGER NOT NULL CHECK (week BETWEEN 1 AND 5),
  off_rule TEXT NOT NULL CHECK (off_rule IN ('after','before','keep')),
  avoid_weekends INTEGER NOT NULL CHECK (avoid_weekends IN (0, 1)),
  thematic TEXT NOT NULL CHECK (thematic IN ('own','combined')),
  committee_days_before INTEGER NOT NULL CHECK (committee_days_before >= 0),
  with_review INTEGER NOT NULL CHECK (with_review IN (0, 1)),
  time TEXT NOT NULL DEFAULT '', committee_time TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  chair_id TEXT REFERENCES person(id), clerk_id TEXT REFERENCES person(id)
) STRICT;
"""

_FREEZE = """
CREATE TRIGGER {table}_locked_{act} BEFORE {act} ON {table}
  WHEN {extra}(SELECT state FROM meeting WHERE id = {row}.meeting_id) = 'locked'
  BEGIN SELECT RAISE(ABORT, 'locked: meeting'); END;
"""
_FROZEN = ("meeting_told", "meeting_moved", "meeting_paper_file", "meeting_posting")


@MIGRATIONS()
def m001_preparing(db: Database) -> None:
    """Create the tables of preparing, frozen with their meeting."""
    db.executescript(_TABLES)
    for table in _FROZEN:
        for act, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
            # The minutes are posted after they were locked.
            after = f"{row}.what = 'papers' AND " if table == "meeting_posting" else ""
            db.executescript(_FREEZE.format(table=table, act=act, row=row, extra=after))


@dataclass(frozen=True, slots=True)
class PreparingStore:
    """Reads what was prepared; decides nothing."""

    store: Store

    def told(self, meeting_id: str) -> tuple[Told, ...]:
        """Read who was told of a meeting."""
        return tuple(
            self.store.all(
                Told,
                "SELECT * FROM meeting_told WHERE meeting_id = ?"
                " ORDER BY told_on, told_time, id",
                meeting_id,
            )
        )

    def posted(self, meeting_id: str, what: str) -> Posted | None:
        """Read what is known of posting the papers or the minutes of a meeting."""
        return self.store.one(
            Posted,
            "SELECT * FROM meeting_posting WHERE meeting_id = ? AND what = ?",
            meeting_id,
            what,
        )

    def last_posted(self, before: date, what: str) -> Posted | None:
        """Read the newest entry on posting of the meetings before a day."""
        return self.store.one(
            Posted,
            "SELECT p.* FROM meeting_posting p JOIN meeting m ON m.id = p.meeting_id"
            " WHERE m.on_day < ? AND p.what = ? ORDER BY m.on_day DESC, p.id LIMIT 1",
            before.isoformat(),
            what,
        )

    def moves(self, meeting_id: str) -> tuple[Moved, ...]:
        """Read how the day of a meeting moved, in order."""
        return tuple(
            self.store.all(
                Moved,
                "SELECT * FROM meeting_moved WHERE meeting_id = ? ORDER BY seq, id",
                meeting_id,
            )
        )

    def files(self, meeting_id: str) -> tuple[PaperFile, ...]:
        """Read which papers of a meeting have a file."""
        return tuple(
            self.store.all(
                PaperFile,
                "SELECT f.*, p.sha256, p.size FROM meeting_paper_file f"
                " JOIN meeting_paper p ON p.id = f.paper_id"
                " WHERE f.meeting_id = ? ORDER BY p.seq, f.id",
                meeting_id,
            )
        )

    def file_of(self, paper_id: str) -> PaperFile | None:
        """Read the file of a paper, if it has one."""
        return self.store.one(
            PaperFile,
            "SELECT f.*, p.sha256, p.size FROM meeting_paper_file f"
            " JOIN meeting_paper p ON p.id = f.paper_id WHERE f.paper_id = ?",
            paper_id,
        )

    def habit(self, year: int) -> YearHabit | None:
        """Read what was chosen for a year, or for the last year before it."""
        return self.store.one(
            YearHabit,
            "SELECT *, coalesce(chair_id, '') AS chair_id,"
            " coalesce(clerk_id, '') AS clerk_id FROM meeting_year"
            " WHERE year <= ? ORDER BY year DESC LIMIT 1",
            year,
        )
