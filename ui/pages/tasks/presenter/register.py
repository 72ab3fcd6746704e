"""The register of outgoing papers: numbers in order, gaps in their place."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.features.papers.model.records import PaperState
from app.features.papers.model.views import PaperView, RegisterRow
from app.kernel.dates import short
from app.kernel.words import _
from app.reports.registers.chosen import OUTGOING
from ui.pages.tasks.presenter.tasks import Group
from ui.widgets.status import Status
from ui.widgets.table.columns import Cell, Column, Row

FILTERS = tuple(OUTGOING)


@dataclass(frozen=True, slots=True)
class RegisterView:
    """What the tab shows; ``unexplained`` counts gaps nobody gave a reason for."""

    rows: tuple[Row, ...]
    tiles: tuple[Group, ...]
    unexplained: int


@dataclass(frozen=True, slots=True)
class PaperCard:
    """One outgoing paper in the drawer."""

    title: str
    state: str
    status: Status
    facts: tuple[tuple[str, str], ...]
    text: str
    meeting_id: str
    meeting: str
    is_draft: bool
    is_issued: bool
    has_file: bool


def columns() -> tuple[Column, ...]:
    """Declare the register."""
    return (
        Column("number", _("Số, ký hiệu"), width=104),
        Column("date", _("Ngày"), kind="date", width=100),
        Column("title", _("Trích yếu"), stretch=True),
        Column("signer", _("Người ký"), width=150, second=True),
        Column("state", _("Tình trạng"), kind="chip", width=150),
    )


def row_id(row: RegisterRow) -> str:
    """Name a line of the register: its paper, its meeting, or the gap it is."""
    if row.is_gap:
        return f"gap:{row.form}:{row.term_id}:{row.number}"
    return row.paper_id or f"minutes:{row.meeting_id}"


def register_view(rows: Sequence[RegisterRow], chosen: str) -> RegisterView:
    """Build the register for the chosen filter (empty: all)."""
    groups = {
        key: [one for one in rows if belongs(one)] for key, belongs in OUTGOING.items()
    }
    words = {
        "resolved": (_("nghị quyết"), "scroll-text"),
        "others": (_("văn bản"), "file-text"),
        "minutes": (_("biên bản"), "users-round"),
        "drafts": (_("dự thảo"), "pencil-line"),
        "gaps": (_("số trống"), "circle-slash"),
    }
    counted = {
        key: sum(not one.is_gap for one in found) if key != "gaps" else len(found)
        for key, found in groups.items()
    }
    tiles = tuple(
        Group(key, counted[key], words[key][0], words[key][1]) for key in FILTERS
    )
    shown = groups[chosen] if chosen in groups else list(rows)
    gaps = sum(one.is_gap and not one.void_reason for one in rows)
    return RegisterView(tuple(_sections(shown)), tiles, gaps)


def _sections(rows: Sequence[RegisterRow]) -> list[Row]:
    found: list[Row] = []
    before = ""
    for one in rows:
        head = _("Dự thảo") if one.number is None else one.form_title
        if head != before:
            before = head
            cell = Cell(head, strong=True)
            found.append(Row(f"section:{head}", {"title": cell}, section=True))
        found.append(_gap(one) if one.is_gap else _row(one))
    return found


def _gap(one: RegisterRow) -> Row:
    words = _("Số {number:02d} bỏ trống: {reason}").format(
        number=one.number or 0, reason=one.void_reason
    )
    status = Status.NOT_APPLICABLE
    said = _("Bỏ trống")
    if not one.void_reason:
        words = _("Số {number:02d} bỏ trống, chưa ghi lý do").format(
            number=one.number or 0
        )
        status, said = Status.ATTENTION, _("Chưa rõ lý do")
    return Row(
        row_id(one),
        {
            "number": Cell(one.number_text, sort=one.number),
            "title": Cell(words),
            "state": Cell(said, status=status),
        },
        muted=bool(one.void_reason),
    )


def _row(one: RegisterRow) -> Row:
    word, status = _state(one.state)
    title = one.title
    if one.number is None:
        title = f"{one.form_title}: {one.title}"
    if one.restricted:
        title = _("{title} (hạn chế)").format(title=title)
    return Row(
        row_id(one),
        {
            "number": Cell(one.number_text, sort=one.number),
            "date": Cell(
                short(one.on_day) if one.on_day else "",
                sort=one.on_day.isoformat() if one.on_day else "9999",
            ),
            "title": Cell(title, detail=one.withdrawn or one.origin),
            "signer": Cell(one.signer),
            "state": Cell(word, status=status),
        },
        muted=one.state == PaperState.WITHDRAWN,
    )


def _state(state: str) -> tuple[str, Status]:
    words = {
        "draft": (_("Dự thảo"), Status.NOT_YET),
        "issued": (_("Đã ban hành"), Status.DONE),
        "withdrawn": (_("Đã thu hồi"), Status.REPLACED),
        "signed": (_("Đã ký"), Status.DONE),
        "unsigned": (_("Chưa ký"), Status.IN_PROGRESS),
    }
    return words[state]


def card(view: PaperView) -> PaperCard:
    """Build the drawer of an outgoing paper."""
    paper = view.paper
    word, status = _state(paper.state.value)
    return PaperCard(
        title=paper.title,
        state=word,
        status=status,
        facts=tuple((name, value) for name, value in _facts(view) if value),
        text=paper.text,
        meeting_id=paper.meeting_id,
        meeting=view.meeting.title if view.meeting else "",
        is_draft=paper.is_draft,
        is_issued=paper.state is PaperState.ISSUED,
        has_file=bool(paper.sha256),
    )


def _facts(view: PaperView) -> list[tuple[str, str]]:
    paper = view.paper
    signer = ", ".join(part for part in (paper.signer, paper.signer_post) if part)
    voided = "; ".join(f"{number}: {why}" for number, why in view.void_numbers)
    return [
        (_("Loại"), view.form.title),
        (_("Số, ký hiệu"), view.number_text),
        (_("Ngày"), short(paper.on_day) if paper.on_day else ""),
        (_("Nhiệm kỳ"), view.term_label),
        (_("Người ký"), signer),
        (_("Nơi nhận"), "; ".join(paper.addressees)),
        (_("Biểu quyết"), _vote(view)),
        (_("Thu hồi"), paper.withdrawn_reason),
        (_("Số đã hủy"), voided),
        (_("Tệp"), paper.file_name),
        (_("Diện"), _("Hạn chế, không tìm thấy khi tìm kiếm") * paper.restricted),
    ]


def _vote(view: PaperView) -> str:
    origin = view.origin
    if origin is None or origin.passed is None:
        return ""
    return _("tán thành {in_favour}/{base}").format(
        in_favour=origin.in_favour, base=origin.base
    )
