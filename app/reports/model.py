"""What a report module declares, and what comes out of it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

from app.documents.model import Block, Doc
from app.documents.paper.code import DocumentCode
from app.documents.wordtemplate.filling import Offered
from app.documents.xlsx_model import Workbook
from app.kernel.places import Place
from app.reports.sources import Sources

F = TypeVar("F")
W = TypeVar("W")


class Rank(Enum):
    """How serious a check is: must be repaired, worth knowing, in order."""

    REPAIR = "repair"
    KNOW = "know"
    OK = "ok"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of "kiểm tra trước khi ký", with the place where it is repaired."""

    rank: Rank
    title: str
    detail: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a paper is on its way ("Dự thảo", "Chờ ký tay" …), with one sentence."""

    steps: tuple[str, ...]
    current: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """Another document of the same record."""

    title: str
    kind: str
    record_id: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """What happened to the record of a paper: when (ISO text), by whom, why."""

    at: str
    words: str
    actor: str
    note: str = ""
    locks: bool = False


@dataclass(frozen=True, slots=True)
class Bound:
    """A paper in a book: the page it begins on (0 while unknown) and its digest."""

    page: int
    digest: str
    is_locked: bool


@dataclass(frozen=True, slots=True)
class Volume:
    """How a book of several papers is bound: what stands before and behind them."""

    front: Callable[[tuple[Bound, ...]], Doc]
    back: Callable[[tuple[Bound, ...]], Doc]
    contents_title: str
    digests_title: str


@dataclass(frozen=True, slots=True)
class Report(Generic[F, W]):
    """One printed document, declared by its module and listed in ``REPORTS``.

    ``kind`` is its name everywhere and the stem of ``data/documents/<kind>.toml``,
    which is read into ``wording`` (a frozen dataclass). ``gather`` runs on the store's
    thread; the other functions are pure. ``annex`` is what was written after the paper
    was locked (addenda); ``build`` has it at the end too, ``is_added_to`` says if there
    is any. A book names the documents it is made of (``papers``: kind and record) and
    how they are bound (``volume``). ``related`` names other documents of the same
    record for the preview; ``offered`` is what a cell's own Word template may put in
    its places; ``milestones`` tells what happened to the record. ``page`` is the page
    of the window that the preview leads back to, and to the record there when
    ``page_has_record``.
    """

    kind: str
    wording: type[W]
    gather: Callable[[Sources, str], F]
    build: Callable[[F, W], Doc]
    checks: Callable[[F], tuple[Check, ...]] | None = None
    workbook: Callable[[F, W], Workbook] | None = None
    stage: Callable[[F], Stage] | None = None
    annex: Callable[[F, W], tuple[Block, ...]] | None = None
    is_added_to: Callable[[Sources, str], bool] | None = None
    papers: Callable[[F], tuple[tuple[str, str], ...]] | None = None
    volume: Callable[[F, W], Volume] | None = None
    related: Callable[[F], tuple[Related, ...]] | None = None
    offered: Callable[[F, W], Offered] | None = None
    milestones: Callable[[Sources, str], tuple[Milestone, ...]] | None = None
    page: str = ""
    page_has_record: bool = False


AnyReport = Report[Any, Any]


@dataclass(frozen=True, slots=True)
class Stored:
    """The PDF a locked paper keeps, and what was added since, if anything was."""

    pdf: bytes
    added: Doc | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document as a value, ready to be drawn on any thread.

    ``code`` goes on every page. ``stored`` is there once the paper is locked: its PDF
    is then never drawn again. A book has its papers as ``parts``.
    """

    kind: str
    record_id: str
    title: str
    file_stem: str
    doc: Doc
    checks: tuple[Check, ...] = ()
    sheets: Workbook | None = None
    stage: Stage | None = None
    back: Place | None = None
    code: DocumentCode | None = None
    stored: Stored | None = None
    volume: Volume | None = None
    parts: tuple["Prepared", ...] = ()
    related: tuple[Related, ...] = ()
    offered: Offered | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A document in its file formats."""

    kind: str
    title: str
    file_stem: str
    doc: Doc
    pdf: bytes
    docx: bytes
    xlsx: bytes | None
    checks: tuple[Check, ...] = ()
