"""The tables of the roll: members, their events, fields on or off, life, papers."""

from app.infra.driver import Database, Migrations

MIGRATIONS = Migrations("members")
_LIFE = """
ALTER TABLE member_event ADD COLUMN file_name TEXT NOT NULL DEFAULT '';
ALTER TABLE member_event ADD COLUMN until_on TEXT
  CHECK (until_on IS date(until_on));
ALTER TABLE member_event ADD COLUMN counts_from TEXT
  CHECK (counts_from IS date(counts_from));
ALTER TABLE member_event ADD COLUMN day_order INTEGER NOT NULL DEFAULT 0;
ALTER TABLE member ADD COLUMN national_ref TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN old_national_id TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN birth_country TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN birth_province TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN birth_place TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN hometown_country TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN hometown_province TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN residence_country TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN residence_province TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN occupation_before TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN service TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN discipline TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN paper_cabinet TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN paper_box TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN paper_folder TEXT NOT NULL DEFAULT '';
CREATE TABLE life_line (
  id TEXT PRIMARY KEY, member_id TEXT NOT NULL REFERENCES member(id),
  kind TEXT NOT NULL CHECK (kind <> ''),
  on_date TEXT NOT NULL DEFAULT '', until_date TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '', paper_no TEXT NOT NULL DEFAULT '',
  issuer TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
  years INTEGER NOT NULL DEFAULT 0 CHECK (years >= 0),
  file_sha256 TEXT NOT NULL DEFAULT '', file_name TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX life_line_member ON life_line(member_id, kind, on_date);
CREATE TABLE paper_loan (
  id TEXT PRIMARY KEY, member_id TEXT NOT NULL REFERENCES member(id),
  lent_to TEXT NOT NULL CHECK (lent_to <> ''), purpose TEXT NOT NULL DEFAULT '',
  since TEXT NOT NULL CHECK (since IS date(since)),
  due TEXT CHECK (due IS date(due) AND due >= since),
  returned_on TEXT
    CHECK (returned_on IS date(returned_on) AND returned_on >= since),
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX paper_loan_open ON paper_loan(member_id)
  WHERE returned_on IS NULL;
"""


@MIGRATIONS()
def m001_members(db: Database) -> None:
    """Create the member, its events and the switches of fields.

    Empty text means "not known". Dates in ``member`` may be partial ISO text; those of
    events are whole, or NULL for "before this book was begun".
    """
    db.executescript(
        """
        CREATE TABLE member (
          id TEXT PRIMARY KEY,
          person_id TEXT NOT NULL UNIQUE REFERENCES person(id),
          standing TEXT NOT NULL CHECK (standing IN ('official','probationary')),
          decision_on TEXT NOT NULL DEFAULT '', admitted_on TEXT NOT NULL DEFAULT '',
          official_on TEXT NOT NULL DEFAULT '', card_no TEXT NOT NULL DEFAULT '',
          old_card_no TEXT NOT NULL DEFAULT '', card_issued_on TEXT NOT NULL DEFAULT '',
          card_issued_at TEXT NOT NULL DEFAULT '', record_no TEXT NOT NULL DEFAULT '',
          badge TEXT NOT NULL DEFAULT '', party_post TEXT NOT NULL DEFAULT '',
          office_post TEXT NOT NULL DEFAULT '', union_post TEXT NOT NULL DEFAULT '',
          schooling TEXT NOT NULL DEFAULT '', languages TEXT NOT NULL DEFAULT '',
          group_name TEXT NOT NULL DEFAULT '', cell_name TEXT NOT NULL DEFAULT '',
          home_cell TEXT NOT NULL DEFAULT '', awards TEXT NOT NULL DEFAULT '',
          paper_file_at TEXT NOT NULL DEFAULT ''
        ) STRICT;
        CREATE UNIQUE INDEX member_card ON member(card_no) WHERE card_no <> '';
        CREATE TABLE member_event (
          id TEXT PRIMARY KEY, member_id TEXT NOT NULL REFERENCES member(id),
          kind TEXT NOT NULL CHECK (kind <> ''),
          on_date TEXT CHECK (on_date IS date(on_date)),
          paper_no TEXT NOT NULL DEFAULT '',
          paper_on TEXT CHECK (paper_on IS date(paper_on)),
          elsewhere TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
          file_sha256 TEXT NOT NULL DEFAULT '',
          CHECK (on_date IS NOT NULL OR kind = 'joined')
        ) STRICT;
        CREATE INDEX member_event_member ON member_event(member_id, on_date);
        CREATE TABLE member_field (
          id TEXT PRIMARY KEY, is_on INTEGER NOT NULL CHECK (is_on IN (0, 1))
        ) STRICT;
        """
    )


@MIGRATIONS()
def m002_life(db: Database) -> None:
    """Give events their paper file and last day; add life, paper files, more fields.

    ``life_line`` holds dated lines of a life (award, discipline, study, badge); its
    ``on_date`` may be partial ISO text. ``paper_loan`` says who has a paper file.
    """
    db.executescript(_LIFE)


@MIGRATIONS()
def m003_readmission(db: Database) -> None:
    """Let an admission anew name the superior's consent and a cleared record."""
    db.executescript(
        """
        ALTER TABLE member_event ADD COLUMN cleared_on TEXT
          CHECK (cleared_on IS date(cleared_on));
        ALTER TABLE member_event ADD COLUMN consent_no TEXT NOT NULL DEFAULT '';
        """
    )
