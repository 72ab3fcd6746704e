"""Which acts lead a meeting to locked minutes, and what has been done."""

from dataclasses import dataclass
from datetime import date

from app.features.meetings.model.records import State
from app.features.meetings.model.views import MeetingView
from app.kernel.dates import short
from app.kernel.words import _
from ui.widgets.status import Status

Line = tuple[Status, str, str]


@dataclass(frozen=True, slots=True)
class ClosingView:
    """The acts that are possible now, and the lines of what was done."""

    lines: tuple[Line, ...]
    hint: str
    can_close: bool
    asks_time: bool
    can_read: bool
    can_number: bool
    can_sign: bool
    can_lock: bool
    can_add: bool
    has_minutes: bool


def closing_view(view: MeetingView, today: date) -> ClosingView:
    """Build the last step. A meeting of an earlier day needs its times typed."""
    meeting, state = view.meeting, view.meeting.state
    hints = {
        State.PLANNED: _("Khai mạc buổi họp ở bước Điểm danh."),
        State.DRAFT: _("Đọc lại, thông qua biên bản rồi ký."),
        State.READ: _("In biên bản, ký tay, rồi bấm Đã ký tay."),
        State.SIGNED: _("Biên bản đã ký. Khóa lại khi không còn gì phải sửa."),
    }
    return ClosingView(
        lines=_lines(view),
        hint=hints.get(state, ""),
        can_close=state is State.RUNNING,
        asks_time=meeting.on_day != today and not view.goes_on,
        can_read=state in {State.RUNNING, State.DRAFT},
        can_number=meeting.can_change and view.record.number is None,
        can_sign=state is State.READ,
        can_lock=state is State.SIGNED,
        can_add=state is State.LOCKED,
        has_minutes=state is not State.CANCELLED,
    )


def _lines(view: MeetingView) -> tuple[Line, ...]:
    return (*_of_the_meeting(view), *_of_the_paper(view))


def _of_the_meeting(view: MeetingView) -> tuple[Line, ...]:
    meeting = view.meeting
    lines: list[Line] = []
    if meeting.started_at:
        lines.append((Status.DONE, _("Khai mạc"), f"{meeting.started_at:%H:%M}"))
    if meeting.read_at:
        note = meeting.read_note or _("Không ai đề nghị sửa")
        time = f"{meeting.read_at:%H:%M}"
        words = _("Đã đọc lại lúc {time}").format(time=time)
        lines.append((Status.DONE, words, note))
    elif meeting.unread_reason:
        words = _("Chưa đọc lại biên bản")
        lines.append((Status.ATTENTION, words, meeting.unread_reason))
    if meeting.closed_at:
        length = _("{minutes} phút").format(minutes=meeting.minutes)
        time = f"{meeting.closed_at:%H:%M}"
        words = _("Kết thúc lúc {time}").format(time=time)
        lines.append((Status.DONE, words, length))
    return tuple(lines)


def _of_the_paper(view: MeetingView) -> tuple[Line, ...]:
    meeting = view.meeting
    lines: list[Line] = []
    if view.record.number:
        number = f"{view.record.number.number:02d}-BB/CB"
        lines.append((Status.DONE, _("Số {number}").format(number=number), ""))
    if meeting.signed_on:
        words = _("Đã ký ngày {day}").format(day=short(meeting.signed_on))
        lines.append((Status.DONE, words, ""))
    if meeting.locked_at:
        day = f"{meeting.locked_at:%d/%m/%Y}"
        lines.append((Status.DONE, _("Đã khóa ngày {day}").format(day=day), ""))
    for one in view.record.addenda:
        words = _("Phụ lục số {number:02d}, {day}").format(
            number=one.number, day=short(one.on_day)
        )
        lines.append((Status.INFO, words, " ".join(one.text.split())))
    return tuple(lines)
