"""Reporting periods under the names that sort by themselves: 2026, 2026-Q3, 2026-07."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

_PERIOD = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A year, a quarter or a month, named by ``id``."""

    id: str

    def __post_init__(self) -> None:
        """Refuse an id that names no period (ValueError)."""
        if _PERIOD.fullmatch(self.id) is None:
            raise ValueError(self.id)

    @property
    def year(self) -> int:
        """Give the calendar year."""
        return int(self.id[:4])

    @property
    def kind(self) -> str:
        """Give ``year``, ``quarter`` or ``month``."""
        if "Q" in self.id:
            return "quarter"
        return "month" if "-" in self.id else "year"

    @property
    def starts_on(self) -> date:
        """Give the first day."""
        return date(self.year, self._months()[0], 1)

    @property
    def ends_on(self) -> date:
        """Give the last day."""
        last = self._months()[-1]
        return date(self.year, last, calendar.monthrange(self.year, last)[1])

    def contains(self, day: date) -> bool:
        """Say whether ``day`` falls into the period."""
        return self.starts_on <= day <= self.ends_on

    def _months(self) -> range:
        if self.kind == "quarter":
            first = int(self.id[-1]) * 3 - 2
            return range(first, first + 3)
        if self.kind == "month":
            return range(int(self.id[-2:]), int(self.id[-2:]) + 1)
        return range(1, 13)
