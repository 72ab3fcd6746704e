"""Scans of signed papers, filed to the paper whose code they carry."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.documents.paper.code import DocumentCode, codes_in
from app.documents.pdf.finished.pages import first_words
from app.infra.attachments import Attachments, StoredFile
from app.infra.errors import FileTooLarge
from app.infra.files import machine_errors, write_safely
from app.infra.store import Store
from app.kernel.changes import Change
from app.reports.errors import ScanKindRefused
from app.reports.keeping import recognising
from app.reports.keeping.recognising import Paper

_PDF = "application/pdf"
# Pages of a searchable scan that are read for the code.
_PAGES_READ = 3


@dataclass(frozen=True, slots=True)
class Scan:
    """A signed paper as it was scanned; ``version`` 0 when its code is not known."""

    id: str
    kind: str
    record_id: str
    version: int
    code: str
    file_name: str
    media_type: str
    kept_where: str
    sha256: str
    size: int
    filed_at: str


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file the user picked: its bytes, and the paper its code names (if any)."""

    file_name: str
    content: bytes
    media_type: str
    paper: Paper | None


class ScanFile:
    """Keeps scans of signed papers. Belongs to the store's thread."""

    def __init__(self, store: Store, attachments: Attachments) -> None:
        self._store = store
        self._attachments = attachments

    def of(self, kind: str, record_id: str) -> list[Scan]:
        """List the scans of a paper, oldest first."""
        return self._store.all(
            Scan,
            "SELECT * FROM report_scan WHERE kind = ? AND record_id = ?"
            " ORDER BY filed_at, id",
            kind,
            record_id,
        )

    def look_at(self, path: Path, typed: str = "") -> Arrived:
        """Read a file and find whose it is: by the code typed, else by its own words.

        The name of the file and the text of a searchable PDF are looked through; a
        picture has no text. Raises ``ScanKindRefused`` and, for a code that was typed
        wrongly or is of no paper here, the problems of ``recognising.read``.
        """
        rules = self._attachments.rules
        with machine_errors(path):
            if path.stat().st_size > rules.limit_mb * 2**20:
                raise FileTooLarge(path=path, limit_mb=rules.limit_mb)
            content = path.read_bytes()
        media_type = rules.media_type(path.name, content)
        if media_type != _PDF and media_type not in rules.image.media_types:
            raise ScanKindRefused(name=path.name)
        paper = recognising.read(self._store, typed) if typed.strip() else None
        if paper is None:
            paper = self._by_its_words(path.name, content, media_type)
        return Arrived(path.name, content, media_type, paper)

    def file(
        self, arrived: Arrived, kind: str, record_id: str, kept_where: str = ""
    ) -> Change:
        """Keep a scan with the paper it is of; ``kept_where`` is the cabinet."""
        stored = self._attachments.add(arrived.content, arrived.media_type)
        with self._store.command("reports.file_scan") as unit:
            scan_id = unit.insert(
                "report_scan",
                self._row(arrived, stored)
                | {
                    "kind": kind,
                    "record_id": record_id,
                    "kept_where": " ".join(kept_where.split()),
                    "filed_at": unit.at,
                },
            )
        return Change.of("reports", record_id=scan_id, command_id=unit.id)

    def remove(self, scan_id: str) -> Change:
        """Take a scan out again; undo brings it back."""
        with self._store.command("reports.remove_scan") as unit:
            unit.delete("report_scan", scan_id)
        return Change.of("reports", record_id=scan_id, command_id=unit.id)

    def content(self, scan: Scan) -> bytes:
        """Read a scan. Raises ``AttachmentMissing``."""
        return self._attachments.read(scan.sha256)

    def save(self, scan: Scan, path: Path) -> None:
        """Write a scan where the user chose."""
        write_safely(path, self.content(scan))

    def _row(self, arrived: Arrived, stored: StoredFile) -> dict[str, object]:
        paper = arrived.paper
        return {
            "version": paper.version if paper else 0,
            "code": paper.code.text if paper else "",
            "file_name": arrived.file_name,
            "media_type": stored.media_type,
            "sha256": stored.sha256,
            "size": stored.size,
        }

    def _by_its_words(self, name: str, content: bytes, media_type: str) -> Paper | None:
        for code in _codes(name, content, media_type):
            paper = recognising.of_code(self._store, code)
            if paper is not None:
                return paper
        return None


def _codes(name: str, content: bytes, media_type: str) -> Iterator[DocumentCode]:
    yield from codes_in(Path(name).stem)
    if media_type == _PDF:
        yield from codes_in(first_words(content, _PAGES_READ))
