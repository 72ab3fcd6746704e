"""Text in UTF-8 that some program took for Western letters and saved so once more.

"Nguyễn" then lies in the file as "Nguyá»…n". Turned back cell by cell: what is in
another encoding hardly ever makes up valid UTF-8, and good Vietnamese never does.
"""

import re
from dataclasses import replace

from app.infra.spreadsheets.model import Cell, Row, Sheet

# The first byte of two or three as a Western letter, then one of those that follow.
_SIGN = re.compile(
    "[\u00c3-\u00c6\u00e1][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192"
    "\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)


def untwisted(sheet: Sheet) -> Sheet:
    """Return the sheet with twisted cells put right; most sheets have none."""
    if not any(map(_is_twisted, sheet.rows)):
        return sheet
    return replace(sheet, rows=tuple(tuple(map(_cell, row)) for row in sheet.rows))


def _is_twisted(row: Row) -> bool:
    return any(isinstance(cell, str) and _SIGN.search(cell) for cell in row)


def _cell(cell: Cell) -> Cell:
    if not isinstance(cell, str) or not _SIGN.search(cell):
        return cell
    try:
        return b"".join(map(_byte, cell)).decode("utf-8")
    except UnicodeError:
        return cell


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        # Five bytes have no Western letter and pass as they are.
        return letter.encode("latin-1")
