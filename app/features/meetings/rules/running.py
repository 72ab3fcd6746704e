"""Clocks of a running meeting, and what stops a step from being left. Pure.

The clock counts from the opening without the pauses; a clock of the computer that was
set back gives no negative times, and is told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.features.meetings.model.course import Need, Step
from app.features.meetings.model.records import Record, State
from app.features.meetings.model.running import LEFT, Span, What
from app.features.meetings.model.views import MeetingView
from app.kernel.errors import UserError


@dataclass(frozen=True, slots=True)
class Clocks:
    """The clocks of one moment, in whole seconds.

    ``parts`` gives the time spent in each part, ``speech`` that of the speaker, None
    when nobody speaks. ``went_back`` says that the computer's clock stands before the
    last time noted.
    """

    whole: int
    step: int
    parts: tuple[int, ...]
    speaker: str
    speech: int | None
    is_paused: bool
    went_back: bool


def clocks(record: Record, steps: Sequence[Step], now: datetime) -> Clocks:
    """Read every clock of a meeting at a moment."""
    meeting, spans = record.meeting, record.spans
    pauses = [one for one in spans if one.what is What.PAUSE]
    talk = running(spans, What.SPEECH)
    until = meeting.closed_at or now
    whole = 0
    if meeting.started_at is not None:
        length = int((until - meeting.started_at).total_seconds())
        whole = max(0, length - _overlap(pauses, meeting.started_at, until))
    spent = {step.id: _spent(spans, pauses, step.id, now) for step in steps}
    parts = tuple(
        sum(spent[step.id] for step in steps if step.part == number)
        for number in sorted({step.part for step in steps})
    )
    return Clocks(
        whole=whole,
        step=spent.get(meeting.step, 0),
        parts=parts,
        speaker=talk.name if talk else "",
        speech=_net(talk, pauses, now) if talk else None,
        is_paused=running(spans, What.PAUSE) is not None,
        went_back=now < last_moment(record, now),
    )


def running(spans: Iterable[Span], what: What) -> Span | None:
    """Give the span of a kind that has not ended."""
    found = (one for one in spans if one.what is what and one.ended_at is None)
    return next(found, None)


def was_left(record: Record) -> bool:
    """Say whether the window was left on purpose, to go on later."""
    pause = running(record.spans, What.PAUSE)
    return pause is not None and pause.name == LEFT


def last_moment(record: Record, otherwise: datetime) -> datetime:
    """Give the latest time the meeting has noted."""
    known = [one.ended_at or one.began_at for one in record.spans]
    if record.meeting.started_at is not None:
        known.append(record.meeting.started_at)
    return max(known, default=otherwise)


def last_beginning(record: Record, longest: timedelta) -> datetime | None:
    """Say when the meeting began, or went on last after standing still.

    One that was entered afterwards has clocks of another day: it began as it was told.
    """
    started = record.meeting.started_at
    if started is None or not was_led(record, longest):
        return started
    ended = [one.ended_at for one in record.spans if one.what is What.PAUSE]
    return max([started, *(at for at in ended if at is not None)])


def was_led(record: Record, longest: timedelta) -> bool:
    """Say whether the meeting was led with the program, while it was held."""
    started = record.meeting.started_at
    first = min((one.began_at for one in record.spans), default=None)
    return started is not None and first is not None and first - started <= longest


def goes_on(record: Record, now: datetime, longest: timedelta) -> bool:
    """Say whether the meeting is being held: its clock may tell when it ends."""
    began = last_beginning(record, longest)
    if began is None or record.meeting.state is not State.RUNNING:
        return False
    return was_led(record, longest) and now - began <= longest


def visited(record: Record) -> frozenset[str]:
    """Name the steps the meeting has been at."""
    return frozenset(one.name for one in record.spans if one.what is What.STEP)


def waived(record: Record, steps: Sequence[Step]) -> frozenset[Need]:
    """Name what a reason for skipping has made unnecessary."""
    return frozenset(
        need for step in steps if record.skipped(step.id) for need in step.waives
    )


def blocker(view: MeetingView, step: Step) -> UserError | None:
    """Give the first thing that stops a step from being left forwards.

    A step that was skipped with a reason stops nobody; nor does the last one.
    """
    if view.meeting.state is not State.RUNNING or view.record.skipped(step.id):
        return None
    if view.steps and step.id == view.steps[-1].id:
        return None
    return next(
        (one for one in view.missing if one.facts.get("step") == step.panel), None
    )


def _spent(
    spans: Iterable[Span], pauses: Sequence[Span], step: str, now: datetime
) -> int:
    mine = (one for one in spans if one.what is What.STEP and one.name == step)
    return sum(_net(one, pauses, now) for one in mine)


def _net(span: Span, pauses: Sequence[Span], now: datetime) -> int:
    end = span.ended_at or now
    return max(0, span.seconds(now) - _overlap(pauses, span.began_at, end))


def _overlap(pauses: Iterable[Span], first: datetime, last: datetime) -> int:
    total = 0.0
    for pause in pauses:
        begin, end = max(pause.began_at, first), min(pause.ended_at or last, last)
        total += max(0.0, (end - begin).total_seconds())
    return int(total)
