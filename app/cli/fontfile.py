"""Whether a TrueType file is whole: every table adds up to the sum the file tells."""

import struct

_ENTRY = struct.Struct(">4sIII")
_FIRST = 12
_WORD = 4
# The sum of the whole file stands inside "head"; it is not counted there.
_ADJUSTMENT = slice(8, 12)


def is_whole(font: bytes) -> bool:
    """Say whether no table of ``font`` is missing, cut off or changed."""
    count = int.from_bytes(font[4:6], "big")
    if count == 0 or len(font) < _FIRST + count * _ENTRY.size:
        return False
    entries = (_ENTRY.unpack_from(font, _FIRST + n * _ENTRY.size) for n in range(count))
    return all(_adds_up(font, *entry) for entry in entries)


def _adds_up(font: bytes, tag: bytes, told: int, start: int, length: int) -> bool:
    table = bytearray(font[start : start + length])
    if len(table) != length:
        return False
    if tag == b"head":
        table[_ADJUSTMENT] = bytes(_WORD)
    table += bytes(-length % _WORD)
    words: tuple[int, ...] = struct.unpack(f">{len(table) // _WORD}I", table)
    return sum(words) % 2**32 == told
