"""For how long something that was ended comes back. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Span:
    """From a day to a day; no last day is "still"."""

    from_on: date
    to_on: date | None


def span_again(before: Span, until: date | None, rivals: Iterable[Span]) -> Span | None:
    """Give the days that come back; None when there is none.

    ``until``: the last day at most. A rival who began later ended it the day before he
    began, as his coming would have done; one who was there already keeps it.
    """
    rivals = list(rivals)
    ends = [day for day in (before.to_on, until) if day is not None]
    ends += [
        one.from_on - timedelta(days=1)
        for one in rivals
        if one.from_on > before.from_on
    ]
    last = min(ends, default=None)
    if last is not None and last < before.from_on:
        return None
    earlier = (one for one in rivals if one.from_on <= before.from_on)
    if any(one.to_on is None or one.to_on >= before.from_on for one in earlier):
        return None
    return Span(before.from_on, last)
