"""The usual day of a month, and where it goes when people are off. Pure."""

from calendar import monthrange
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.features.meetings.model.planrules import OffRule
from app.features.meetings.model.yearplan import DaysOff, UsualDay, Why
from app.kernel.dates import short

_SATURDAY = 5
_WEEK = 7
_LAST_WEEK = 5
_ENOUGH = 3
_ONE = timedelta(days=1)


def usual_day(year: int, month: int, usual: UsualDay) -> date:
    """Give the usual day of a month; the 31st falls back to the month's last day."""
    last = monthrange(year, month)[1]
    if usual.mode == "day":
        return date(year, month, min(usual.day, last))
    first = date(year, month, 1)
    ahead = (usual.weekday - first.weekday()) % _WEEK
    day = 1 + ahead + _WEEK * (min(usual.week, _LAST_WEEK) - 1)
    return date(year, month, day if day <= last else day - _WEEK)


def usual_of(days: Sequence[date]) -> UsualDay | None:
    """Recognise the usual day from meetings held; None when they follow none.

    More than half of at least three meetings have to agree, on the weekday of a week or
    on the day of the month.
    """
    if len(days) < _ENOUGH:
        return None
    weekdays = Counter((day.weekday(), (day.day - 1) // _WEEK + 1) for day in days)
    numbers = Counter(day.day for day in days)
    (weekday, week), by_weekday = weekdays.most_common(1)[0]
    number, by_number = numbers.most_common(1)[0]
    if max(by_weekday, by_number) * 2 <= len(days):
        return None
    if by_number >= by_weekday:
        return UsualDay("day", number, weekday, week)
    return UsualDay("weekday", number, weekday, week)


@dataclass(frozen=True, slots=True)
class Shift:
    """Moves a day off the days people are off, within its month.

    ``earliest`` is the first day that can still be planned, from ``today`` on; ``busy``
    are days that hold a meeting already.
    """

    off_rule: OffRule
    avoid_weekends: bool
    days_off: Mapping[int, DaysOff]
    earliest: date = date.min
    today: date = date.min
    busy: Collection[date] = field(default_factory=frozenset)

    def obstacle(self, day: date) -> Why | None:
        """Say why people do not meet on a day, or None."""
        known = self.days_off.get(day.year)
        if known is not None:
            if day in known.worked:
                return None
            if day in known.off:
                return Why("holiday", (("day", short(day)), ("name", known.off[day])))
        if self.avoid_weekends and day.weekday() >= _SATURDAY:
            return Why("weekend", (("day", short(day)),))
        return None

    def place(self, day: date) -> tuple[date, tuple[Why, ...]] | None:
        """Find the day of a meeting near its usual ``day``; None when none is left.

        The reasons name every day that was passed over for a holiday or a weekend.
        """
        first = day
        reasons: list[Why] = []
        if day < self.earliest:
            if (day.year, day.month) != (self.earliest.year, self.earliest.month):
                return None
            first = self.earliest
            soon = Why("passed" if day < self.today else "soon", (("day", short(day)),))
            reasons.append(soon if day < self.today else self.obstacle(day) or soon)
        why = self.obstacle(first)
        if why is not None:
            reasons.append(why)
        found = first if self.off_rule == "keep" else self._free(first)
        if found is None:
            return None
        return found, (*reasons, *self._doubt(found))

    def before(
        self, meeting: date, usual: date, not_before: date
    ) -> tuple[date, tuple[Why, ...]]:
        """Find the committee's day before a ``meeting``, near its ``usual`` day.

        The committee meets every month, so the month of the meeting comes first, with a
        day of the weekend if need be; then working days of the month before. Without
        any, ``not_before`` itself is taken, with what speaks against it.
        """
        first = max(meeting.replace(day=1), not_before)
        own = [*_days(usual, first, -1), *_days(usual + _ONE, meeting - _ONE, 1)]
        own = [at for at in own if first <= at < meeting]
        earlier = _days(min(usual, first - _ONE), not_before, -1)
        for days, weekend in ((own, False), (own, True), (earlier, False)):
            for at in days:
                why = self.obstacle(at)
                is_weekend = why is not None and why.code == "weekend"
                if at not in self.busy and (why is None or (weekend and is_weekend)):
                    return at, (*((why,) if why else ()), *self._doubt(at))
        why = self.obstacle(not_before)
        return not_before, (why,) if why else ()

    def _free(self, day: date) -> date | None:
        # The other way round when the month ends: the meeting belongs to its month.
        ways = (1, -1) if self.off_rule == "after" else (-1, 1)
        for way in ways:
            at = day
            while (at.year, at.month) == (day.year, day.month) and at >= self.earliest:
                if self.obstacle(at) is None and at not in self.busy:
                    return at
                if at in {date.min, date.max}:
                    break
                at += way * _ONE
        return None

    def _doubt(self, day: date) -> tuple[Why, ...]:
        known = self.days_off.get(day.year)
        if known is None or day not in known.maybe:
            return ()
        return (Why("maybe", (("day", short(day)), ("name", known.maybe[day]))),)


def _days(start: date, end: date, way: int) -> list[date]:
    """List the days from ``start`` to ``end``, forwards (1) or backwards (-1)."""
    count = (end - start).days * way
    return [start + timedelta(days=n * way) for n in range(count + 1)]
