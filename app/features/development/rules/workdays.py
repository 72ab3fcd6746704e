"""Working days: Monday to Friday without public holidays, with swapped days. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.features.development.model.book import CalendarFile
from app.features.development.model.candidate import OwnDay, Skipped

_SATURDAY = 5
_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Counted:
    """The day a count of working days ends on, and what it jumped over."""

    ends_on: date
    skipped: tuple[Skipped, ...]
    uncounted: tuple[Skipped, ...]
    unsure: tuple[int, ...]


class WorkCalendar:
    """The shipped calendars with the days the cell corrected on top."""

    def __init__(
        self, calendars: Iterable[CalendarFile], own: Iterable[OwnDay] = ()
    ) -> None:
        self._off: dict[date, str] = {}
        self._work: dict[date, str] = {}
        self._maybe: dict[date, str] = {}
        self._sure: set[int] = set()
        self._shipped: set[int] = set()
        for calendar in calendars:
            self._shipped.add(calendar.year)
            if calendar.confidence != "D":
                self._sure.add(calendar.year)
            for day in calendar.off:
                (self._off if day.counted else self._maybe)[day.day] = day.name
            self._work.update({day.day: day.name for day in calendar.work})
        for each in own:
            self._correct(each)

    def _correct(self, own: OwnDay) -> None:
        for table in (self._off, self._work, self._maybe):
            table.pop(own.day, None)
        (self._off if own.off else self._work)[own.day] = own.name

    def standing(self, year: int) -> str:
        """Say how well the days off of a year are known.

        "known" from a notice, "expected" without one, "entered" by the cell, "unknown".
        """
        if year in self._sure:
            return "known"
        if year in self._shipped:
            return "expected"
        return "entered" if self.days(year) else "unknown"

    def is_working(self, day: date) -> bool:
        """Say whether people work on ``day``."""
        if day in self._work:
            return True
        return day.weekday() < _SATURDAY and day not in self._off

    def add(self, start: date, amount: int) -> Counted:
        """Count ``amount`` working days after ``start``; the day itself is day zero."""
        day, left = start, amount
        skipped: list[Skipped] = []
        maybe: list[Skipped] = []
        while left > 0:
            day += _ONE
            if day in self._maybe and self.is_working(day):
                maybe.append(Skipped(day, self._maybe[day]))
            if self.is_working(day):
                left -= 1
            elif day in self._off and day.weekday() < _SATURDAY:
                skipped.append(Skipped(day, self._off[day]))
        years = {start.year, day.year} - self._sure
        return Counted(day, tuple(skipped), tuple(maybe), tuple(sorted(years)))

    def days(self, year: int) -> tuple[tuple[date, bool, str, bool], ...]:
        """List the special days of a year: day, off or worked, name, counted."""
        found = [(d, True, name, True) for d, name in self._off.items()]
        found += [(d, False, name, True) for d, name in self._work.items()]
        found += [(d, True, name, False) for d, name in self._maybe.items()]
        return tuple(sorted(each for each in found if each[0].year == year))
