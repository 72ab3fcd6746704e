"""Dates as people type them (ui-spec 6.3). No Qt here.

Accepted: ``5/12``, ``05122026``, ``5.12.26``, ``hôm nay``, ``+7``, and where a part may
be unknown ``1958`` and ``03/1958``. Two-digit years 00-40 mean 20xx, the others 19xx.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from app.kernel.dates import PartialDate, short, spoken
from app.kernel.text import clean, fold
from app.kernel.words import _

_WORDS = {"hom nay": 0, "hom qua": -1, "ngay mai": 1, "mai": 1, "nay": 0}
_SHIFT = re.compile(r"([+-])\s*(\d{1,4})")
_PARTS = re.compile(
    r"(\d{1,4})(?:\s*[/.\-\s]\s*(\d{1,4}))?(?:\s*[/.\-\s]\s*(\d{1,4}))?"
)
_YEAR_DIGITS, _SHORT_DIGITS, _FULL_DIGITS = 4, 6, 8
_LAST_OF_THIS_CENTURY = 40
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood: a date, nothing at all, or what is wrong with it."""

    value: PartialDate | None = None
    problem: str = ""

    @property
    def day(self) -> date | None:
        """The whole date, when day and month are known."""
        return self.value.whole() if self.value is not None else None


def read_date(typed: str, today: date, *, partial: bool = False) -> Reading:
    """Understand ``typed``; ``partial`` also allows a year or a month of a year."""
    words = clean(typed)
    if not words:
        return Reading()
    said = _relative(words, today)
    if said is not None:
        return said
    numbers = _numbers(words)
    if numbers is None:
        return Reading(problem=_("Ghi ngày như 05/12/2026 hoặc 5/12."))
    if len(numbers) == 1 or (len(numbers) == 2 and len(numbers[1]) == _YEAR_DIGITS):  # noqa: PLR2004  (month and year)
        return _part(numbers, partial=partial)
    if len(numbers) == 3 and len(numbers[0]) == _YEAR_DIGITS:  # noqa: PLR2004  (ISO)
        numbers.reverse()
    year = _year(numbers[2]) if len(numbers) > 2 else today.year  # noqa: PLR2004  (day, month, year)
    return _whole(int(numbers[0]), int(numbers[1]), year)


def days_in_month(month: int, year: int) -> int:
    """Say how many days the month has."""
    following = date(year + month // _MONTHS, month % _MONTHS + 1, 1)
    return (following - timedelta(days=1)).day


def relation(day: date, today: date) -> str:
    """Say the weekday and how far the day is: "Thứ Bảy, còn 12 ngày"."""
    weekday = spoken(day).split(",", maxsplit=1)[0]
    distance = (day - today).days
    if distance == 0:
        return _("{weekday}, hôm nay").format(weekday=weekday)
    if distance > 0:
        return _("{weekday}, còn {days} ngày").format(weekday=weekday, days=distance)
    return _("{weekday}, đã qua {days} ngày").format(weekday=weekday, days=-distance)


def written(value: PartialDate | date | None) -> str:
    """Write a value back as the field shows it."""
    if value is None:
        return ""
    return value.text() if isinstance(value, PartialDate) else short(value)


def _relative(words: str, today: date) -> Reading | None:
    shift = _SHIFT.fullmatch(words)
    folded = fold(words)
    if shift is not None:
        days = int(shift[2]) * (1 if shift[1] == "+" else -1)
    elif folded in _WORDS:
        days = _WORDS[folded]
    else:
        return None
    return Reading(PartialDate.of(today + timedelta(days=days)))


def _numbers(words: str) -> list[str] | None:
    if words.isascii() and words.isdigit():
        if len(words) in {_SHORT_DIGITS, _FULL_DIGITS}:
            return [words[:2], words[2:4], words[4:]]
        return [words] if len(words) == _YEAR_DIGITS else None
    match = _PARTS.fullmatch(words) if words.isascii() else None
    return [part for part in match.groups() if part] if match else None


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004  (written in full)
        return year
    return year + (2000 if year <= _LAST_OF_THIS_CENTURY else 1900)


def _part(numbers: list[str], *, partial: bool) -> Reading:
    if not partial:
        return Reading(problem=_("Ghi đủ ngày, tháng, năm, như 05/12/2026."))
    year = int(numbers[-1])
    month = int(numbers[0]) if len(numbers) > 1 else None
    problem = _year_problem(year)
    if month is not None and not 1 <= month <= _MONTHS:
        problem = _("Không có tháng {month}.").format(month=month)
    return Reading(problem=problem) if problem else Reading(PartialDate(year, month))


def _whole(day: int, month: int, year: int) -> Reading:
    if not 1 <= month <= _MONTHS:
        return Reading(problem=_("Không có tháng {month}.").format(month=month))
    problem = _year_problem(year)
    if problem:
        return Reading(problem=problem)
    last = days_in_month(month, year)
    if not 1 <= day <= last:
        sentence = _("Tháng {month} năm {year} chỉ có {last} ngày.")
        return Reading(problem=sentence.format(month=month, year=year, last=last))
    return Reading(PartialDate(year, month, day))


def _year_problem(year: int) -> str:
    if _FIRST_YEAR <= year <= _LAST_YEAR:
        return ""
    sentence = _("Năm {year} ngoài khoảng {first}–{last}.")
    return sentence.format(year=year, first=_FIRST_YEAR, last=_LAST_YEAR)
