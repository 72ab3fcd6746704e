"""A filled-in sheet read out of the cells of a table. Pure.

Rows are known by their marks, not by their place: ``T1`` to ``T9`` are the lines of the
record, ``K1`` … the rows for members of other groups, and eight capital letters or
digits stand for a member of the group.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.features.meetings.model.records import Mark
from app.features.meetings.rules.forms import sheetcode
from app.features.meetings.rules.forms.sheetcode import SheetCode
from app.kernel.text import clean, fold

FIELDS = (
    "leader",
    "clerk",
    "day",
    "began",
    "ended",
    "place",
    "content",
    "opinions",
    "proposals",
)
_MARKS = {
    "1": Mark.PRESENT,
    "x": Mark.PRESENT,
    "co": Mark.PRESENT,
    "co mat": Mark.PRESENT,
    "2": Mark.EXCUSED,
    "vang co ly do": Mark.EXCUSED,
    "co ly do": Mark.EXCUSED,
    "3": Mark.UNEXCUSED,
    "vang khong ly do": Mark.UNEXCUSED,
    "khong ly do": Mark.UNEXCUSED,
    "4": Mark.EXEMPT,
    "mien": Mark.EXEMPT,
}
_TOKEN = re.compile(r"[0-9A-F]{8}")
_EXTRA = re.compile(r"K[0-9]{1,2}")
_FIELD = re.compile(r"T([1-9])")
_MINUTES_A_DAY = 24 * 60
_NAME, _MARK, _REASON = 1, 2, 3

Cells = Sequence[object]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A row of the roll-call as it stands in the file."""

    token: str
    name: str
    mark: str
    reason: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet as it stands in the file, before anything is compared."""

    code: SheetCode
    people: tuple[PersonRow, ...]
    extra: tuple[PersonRow, ...]
    fields: Mapping[str, str]


def filled(rows: Iterable[Cells]) -> Filled | None:
    """Read the rows of every sheet of the file; None without a code."""
    code: SheetCode | None = None
    people: list[PersonRow] = []
    extra: list[PersonRow] = []
    fields: dict[str, str] = {}
    for row in rows:
        cells = [written(cell) for cell in row]
        code = code or _code(cells)
        at = next((i for i, cell in enumerate(cells) if _is_key(cell)), None)
        if at is None:
            continue
        key, rest = cells[at], cells[at:]
        if _TOKEN.fullmatch(key):
            people.append(_person(rest))
        elif _EXTRA.fullmatch(key) and _cell(rest, _NAME):
            extra.append(_person(rest))
        elif field := _FIELD.fullmatch(key):
            fields[FIELDS[int(field.group(1)) - 1]] = _cell(rest, 2)
    if code is None:
        return None
    return Filled(code, tuple(people), tuple(extra), fields)


def _code(cells: Sequence[str]) -> SheetCode | None:
    return next((found for cell in cells if (found := sheetcode.read(cell))), None)


def _is_key(cell: str) -> bool:
    return any(shape.fullmatch(cell) for shape in (_TOKEN, _EXTRA, _FIELD))


def _person(cells: Sequence[str]) -> PersonRow:
    return PersonRow(
        cells[0], _cell(cells, _NAME), _cell(cells, _MARK), _cell(cells, _REASON)
    )


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""


def written(cell: object) -> str:
    """Write a cell the way a person reads it: 1.0 is 1, a day is dd/mm/yyyy."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return clean(str(cell))


def mark_of(text: str) -> Mark | None:
    """Read a mark; None when it is none of ours, ``NONE`` when the cell is empty."""
    words = " ".join(fold(text).split())
    return Mark.NONE if not words else _MARKS.get(words)


def time_text(text: str) -> str:
    """Bring a time that a spreadsheet turned into a fraction or seconds back."""
    try:
        share = float(text.replace(",", "."))
    except ValueError:
        parts = text.split(":")
        return ":".join(parts[:2]) if len(parts) > _MARK else text
    if not 0 < share < 1:
        return text
    minutes = round(share * _MINUTES_A_DAY)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
