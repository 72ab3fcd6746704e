"""The three ZIP headers with every field that never varies, for writer and reader.

Format history
1  All fields constant but name, sizes, checksum and place: date 1980-01-01, version
   20, host 0, no extra fields, no comments, no descriptors, no ZIP64. Ours is always
   stored; a reader also takes deflate, because another program may write it.
"""

import struct
from dataclasses import dataclass

STORED = 0
DEFLATED = 8
FLAGS = frozenset({0, 0x0800})
_VERSION = 20
_TIME = 0
_DATE = (1 << 5) | 1

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
LOCAL_SIZE, CENTRAL_SIZE, END_SIZE = _LOCAL.size, _CENTRAL.size, _END.size


@dataclass(frozen=True, slots=True)
class Member:
    """One file in the archive: where its header starts and what it promises."""

    name: str
    raw_name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int

    @property
    def data_offset(self) -> int:
        """Tell where the file's bytes start."""
        return self.offset + LOCAL_SIZE + len(self.raw_name)

    @property
    def end(self) -> int:
        """Tell where the next header has to start."""
        return self.data_offset + self.packed


def stored(name: str, crc: int, size: int, offset: int) -> Member:
    """Describe a file as our writer stores it."""
    return Member(name, name.encode("ascii"), 0, STORED, crc, size, size, offset)


def local_header(member: Member) -> bytes:
    """Write the header that stands before the file's bytes."""
    fields = _LOCAL.pack(
        b"PK\x03\x04",
        _VERSION,
        member.flags,
        member.method,
        _TIME,
        _DATE,
        member.crc,
        member.packed,
        member.size,
        len(member.raw_name),
        0,
    )
    return fields + member.raw_name


def central_header(member: Member) -> bytes:
    """Write the member's line of the directory at the end."""
    fields = _CENTRAL.pack(
        b"PK\x01\x02",
        _VERSION,
        _VERSION,
        member.flags,
        member.method,
        _TIME,
        _DATE,
        member.crc,
        member.packed,
        member.size,
        len(member.raw_name),
        0,
        0,
        0,
        0,
        0,
        member.offset,
    )
    return fields + member.raw_name


def end_record(count: int, size: int, offset: int) -> bytes:
    """Write the record that closes the archive."""
    return _END.pack(b"PK\x05\x06", 0, 0, count, count, size, offset, 0)


def unpack_end(record: bytes) -> tuple[bytes, int, int, int, int, int, int, int]:
    """Take the closing record apart."""
    return _END.unpack(record)


def unpack_central(header: bytes) -> tuple[int, ...] | None:
    """Take a directory line apart (all but the signature), None when it is none."""
    fields = _CENTRAL.unpack(header)
    return fields[1:] if fields[0] == b"PK\x01\x02" else None
