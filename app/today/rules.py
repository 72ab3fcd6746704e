"""Which calendar lines fall due when, and how lines are put in order. Pure."""

import calendar
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.kernel.dates import short
from app.kernel.places import Duty, MonthAhead, Place
from app.today.model import (
    Calendar,
    CalendarLine,
    Mark,
    MarkState,
    Occurrence,
    Repeats,
    Section,
    TodayLine,
)

_SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Pace:
    """How early lines show, and how long habits stay after their day."""

    ahead: timedelta
    habit_late: timedelta


def occurrences(
    calendars: Iterable[Calendar], first: date, last: date
) -> list[Occurrence]:
    """List what falls due from ``first`` to ``last``, each under the set of its day."""
    found = [
        occurrence
        for rules in calendars
        for line in rules.line
        for year in range(first.year, last.year + 1)
        for occurrence in _of_year(line, year)
        if first <= occurrence.due <= last and rules.holds(occurrence.due)
    ]
    return sorted(found, key=lambda one: (one.due, one.line.id))


def _of_year(line: CalendarLine, year: int) -> Iterator[Occurrence]:
    if line.repeats is Repeats.YEAR:
        yield _occurrence(line, f"{year}", year, 0)
    elif line.repeats is Repeats.QUARTER:
        for quarter in range(4):
            yield _occurrence(line, f"{year}-Q{quarter + 1}", year, quarter * 3)
    else:
        for month in range(12):
            yield _occurrence(line, f"{year}-{month + 1:02d}", year, month)


def _occurrence(
    line: CalendarLine, period: str, year: int, months_before: int
) -> Occurrence:
    due = _day(line.due, year, months_before)
    words = {
        "year": year,
        "month": f"{due.month:02d}/{due.year}",
        "quarter": f"{(due.month + 2) // 3} năm {due.year}",
    }
    return Occurrence(
        line=line,
        period=period,
        opens=_day(line.opens, year, months_before),
        due=due,
        title=line.title.format(**words),
    )


def _day(text: str, year: int, months_before: int) -> date:
    """Read ``MM-DD`` or ``DD``; a day past the month's end is its last day."""
    *month, day = (int(part) for part in text.split("-"))
    number = months_before + (month[0] if month else 1)
    return date(year, number, min(day, calendar.monthrange(year, number)[1]))


def open_lines(
    found: Iterable[Occurrence],
    marks: Mapping[str, Mark],
    on: date,
    pace: Pace,
) -> list[tuple[Occurrence, date]]:
    """Keep what still has to be done and is near enough, with its (moved) due date.

    A line that comes back every month or quarter stands once: the newest late one
    speaks for those before it, otherwise a year without ticks would fill the page.
    """
    kept: list[tuple[Occurrence, date]] = []
    newest_late: dict[str, tuple[Occurrence, date]] = {}
    for occurrence, due in still_open(found, marks):
        if occurrence.line.is_habit and on - due > pace.habit_late:
            continue
        if due < on and occurrence.line.repeats is not Repeats.YEAR:
            newest_late[occurrence.line.id] = (occurrence, due)
        elif occurrence.opens - pace.ahead <= on:
            kept.append((occurrence, due))
    return kept + list(newest_late.values())


def still_open(
    found: Iterable[Occurrence], marks: Mapping[str, Mark]
) -> list[tuple[Occurrence, date]]:
    """Keep what is neither done nor left out, with its (moved) due date."""
    kept = []
    for occurrence in found:
        mark = marks.get(occurrence.key)
        if mark is None or mark.state is MarkState.MOVED:
            moved = mark.due_on if mark else None
            kept.append((occurrence, moved or occurrence.due))
    return kept


def month_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of the month of a day."""
    last = calendar.monthrange(day.year, day.month)[1]
    return day.replace(day=1), day.replace(day=last)


def month_ahead(
    duties: Iterable[tuple[Duty, date]], begins: date, ends: date
) -> MonthAhead:
    """Sort duties, each with the day it may be begun, into the parts of a month."""
    late, due, started = [], [], []
    for duty, opens in sorted(duties, key=lambda one: (one[0].due, one[0].title)):
        if duty.due < begins:
            late.append(duty)
        elif duty.due <= ends:
            due.append(duty)
        elif begins <= opens <= ends:
            started.append(duty)
    return MonthAhead(begins, tuple(late), tuple(due), tuple(started))


def as_duty(occurrence: Occurrence, due: date) -> Duty:
    """Say a calendar line the way features say their duties."""
    line = occurrence.line
    return Duty(
        title=occurrence.title,
        reason=line.reason,
        due=due,
        action=line.action,
        place=Place(line.page),
        basis=line.basis,
    )


def section(due: date, on: date) -> Section:
    """Put a due date into its section; a week ends on Sunday."""
    if due < on:
        return Section.LATE
    sunday = on + timedelta(days=_SUNDAY - on.weekday())
    return Section.WEEK if due <= sunday else Section.SOON


def in_order(
    duties: Iterable[tuple[Duty, str]], on: date, statutory: Iterable[str]
) -> tuple[TodayLine, ...]:
    """Sort by due date, the longest late first.

    On equal dates the pages named in ``statutory`` come first: an admission date set
    by the Charter cannot be moved, most other dates can (ui-spec.md S1).
    """
    first = frozenset(statutory)
    ordered = sorted(
        duties,
        key=lambda pair: (
            pair[0].due,
            pair[0].place.page not in first,
            pair[0].title,
        ),
    )
    return tuple(
        TodayLine(section(duty.due, on), (duty.due - on).days, duty, mark)
        for duty, mark in ordered
    )


def headline(calendars: Iterable[Calendar], on: date) -> tuple[str, date] | None:
    """Give the words and the date of the year's main deadline that comes next."""
    for rules in calendars:
        if not rules.holds(on):
            continue
        for occurrence in occurrences([rules], on, date(on.year + 1, 12, 31)):
            if occurrence.line.id == rules.headline.line:
                after = short(occurrence.due + timedelta(days=1))
                return rules.headline.text.format(after=after), occurrence.due
    return None
