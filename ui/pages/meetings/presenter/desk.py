"""One meeting: its steps, the figures at the right, what may be done next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.features.meetings.model.course import Step
from app.features.meetings.model.records import Outcome, State
from app.features.meetings.model.views import MeetingView
from app.features.meetings.rules import running
from app.features.meetings.rules import words as notices
from app.kernel.dates import spoken
from app.kernel.words import _
from ui.widgets.status import Status

CLOSED = frozenset({State.DRAFT, State.READ, State.SIGNED, State.LOCKED})
# Steps that are done once the meeting has been at them.
_BY_VISIT = frozenset(
    {"programme", "contents", "discussion", "online", "groups", "score"}
)


@dataclass(frozen=True, slots=True)
class StepItem:
    """One step at the left; ``state`` is done, current, skipped or later.

    ``note`` says why it was skipped; ``part`` is the title of the part it begins;
    ``short`` is the title where there is little room.
    """

    id: str
    title: str
    state: str
    minutes: int = 0
    note: str = ""
    part: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class FactLine:
    """One figure at the right."""

    label: str
    value: str
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One line with its shape: a line to reach, or something to heed."""

    status: Status
    words: str


@dataclass(frozen=True, slots=True)
class DeskView:
    """What stands around the current step."""

    title: str
    subtitle: str
    steps: tuple[StepItem, ...]
    current: str
    heading: str
    planned: str
    cue: str
    next_words: str
    has_previous: bool
    has_next: bool
    figure: str
    figure_words: str
    bar: tuple[int, int, int, int]
    facts: tuple[FactLine, ...]
    lines: tuple[CheckLine, ...]
    heed: tuple[CheckLine, ...]
    is_frozen: bool
    frozen_words: str
    can_open: bool
    is_running: bool
    has_minutes: bool


def can_run(view: MeetingView, today: date) -> bool:
    """Say whether the meeting can be led now, or entered from paper."""
    state, is_due = view.meeting.state, view.meeting.on_day <= today
    return state is State.RUNNING or (state is State.PLANNED and is_due)


def desk_view(view: MeetingView, steps: Sequence[Step], current: str) -> DeskView:
    """Build the surroundings of the step ``current``."""
    ids = [step.id for step in steps]
    at = ids.index(current) if current in ids else 0
    step = steps[at]
    following = steps[at + 1] if at + 1 < len(steps) else None
    meeting = view.meeting
    heading = _("Bước {number}. {title}").format(number=at + 1, title=step.title)
    planned = _("dự kiến {minutes} phút").format(minutes=step.minutes)
    next_words = _("Tiếp: {title}").format(title=following.short) if following else ""
    return DeskView(
        title=view.title,
        subtitle=_subtitle(view),
        steps=step_items(view, steps, step.id),
        current=step.id,
        heading=heading,
        planned=planned,
        cue=step.cue,
        next_words=next_words,
        has_previous=at > 0,
        has_next=following is not None,
        figure=str(view.counts.present),
        figure_words=_("có mặt / {due} phải dự").format(due=view.counts.due),
        bar=_bar(view),
        facts=_facts(view),
        lines=_lines(view),
        heed=tuple(
            CheckLine(Status.ATTENTION, notices.sentence(one)) for one in view.notices
        ),
        is_frozen=not meeting.can_change,
        frozen_words=_frozen(view),
        can_open=meeting.state is State.PLANNED,
        is_running=meeting.state is State.RUNNING,
        has_minutes=meeting.state is not State.CANCELLED,
    )


def step_items(
    view: MeetingView, steps: Sequence[Step], current: str
) -> tuple[StepItem, ...]:
    """Build the list of steps, with a title where a part begins."""
    items = []
    part = ""
    for step in steps:
        begins = step.part_title if step.part_title != part else ""
        part = step.part_title
        reason = view.record.skipped(step.id)
        note = _("bỏ qua: {reason}").format(reason=reason) if reason else ""
        state = _state(view, step, current)
        items.append(
            StepItem(
                id=step.id,
                title=step.title,
                state=state,
                minutes=step.minutes,
                note=note,
                part=begins,
                short=step.short or step.title,
            )
        )
    return tuple(items)


def _subtitle(view: MeetingView) -> str:
    meeting, names = view.meeting, view.officials
    parts = [spoken(meeting.on_day)]
    if meeting.planned_time:
        parts.append(meeting.planned_time)
    if names.chair:
        parts.append(_("Chủ trì: {name}").format(name=names.chair))
    if names.clerk:
        parts.append(_("Thư ký: {name}").format(name=names.clerk))
    return " · ".join(parts)


def _frozen(view: MeetingView) -> str:
    meeting = view.meeting
    if meeting.state is State.LOCKED and meeting.locked_at:
        day = f"{meeting.locked_at:%d/%m/%Y}"
        return _("Biên bản đã khóa ngày {day}. Sửa bằng phụ lục.").format(day=day)
    if meeting.state is State.SIGNED:
        return _("Biên bản đã ký nên không sửa được. Mở lại ở bước Đọc lại biên bản.")
    if meeting.state is State.CANCELLED:
        return _("Buổi họp đã hủy: {reason}").format(reason=meeting.cancel_reason)
    return ""


def _state(view: MeetingView, step: Step, current: str) -> str:
    if step.id == current:
        return "current"
    if view.record.skipped(step.id):
        return "skipped"
    return "done" if _is_done(view, step) else "later"


def _is_done(view: MeetingView, step: Step) -> bool:
    record, meeting = view.record, view.meeting
    if step.panel in _BY_VISIT:
        return step.id in running.visited(record)
    answered = [one for one in record.reviews if one.outcome is not Outcome.NONE]
    named = bool(meeting.chair_id and meeting.clerk_id)
    checks = {
        "opening": view.roll_ready and named,
        "roll_call": bool(record.roll) and view.counts.unmarked == 0,
        "task_review": view.roll_ready and len(answered) >= len(view.open_tasks),
        "vote": bool(record.ballots),
        "conclusion": bool(meeting.conclusion),
        "read_back": meeting.state in CLOSED,
    }
    return checks.get(step.panel, False)


def _bar(view: MeetingView) -> tuple[int, int, int, int]:
    counts = view.counts
    return counts.present, counts.excused, counts.unexcused, counts.unmarked


def _facts(view: MeetingView) -> tuple[FactLine, ...]:
    counts = view.counts
    if not view.roll_ready:
        official = sum(one.official and not one.visiting for one in view.members)
        whole = sum(not one.visiting for one in view.members)
        exempt = sum(one.exempt for one in view.members)
        return (
            FactLine(_("Tổng số đảng viên"), str(whole)),
            FactLine(_("Chính thức"), str(official)),
            FactLine(_("Miễn sinh hoạt"), str(exempt)),
        )
    extra = (
        (_("Miễn sinh hoạt vẫn dự"), counts.exempt_present, None),
        (_("Sinh hoạt nơi khác"), counts.away, None),
        (_("Đình chỉ sinh hoạt"), counts.suspended, None),
        (_("Tạm thời đến"), counts.visiting, None),
        (_("Vắng có lý do"), counts.excused, Status.ATTENTION),
        (_("Vắng không lý do"), counts.unexcused, Status.BAD),
        (_("Chưa điểm danh"), counts.unmarked, Status.NOT_YET),
    )
    return (
        FactLine(_("Tổng số đảng viên"), str(counts.total)),
        FactLine(_("Miễn, không phải dự"), str(counts.exempt)),
        *(FactLine(label, str(n), shape) for label, n, shape in extra if n),
    )


def _lines(view: MeetingView) -> tuple[CheckLine, ...]:
    if not view.roll_ready:
        return ()
    quorum, ratio = view.quorum, view.ratio
    percent = view.conduct.attendance.min_percent
    waiting = Status.NOT_YET if view.counts.unmarked else Status.ATTENTION
    first = (
        CheckLine(
            Status.DONE,
            _("Đã quá nửa: {present} trên {due}").format(
                present=quorum.reached, due=quorum.base
            ),
        )
        if quorum.holds
        else CheckLine(
            waiting,
            _("Quá nửa: cần {needed} người, còn thiếu {lacking}").format(
                needed=quorum.needed, lacking=quorum.lacking
            ),
        )
    )
    second = (
        CheckLine(
            Status.DONE,
            _("Trên {percent} %: có {present}, cần {needed}").format(
                percent=percent, present=ratio.reached, needed=ratio.needed
            ),
        )
        if ratio.holds
        else CheckLine(
            waiting,
            _("Mức trên {percent} %: cần {needed} người, còn thiếu {lacking}").format(
                percent=percent, needed=ratio.needed, lacking=ratio.lacking
            ),
        )
    )
    return first, second
