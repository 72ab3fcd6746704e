"""The rendering a locked paper keeps: from then on exactly these bytes are shown.

The bytes lie with the attachments, the words as a version of the document; both are
written in the command that locks the record, or not at all.
"""

from dataclasses import dataclass

from app.documents.model import Doc, from_json
from app.infra.attachments import Attachments
from app.infra.store import Store
from app.reports import versions

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept: the words and the PDF."""

    doc: Doc
    pdf: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """Which version of a paper is kept, and since when (ISO text)."""

    number: int
    kept_at: str


@dataclass(frozen=True, slots=True)
class _Row:
    sha256: str
    doc: str


def kept(
    store: Store, attachments: Attachments, kind: str, record_id: str
) -> Kept | None:
    """Read what a paper keeps, or None. A damaged content is ``AttachmentMissing``."""
    row = store.one(
        _Row,
        "SELECT k.sha256, v.doc FROM report_kept k"
        " JOIN report_version v ON v.id = k.version_id"
        " WHERE k.kind = ? AND k.record_id = ?",
        kind,
        record_id,
    )
    if row is None:
        return None
    doc = from_json(row.doc.encode())
    return Kept(doc, attachments.read(row.sha256), row.sha256)


def kept_version(store: Store, kind: str, record_id: str) -> KeptVersion | None:
    """Say which version is kept, without reading its bytes; None while none is."""
    return store.one(
        KeptVersion,
        "SELECT v.number, k.kept_at FROM report_kept k"
        " JOIN report_version v ON v.id = k.version_id"
        " WHERE k.kind = ? AND k.record_id = ?",
        kind,
        record_id,
    )


def keep(
    store: Store,
    attachments: Attachments,
    paper: tuple[str, str],
    content: tuple[Doc, bytes],
) -> None:
    """Keep the words and the PDF of ``paper`` (kind, record) for good.

    Joins the command that locks the record. A paper that keeps one already is left as
    it is.
    """
    kind, record_id = paper
    doc, pdf = content
    if store.value(
        "SELECT 1 FROM report_kept WHERE kind = ? AND record_id = ?", kind, record_id
    ):
        return
    stored = attachments.add(pdf, PDF)
    with store.command("reports.keep") as unit:
        version_id = versions.note(unit, store, kind, record_id, doc)
        unit.insert(
            "report_kept",
            {
                "kind": kind,
                "record_id": record_id,
                "version_id": version_id,
                "sha256": stored.sha256,
                "size": stored.size,
                "kept_at": unit.at,
            },
        )
