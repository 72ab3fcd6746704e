"""A code typed or scanned from paper: which record it is of, and how old the paper is.

Only papers that left the program can be recognised, so the known versions are asked.
"""

from dataclasses import dataclass

from app.documents.paper.code import DocumentCode, code_in, mark_of, paper_signs
from app.infra.store import Store
from app.kernel.words import _
from app.reports.errors import PaperCodeUnknown, PaperCodeUnreadable

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of this book, as its code names it.

    ``version`` is the number whose content the paper shows; 0 when the mark of its
    content fits none that ever left the program.
    """

    code: DocumentCode
    kind: str
    record_id: str
    version: int
    left_at: str = ""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A paper beside what the records say now."""

    paper: Paper
    title: str
    current: int

    @property
    def is_older(self) -> bool:
        """Say whether the paper no longer says what the records say."""
        return self.paper.version != self.current


@dataclass(frozen=True, slots=True)
class _Record:
    kind: str
    record_id: str


@dataclass(frozen=True, slots=True)
class _Version:
    number: int
    sha256: str
    at: str


def age(found: Recognised) -> str:
    """Say how old the paper is beside the records."""
    version, current = found.paper.version, found.current
    if not version:
        return _(
            "Nội dung trên giấy không khớp bản nào đã in; nay là bản {now}."
        ).format(now=current)
    if found.is_older:
        return _("Bản đã in là bản {printed}, nội dung nay là bản {current}.").format(
            printed=version, current=current
        )
    return _("Giấy đúng với nội dung nay, bản {now}.").format(now=current)


def owner(store: Store, kind: str, record_id: str) -> str:
    """Name a paper of this very book, for its code."""
    return f"{store.meta('db_id')} {kind} {record_id}"


def read(store: Store, text: str) -> Paper:
    """Read the code in ``text``.

    Raises ``PaperCodeUnreadable`` when there is none (or it was typed wrongly) and
    ``PaperCodeUnknown`` when no paper of this book has it.
    """
    code = code_in(text)
    if code is None:
        raise PaperCodeUnreadable(field="code", text=" ".join(text.split())[:_LONGEST])
    found = of_code(store, code)
    if found is None:
        raise PaperCodeUnknown(field="code", code=code.text)
    return found


def of_code(store: Store, code: DocumentCode) -> Paper | None:
    """Find the paper a code is of, or None."""
    records = store.all(_Record, "SELECT DISTINCT kind, record_id FROM report_version")
    for record in records:
        kind, record_id = record.kind, record.record_id
        if paper_signs(owner(store, kind, record_id)) == code.paper:
            number, left_at = _version(store, record, code)
            return Paper(code, kind, record_id, number, left_at)
    return None


def _version(store: Store, record: _Record, code: DocumentCode) -> tuple[int, str]:
    found = store.all(
        _Version,
        "SELECT v.number, v.sha256, coalesce(max(o.at), v.made_at) AS at"
        " FROM report_version v LEFT JOIN report_output o ON o.version_id = v.id"
        " WHERE v.kind = ? AND v.record_id = ? GROUP BY v.id ORDER BY v.number",
        record.kind,
        record.record_id,
    )
    for one in found:
        if mark_of(one.sha256) == code.mark:
            return one.number, one.at
    return 0, ""
