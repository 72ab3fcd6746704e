"""The tables of schemes and score sheets, and the triggers that freeze them."""

from app.infra.driver import Database, Migrations

MIGRATIONS = Migrations("session_score")


@MIGRATIONS()
def m001_schemes(db: Database) -> None:
    """Create the choices of a set and the cell's own lines."""
    db.executescript(
        """
        CREATE TABLE score_scheme (
          id TEXT PRIMARY KEY, set_id TEXT NOT NULL CHECK (set_id <> ''),
          from_on TEXT NOT NULL UNIQUE CHECK (from_on IS date(from_on)),
          basis TEXT NOT NULL DEFAULT ''
        ) STRICT;
        CREATE TABLE score_scheme_line (
          id TEXT PRIMARY KEY,
          scheme_id TEXT NOT NULL REFERENCES score_scheme(id), seq INTEGER NOT NULL,
          group_id TEXT NOT NULL DEFAULT '', origin TEXT NOT NULL DEFAULT '',
          title TEXT NOT NULL CHECK (title = trim(title) AND title <> ''),
          most INTEGER NOT NULL CHECK (most > 0),
          fact TEXT NOT NULL DEFAULT '', steps TEXT NOT NULL DEFAULT '',
          must_be_full INTEGER NOT NULL DEFAULT 0 CHECK (must_be_full IN (0, 1))
        ) STRICT;
        CREATE INDEX score_scheme_line_scheme ON score_scheme_line(scheme_id, seq);
        """
    )


@MIGRATIONS()
def m002_sheets(db: Database) -> None:
    """Create the sheets; those of locked minutes do not change any more."""
    db.executescript(
        """
        CREATE TABLE score_sheet (
          id TEXT PRIMARY KEY,
          meeting_id TEXT NOT NULL UNIQUE REFERENCES meeting(id),
          scheme_id TEXT NOT NULL REFERENCES score_scheme(id),
          set_id TEXT NOT NULL,
          total INTEGER CHECK (total >= 0), most INTEGER NOT NULL CHECK (most >= 0),
          level TEXT NOT NULL DEFAULT '',
          comments TEXT NOT NULL DEFAULT '', superior TEXT NOT NULL DEFAULT '',
          in_favour INTEGER CHECK (in_favour >= 0),
          settled_at TEXT
        ) STRICT;
        CREATE INDEX score_sheet_scheme ON score_sheet(scheme_id);
        CREATE TABLE score_entry (
          id TEXT PRIMARY KEY,
          meeting_id TEXT NOT NULL REFERENCES meeting(id),
          line_id TEXT NOT NULL CHECK (line_id <> ''), seq INTEGER NOT NULL,
          group_title TEXT NOT NULL DEFAULT '',
          title TEXT NOT NULL, rule TEXT NOT NULL DEFAULT '',
          most INTEGER NOT NULL CHECK (most > 0),
          given INTEGER CHECK (given BETWEEN 0 AND most),
          fact_words TEXT NOT NULL DEFAULT '',
          points INTEGER CHECK (points BETWEEN 0 AND most),
          reason TEXT NOT NULL DEFAULT '',
          must_be_full INTEGER NOT NULL DEFAULT 0 CHECK (must_be_full IN (0, 1)),
          UNIQUE (meeting_id, line_id),
          CHECK (points IS NULL OR reason <> '')
        ) STRICT;
        """
    )
    for table in ("score_sheet", "score_entry"):
        for act, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
            db.executescript(_FREEZE.format(table=table, act=act, row=row))


_FREEZE = """
CREATE TRIGGER {table}_locked_{act} BEFORE {act} ON {table}
  WHEN (SELECT state FROM meeting WHERE id = {row}.meeting_id) = 'locked'
  BEGIN SELECT RAISE(ABORT, 'locked: meeting'); END;
"""
