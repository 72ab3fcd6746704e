"""Whether a meeting fits into the calendar: no twins, no overlaps, one a month."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.features.meetings.errors import (
    MeetingAlreadyPlanned,
    MeetingOverlaps,
    SecondRegularNeedsReason,
)
from app.features.meetings.model.entries import NewMeeting
from app.features.meetings.model.records import Meeting, State
from app.features.meetings.service.context import Context, at_time, clock_time
from app.kernel.dates import add_months, short
from app.kernel.text import fold


@dataclass(frozen=True, slots=True)
class Fitting:
    """Compares a meeting to plan with the others of its day and month."""

    ctx: Context

    def check(self, new: NewMeeting, own_id: str) -> None:
        """Refuse twins, overlaps and a second regular meeting without a reason."""
        same_day = self._others(new.on_day, new.on_day, own_id)
        for other in same_day:
            if other.kind == new.kind and not self._other_group(other, new):
                kind = self.ctx.kind(other).title.lower()
                raise MeetingAlreadyPlanned(
                    field="on_day", day=short(new.on_day), kind=kind
                )
        for other in same_day:
            if self._overlaps(other, new):
                kind = self.ctx.kind(other).title.lower()
                raise MeetingOverlaps(field="time", kind=kind, time=other.planned_time)
        if not new.reason.strip() and self.is_second(new, own_id):
            month = f"{new.on_day:%m/%Y}"
            raise SecondRegularNeedsReason(field="reason", month=month)

    def _others(self, first: date, last: date, own_id: str) -> list[Meeting]:
        return [
            other
            for other in self.ctx.rows.between(first, last)
            if other.id != own_id and other.state is not State.CANCELLED
        ]

    def _other_group(self, other: Meeting, new: NewMeeting) -> bool:
        is_group = self.ctx.kind(other).roll == "group"
        return is_group and fold(other.theme) != fold(new.theme)

    def _overlaps(self, other: Meeting, new: NewMeeting) -> bool:
        """Say whether two meetings of a day would run at the same time.

        Party groups meet side by side. A kind without a minimum is taken to last as
        long as the record of the year's plan says.
        """
        time = clock_time(new.time)
        if not time or not other.planned_time or self._other_group(other, new):
            return False
        if other.state is not State.PLANNED:
            return False
        mine = at_time(new.on_day, time)
        theirs = at_time(new.on_day, other.planned_time)
        my_end = mine + self._length(new.kind, new.on_day)
        their_end = theirs + self._length(other.kind, new.on_day)
        return mine < their_end and theirs < my_end

    def _length(self, kind_id: str, on_day: date) -> timedelta:
        kind = self.ctx.rules.conduct(on_day).kind_of(kind_id)
        usual = self.ctx.rules.preparing.plan(on_day).start.usual_minutes
        return timedelta(minutes=(kind.min_minutes if kind else None) or usual)

    def is_second(self, new: NewMeeting, own_id: str) -> bool:
        """Say whether the month has a regular meeting besides this one."""
        kind = self.ctx.rules.conduct(new.on_day).kind_of(new.kind)
        if kind is None or "regular" not in kind.counts:
            return False
        first = new.on_day.replace(day=1)
        last = add_months(first, 1) - timedelta(days=1)
        return any(
            "regular" in self.ctx.kind(other).counts
            for other in self._others(first, last, own_id)
        )
