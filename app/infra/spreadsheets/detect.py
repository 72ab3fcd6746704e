"""Decides, column by column, whether text is Unicode, TCVN3 or VNI.

Any Vietnamese letter above U+00FF decides for Unicode. Otherwise the share of words
that become Vietnamese syllables under each reading decides; a tie changes nothing.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from app.infra.spreadsheets.legacy import from_tcvn3, from_vni
from app.infra.spreadsheets.model import Cell, Conversion, Row, Sheet
from app.infra.spreadsheets.syllable import is_syllable

READINGS: Mapping[str, Callable[[str], str]] = {
    "unicode": str,
    "tcvn3": from_tcvn3,
    "vni": from_vni,
}
# Below this share of good words no reading is believed.
_CONVINCING = 0.5
# Letters of Latin Extended and of the Vietnamese block, not typographic signs.
_ABOVE_LATIN1 = re.compile("[\u0100-\u01ff\u0300-\u0323\u1ea0-\u1ef9]")
_SAMPLE = 400


def is_plain_unicode(text: str) -> bool:
    """Say whether a letter in ``text`` can only be Unicode Vietnamese."""
    return _ABOVE_LATIN1.search(text) is not None


def best_reading(texts: Iterable[str], hint: str = "") -> str:
    """Name the reading under which most doubtful words are Vietnamese.

    ``hint`` is a reading that the fonts of the file speak for; it wins a close race.
    """
    doubtful = _doubtful_words(texts)
    if not doubtful:
        return "unicode"
    shares = {
        name: sum(map(is_syllable, map(reading, doubtful))) / len(doubtful)
        for name, reading in READINGS.items()
    }
    if hint in shares:
        shares[hint] += 0.2
    best = max(shares, key=lambda name: shares[name])
    convincing = shares[best] >= _CONVINCING and shares[best] > shares["unicode"]
    return best if convincing else "unicode"


def _doubtful_words(texts: Iterable[str]) -> list[str]:
    words: set[str] = set()
    for text in texts:
        words.update(word for word in re.split(r"[\s.,;:/()'’\"-]+", text) if word)
        if len(words) > _SAMPLE:
            break
    return sorted(word for word in words if not word.isascii())


def converted(sheet: Sheet, hint: str = "") -> Sheet:
    """Return the sheet with every column of an old encoding turned into Unicode."""
    doubtful = doubtful_columns(sheet.rows)
    conversions = []
    for column, texts in doubtful.items():
        name = best_reading(texts, hint)
        if name != "unicode":
            before = next(iter(texts))
            after = READINGS[name](before)
            conversions.append(Conversion(column, name, before, after))
    if not conversions:
        return sheet
    readings = {c.column: READINGS[c.encoding] for c in conversions}
    rows = tuple(_row(row, readings) for row in sheet.rows)
    return replace(
        sheet, rows=rows, conversions=tuple(conversions), source=sheet.stored
    )


def doubtful_columns(rows: Iterable[Row]) -> dict[int, dict[str, None]]:
    """Collect the texts with letters above ASCII but none that prove Unicode."""
    columns: dict[int, dict[str, None]] = {}
    for row in rows:
        for column, cell in enumerate(row):
            if not isinstance(cell, str) or cell.isascii() or is_plain_unicode(cell):
                continue
            columns.setdefault(column, {})[cell] = None
    return columns


def _row(row: Row, readings: Mapping[int, Callable[[str], str]]) -> Row:
    def cell(column: int, value: Cell) -> Cell:
        reading = readings.get(column)
        if reading is None or not isinstance(value, str) or is_plain_unicode(value):
            return value
        return reading(value)

    return tuple(cell(column, value) for column, value in enumerate(row))
