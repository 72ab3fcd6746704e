"""Who took part from where and how long, from the stretches noted. Pure."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import pairwise

from app.features.meetings.model.forms.errors import (
    JoiningOutsideMeeting,
    JoiningOverlaps,
    JoiningUnended,
)
from app.features.meetings.model.forms.online import Joining, Stay
from app.features.meetings.model.records import Meeting, RollLine

_HUNDRED = 100


def stays(
    meeting: Meeting, roll: Iterable[RollLine], joined: Sequence[Joining]
) -> tuple[Stay, ...]:
    """Add up the stretches of everybody on the roll who has any.

    Coming after the opening is late, a gap is coming back, an end before the close is
    leaving early. The share is known once the meeting is closed, rounded down.
    """
    return tuple(
        _stay(meeting, line.person_id, line.name, own)
        for line in roll
        if (own := tuple(one for one in joined if one.person_id == line.person_id))
    )


def _stay(
    meeting: Meeting, person_id: str, name: str, own: tuple[Joining, ...]
) -> Stay:
    closed, opened = meeting.closed_at, meeting.started_at
    seconds = sum(_seconds(one, closed) for one in own)
    whole = int((closed - opened).total_seconds()) if closed and opened else 0
    last = own[-1].left_at
    return Stay(
        person_id=person_id,
        name=name,
        places=tuple(dict.fromkeys(one.place for one in own)),
        stretches=own,
        seconds=seconds,
        percent=seconds * _HUNDRED // whole if whole else None,
        came_late=opened is not None and own[0].came_at > opened,
        left_early=last is not None and (closed is None or last < closed),
        came_back=_has_gap(own),
    )


def _seconds(one: Joining, closed: datetime | None) -> int:
    # Who is not noted as gone stayed to the end; before the close nobody knows it.
    end = one.left_at or closed
    return max(0, int((end - one.came_at).total_seconds())) if end else 0


def _has_gap(own: Sequence[Joining]) -> bool:
    # Moving from the line to the room in one go is no coming back.
    return any(
        before.left_at is not None and after.came_at > before.left_at
        for before, after in pairwise(own)
    )


def there_at(joined: Iterable[Joining], at: datetime) -> frozenset[str]:
    """Name who was there at a moment."""
    return frozenset(
        one.person_id
        for one in joined
        if one.came_at <= at and (one.left_at is None or at < one.left_at)
    )


def check(meeting: Meeting, name: str, new: Joining, others: Sequence[Joining]) -> None:
    """Refuse a stretch outside the meeting or across another of the same person."""
    for at in (new.came_at, new.left_at):
        if at is not None:
            _inside(meeting, at)
    if new.left_at is not None and new.left_at <= new.came_at:
        raise JoiningOverlaps(
            field="at", name=name, came=_time(new.came_at), at=_time(new.left_at)
        )
    for other in others:
        if other.left_at is None and other.came_at <= new.came_at:
            raise JoiningUnended(field="at", name=name, place=other.place)
        if _overlap(new, other):
            raise JoiningOverlaps(
                field="at", name=name, came=_time(other.came_at), at=_time(new.came_at)
            )


def _inside(meeting: Meeting, at: datetime) -> None:
    opened, closed = meeting.started_at, meeting.closed_at
    if opened is None:
        return
    if at < opened or (closed is not None and at > closed):
        end = _time(closed) if closed else "…"
        raise JoiningOutsideMeeting(
            field="at", at=_time(at), opened=_time(opened), closed=end
        )


def _overlap(one: Joining, other: Joining) -> bool:
    starts = other.left_at is None or one.came_at < other.left_at
    return starts and (one.left_at is None or other.came_at < one.left_at)


def _time(at: datetime) -> str:
    return f"{at:%H:%M}"
