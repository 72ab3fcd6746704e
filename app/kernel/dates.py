"""Dates as papers write them, and dates of which only a part is known."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from app.kernel.words import N_, _

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
WEEKDAYS = (
    N_("Thứ Hai"),
    N_("Thứ Ba"),
    N_("Thứ Tư"),
    N_("Thứ Năm"),
    N_("Thứ Sáu"),
    N_("Thứ Bảy"),
    N_("Chủ Nhật"),
)


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month of a year, or a day; 01/01 is never invented.

    Stored as ISO text of the known part: ``1958``, ``1958-03``, ``1958-03-26``.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse a day that the calendar does not have (ValueError)."""
        month = 1 if self.month is None else self.month
        date(self.year, month, 1 if self.day is None else self.day)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """Take a whole date."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_iso(cls, text: str) -> "PartialDate":
        """Read ``1958``, ``1958-03`` or ``1958-03-26`` (else ValueError)."""
        return _from_iso(text)

    def iso(self) -> str:
        """Write the known part in ISO order."""
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
            if self.day is not None:
                text += f"-{self.day:02d}"
        return text

    def text(self) -> str:
        """Write the known part as lists do: 26/03/1958, 03/1958 or 1958."""
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.insert(0, f"{self.month:02d}")
            if self.day is not None:
                parts.insert(0, f"{self.day:02d}")
        return "/".join(parts)

    def whole(self) -> date | None:
        """Return the date when the day is known."""
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


@lru_cache(maxsize=16_384)
def _from_iso(text: str) -> PartialDate:
    """Read a date once: lists ask for the same few thousand days again and again."""
    match = _PARTIAL.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in match.groups())
    return PartialDate(year or 0, month, day)


def short(day: date) -> str:
    """Write dd/mm/yyyy."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def weekday(day: date) -> str:
    """Name the weekday in the language of the window."""
    return _(WEEKDAYS[day.weekday()])


def spoken(day: date) -> str:
    """Write the weekday before the date, for the window: Thứ Hai, 23/11/2026."""
    return f"{weekday(day)}, {short(day)}"


def official(day: date) -> str:
    """Write a date as party papers do: a zero before days 1-9 and months 1 and 2.

    05-HD/VPTW as summarised in the handbook, domain-members-documents.md §3.2.
    """
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)  # noqa: PLR2004  (the norm names January and February)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def add_months(day: date, months: int) -> date:
    """Move by whole months; the 31st falls back to the month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)
