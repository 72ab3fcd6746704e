"""Which cells of a binary workbook (.xlsb) are filled, from its records alone.

A part is a chain of records: a number and a length, each in groups of seven bits, then
the bytes. Only the row header and the kinds of cells matter here (MS-XLSB 2.1.4).
"""

from collections.abc import Iterator

_ROW_HEADER = 0
# Numbers, errors, truths, texts and the four kinds of formula; 1 is a blank cell.
_FILLED = range(2, 12)
_SHIFT, _MORE, _LONGEST = 7, 0x80, 4


def filled(part: bytes) -> Iterator[tuple[int, int]]:
    """Yield row and column (from 1) of every filled cell; stop where bytes end."""
    place, row = 0, 0
    while place < len(part):
        kind, place = _number(part, place)
        size, place = _number(part, place)
        body = part[place : place + 4]
        place += size
        if kind == _ROW_HEADER:
            row = int.from_bytes(body, "little") + 1
        elif kind in _FILLED:
            yield row, int.from_bytes(body, "little") + 1


def _number(part: bytes, place: int) -> tuple[int, int]:
    value = 0
    for group in range(_LONGEST):
        if place >= len(part):
            break
        byte = part[place]
        place += 1
        value |= (byte & ~_MORE) << (_SHIFT * group)
        if not byte & _MORE:
            break
    return value, place
