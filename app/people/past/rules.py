"""Which value of a field held on a day, and whether a new one may count from it. Pure.

A book keeps what a field says now; what it said before stands beside it with its last
day. A slip that was put right leaves no earlier value: it was never true.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from app.kernel.dates import short
from app.people.past.errors import CountsBeforeOther, CountsInFuture
from app.people.past.model import PastValue


def values_on(past: Iterable[PastValue], on: date) -> dict[str, dict[str, str]]:
    """Give, by person and field, what differed on ``on`` from what is said now.

    Of several earlier values the one that ended first on or after the day held.
    """
    found: dict[str, dict[str, PastValue]] = {}
    for one in past:
        if one.until < on:
            continue
        fields = found.setdefault(one.person_id, {})
        known = fields.get(one.field)
        if known is None or one.until < known.until:
            fields[one.field] = one
    return {
        person: {key: one.value for key, one in fields.items()}
        for person, fields in found.items()
    }


def last_day(
    field: str, on: date, known: Iterable[PastValue], today: date
) -> date | None:
    """Give the last day of the value of now when another counts from ``on``.

    None: a change that counts from that very day is recorded already, so the new value
    only takes its place. ``known`` are the person's earlier values.
    """
    if on > today:
        raise CountsInFuture(field=field, on=short(on))
    until = on - timedelta(days=1)
    ends = [one.until for one in known if one.field == field]
    if until in ends:
        return None
    later = [day for day in ends if day > until]
    if later:
        since = max(later) + timedelta(days=1)
        raise CountsBeforeOther(field=field, since=short(since))
    return until


def moved(field: str, on: date, between: tuple[date, date | None], today: date) -> date:
    """Give the new last day of an earlier value when what follows counts from ``on``.

    ``between`` are the last days of the values before and after it.
    """
    if on > today:
        raise CountsInFuture(field=field, on=short(on))
    until = on - timedelta(days=1)
    before, after = between
    if after is not None and until >= after:
        raise CountsBeforeOther(field=field, since=short(after + timedelta(days=1)))
    if until <= before:
        raise CountsBeforeOther(field=field, since=short(before + timedelta(days=1)))
    return until
