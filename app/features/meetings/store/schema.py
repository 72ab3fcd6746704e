"""The tables of meetings and the triggers that freeze locked minutes."""

from app.infra.driver import Database, Migrations

MIGRATIONS = Migrations("meetings")
CHILDREN = (
    "meeting_item",
    "meeting_paper",
    "meeting_roll",
    "meeting_opinion",
    "meeting_ballot",
    "meeting_review",
    "meeting_task",
)


@MIGRATIONS()
def m001_meetings(db: Database) -> None:
    """Create meetings and everything recorded at them."""
    db.executescript(_MEETING)
    db.executescript(_CONTENT)
    db.executescript(_OUTCOME)


@MIGRATIONS()
def m002_locks(db: Database) -> None:
    """Freeze a locked meeting, its parts, numbers given and addenda written."""
    db.executescript(
        """
        CREATE TRIGGER meeting_locked_update BEFORE UPDATE ON meeting
          WHEN OLD.state = 'locked'
          BEGIN SELECT RAISE(ABORT, 'locked: meeting'); END;
        CREATE TRIGGER meeting_locked_delete BEFORE DELETE ON meeting
          WHEN OLD.state = 'locked'
          BEGIN SELECT RAISE(ABORT, 'locked: meeting'); END;
        CREATE TRIGGER meeting_addendum_update BEFORE UPDATE ON meeting_addendum
          BEGIN SELECT RAISE(ABORT, 'locked: meeting_addendum'); END;
        CREATE TRIGGER meeting_addendum_delete BEFORE DELETE ON meeting_addendum
          BEGIN SELECT RAISE(ABORT, 'locked: meeting_addendum'); END;
        CREATE TRIGGER paper_number_delete BEFORE DELETE ON paper_number
          BEGIN SELECT RAISE(ABORT, 'locked: paper_number'); END;
        """
    )
    for table in CHILDREN:
        for act, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
            db.executescript(_FREEZE.format(table=table, act=act, row=row))


@MIGRATIONS()
def m003_when_said(db: Database) -> None:
    """Let an opinion bear the time it was said; none is known of the older ones."""
    db.executescript("ALTER TABLE meeting_opinion ADD COLUMN said_at TEXT;")


_FREEZE = """
CREATE TRIGGER {table}_locked_{act} BEFORE {act} ON {table}
  WHEN (SELECT state FROM meeting WHERE id = {row}.meeting_id) = 'locked'
  BEGIN SELECT RAISE(ABORT, 'locked: meeting'); END;
"""

_MEETING = """
CREATE TABLE meeting (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind <> ''),
  form TEXT NOT NULL DEFAULT 'in_person'
    CHECK (form IN ('in_person','online','mixed','by_groups')),
  theme TEXT NOT NULL DEFAULT '',
  on_day TEXT NOT NULL CHECK (on_day IS date(on_day)),
  planned_time TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  chair_id TEXT REFERENCES person(id),
  clerk_id TEXT REFERENCES person(id),
  guests TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'planned'
    CHECK (state IN ('planned','running','draft','read','signed','locked','cancelled')),
  step TEXT NOT NULL DEFAULT 'prepare',
  conclusion TEXT NOT NULL DEFAULT '',
  papers_sent_on TEXT CHECK (papers_sent_on IS date(papers_sent_on)),
  started_at TEXT, closed_at TEXT, read_at TEXT,
  read_note TEXT NOT NULL DEFAULT '',
  unread_reason TEXT NOT NULL DEFAULT '',
  signed_on TEXT CHECK (signed_on IS date(signed_on)),
  locked_at TEXT,
  cancel_reason TEXT NOT NULL DEFAULT '',
  conduct_id TEXT NOT NULL DEFAULT '',
  CHECK (closed_at IS NULL OR closed_at > started_at),
  CHECK ((state = 'locked') = (locked_at IS NOT NULL)),
  CHECK (state NOT IN ('draft','read','signed','locked') OR closed_at IS NOT NULL),
  CHECK (state NOT IN ('signed','locked') OR signed_on IS NOT NULL)
) STRICT;
CREATE INDEX meeting_day ON meeting(on_day);
"""

_CONTENT = """
CREATE TABLE meeting_item (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting(id), seq INTEGER NOT NULL,
  topic TEXT NOT NULL DEFAULT 'other',
  title TEXT NOT NULL CHECK (title = trim(title) AND title <> ''),
  presenter_id TEXT REFERENCES person(id),
  content TEXT NOT NULL DEFAULT '', conclusion TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX meeting_item_meeting ON meeting_item(meeting_id, seq);
CREATE TABLE meeting_paper (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting(id), seq INTEGER NOT NULL,
  item_id TEXT REFERENCES meeting_item(id),
  title TEXT NOT NULL CHECK (title <> ''), issuer TEXT NOT NULL DEFAULT '',
  sha256 TEXT NOT NULL DEFAULT '', size INTEGER NOT NULL DEFAULT 0 CHECK (size >= 0)
) STRICT;
CREATE INDEX meeting_paper_meeting ON meeting_paper(meeting_id, seq);
CREATE TABLE meeting_roll (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting(id),
  person_id TEXT NOT NULL REFERENCES person(id), seq INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''), post TEXT NOT NULL DEFAULT '',
  official INTEGER NOT NULL CHECK (official IN (0, 1)),
  exempt INTEGER NOT NULL DEFAULT 0 CHECK (exempt IN (0, 1)),
  away INTEGER NOT NULL DEFAULT 0 CHECK (away IN (0, 1)),
  visiting INTEGER NOT NULL DEFAULT 0 CHECK (visiting IN (0, 1)),
  suspended INTEGER NOT NULL DEFAULT 0 CHECK (suspended IN (0, 1)),
  mark TEXT NOT NULL DEFAULT ''
    CHECK (mark IN ('','present','excused','unexcused','exempt')),
  reason TEXT NOT NULL DEFAULT '',
  UNIQUE (meeting_id, person_id)
) STRICT;
CREATE INDEX meeting_roll_person ON meeting_roll(person_id, meeting_id);
CREATE TABLE meeting_opinion (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting(id), seq INTEGER NOT NULL,
  item_id TEXT REFERENCES meeting_item(id), person_id TEXT REFERENCES person(id),
  speaker TEXT NOT NULL CHECK (speaker <> ''),
  text TEXT NOT NULL CHECK (text <> ''),
  tone TEXT NOT NULL DEFAULT ''
    CHECK (tone IN ('','criticism','self_criticism','praise')),
  restricted INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1))
) STRICT;
CREATE INDEX meeting_opinion_meeting ON meeting_opinion(meeting_id, seq);
"""

_OUTCOME = """
CREATE TABLE meeting_ballot (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting(id), seq INTEGER NOT NULL,
  item_id TEXT REFERENCES meeting_item(id),
  matter TEXT NOT NULL, subject TEXT NOT NULL CHECK (subject <> ''),
  secret INTEGER NOT NULL CHECK (secret IN (0, 1)),
  handed_out INTEGER NOT NULL CHECK (handed_out >= 0),
  returned INTEGER NOT NULL CHECK (returned BETWEEN 0 AND handed_out),
  invalid INTEGER NOT NULL CHECK (invalid >= 0),
  in_favour INTEGER NOT NULL CHECK (in_favour >= 0),
  against INTEGER NOT NULL CHECK (against >= 0),
  other INTEGER NOT NULL CHECK (other >= 0),
  CHECK (secret = 0 OR in_favour + against + other + invalid = returned)
) STRICT;
CREATE INDEX meeting_ballot_meeting ON meeting_ballot(meeting_id, seq);
CREATE TABLE meeting_review (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting(id),
  task_id TEXT NOT NULL REFERENCES task(id), seq INTEGER NOT NULL,
  title TEXT NOT NULL, owner TEXT NOT NULL DEFAULT '',
  due_on TEXT CHECK (due_on IS date(due_on)),
  outcome TEXT NOT NULL CHECK (outcome IN ('','done','not_done','rolled_over')),
  note TEXT NOT NULL DEFAULT '',
  UNIQUE (meeting_id, task_id)
) STRICT;
CREATE TABLE meeting_task (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting(id),
  item_id TEXT REFERENCES meeting_item(id),
  task_id TEXT NOT NULL REFERENCES task(id), seq INTEGER NOT NULL,
  title TEXT NOT NULL, owner TEXT NOT NULL DEFAULT '',
  starts_on TEXT CHECK (starts_on IS date(starts_on)),
  due_on TEXT CHECK (due_on IS date(due_on)),
  report_at TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX meeting_task_meeting ON meeting_task(meeting_id, seq);
CREATE TABLE meeting_addendum (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting(id),
  number INTEGER NOT NULL CHECK (number >= 1),
  on_day TEXT NOT NULL CHECK (on_day IS date(on_day)),
  text TEXT NOT NULL CHECK (text <> ''), reason TEXT NOT NULL CHECK (reason <> ''),
  UNIQUE (meeting_id, number)
) STRICT;
CREATE TABLE paper_number (
  id TEXT PRIMARY KEY,
  form TEXT NOT NULL, term_id TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  meeting_id TEXT NOT NULL REFERENCES meeting(id),
  void_reason TEXT NOT NULL DEFAULT '',
  UNIQUE (form, term_id, number)
) STRICT;
CREATE UNIQUE INDEX paper_number_meeting
  ON paper_number(form, meeting_id) WHERE void_reason = '';
"""
