"""What a year of meetings lacks in its calendar. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from app.features.meetings.model.yearplan import Gaps, Standing

MONTHS = range(1, 13)
QUARTERS = range(1, 5)


def quarter_of(month: int) -> int:
    """Give the quarter of a month."""
    return (month + 2) // 3


def gaps(
    year: int, standing: Sequence[Standing], today: date, *, has_committee: bool
) -> Gaps:
    """Compare a year's calendar with what it has to hold."""
    own = [one for one in standing if one.on_day.year == year]
    months = {one.on_day.month for one in own if "regular" in one.counts}
    quarters = {quarter_of(one.on_day.month) for one in own if "thematic" in one.counts}
    no_month = [month for month in MONTHS if month not in months]
    no_quarter = [quarter for quarter in QUARTERS if quarter not in quarters]
    first_month = _first_open(year, today)
    first_quarter = quarter_of(first_month)
    return Gaps(
        months=tuple(m for m in no_month if m >= first_month),
        quarters=tuple(q for q in no_quarter if q >= first_quarter),
        closed_months=tuple(m for m in no_month if m < first_month),
        closed_quarters=tuple(q for q in no_quarter if q < first_quarter),
        uncommitted=_uncommitted(own, standing, today) if has_committee else (),
    )


def _first_open(year: int, today: date) -> int:
    """Give the first month of the year that has not passed; 13 when all have."""
    if year > today.year:
        return 1
    return today.month if year == today.year else 13


def _uncommitted(
    own: Iterable[Standing], standing: Sequence[Standing], today: date
) -> tuple[date, ...]:
    to_come = [
        one.on_day
        for one in own
        if "regular" in one.counts and one.is_open and one.on_day >= today
    ]
    return tuple(day for day in to_come if not committee_before(day, standing))


def committee_before(day: date, standing: Sequence[Standing]) -> bool:
    """Say whether the committee meets between the regular meeting before and this."""
    after = previous_regular(day, standing)
    return any(
        after < one.on_day <= day for one in standing if "committee" in one.counts
    )


def previous_regular(day: date, standing: Iterable[Standing]) -> date:
    """Give the day of the regular meeting before, at most a month back."""
    earlier = [
        one.on_day for one in standing if "regular" in one.counts and one.on_day < day
    ]
    month_ago = day - timedelta(days=31) if day > date(1, 2, 1) else date.min
    return max([month_ago, *earlier])
