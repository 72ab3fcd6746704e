"""The little DER the envelope needs: write one element, read one element, strictly."""

from app.package.refusal import Refusal

INTEGER, BIT_STRING, OCTETS, OID, SEQUENCE, SET = 0x02, 0x03, 0x04, 0x06, 0x30, 0x31
_SHORT = 0x80
_LONGEST = 4


def header(tag: int, length: int) -> bytes:
    """Write tag and minimal definite length."""
    if length < _SHORT:
        return bytes((tag, length))
    octets = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes((tag, _SHORT | len(octets))) + octets


def element(tag: int, *parts: bytes) -> bytes:
    """Write one element with the concatenated parts as its content."""
    content = b"".join(parts)
    return header(tag, len(content)) + content


def oid(dotted: str) -> bytes:
    """Write an object identifier."""
    first, second, *rest = (int(arc) for arc in dotted.split("."))
    octets = bytearray([first * 40 + second])
    for arc in rest:
        groups = [arc & 0x7F]
        while arc := arc >> 7:
            groups.insert(0, arc & 0x7F | 0x80)
        octets += bytes(groups)
    return element(OID, bytes(octets))


def integer(value: int) -> bytes:
    """Write a non-negative integer."""
    return element(INTEGER, value.to_bytes(value.bit_length() // 8 + 1, "big"))


class Cursor:
    """Reads elements one after another; anything unexpected is refused (``E_ENV``)."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._place = 0

    @property
    def place(self) -> int:
        """Tell how many bytes have been read."""
        return self._place

    @property
    def more(self) -> bool:
        """Say whether bytes are left."""
        return self._place < len(self._content)

    def enter(self, tag: int) -> int:
        """Read a tag and its length, go inside, return the length."""
        content, place = self._content, self._place
        if place + 2 > len(content) or content[place] != tag:
            raise Refusal("E_ENV")
        length = content[place + 1]
        place += 2
        if length >= _SHORT:
            count = length & 0x7F
            octets = content[place : place + count]
            place += count
            if not 1 <= count <= _LONGEST or len(octets) != count:
                raise Refusal("E_ENV")
            length = int.from_bytes(octets, "big")
            if header(tag, length)[1:] != bytes((_SHORT | count,)) + octets:
                raise Refusal("E_ENV")
        self._place = place
        return length

    def take(self, tag: int) -> bytes:
        """Read one whole element and return its content."""
        length = self.enter(tag)
        content = self._content[self._place : self._place + length]
        if len(content) != length:
            raise Refusal("E_ENV")
        self._place += length
        return content

    def whole(self, tag: int) -> bytes:
        """Read one whole element and return it with its header."""
        start = self._place
        self.take(tag)
        return self._content[start : self._place]

    def finish(self) -> None:
        """Refuse anything left over."""
        if self.more:
            raise Refusal("E_ENV")
