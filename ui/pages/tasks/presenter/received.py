"""The register of incoming papers: made known where, given to whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.features.papers.model.views import HeldMeeting, IncomingView
from app.kernel.dates import short
from app.kernel.words import _
from app.reports.registers.chosen import INCOMING
from ui.pages.tasks.presenter.tasks import Group
from ui.widgets.status import Status, Tone
from ui.widgets.table.columns import Cell, Column, Row

FILTERS = tuple(INCOMING)


@dataclass(frozen=True, slots=True)
class ReceivedView:
    """What the tab shows."""

    rows: tuple[Row, ...]
    tiles: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class ReceivedCard:
    """One incoming paper in the drawer."""

    title: str
    state: str
    status: Status
    facts: tuple[tuple[str, str], ...]
    note: str
    meeting_id: str
    task_id: str
    is_alive: bool
    is_known: bool
    has_file: bool


def columns() -> tuple[Column, ...]:
    """Declare the register."""
    return (
        Column("arrival", _("Số đến"), kind="number", width=70),
        Column("received", _("Ngày nhận"), kind="date", width=100),
        Column("subject", _("Trích yếu"), stretch=True),
        Column("known", _("Phổ biến tại"), kind="chip", width=190),
        Column("duty", _("Giao xử lý"), width=160, second=True),
        Column("deadline", _("Hạn"), kind="date", width=100),
    )


def received_view(papers: Sequence[IncomingView], chosen: str) -> ReceivedView:
    """Build the register for the chosen filter (empty: all)."""
    groups = {
        key: [one for one in papers if belongs(one)]
        for key, belongs in INCOMING.items()
    }
    words = {
        "silent": (_("chưa phổ biến"), "triangle-alert"),
        "waiting": (_("chờ kết quả"), "circle-dot-dashed"),
        "settled": (_("đã xong"), "circle-check"),
    }
    tiles = tuple(
        Group(key, len(groups[key]), words[key][0], words[key][1]) for key in FILTERS
    )
    shown = groups[chosen] if chosen in groups else list(papers)
    return ReceivedView(tuple(map(_row, shown)), tiles)


def _row(one: IncomingView) -> Row:
    paper = one.paper
    head = f"{paper.number}, {paper.issuer}" if paper.number else paper.issuer
    subject = paper.subject
    if paper.restricted:
        subject = _("{title} (hạn chế)").format(title=subject)
    known, status = _known(one)
    due = one.task_due or paper.deadline
    return Row(
        paper.id,
        {
            "arrival": Cell(f"{paper.arrival:02d}", sort=paper.arrival),
            "received": Cell(
                short(paper.received_on), sort=paper.received_on.isoformat()
            ),
            "subject": Cell(subject, detail=head),
            "known": Cell(known, status=status),
            "duty": Cell(_duty(one)),
            "deadline": Cell(
                short(due) if due else "", sort=due.isoformat() if due else "9999"
            ),
        },
        edge=Tone.WARN if status is Status.ATTENTION else None,
        muted=bool(paper.void_reason),
    )


def _known(one: IncomingView) -> tuple[str, Status]:
    paper = one.paper
    if paper.void_reason:
        return _("Gạch bỏ"), Status.NOT_APPLICABLE
    if one.meeting is not None:
        return _known_at(one.meeting)
    if paper.known_note:
        return paper.known_note, Status.DONE
    if not paper.needs_spreading:
        return _("Không phải phổ biến"), Status.NOT_APPLICABLE
    return _("Chưa phổ biến"), Status.ATTENTION


def _known_at(meeting: HeldMeeting) -> tuple[str, Status]:
    if meeting.cancelled:
        return _("Kỳ họp đã hủy"), Status.ATTENTION
    words = _("Kỳ họp {day}").format(day=short(meeting.on_day))
    return words, Status.DONE if meeting.held else Status.IN_PROGRESS


def _duty(one: IncomingView) -> str:
    if not one.paper.task_id:
        return _("Chưa giao") if one.paper.deadline else ""
    owner = one.task_owner or _("Chưa rõ ai làm")
    return _("{owner}, đã xong").format(owner=owner) if one.task_done else owner


def card(one: IncomingView) -> ReceivedCard:
    """Build the drawer of an incoming paper."""
    paper = one.paper
    word, status = _known(one)
    return ReceivedCard(
        title=paper.subject,
        state=word,
        status=status,
        facts=tuple((name, value) for name, value in _facts(one) if value),
        note=paper.note,
        meeting_id=paper.meeting_id,
        task_id=paper.task_id,
        is_alive=not paper.void_reason,
        is_known=one.is_known,
        has_file=bool(paper.sha256),
    )


def _facts(one: IncomingView) -> list[tuple[str, str]]:
    paper = one.paper
    meeting = one.meeting
    at = f"{meeting.title}, {short(meeting.on_day)}" if meeting else paper.known_note
    if paper.known_note and paper.known_on:
        at = f"{at}, {short(paper.known_on)}"
    return [
        (_("Số đến"), f"{paper.arrival:02d}/{paper.year}"),
        (_("Nơi ban hành"), paper.issuer),
        (_("Số văn bản"), paper.number),
        (_("Ngày văn bản"), short(paper.on_day) if paper.on_day else ""),
        (_("Loại"), one.form_title),
        (_("Ngày nhận"), short(paper.received_on)),
        (_("Phổ biến tại"), at),
        (_("Hạn trả lời"), short(paper.deadline) if paper.deadline else ""),
        (_("Nhiệm vụ"), one.task_title),
        (_("Giao xử lý"), _duty(one)),
        (_("Tệp"), paper.file_name),
        (_("Gạch bỏ"), paper.void_reason),
        (_("Diện"), _("Hạn chế, không tìm thấy khi tìm kiếm") * paper.restricted),
    ]
