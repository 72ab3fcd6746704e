"""What was handed out: each content once with its number, and every time it left.

A version is the document as a value (JSON), so that an issued paper can be drawn again
exactly, whatever happened to the records since.
"""

from dataclasses import dataclass
from typing import Literal

from app.documents.model import Doc, from_json, to_json
from app.documents.paper.code import content_digest
from app.infra.driver import Database, Migrations
from app.infra.store import Command, Store
from app.reports.keeping import tables

MIGRATIONS = Migrations("reports")
How = Literal["print", "pdf", "docx", "xlsx", "package"]


@MIGRATIONS()
def m001_versions(db: Database) -> None:
    """Create the versions of documents and the list of what left the program."""
    db.executescript(
        """
        CREATE TABLE report_version (
          id TEXT PRIMARY KEY, kind TEXT NOT NULL, record_id TEXT NOT NULL,
          number INTEGER NOT NULL CHECK (number > 0), sha256 TEXT NOT NULL,
          doc TEXT NOT NULL CHECK (json_valid(doc)), made_at TEXT NOT NULL,
          UNIQUE (kind, record_id, number), UNIQUE (kind, record_id, sha256)
        ) STRICT;
        CREATE TABLE report_output (
          id TEXT PRIMARY KEY,
          version_id TEXT NOT NULL REFERENCES report_version(id),
          how TEXT NOT NULL CHECK (how IN ('print','pdf','docx','xlsx','package')),
          at TEXT NOT NULL
        ) STRICT;
        CREATE INDEX report_output_version ON report_output(version_id);
        """
    )


@MIGRATIONS()
def m002_kept_and_scanned(db: Database) -> None:
    """Create the rendering a locked paper keeps, and the scans filed to papers."""
    db.executescript(tables.SCHEMA)


@MIGRATIONS()
def m003_templates(db: Database) -> None:
    """Create the templates a cell has put in the place of our wording."""
    db.executescript(tables.TEMPLATES)


@dataclass(frozen=True, slots=True)
class VersionState:
    """Which version the content is now, and which one was printed last.

    ``current`` counts contents that left the program; content that never left gets the
    next number. ``printed`` is 0 when nothing was printed; ``printed_at`` is ISO text.
    ``sha256`` is the digest the content goes by, also in its code.
    """

    current: int
    printed: int = 0
    printed_at: str = ""
    sha256: str = ""

    @property
    def print_is_older(self) -> bool:
        """Say whether the paper in hand no longer says what the records say."""
        return 0 < self.printed != self.current


@dataclass(frozen=True, slots=True)
class WayOut:
    """One way a version left: how, how often, and when last (ISO text)."""

    how: How
    times: int
    last_at: str


@dataclass(frozen=True, slots=True)
class Left:
    """A version with the ways it left, the latest last; ``actor`` made it."""

    number: int
    made_at: str
    actor: str
    ways: tuple[WayOut, ...]


@dataclass(frozen=True, slots=True)
class _Version:
    id: str
    number: int
    sha256: str


@dataclass(frozen=True, slots=True)
class _Output:
    number: int
    at: str


def state(store: Store, kind: str, record_id: str, doc: Doc) -> VersionState:
    """Compare ``doc`` with what left the program before."""
    versions = _versions(store, kind, record_id)
    known = _same(store, versions, kind, record_id, doc)
    last = store.one(
        _Output,
        "SELECT v.number, o.at FROM report_output o"
        " JOIN report_version v ON v.id = o.version_id"
        " WHERE v.kind = ? AND v.record_id = ? AND o.how = 'print'"
        " ORDER BY o.at DESC, o.id DESC LIMIT 1",
        kind,
        record_id,
    )
    return VersionState(
        current=known.number if known else len(versions) + 1,
        printed=last.number if last else 0,
        printed_at=last.at if last else "",
        sha256=known.sha256 if known else content_digest(doc),
    )


def note(unit: Command, store: Store, kind: str, record_id: str, doc: Doc) -> str:
    """Keep the content unless it is kept already; return the id of its version."""
    versions = _versions(store, kind, record_id)
    known = _same(store, versions, kind, record_id, doc)
    if known is not None:
        return known.id
    return unit.insert(
        "report_version",
        {
            "kind": kind,
            "record_id": record_id,
            "number": len(versions) + 1,
            "sha256": content_digest(doc),
            "doc": to_json(doc).decode(),
            "made_at": unit.at,
        },
    )


@dataclass(frozen=True, slots=True)
class _Made:
    id: str
    number: int
    made_at: str
    actor: str


def outputs(store: Store, kind: str, record_id: str) -> list[Left]:
    """List the versions of a paper with the ways each left the program."""
    made = store.all(
        _Made,
        "SELECT v.id, v.number, v.made_at, coalesce((SELECT actor FROM audit_event e"
        " WHERE e.entity = 'report_version' AND e.entity_id = v.id"
        " ORDER BY seq LIMIT 1), '') AS actor FROM report_version v"
        " WHERE v.kind = ? AND v.record_id = ? ORDER BY v.number",
        kind,
        record_id,
    )
    return [Left(one.number, one.made_at, one.actor, _ways(store, one)) for one in made]


def _ways(store: Store, made: _Made) -> tuple[WayOut, ...]:
    return tuple(
        store.all(
            WayOut,
            "SELECT how, count(*) AS times, max(at) AS last_at FROM report_output"
            " WHERE version_id = ? GROUP BY how ORDER BY last_at, how",
            made.id,
        )
    )


def issued(store: Store, kind: str, record_id: str, number: int) -> Doc | None:
    """Read version ``number`` back as a document, or None."""
    text = store.value(
        "SELECT doc FROM report_version"
        " WHERE kind = ? AND record_id = ? AND number = ?",
        kind,
        record_id,
        number,
    )
    return from_json(str(text).encode()) if text is not None else None


def _same(
    store: Store, versions: list[_Version], kind: str, record_id: str, doc: Doc
) -> _Version | None:
    digest = content_digest(doc)
    for version in versions:
        if version.sha256 == digest:
            return version
    # A release that knows more fields writes the same words in other bytes.
    for version in versions:
        if issued(store, kind, record_id, version.number) == doc:
            return version
    return None


def _versions(store: Store, kind: str, record_id: str) -> list[_Version]:
    return store.all(
        _Version,
        "SELECT id, number, sha256 FROM report_version"
        " WHERE kind = ? AND record_id = ? ORDER BY number",
        kind,
        record_id,
    )
