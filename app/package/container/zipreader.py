"""Reads an archive so strictly that two programs cannot see two different contents.

Every byte of the file belongs to exactly one header, one name or one file; headers have
no field that may vary (``layout``). Nothing is decompressed before the whole directory
has been checked. Rules: handbook, package.md §8.1.
"""

import unicodedata
import zlib
from collections.abc import Iterator

from app.package.container import layout
from app.package.container.bytesource import CHUNK, ByteSource, chunks
from app.package.container.layout import Member
from app.package.container.names import MIMETYPE, printable, require_safe
from app.package.policy import Limits
from app.package.refusal import Refusal

MEDIA_TYPE = b"application/vnd.etsi.asic-e+zip"
_LOCAL_MARK = b"PK\x03\x04"
_REGULAR = 0o100000


def walk(source: ByteSource, limits: Limits) -> tuple[Member, ...]:
    """Return the members in file order after checking every header.

    Refuses with the ``E_…`` codes of the class "dangerous", ``E_ZIP`` or ``E_COUNT``.
    """
    count, size, start = _end(source)
    if count > limits.entries:
        raise Refusal("E_COUNT", count=count, limit=limits.entries)
    members = tuple(_directory(source, start, size, count))
    _require_sizes(members, limits)
    _require_unique(members, limits)
    _require_contiguous(members, start)
    for member in members:
        _require_same_local(source, member)
    _require_mimetype(source, members)
    return members


def _end(source: ByteSource) -> tuple[int, int, int]:
    if source.size < layout.END_SIZE:
        raise Refusal("E_ZIP")
    place = source.size - layout.END_SIZE
    record = source.read_at(place, layout.END_SIZE)
    mark, _, _, _, count, size, start, _ = layout.unpack_end(record)
    plain = record == layout.end_record(count, size, start)
    if mark != b"PK\x05\x06" or not plain or start + size != place:
        raise Refusal("E_ZIP")
    return count, size, start


def _directory(
    source: ByteSource, start: int, size: int, count: int
) -> Iterator[Member]:
    place, end = start, start + size
    for _ in range(count):
        header = source.read_at(place, layout.CENTRAL_SIZE)
        if place + layout.CENTRAL_SIZE > end:
            raise Refusal("E_ZIP")
        fields = layout.unpack_central(header)
        if fields is None:
            raise Refusal("E_ZIP")
        member, length = _member(source, place, fields, end)
        yield member
        place += length
    if place != end:
        raise Refusal("E_ZIP")


def _member(
    source: ByteSource, place: int, fields: tuple[int, ...], end: int
) -> tuple[Member, int]:
    _, _, flags, method, _, _, crc, packed, size, name_length, *rest = fields
    extra, comment, _, _, attributes, offset = rest
    length = layout.CENTRAL_SIZE + name_length
    raw = source.read_at(place + layout.CENTRAL_SIZE, name_length)
    if place + length > end:
        raise Refusal("E_ZIP")
    member = Member(_text(raw), raw, flags, method, crc, packed, size, offset)
    _require_plain(member, attributes, extra + comment)
    if source.read_at(place, length) != layout.central_header(member):
        raise Refusal("E_FLAGS", item=printable(member.name))
    return member, length


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise Refusal("E_NAME", item=printable(raw.decode("latin-1"))) from None


def _require_plain(member: Member, attributes: int, extra: int) -> None:
    item = printable(member.name)
    mode = attributes >> 16
    if (mode and mode & 0o170000 not in {0, _REGULAR}) or attributes & 0x10:
        raise Refusal("E_TYPE", item=item)
    if member.flags not in layout.FLAGS or extra:
        raise Refusal("E_FLAGS", item=item)
    if member.method not in {layout.STORED, layout.DEFLATED}:
        raise Refusal("E_METHOD", item=item)
    if member.method == layout.STORED and member.packed != member.size:
        raise Refusal("E_MISMATCH", item=item)


def _require_sizes(members: tuple[Member, ...], limits: Limits) -> None:
    for member in members:
        if member.size > limits.file_bytes:
            raise Refusal("E_SIZE", size=member.size, limit=limits.file_bytes)
        inflated = member.size > limits.ratio_from_bytes
        if inflated and member.size > limits.ratio * max(1, member.packed):
            raise Refusal("E_BOMB", item=printable(member.name))
    total = sum(member.size for member in members)
    if total > limits.unpacked_bytes:
        raise Refusal("E_SIZE", size=total, limit=limits.unpacked_bytes)


def _require_unique(members: tuple[Member, ...], limits: Limits) -> None:
    seen: set[str] = set()
    for member in members:
        key = unicodedata.normalize("NFKC", member.name).casefold()
        if key in seen:
            raise Refusal("E_DUP", item=printable(member.name))
        seen.add(key)
    for member in members:
        require_safe(member.name, limits.path_bytes)


def _require_contiguous(members: tuple[Member, ...], start: int) -> None:
    place = 0
    for member in members:
        if member.offset != place:
            raise Refusal("E_OVERLAP", item=printable(member.name))
        place = member.end
    if place != start:
        raise Refusal("E_OVERLAP", item=printable(members[-1].name if members else ""))


def _require_same_local(source: ByteSource, member: Member) -> None:
    expected = layout.local_header(member)
    found = source.read_at(member.offset, len(expected))
    if found != expected:
        raise Refusal("E_MISMATCH", item=printable(member.name))


def _require_mimetype(source: ByteSource, members: tuple[Member, ...]) -> None:
    if not members or members[0].name != MIMETYPE:
        raise Refusal("E_MIMETYPE")
    first = members[0]
    if first.method != layout.STORED or first.size != len(MEDIA_TYPE):
        raise Refusal("E_MIMETYPE")
    if source.read_at(first.data_offset, first.size) != MEDIA_TYPE:
        raise Refusal("E_MIMETYPE")


def content(source: ByteSource, member: Member) -> Iterator[bytes]:
    """Yield the member's bytes; stop hard at the declared size, then check the CRC."""
    crc = size = 0
    packed = chunks(source, member.data_offset, member.packed)
    stream = _inflated(packed, member) if member.method == layout.DEFLATED else packed
    for piece in stream:
        crc = zlib.crc32(piece, crc)
        size += len(piece)
        yield piece
    if size != member.size or crc != member.crc:
        raise Refusal("E_CRC", item=printable(member.name))


def _inflated(packed: Iterator[bytes], member: Member) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    left = member.size
    try:
        for piece in packed:
            for out in _outputs(inflate, piece, left):
                left -= len(out)
                if left < 0:
                    raise Refusal("E_BOMB", item=printable(member.name))
                yield out
    except zlib.error:
        raise Refusal("E_CRC", item=printable(member.name)) from None
    if not inflate.eof:
        raise Refusal("E_CRC", item=printable(member.name))


def _outputs(inflate: "zlib._Decompress", piece: bytes, left: int) -> Iterator[bytes]:
    if inflate.eof:
        raise Refusal("E_ZIP")
    rest = piece
    while not inflate.eof:
        # One byte more than declared is enough to see a lie.
        out = inflate.decompress(rest, min(CHUNK, left + 1))
        left -= len(out)
        yield out
        rest = inflate.unconsumed_tail
        if not rest and not out:
            break
    if inflate.unused_data:
        raise Refusal("E_ZIP")


def read(source: ByteSource, member: Member, limit: int) -> bytes:
    """Return a small member whole; a larger one is refused with ``E_SIZE``."""
    if member.size > limit:
        raise Refusal("E_SIZE", size=member.size, limit=limit)
    return b"".join(content(source, member))
