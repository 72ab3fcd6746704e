"""Finds failed cells of a workbook in the old format (.xls, BIFF8), by sheet.

The reader shows them as empty, and what stood there would be lost without a word. Only
what is needed of the container (MS-CFB) and of the records (MS-XLS) is read here; bytes
that are not in order give no places, never an error: the reader judges the file.
"""

import struct
from collections.abc import Iterator

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NAMES = ("Workbook", "Book")
_FREE = 0xFFFFFFFC
_ENTRY, _ROOT = 128, 5
_BOUNDSHEET, _BOF, _EOF, _BOOLERR, _FORMULA = 0x85, 0x809, 0x0A, 0x205, 0x06
_HEADER_TABLES = 109
_ERROR_RESULT = 2
Places = dict[str, frozenset[tuple[int, int]]]


def failed(content: bytes) -> Places:
    """Give the places (row and column from 0) by the name of the sheet."""
    try:
        stream = _stream(content)
        return _places(stream) if stream else {}
    except (struct.error, IndexError, UnicodeDecodeError, MemoryError):
        return {}


def _stream(content: bytes) -> bytes:
    if not content.startswith(_SIGNATURE):
        return b""
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    table = _table(content, size)
    root = struct.unpack_from("<I", content, 48)[0]
    folder = _chain(content, root, table, size)
    small_until = struct.unpack_from("<I", content, 56)[0]
    small = b""
    for place in range(0, len(folder), _ENTRY):
        entry = folder[place : place + _ENTRY]
        length = struct.unpack_from("<H", entry, 64)[0]
        name = entry[: max(length - 2, 0)].decode("utf-16-le", "replace")
        start, total = struct.unpack_from("<II", entry, 116)
        if entry[66] == _ROOT:
            small = _chain(content, start, table, size)
        elif name in _NAMES and total >= small_until:
            return _chain(content, start, table, size)[:total]
        elif name in _NAMES:
            return _small(content, small, start, table)[:total]
    return b""


def _small(content: bytes, small: bytes, start: int, table: list[int]) -> bytes:
    """Read a stream below four kilobytes: it lives in sectors inside the root's."""
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    short = 1 << struct.unpack_from("<H", content, 32)[0]
    raw = _chain(content, struct.unpack_from("<I", content, 60)[0], table, size)
    own = list(struct.unpack_from(f"<{len(raw) // 4}I", raw))
    # Sectors are counted after a header of one sector; here there is none.
    return _chain(bytes(short) + small, start, own, short)


def _table(content: bytes, size: int) -> list[int]:
    """Read the table of sectors; further tables only exist above seven megabytes."""
    places = struct.unpack_from(f"<{_HEADER_TABLES}I", content, 76)
    table: list[int] = []
    for sector in places:
        if sector < _FREE:
            part = content[(sector + 1) * size : (sector + 2) * size]
            table += struct.unpack_from(f"<{len(part) // 4}I", part)
    return table


def _chain(content: bytes, start: int, table: list[int], size: int) -> bytes:
    parts: list[bytes] = []
    sector = start
    while sector < _FREE and sector < len(table) and len(parts) <= len(table):
        parts.append(content[(sector + 1) * size : (sector + 2) * size])
        sector = table[sector]
    return b"".join(parts)


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


def _places(stream: bytes) -> Places:
    found: Places = {}
    for kind, body in _records(stream, 0):
        if kind == _EOF:
            break
        if kind == _BOUNDSHEET:
            start = struct.unpack_from("<I", body)[0]
            places = frozenset(_failed_in(stream, start))
            if places:
                found[_name(body)] = places
    return found


def _name(body: bytes) -> str:
    length, is_wide = body[6], body[7] & 1
    text = body[8 : 8 + length * (2 if is_wide else 1)]
    return text.decode("utf-16-le" if is_wide else "latin-1")


def _failed_in(stream: bytes, start: int) -> Iterator[tuple[int, int]]:
    depth = 0
    for kind, body in _records(stream, start):
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 0:
            return
        is_error = kind == _BOOLERR and body[7] == 1
        if kind == _FORMULA:
            is_error = body[12:14] == b"\xff\xff" and body[6] == _ERROR_RESULT
        if is_error and depth == 1:
            row, column = struct.unpack_from("<HH", body)
            yield row, column
