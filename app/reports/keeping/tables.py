"""The tables of stored renderings and of signed scans, as SQL."""

TEMPLATES = """
CREATE TABLE report_template (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL,
  valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from)),
  file_name TEXT NOT NULL CHECK (file_name <> ''),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  size INTEGER NOT NULL CHECK (size > 0),
  blocks TEXT NOT NULL CHECK (json_valid(blocks)), added_at TEXT NOT NULL,
  UNIQUE (kind, valid_from)
) STRICT;
"""
SCHEMA = """
CREATE TABLE report_kept (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, record_id TEXT NOT NULL,
  version_id TEXT NOT NULL REFERENCES report_version(id),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  size INTEGER NOT NULL CHECK (size > 0), kept_at TEXT NOT NULL,
  UNIQUE (kind, record_id)
) STRICT;
CREATE TRIGGER report_kept_update BEFORE UPDATE ON report_kept
  BEGIN SELECT RAISE(ABORT, 'locked: report_kept'); END;
CREATE TRIGGER report_kept_delete BEFORE DELETE ON report_kept
  BEGIN SELECT RAISE(ABORT, 'locked: report_kept'); END;
CREATE TABLE report_scan (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, record_id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 0 CHECK (version >= 0),
  code TEXT NOT NULL DEFAULT '',
  file_name TEXT NOT NULL CHECK (file_name <> ''),
  media_type TEXT NOT NULL, kept_where TEXT NOT NULL DEFAULT '',
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  size INTEGER NOT NULL CHECK (size > 0), filed_at TEXT NOT NULL
) STRICT;
CREATE INDEX report_scan_paper ON report_scan(kind, record_id);
"""
