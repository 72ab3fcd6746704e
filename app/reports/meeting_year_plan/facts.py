"""What both plans of a year are written from: the calendar and who signs."""

from dataclasses import dataclass
from datetime import date

from app.features.meetings.model.yearplan import Entry, YearCalendar
from app.reports.errors import UnknownReport
from app.reports.letterhead import Letterhead, letterhead
from app.reports.sources import Sources

ROMAN = ("I", "II", "III", "IV")
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Facts:
    """The calendar of a year as it stands, and the cell on the day of the plan."""

    year: int
    on: date
    calendar: YearCalendar
    letter: Letterhead
    months: int
    quarters: int

    @property
    def thematic(self) -> tuple[Entry, ...]:
        """List the thematic meetings."""
        return tuple(one for one in self.calendar.entries if one.is_thematic)


def gather_year(sources: Sources, kind: str, record_id: str) -> Facts:
    """Ask for the calendar of the year ``record_id`` ("2026")."""
    is_year = record_id.isascii() and record_id.isdecimal()
    if not is_year or len(record_id) != _DIGITS:
        raise UnknownReport(kind=f"{kind}:{record_id}")
    year = int(record_id)
    on = min(max(sources.clock.today(), date(year, 1, 1)), date(year, 12, 31))
    calendar = sources.meetings.year_planning.calendar(year)
    gaps = calendar.gaps
    return Facts(
        year=year,
        on=on,
        calendar=calendar,
        letter=letterhead(sources, on),
        months=len(gaps.months) + len(gaps.closed_months),
        quarters=len(gaps.quarters) + len(gaps.closed_quarters),
    )
