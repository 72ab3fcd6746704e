"""Reads columns again under an encoding that somebody has named.

What was detected is a guess; who knows the file may know better. The rows as they lay
in the file are kept beside those that were read (``Sheet.source``).
"""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace

from app.infra.spreadsheets.detect import (
    READINGS,
    doubtful_columns,
    is_plain_unicode,
)
from app.infra.spreadsheets.model import Cell, Conversion, Row, Sheet

_OLD = ("tcvn3", "vni")


def from_1258(western: str) -> str:
    """Read text whose bytes were taken for Western ones as Windows-1258."""
    stored = b"".join(map(_byte, western))
    return unicodedata.normalize("NFC", stored.decode("cp1258", errors="replace"))


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1", errors="replace")


_READINGS: Mapping[str, Callable[[str], str]] = {**READINGS, "cp1258": from_1258}


def choices(sheet: Sheet, below: int) -> dict[int, tuple[str, ...]]:
    """Give the encodings each column may be in from row ``below`` on.

    Columns whose letters leave no doubt are left out.
    """
    names = (sheet.plain, *_OLD)
    return dict.fromkeys(doubtful_columns(sheet.stored[below:]), names)


def reading_of(sheet: Sheet, column: int) -> str:
    """Name the encoding a column was read in."""
    found = {c.column: c.encoding for c in sheet.conversions}
    return found.get(column, sheet.decoded or sheet.plain)


def believable(sheet: Sheet, named: Mapping[int, str], below: int) -> dict[int, str]:
    """Keep of encodings named for an earlier file what this one does not disprove."""
    proven = {
        column
        for row in sheet.stored[below:]
        for column in named
        if column < len(row)
        and isinstance(cell := row[column], str)
        and is_plain_unicode(cell)
    }
    offered = choices(sheet, below)
    return {
        column: name
        for column, name in named.items()
        if column not in proven and name in offered.get(column, ())
    }


def reread(sheet: Sheet, named: Mapping[int, str], below: int) -> Sheet:
    """Return the sheet with some columns read anew from row ``below`` (from 0) on.

    An encoding that is not offered for a column changes nothing.
    """
    offered = choices(sheet, below)
    wanted = {c: name for c, name in named.items() if name in offered.get(c, ())}
    if not wanted:
        return sheet
    rows = (
        *sheet.rows[:below],
        *(
            _row(read, stored, wanted)
            for read, stored in zip(
                sheet.rows[below:], sheet.stored[below:], strict=True
            )
        ),
    )
    kept = tuple(c for c in sheet.conversions if c.column not in wanted)
    found = tuple(_examples(sheet.stored[below:], rows[below:], wanted))
    return replace(sheet, rows=rows, conversions=kept + found, source=sheet.stored)


def _row(read: Row, stored: Row, wanted: Mapping[int, str]) -> Row:
    return tuple(
        _cell(stored[column], wanted[column]) if column in wanted else cell
        for column, cell in enumerate(read)
    )


def _cell(cell: Cell, name: str) -> Cell:
    if not isinstance(cell, str) or cell.isascii() or is_plain_unicode(cell):
        return cell
    return _READINGS[name](cell)


def _examples(
    stored: tuple[Row, ...], rows: tuple[Row, ...], wanted: Mapping[int, str]
) -> list[Conversion]:
    """Show the first cell of each column that an old encoding has changed."""
    found = []
    for column, name in wanted.items():
        pairs = ((a[column], b[column]) for a, b in zip(stored, rows, strict=True))
        example = next(((a, b) for a, b in pairs if a != b), None)
        if name in _OLD and example is not None:
            found.append(Conversion(column, name, str(example[0]), str(example[1])))
    return found
