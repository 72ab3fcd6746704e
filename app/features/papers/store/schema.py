"""The tables of papers, and the triggers that keep numbers and issued papers."""

from app.infra.driver import Database, Migrations

MIGRATIONS = Migrations("papers")


@MIGRATIONS()
def m001_papers(db: Database) -> None:
    """Create the registers of outgoing and incoming papers."""
    db.executescript(_OUTGOING)
    db.executescript(_INCOMING)
    db.executescript(_KEPT)


@MIGRATIONS()
def m002_old_papers(db: Database) -> None:
    """Tell numbers given here from those copied from an older register.

    A slip of typing in what was copied can be taken back; a number given here cannot.
    """
    db.executescript(
        """
        ALTER TABLE paper_slot ADD COLUMN copied INTEGER NOT NULL DEFAULT 0
          CHECK (copied IN (0, 1));
        DROP TRIGGER paper_slot_delete;
        CREATE TRIGGER paper_slot_delete BEFORE DELETE ON paper_slot
          WHEN OLD.copied = 0
          BEGIN SELECT RAISE(ABORT, 'locked: paper_slot'); END;
        """
    )


_OUTGOING = """
CREATE TABLE paper (
  id TEXT PRIMARY KEY,
  form TEXT NOT NULL CHECK (form <> ''),
  title TEXT NOT NULL CHECK (title = trim(title) AND title <> ''),
  text TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'draft'
    CHECK (state IN ('draft','issued','withdrawn')),
  term_id TEXT NOT NULL DEFAULT '',
  number INTEGER CHECK (number >= 1),
  on_day TEXT CHECK (on_day IS date(on_day)),
  signer_id TEXT REFERENCES person(id),
  signer TEXT NOT NULL DEFAULT '', signer_post TEXT NOT NULL DEFAULT '',
  recipients TEXT NOT NULL DEFAULT '',
  meeting_id TEXT REFERENCES meeting(id),
  item_id TEXT NOT NULL DEFAULT '', ballot_id TEXT NOT NULL DEFAULT '',
  withdrawn_on TEXT CHECK (withdrawn_on IS date(withdrawn_on)),
  withdrawn_reason TEXT NOT NULL DEFAULT '',
  restricted INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1)),
  sha256 TEXT NOT NULL DEFAULT '', file_name TEXT NOT NULL DEFAULT '',
  file_size INTEGER NOT NULL DEFAULT 0 CHECK (file_size >= 0),
  media_type TEXT NOT NULL DEFAULT '',
  CHECK ((state = 'draft') = (number IS NULL)),
  CHECK (state = 'draft' OR (on_day IS NOT NULL AND term_id <> '')),
  CHECK ((state = 'withdrawn') = (withdrawn_on IS NOT NULL)),
  CHECK ((state = 'withdrawn') = (withdrawn_reason <> ''))
) STRICT;
CREATE UNIQUE INDEX paper_number_once ON paper(form, term_id, number)
  WHERE number IS NOT NULL;
CREATE INDEX paper_day ON paper(on_day);
CREATE INDEX paper_meeting ON paper(meeting_id) WHERE meeting_id IS NOT NULL;
CREATE TABLE paper_slot (
  id TEXT PRIMARY KEY,
  form TEXT NOT NULL, term_id TEXT NOT NULL CHECK (term_id <> ''),
  number INTEGER NOT NULL CHECK (number >= 1),
  paper_id TEXT REFERENCES paper(id),
  void_reason TEXT NOT NULL DEFAULT '',
  void_on TEXT CHECK (void_on IS date(void_on)),
  UNIQUE (form, term_id, number),
  CHECK (paper_id IS NOT NULL OR void_reason <> ''),
  CHECK ((void_reason <> '') = (void_on IS NOT NULL))
) STRICT;
CREATE INDEX paper_slot_paper ON paper_slot(paper_id) WHERE paper_id IS NOT NULL;
"""

_INCOMING = """
CREATE TABLE paper_incoming (
  id TEXT PRIMARY KEY,
  year INTEGER NOT NULL CHECK (year BETWEEN 1930 AND 2200),
  arrival INTEGER NOT NULL CHECK (arrival >= 1),
  issuer TEXT NOT NULL CHECK (issuer = trim(issuer) AND issuer <> ''),
  number TEXT NOT NULL DEFAULT '',
  on_day TEXT CHECK (on_day IS date(on_day)),
  received_on TEXT NOT NULL CHECK (received_on IS date(received_on)),
  form TEXT NOT NULL DEFAULT '',
  subject TEXT NOT NULL CHECK (subject = trim(subject) AND subject <> ''),
  note TEXT NOT NULL DEFAULT '',
  deadline TEXT CHECK (deadline IS date(deadline)),
  needs_spreading INTEGER NOT NULL DEFAULT 1 CHECK (needs_spreading IN (0, 1)),
  meeting_id TEXT REFERENCES meeting(id),
  known_note TEXT NOT NULL DEFAULT '',
  known_on TEXT CHECK (known_on IS date(known_on)),
  task_id TEXT REFERENCES task(id),
  void_reason TEXT NOT NULL DEFAULT '',
  restricted INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1)),
  sha256 TEXT NOT NULL DEFAULT '', file_name TEXT NOT NULL DEFAULT '',
  file_size INTEGER NOT NULL DEFAULT 0 CHECK (file_size >= 0),
  media_type TEXT NOT NULL DEFAULT '',
  UNIQUE (year, arrival),
  CHECK (on_day IS NULL OR on_day <= received_on),
  CHECK (deadline IS NULL OR deadline >= received_on)
) STRICT;
CREATE INDEX paper_incoming_meeting ON paper_incoming(meeting_id)
  WHERE meeting_id IS NOT NULL;
CREATE INDEX paper_incoming_task ON paper_incoming(task_id) WHERE task_id IS NOT NULL;
"""

# A number given stays given, also against "undo"; an issued paper keeps what it says.
_KEPT = """
CREATE TRIGGER paper_slot_delete BEFORE DELETE ON paper_slot
  BEGIN SELECT RAISE(ABORT, 'locked: paper_slot'); END;
CREATE TRIGGER paper_slot_update BEFORE UPDATE OF form, term_id, number, paper_id
  ON paper_slot
  WHEN (NEW.form, NEW.term_id, NEW.number, NEW.paper_id)
    IS NOT (OLD.form, OLD.term_id, OLD.number, OLD.paper_id)
  BEGIN SELECT RAISE(ABORT, 'locked: paper_slot'); END;
CREATE TRIGGER paper_delete BEFORE DELETE ON paper WHEN OLD.state <> 'draft'
  BEGIN SELECT RAISE(ABORT, 'locked: paper'); END;
CREATE TRIGGER paper_update BEFORE UPDATE ON paper
  WHEN OLD.state <> 'draft' AND NEW.state <> 'draft'
    AND (NEW.form, NEW.title, NEW.text, NEW.term_id, NEW.number, NEW.on_day,
         NEW.signer, NEW.recipients, NEW.meeting_id)
    IS NOT (OLD.form, OLD.title, OLD.text, OLD.term_id, OLD.number, OLD.on_day,
         OLD.signer, OLD.recipients, OLD.meeting_id)
  BEGIN SELECT RAISE(ABORT, 'locked: paper'); END;
"""
