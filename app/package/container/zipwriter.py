"""Writes the archive as a stream of pieces whose total length is known beforehand.

Nothing is ever patched afterwards, so the archive can flow straight into the sealed
envelope and no readable copy of it touches a disk.
"""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from app.package.container.bytesource import CHUNK
from app.package.container.layout import (
    CENTRAL_SIZE,
    END_SIZE,
    LOCAL_SIZE,
    central_header,
    end_record,
    local_header,
    stored,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file to store: its name, its checksum and a way to read it once more."""

    name: str
    size: int
    crc: int
    open: Callable[[], BinaryIO]


def archive_size(entries: list[Entry]) -> int:
    """Tell the exact length of the archive that ``archive`` yields."""
    names = sum(2 * len(entry.name) for entry in entries)
    headers = len(entries) * (LOCAL_SIZE + CENTRAL_SIZE)
    return names + headers + END_SIZE + sum(entry.size for entry in entries)


def archive(entries: list[Entry]) -> Iterator[bytes]:
    """Yield the archive in pieces; the first entry has to be ``mimetype``.

    A file that changed since it was measured raises ``SourceChanged``.
    """
    directory = []
    offset = 0
    for entry in entries:
        member = stored(entry.name, entry.crc, entry.size, offset)
        yield local_header(member)
        yield from _content(entry)
        directory.append(central_header(member))
        offset = member.end
    lines = b"".join(directory)
    yield lines
    yield end_record(len(entries), len(lines), offset)


class SourceChanged(Exception):
    """A file changed between measuring and writing; the writer gives up."""


def _content(entry: Entry) -> Iterator[bytes]:
    crc = size = 0
    with entry.open() as file:
        while piece := file.read(CHUNK):
            crc = zlib.crc32(piece, crc)
            size += len(piece)
            if size > entry.size:
                break
            yield piece
    if (size, crc) != (entry.size, entry.crc):
        raise SourceChanged(entry.name)
