"""Cuts text into rows and cells: which separator, which quotation marks are strays."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.infra.spreadsheets.errors import TooManyRows
from app.infra.spreadsheets.limits import MEGA, limits
from app.infra.spreadsheets.model import Row

_SEPARATORS = ("\t", ";", ",", "|")
# A first line that names the separator, as spreadsheets write it for themselves.
_NAMED = re.compile(r'"?sep=(.)"?[;,\t]*\s*', re.IGNORECASE)
# A whole cell in quotation marks; what stands in it says nothing of the separator.
_QUOTED = re.compile(r'(?:^|(?<=[\t;,|]))"(?:[^"]|"")*"(?=[\t;,|]|\r?$)', re.MULTILINE)
# Signs from the start of the text in which the separator is looked for.
_LOOKED_AT = 60_000
_LINES_LOOKED_AT = 60
# An apostrophe before what a spreadsheet would take for a formula: put there when the
# list was written (app.documents.csvfile), and no part of the text.
_GUARDED = re.compile(r"'(?='*[=+\-@\t\r])")
# ="001085001234" is how programs keep a spreadsheet from taking off the zeros.
_AS_TEXT = re.compile(r'="([^"]*)"')


@dataclass(frozen=True, slots=True)
class _Shape:
    """The sign between cells, and how many cells most lines have."""

    separator: str
    width: int

    def swallowed(self, row: list[str]) -> bool:
        """Say whether a cell holds the cells that should follow it on its line."""
        missing = self.width - len(row)
        if missing > 0 and row and row[-1].count(self.separator) >= missing:
            return True
        return any(
            "\n" in cell and self._fills_its_line(place, cell)
            for place, cell in enumerate(row)
        )

    def _fills_its_line(self, place: int, cell: str) -> bool:
        """Say whether the first line of a cell reaches to where the row would end."""
        following = self.width - 1 - place
        first = cell.partition("\n")[0]
        return following > 1 and first.count(self.separator) == following


def rows(text: str, sheet: str = "") -> tuple[Row, ...]:
    """Cut text into rows of equal width. Raises ``TooManyRows``, naming ``sheet``."""
    # A cell is as long as it is; only the size of the file is limited.
    csv.field_size_limit(limits().largest_text_mb * MEGA)
    text = text.replace("\x00", "")
    lines = list(io.StringIO(text, newline=""))
    named = _NAMED.fullmatch(lines[0]) if lines else None
    if named:
        lines = lines[1:]
        shape = _shape_with(named[1], lines)
    else:
        shape = _shape(text[:_LOOKED_AT])
    kept = list(_filled(_records(lines, shape), sheet, len(lines)))
    width = max(map(len, kept), default=0)
    return tuple((*row, *[None] * (width - len(row))) for row in kept)


def _filled(records: Iterator[list[str]], sheet: str, lines: int) -> Iterator[Row]:
    """Pass rows on, without the empty ones at the end."""
    empty = passed = 0
    most = limits().most_rows
    for record in records:
        if not any(map(str.strip, record)):
            empty += 1
            continue
        passed += empty + 1
        if passed > most:
            raise TooManyRows(sheet=sheet, rows=lines, limit=most)
        yield from [()] * empty
        empty = 0
        yield tuple(map(_plain, record))


def _records(lines: list[str], shape: _Shape) -> Iterator[list[str]]:
    """Read records; a lone quotation mark that swallows what follows is taken out."""
    start = 0
    while start < len(lines):
        rest = (lines[place] for place in range(start, len(lines)))
        reader = csv.reader(rest, delimiter=shape.separator)
        done = 0
        for row in reader:
            line = lines[start + done]
            if line.count('"') % 2 and shape.swallowed(row):
                lines[start + done] = line.replace('"', "")
                break
            yield row
            done = reader.line_num
        else:
            return
        start += done


def _plain(cell: str) -> str:
    as_text = _AS_TEXT.fullmatch(cell)
    if as_text:
        return as_text[1]
    return cell[1:] if _GUARDED.match(cell) else cell


def _shape(text: str) -> _Shape:
    """Choose the sign that cuts the most lines into the most equal number of parts."""
    lines = _looked_at(text)

    def score(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        usual = max(set(counts), key=counts.count, default=0)
        return (counts.count(usual) * usual, sum(counts))

    return _shape_with(max(_SEPARATORS, key=score), lines)


def _shape_with(separator: str, lines: list[str]) -> _Shape:
    counts = [line.count(separator) for line in lines[:_LINES_LOOKED_AT]]
    usual = max(set(counts), key=lambda n: (counts.count(n), n), default=0)
    return _Shape(separator, usual + 1)


def _looked_at(text: str) -> list[str]:
    lines = _QUOTED.sub("x", text).splitlines()[:_LINES_LOOKED_AT]
    return [line for line in lines if line.strip()]
