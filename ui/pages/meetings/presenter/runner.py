"""The frame of the meeting at the table: clocks, what comes next, what was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.features.meetings.model.course import Step
from app.features.meetings.model.records import State
from app.features.meetings.model.running import Resumed
from app.features.meetings.model.views import MeetingView
from app.features.meetings.rules.running import Clocks
from app.kernel.words import _
from ui.pages.meetings.presenter.clock import clock_word, minutes_word


@dataclass(frozen=True, slots=True)
class ClockView:
    """What the clock shows; ``parts`` stands below it where there are several."""

    time: str
    limit: str
    parts: str
    step: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class ActsView:
    """Which buttons of the frame act now."""

    next_words: str
    can_go_on: bool
    can_go_back: bool
    can_skip: bool
    can_pause: bool
    pause_words: str


def clock_view(view: MeetingView, clocks: Clocks) -> ClockView:
    """Build the clock against the shortest length the rules ask of this kind."""
    least = view.kind.min_minutes
    parts = ""
    if len(clocks.parts) > 1:
        parts = " · ".join(
            _("Phần {number}: {time}").format(number=at, time=clock_word(seconds))
            for at, seconds in enumerate(clocks.parts, start=1)
        )
    step = next((one for one in view.steps if one.id == view.meeting.step), None)
    return ClockView(
        time=clock_word(clocks.whole),
        limit=_("/ {minutes} phút").format(minutes=least) if least else "",
        parts=parts,
        step=_step_words(step, clocks),
        is_over=bool(least) and clocks.whole >= (least or 0) * 60,
    )


def acts_view(view: MeetingView, clocks: Clocks, steps: Sequence[Step]) -> ActsView:
    """Say what the buttons do at this step."""
    state = view.meeting.state
    ids = [one.id for one in steps]
    at = ids.index(view.meeting.step) if view.meeting.step in ids else 0
    is_running = state is State.RUNNING
    following = steps[at + 1] if at + 1 < len(steps) else None
    next_words = _("Tiếp: {title}").format(title=following.short) if following else ""
    if state is State.PLANNED:
        next_words = _("Khai mạc")
    moves = not clocks.is_paused
    return ActsView(
        next_words=next_words,
        can_go_on=state is State.PLANNED or (following is not None and moves),
        can_go_back=at > 0 and moves and state is not State.PLANNED,
        can_skip=is_running and following is not None and moves,
        can_pause=is_running,
        pause_words=_("Họp tiếp") if clocks.is_paused else _("Tạm dừng"),
    )


def resumed_words(view: MeetingView, found: Resumed) -> str:
    """Say where a meeting that was cut off goes on; empty when it was not."""
    if not found.was_cut or found.last_at is None:
        return ""
    ids = [one.id for one in view.steps]
    at = ids.index(view.meeting.step) + 1 if view.meeting.step in ids else 1
    return _("Tiếp tục từ bước {number}, lúc {time}. Không mất gì.").format(
        number=at, time=f"{found.last_at:%H:%M:%S}"
    )


def clock_went_back() -> str:
    """Say that the computer's clock stands before what was noted already."""
    return _(
        "Đồng hồ máy đang chậm hơn giờ đã ghi. Chỉnh lại giờ máy trước khi kết thúc."
    )


def saved_words(at: datetime) -> str:
    """Say when everything was last durable."""
    return _("Đã lưu {time}").format(time=f"{at:%H:%M:%S}")


def paused_words(view: MeetingView) -> str:
    """Say since when the meeting stands still."""
    pauses = [one for one in view.record.spans if one.what == "pause"]
    since = pauses[-1].began_at if pauses else None
    if since is None:
        return ""
    return _("Buổi họp tạm dừng từ {time}.").format(time=f"{since:%H:%M}")


def _step_words(step: Step | None, clocks: Clocks) -> str:
    if step is None:
        return ""
    return _("Bước này {time} / {minutes} phút").format(
        time=minutes_word(clocks.step), minutes=step.minutes
    )
