"""Reads a date however a list wrote it; never invents a day. Pure.

Day first, always; month first only where the second number cannot be a month. Doubtful
readings come back as repairs to agree to, impossible ones as problems.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from app.features.member_import.errors import (
    DateAhead,
    DateImpossible,
    DateNotUnderstood,
    DateOfTheMoon,
    DateTooEarly,
)
from app.features.member_import.model.reading import Cell, Repair
from app.features.member_import.rules.reading.datewords import DateWords
from app.features.member_import.rules.signs import ETH
from app.kernel.dates import PartialDate
from app.kernel.errors import UserError
from app.kernel.text import clean, fold

_EPOCH = date(1899, 12, 30)
# Serial numbers of spreadsheets between 1901 and 2099; smaller ones are years.
_SERIALS = range(367, 73051)
_YEARS = range(1900, 2100)
_TIME = re.compile(r"[ t]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(am|pm|sa|ch)?$")
_WORDS = re.compile(
    r"(?:ngay\s*(?P<day>\d{1,2})\s*)?thang\s*(?P<month>\d{1,2})\s*nam\s*(?P<year>\d{2,4})"
)
_FULL = re.compile(
    r"(\d{1,4})[\s/\\.,:\-–]+(\d{1,2})[\s/\\.,:\-–]+(?:nam\s+)?['’]?(\d{1,4})"
)
_PAIR = re.compile(r"(\d{1,2})[\s/.,\-]+(\d{4})|(\d{4})[/.\-](\d{1,2})")
_SHORT_PAIR = re.compile(r"(\d{1,2})[/.\-]'?(\d{2})")
_LEAD = re.compile(
    r"^(?:(?:sinh|ns|sn)\.?:?\s+)?(?:(?:ngay|thang|nam|nam sinh|mong|mung)\s+)?(?=\d)"
)
# The hour that a cell shows which holds no day: 0 is midnight and stands for nothing.
_HOUR = re.compile(r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?")
# Days that stand for an empty cell: 0 and what spreadsheets make of it.
_NO_DAY = frozenset({"0", "00:00", "00:00:00", "00/01/1900", "0/1/1900", "00/00/0000"})
# Signs that only keep the place of a day or month nobody knows.
_HOLDER = re.compile(r"(?:[?_x*…\-]+|\.{2,})(?=\s*/)")
_NO_FIRST = re.compile(r"^\s*/\s*(\d{0,2})\s*/\s*(?=\d{4}$)")
# What some programs write for a slash or a hyphen.
_SIGNS = str.maketrans({"／": "/", "∕": "/", "⁄": "/", "−": "-", "‐": "-", "—": "-"})
_REMARK = re.compile(r"\s*\([^()\d]*\)$")
_THG = re.compile(r"(?<![a-z])(?:thg\.?|t)\s*(?=\d)")
_THANG = re.compile(r"(?<=\d)\s*thang\s*(?=\d)")
_MONTH_FIRST = re.compile(
    r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+'?(\d{2,4})"
)
# A year in a cell for dates is counted as days: 1970 shows as 23/05/1905.
_YEARS_AS_DAYS = range(1900, 2100)
_LETTERS = re.compile(r"[a-z]{3,9}")
# What nearly every cell holds: dd/mm/yyyy. All else goes the long way.
_USUAL = re.compile(r"(0[1-9]|[12]\d|3[01])/(0[1-9]|1[0-2])/(\d{4})")
_MONTHS = 12
_LONGEST_MONTH = 31
_CENTURY = 100
_IN_EVERY_MONTH = 28


@dataclass(frozen=True, slots=True)
class DateReading:
    """The known part as ISO text, how it was repaired, what is wrong."""

    iso: str = ""
    repair: Repair | None = None
    problem: UserError | None = None


@dataclass(frozen=True, slots=True)
class DateReader:
    """Reads dates with the turn of two-digit years and the range that makes sense."""

    turn: int
    earliest: int
    today: date
    is_lunar: Callable[[str], bool] = lambda _text: False
    months: Mapping[str, int] = field(default_factory=dict)
    youngest: int = 0
    spoken: DateWords = field(default_factory=DateWords)

    def read(self, cell: Cell, field: str, label: str, shown: str = "") -> DateReading:
        """Read a cell of a date column; ``shown`` saves asking again what it shows."""
        shown = shown or written(cell)
        if not shown or shown in _NO_DAY:
            return DateReading()
        usual = _usual(shown) if isinstance(cell, str) else ""
        if f"{self.earliest:04d}" <= usual <= self.today.isoformat():
            return DateReading(usual)
        return self._odd(cell, field, label, shown)

    def _odd(self, cell: Cell, field: str, label: str, shown: str) -> DateReading:
        if isinstance(cell, str) and self.is_lunar(shown):
            return _not_read(DateOfTheMoon, field, label, shown)
        try:
            found = self._parts(cell, shown, self._latest(field))
            if found is None:
                return _not_read(DateNotUnderstood, field, label, shown)
            partial, kind, asks = found
        except ValueError:
            return _not_read(DateImpossible, field, label, shown)
        if not kind and isinstance(cell, str) and _REMARK.search(shown):
            kind = "run"
        problem = self._out_of_range(partial, field, label)
        is_put_right = bool(kind) and problem is None
        right = partial.text()
        repair = Repair(field, kind, shown, right, asks) if is_put_right else None
        return DateReading("" if problem else partial.iso(), repair, problem)

    def _latest(self, field: str) -> int:
        """Give the last year that two digits may mean; nobody in a list is a child."""
        return self.today.year - (self.youngest if field.startswith("birth") else 0)

    def _out_of_range(
        self, partial: PartialDate, field: str, label: str
    ) -> UserError | None:
        if partial.year < self.earliest:
            return DateTooEarly(field=field, label=label, value=partial.text())
        first = date(partial.year, partial.month or 1, partial.day or 1)
        if first > self.today:
            return DateAhead(field=field, label=label, value=partial.text())
        return None

    def _parts(
        self, cell: Cell, shown: str, latest: int
    ) -> tuple[PartialDate, str, bool] | None:
        if isinstance(cell, date):
            return self._real(cell)
        if isinstance(cell, int):
            return self._number(cell)
        return self._text(shown, latest)

    @staticmethod
    def _real(day: date) -> tuple[PartialDate, str, bool]:
        """Take a real date; a year typed into a cell for dates became one of 1905."""
        serial = (day - _EPOCH).days
        if serial in _YEARS_AS_DAYS:
            return PartialDate(serial), "year_serial", True
        return PartialDate.of(day), "", False

    def _number(self, number: int) -> tuple[PartialDate, str, bool] | None:
        if number in _YEARS:
            return PartialDate(number), "", False
        if number in _SERIALS:
            return PartialDate.of(_EPOCH + timedelta(days=number)), "serial", False
        digits = str(number)
        if len(digits) in {7, 8}:
            return self._run(digits.zfill(8))
        return None

    def _run(self, digits: str) -> tuple[PartialDate, str, bool] | None:
        """Read figures without separators: ddmmyyyy, else yyyymmdd."""
        for year, month, day in (
            (digits[4:], digits[2:4], digits[:2]),
            (digits[:4], digits[4:6], digits[6:]),
        ):
            if int(year) in _YEARS and 1 <= int(month) <= _MONTHS:
                return PartialDate(int(year), int(month), int(day)), "run", False
        return None

    def _text(self, shown: str, latest: int) -> tuple[PartialDate, str, bool] | None:
        text = fold(_REMARK.sub("", shown.translate(_SIGNS)))
        if _HOUR.fullmatch(text):
            return None
        text = _TIME.sub("", _known_part(text).strip(" .,;'’`\"()"))
        text = self.spoken.plain(text)
        named = _MONTH_FIRST.fullmatch(text)
        if named and named[1] in self.months:
            # "Mar 12, 1970" is how English settings write the day.
            month = self.months[named[1]]
            return self._day_first(int(named[2]), month, named[3], latest)
        if self.months:
            text = _LETTERS.sub(self._month, text)
        text = _THG.sub(" ", text)
        words = _WORDS.fullmatch(text.strip())
        if words:
            day = int(words["day"] or 0)
            if not day:
                return PartialDate(int(words["year"]), int(words["month"])), "", False
            return self._day_first(day, int(words["month"]), words["year"], latest)
        return self._signs(_THANG.sub(" ", text), latest)

    def _signs(self, text: str, latest: int) -> tuple[PartialDate, str, bool] | None:
        """Read figures with signs between them, or none."""
        text = _LEAD.sub("", text.strip()).strip()
        full = _FULL.fullmatch(text)
        if full:
            first, middle, last = full.groups()
            return self._three(first, middle, last, latest)
        pair = _PAIR.fullmatch(text)
        if pair:
            month = int(pair[1] or pair[4])
            year = int(pair[2] or pair[3])
            return PartialDate(year, month) if month else PartialDate(year), "", False
        short = _SHORT_PAIR.fullmatch(text)
        if short and int(short[2]) > _LONGEST_MONTH and int(short[1]) <= _MONTHS:
            # "3/70": what no day and no month can be is a year.
            year = self._whole_year(short[2], latest)
            return PartialDate(year, int(short[1]) or None), "two_digit_year", True
        return self._figures(text)

    def _month(self, word: re.Match[str]) -> str:
        """Put figures for the name of a month ("Feb", "tháng" stays)."""
        number = self.months.get(word[0])
        return word[0] if number is None else str(number)

    def _figures(self, text: str) -> tuple[PartialDate, str, bool] | None:
        if not (text.isascii() and text.isdigit()):
            return None
        if len(text) == 6 and int(text[2:]) in _YEARS:  # noqa: PLR2004  (mmyyyy)
            return PartialDate(int(text[2:]), int(text[:2])), "run", False
        if len(text) in {4, 5, 7, 8}:
            return self._number(int(text)) if len(text) < 8 else self._run(text)  # noqa: PLR2004  (ddmmyyyy)
        return None

    def _three(
        self, first: str, middle: str, last: str, latest: int
    ) -> tuple[PartialDate, str, bool] | None:
        if len(first) == 4:  # noqa: PLR2004  (a year in front: ISO order)
            if int(middle) > _MONTHS:
                raise ValueError(middle)
            return self._day_first(int(last), int(middle), first, latest)
        if len(first) > 2 or len(last) == 3:  # noqa: PLR2004  (no such day or year)
            return None
        return self._day_first(int(first), int(middle), last, latest)

    def _day_first(
        self, day: int, month: int, year_text: str, latest: int
    ) -> tuple[PartialDate, str, bool]:
        year, kind, asks = int(year_text), "", False
        if len(year_text) <= 2:  # noqa: PLR2004  (the century is missing)
            year = self._whole_year(year_text, latest)
            kind, asks = "two_digit_year", True
        if day == 0:
            # "00/00/1958" is how lists say that only the year is known.
            partial = PartialDate(year, month) if month else PartialDate(year)
            return partial, kind or "unknown_part", asks
        if month > _MONTHS >= day:
            return PartialDate(year, day, month), "month_first", True
        if not month:
            raise ValueError(month)
        return PartialDate(year, month, day), kind, asks

    def _whole_year(self, figures: str, latest: int) -> int:
        """Give the year that two figures mean."""
        year = int(figures)
        year += _CENTURY * (20 if year <= self.turn else 19)
        return year - _CENTURY if year > latest else year


def _known_part(text: str) -> str:
    """Put zeros where signs keep the place of an unknown day or month."""
    if "/" not in text:
        return text
    return _NO_FIRST.sub(
        lambda found: f"00/{found[1] or '00'}/", _HOLDER.sub("00", text)
    )


def _usual(shown: str) -> str:
    """Write dd/mm/yyyy as ISO text; nothing for another form and no day there is."""
    match = _USUAL.fullmatch(shown)
    if match is None:
        return ""
    day, month, year = match.groups()
    if int(day) > _IN_EVERY_MONTH:
        try:
            date(int(year), int(month), int(day))
        except ValueError:
            return ""
    return f"{year}-{month}-{day}"


def _not_read(
    problem: type[UserError], field: str, label: str, value: str
) -> DateReading:
    return DateReading(problem=problem(field=field, label=label, value=value))


def written(cell: Cell) -> str:
    """Show a cell as the list shows it, cleaned."""
    if isinstance(cell, str):
        return _cleaned(cell)
    if cell is None:
        return ""
    if isinstance(cell, date):
        return PartialDate.of(cell).text()
    return repr(cell)


# A cell is asked for several times while its row is read.
@lru_cache(maxsize=4096)
def _cleaned(text: str) -> str:
    return clean(text).translate(ETH)
