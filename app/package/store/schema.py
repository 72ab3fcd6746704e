"""The tables: identity, keys, trust, sent and examined packages.

What was sent is never changed or taken back: the sequence of a unit must not be used
twice, or its packages contradict each other at the committee.
"""

from app.infra.driver import Database, Migrations

MIGRATIONS = Migrations("package")

_OWN = """
CREATE TABLE package_identity (
  id TEXT PRIMARY KEY CHECK (id = 'this'),
  instance_id TEXT NOT NULL, made_at TEXT NOT NULL
) STRICT;
CREATE TABLE package_key (
  id TEXT PRIMARY KEY, holder TEXT NOT NULL, role TEXT NOT NULL,
  request BLOB NOT NULL, encryption_key BLOB NOT NULL,
  signing_certificate BLOB, encryption_certificate BLOB,
  state TEXT NOT NULL CHECK (state IN ('requested','active','retired')),
  made_at TEXT NOT NULL, installed_at TEXT,
  CHECK (state <> 'active' OR signing_certificate IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX package_key_one ON package_key(state)
  WHERE state <> 'retired';
CREATE TABLE package_trust (
  id TEXT PRIMARY KEY, authority BLOB NOT NULL, revoked BLOB NOT NULL,
  office_certificate BLOB NOT NULL, office_unit_id TEXT NOT NULL,
  office_name TEXT NOT NULL, pinned_at TEXT NOT NULL
) STRICT;
"""

_SENT = """
CREATE TABLE package_sent (
  id TEXT PRIMARY KEY, period TEXT NOT NULL, kind TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  recipient_unit_id TEXT NOT NULL, recipient_name TEXT NOT NULL,
  file_name TEXT NOT NULL, size INTEGER NOT NULL, files INTEGER NOT NULL,
  signer_name TEXT NOT NULL, content_sha256 TEXT NOT NULL,
  manifest_sha256 TEXT NOT NULL, instance_id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  UNIQUE (recipient_unit_id, sequence)
) STRICT;
CREATE TRIGGER package_sent_kept BEFORE DELETE ON package_sent
  BEGIN SELECT RAISE(ABORT,'locked: package_sent'); END;
CREATE TRIGGER package_sent_same BEFORE UPDATE ON package_sent
  BEGIN SELECT RAISE(ABORT,'locked: package_sent'); END;
"""

_RECEIVED = """
CREATE TABLE package_import (
  id TEXT PRIMARY KEY, file_name TEXT NOT NULL, file_sha256 TEXT NOT NULL,
  size INTEGER NOT NULL, examined_at TEXT NOT NULL, code TEXT NOT NULL,
  acceptable INTEGER NOT NULL CHECK (acceptable IN (0,1)),
  sender_unit_id TEXT NOT NULL, sequence INTEGER NOT NULL,
  manifest_sha256 TEXT NOT NULL, signer_cert_sha256 TEXT NOT NULL
) STRICT;
CREATE TABLE package_received (
  id TEXT PRIMARY KEY, sender_unit_id TEXT NOT NULL,
  sequence INTEGER NOT NULL, manifest_sha256 TEXT NOT NULL,
  prev_manifest_sha256 TEXT, period TEXT NOT NULL, kind TEXT NOT NULL,
  revision INTEGER NOT NULL, applied INTEGER NOT NULL,
  received_at TEXT NOT NULL, import_id TEXT NOT NULL
    REFERENCES package_import(id),
  UNIQUE (sender_unit_id, sequence)
) STRICT;
"""


@MIGRATIONS()
def m001_package(db: Database) -> None:
    """Create identity, keys, trust, and the registers of both directions."""
    db.executescript(_OWN + _SENT + _RECEIVED)
