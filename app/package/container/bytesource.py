"""Bytes that can be read at any place without being copied to a disk."""

from collections.abc import Iterator
from typing import BinaryIO, Protocol

CHUNK = 1 << 20


class ByteSource(Protocol):
    """Something of known size whose bytes can be read anywhere."""

    @property
    def size(self) -> int:
        """Tell how many bytes there are."""

    def read_at(self, offset: int, count: int) -> bytes:
        """Read exactly ``count`` bytes, fewer only past the end."""


class Buffer:
    """A byte source over bytes in memory."""

    def __init__(self, content: bytes) -> None:
        self._content = memoryview(content)

    @property
    def size(self) -> int:
        """Tell how many bytes there are."""
        return len(self._content)

    def read_at(self, offset: int, count: int) -> bytes:
        """Read from memory."""
        return bytes(self._content[offset : offset + count])


class FileSource:
    """A byte source over an open binary file."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file = file
        self._size = size

    @property
    def size(self) -> int:
        """Tell how many bytes there are."""
        return self._size

    def read_at(self, offset: int, count: int) -> bytes:
        """Read from the file."""
        self._file.seek(offset)
        return self._file.read(count)


def chunks(source: ByteSource, offset: int, count: int) -> Iterator[bytes]:
    """Yield ``count`` bytes from ``offset`` in pieces of one mebibyte."""
    end = offset + count
    while offset < end:
        piece = source.read_at(offset, min(CHUNK, end - offset))
        if not piece:
            return
        yield piece
        offset += len(piece)
