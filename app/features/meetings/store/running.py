"""The tables of a meeting while it runs: times, skipped steps, coming and going.

``meeting_draft`` is scratch (``app.infra.book.scratch``): what is half typed.
"""

from app.infra.driver import Database, Migrations

MIGRATIONS = Migrations("meeting_run")
DRAFTS = Migrations("meeting_drafts")
DRAFT = "meeting_draft"
_CHILDREN = ("meeting_span", "meeting_skip", "meeting_presence", "meeting_moment")


@MIGRATIONS()
def m001_running(db: Database) -> None:
    """Create what is noted while a meeting runs."""
    db.executescript(_RUNNING)
    for table in _CHILDREN:
        for act, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
            db.executescript(_FREEZE.format(table=table, act=act, row=row))


@DRAFTS()
def m001_drafts(db: Database) -> None:
    """Create what is half typed; a locked meeting takes none."""
    db.executescript(_DRAFTS)
    db.executescript(_FREEZE.format(table=DRAFT, act="INSERT", row="NEW"))


@DRAFTS()
def m002_addendum(db: Database) -> None:
    """Let an addendum to locked minutes be kept half typed."""
    db.executescript(_FREEZE_BUT_ADDENDUM)


@DRAFTS()
def m003_on_the_page(db: Database) -> None:
    """Let a meeting with drafts be taken back; locked minutes are posted.

    Its drafts stay, unseen: they are there again when taking back is taken back.
    """
    db.executescript("ALTER TABLE meeting_draft RENAME TO meeting_draft_old;")
    db.executescript("DROP INDEX meeting_draft_meeting;")
    db.executescript(_DRAFTS.replace("REFERENCES meeting(id)", ""))
    db.executescript(
        """
        INSERT INTO meeting_draft SELECT * FROM meeting_draft_old;
        DROP TABLE meeting_draft_old;
        """
    )
    db.executescript(_FREEZE_BUT_LATER)


_FREEZE_BUT_LATER = """
CREATE TRIGGER meeting_draft_locked_INSERT BEFORE INSERT ON meeting_draft
  WHEN (SELECT state FROM meeting WHERE id = NEW.meeting_id) = 'locked'
    AND NEW.field NOT IN ('open', 'page', 'at')
    AND NEW.field NOT LIKE 'addendum%' AND NEW.field NOT LIKE 'post%'
  BEGIN SELECT RAISE(ABORT, 'locked: meeting'); END;
"""

_FREEZE_BUT_ADDENDUM = """
DROP TRIGGER meeting_draft_locked_INSERT;
CREATE TRIGGER meeting_draft_locked_INSERT BEFORE INSERT ON meeting_draft
  WHEN (SELECT state FROM meeting WHERE id = NEW.meeting_id) = 'locked'
    AND NEW.field NOT IN ('open', 'at') AND NEW.field NOT LIKE 'addendum%'
  BEGIN SELECT RAISE(ABORT, 'locked: meeting'); END;
"""

_FREEZE = """
CREATE TRIGGER {table}_locked_{act} BEFORE {act} ON {table}
  WHEN (SELECT state FROM meeting WHERE id = {row}.meeting_id) = 'locked'
  BEGIN SELECT RAISE(ABORT, 'locked: meeting'); END;
"""

_RUNNING = """
CREATE TABLE meeting_span (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting(id),
  what TEXT NOT NULL CHECK (what IN ('step','pause','speech')),
  name TEXT NOT NULL DEFAULT '',
  began_at TEXT NOT NULL, ended_at TEXT,
  CHECK (ended_at IS NULL OR ended_at >= began_at)
) STRICT;
CREATE INDEX meeting_span_meeting ON meeting_span(meeting_id, what, began_at);
CREATE UNIQUE INDEX meeting_span_open
  ON meeting_span(meeting_id, what) WHERE ended_at IS NULL;
CREATE TABLE meeting_skip (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting(id),
  step TEXT NOT NULL CHECK (step <> ''),
  reason TEXT NOT NULL CHECK (reason <> ''),
  UNIQUE (meeting_id, step)
) STRICT;
CREATE TABLE meeting_presence (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting(id),
  person_id TEXT NOT NULL REFERENCES person(id),
  arrived_at TEXT, left_at TEXT,
  CHECK (left_at IS NULL OR arrived_at IS NULL OR left_at >= arrived_at),
  UNIQUE (meeting_id, person_id)
) STRICT;
CREATE TABLE meeting_moment (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting(id),
  ballot_id TEXT NOT NULL UNIQUE REFERENCES meeting_ballot(id),
  at TEXT NOT NULL,
  about_id TEXT REFERENCES person(id),
  about_votes INTEGER NOT NULL DEFAULT 1 CHECK (about_votes IN (0, 1))
) STRICT;
"""

_DRAFTS = """
CREATE TABLE meeting_draft (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting(id),
  field TEXT NOT NULL CHECK (field <> ''),
  text TEXT NOT NULL DEFAULT '',
  choice TEXT NOT NULL DEFAULT '',
  caret INTEGER NOT NULL DEFAULT 0 CHECK (caret >= 0),
  step TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL,
  UNIQUE (meeting_id, field)
) STRICT;
CREATE INDEX meeting_draft_meeting ON meeting_draft(meeting_id);
"""
