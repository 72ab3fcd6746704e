"""Evidence files, kept under their SHA-256 in a second encrypted file.

What can go wrong: as for the book (disk full, damaged, busy). The content is written in
its own commit *before* the record that names it: a crash leaves at most a content that
nobody names, which ``sweep`` removes a month later, never a name without content.
"""

import functools
import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from app.infra.book.connection import connect
from app.infra.book.pictures import shrink
from app.infra.book.sqlerrors import translated
from app.infra.book.turns import Connection
from app.infra.datafile import read_toml
from app.infra.errors import (
    AttachmentEmpty,
    AttachmentKindRefused,
    AttachmentMissing,
    FileTooLarge,
)
from app.infra.paths import rules_folder
from app.kernel.clock import Clock

# Photos are large: bigger pages are written and checked faster (data-layer.md §2.4).
PAGE_SIZE = 16384
IN_MEMORY = Path("cell.files.db")
_SCHEMA = """
CREATE TABLE IF NOT EXISTS blob (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  size INTEGER NOT NULL CHECK (size = length(data)), media_type TEXT NOT NULL,
  data BLOB NOT NULL, stored_at TEXT NOT NULL
) STRICT
"""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What a record keeps about an attachment."""

    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class ImageRule:
    """How pictures are made smaller."""

    media_types: tuple[str, ...]
    long_side: int
    quality: int
    limit_megapixels: int


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: its endings and the hexadecimal bytes it may start with."""

    media_type: str
    endings: tuple[str, ...]
    starts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AttachmentRules:
    """The record ``data/attachments.toml``."""

    source: str
    confidence: str
    valid_from: date
    limit_mb: int
    keep_unused_days: int
    image: ImageRule
    kind: tuple[FileKind, ...]

    def media_type(self, file_name: str, content: bytes) -> str:
        """Name the media type, or raise ``AttachmentKindRefused``."""
        ending = Path(file_name).suffix.lower().removeprefix(".")
        for kind in self.kind:
            starts = (bytes.fromhex(start) for start in kind.starts)
            if ending in kind.endings and any(map(content.startswith, starts)):
                return kind.media_type
        raise AttachmentKindRefused(name=file_name)


@functools.cache
def attachment_rules() -> AttachmentRules:
    """Read the rules of attachments once."""
    return read_toml(rules_folder() / "attachments.toml", AttachmentRules)


class Attachments:
    """The open file of attachments. Any thread may use it."""

    def __init__(
        self,
        connection: Connection,
        clock: Clock,
        path: Path = IN_MEMORY,
    ) -> None:
        self.connection = connection
        self.path = path
        self.rules = attachment_rules()
        self._clock = clock
        with translated(path):
            connection.execute(_SCHEMA)

    @classmethod
    def in_memory(cls, clock: Clock) -> "Attachments":
        """Open one that lives in memory: tests and previews."""
        return cls(connect(None, b""), clock)

    @classmethod
    def open(
        cls, path: Path, key: bytes, clock: Clock, *, fixed_disk: bool = True
    ) -> "Attachments":
        """Open or create the file at ``path`` with the key of the book."""
        connection = connect(path, key, fixed_disk=fixed_disk, page_size=PAGE_SIZE)
        return cls(connection, clock, path)

    def add(self, content: bytes, media_type: str) -> StoredFile:
        """Keep ``content`` durably and return its name; the same twice is kept once.

        Call it before the command that records the attachment.
        """
        if not content:
            raise AttachmentEmpty
        if len(content) > self.rules.limit_mb * 2**20:
            raise FileTooLarge(path=self.path, limit_mb=self.rules.limit_mb)
        content, media_type = self._made_smaller(content, media_type)
        digest = hashlib.sha256(content).hexdigest()
        at = self._clock.now().isoformat(timespec="seconds")
        with translated(self.path):
            self.connection.execute(
                "INSERT INTO blob VALUES (?,?,?,?,?) ON CONFLICT DO NOTHING",
                (digest, len(content), media_type, content, at),
            )
        return StoredFile(digest, len(content), media_type)

    def add_file(self, file_name: str, content: bytes) -> StoredFile:
        """Keep a file the user picked, its kind recognised from name and content."""
        return self.add(content, self.rules.media_type(file_name, content))

    def read(self, sha256: str) -> bytes:
        """Return the content, or raise ``AttachmentMissing``."""
        with translated(self.path):
            row = self.connection.execute(
                "SELECT data FROM blob WHERE sha256 = ?", (sha256,)
            ).fetchone()
        if row is None or hashlib.sha256(row[0]).hexdigest() != sha256:
            raise AttachmentMissing(sha256=sha256)
        return bytes(row[0])

    def stored(self) -> dict[str, StoredFile]:
        """List what is kept, by name."""
        with translated(self.path):
            rows = self.connection.execute(
                "SELECT sha256, size, media_type FROM blob ORDER BY sha256"
            ).fetchall()
        return {row[0]: StoredFile(*row) for row in rows}

    def sweep(self, referenced: Collection[str]) -> int:
        """Remove contents nobody names and that are a month old; say how many."""
        oldest = self._clock.now() - timedelta(days=self.rules.keep_unused_days)
        with translated(self.path):
            rows = self.connection.execute(
                "SELECT sha256 FROM blob WHERE stored_at < ?",
                (oldest.isoformat(timespec="seconds"),),
            ).fetchall()
            unused = [(name,) for (name,) in rows if name not in referenced]
            with self.connection.transaction():
                self.connection.executemany("DELETE FROM blob WHERE sha256 = ?", unused)
        return len(unused)

    def has_older_than(self, at: str) -> bool:
        """Say whether anything was stored before ``at`` (ISO text)."""
        with translated(self.path):
            row = self.connection.execute(
                "SELECT 1 FROM blob WHERE stored_at < ? LIMIT 1", (at,)
            ).fetchone()
        return row is not None

    def take_missing(self, source: "Attachments") -> int:
        """Copy what ``source`` has and this one lacks; say how many."""
        missing = sorted(source.stored().keys() - self.stored().keys())
        with translated(self.path), self.connection.transaction():
            for name in missing:
                row = source.connection.execute(
                    "SELECT * FROM blob WHERE sha256 = ?", (name,)
                ).fetchone()
                self.connection.execute("INSERT INTO blob VALUES (?,?,?,?,?)", row)
        return len(missing)

    def close(self) -> None:
        """Fold the journal into the file and close it."""
        self.connection.close()

    def _made_smaller(self, content: bytes, media_type: str) -> tuple[bytes, str]:
        rule = self.rules.image
        if media_type not in rule.media_types:
            return content, media_type
        small = shrink(content, rule.long_side, rule.quality, rule.limit_megapixels)
        return small, media_type if small is content else "image/jpeg"
