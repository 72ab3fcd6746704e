"""Opens an envelope: strict header, tag checked before one byte is believed.

GCM gives out plaintext before its tag is checked, and a readable copy must not touch a
disk. So the sealed bytes are checked in one pass while they are copied from the stick,
and read afterwards through ``OpenedContent``, which decrypts any stretch on demand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from cryptography import x509
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CTR, GCM
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap

from app.package.container.bytesource import CHUNK
from app.package.envelope import algorithm, der
from app.package.envelope.writer import identifier
from app.package.policy import Limits
from app.package.refusal import Refusal

_BLOCK = 16


@dataclass(frozen=True, slots=True)
class Key:
    """A key that may open packages; every recipient is tried without a certificate."""

    private: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """One locked copy of the content key."""

    name: bytes
    ephemeral: ec.EllipticCurvePublicKey
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class Head:
    """Everything before the sealed bytes."""

    recipients: tuple[Recipient, ...]
    nonce: bytes
    start: int
    size: int


def read_head(first: bytes, total: int, limits: Limits) -> Head:
    """Parse the header of an envelope of ``total`` bytes from its ``first`` ones.

    Anything but the exact structure is ``E_ENV``, another algorithm ``E_ENV_ALG``.
    """
    first = first[: limits.envelope_header_bytes]
    cursor = der.Cursor(first)
    _enter_to_end(cursor, der.SEQUENCE, total)
    if cursor.whole(der.OID) != algorithm.AUTH_ENVELOPED_DATA:
        raise Refusal("E_ENV")
    _enter_to_end(cursor, 0xA0, total)
    _enter_to_end(cursor, der.SEQUENCE, total)
    if cursor.take(der.INTEGER) != b"\x00":
        raise Refusal("E_ENV")
    recipients = _recipients(cursor.take(der.SET), limits)
    after = total - algorithm.TAG_BYTES - 2
    _enter_to_end(cursor, der.SEQUENCE, after)
    if cursor.whole(der.OID) != algorithm.DATA:
        raise Refusal("E_ENV")
    nonce = _nonce(cursor.take(der.SEQUENCE))
    size = cursor.enter(0x80)
    if cursor.place + size != after:
        raise Refusal("E_ENV")
    return Head(recipients, nonce, cursor.place, size)


def _enter_to_end(cursor: der.Cursor, tag: int, end: int) -> None:
    length = cursor.enter(tag)
    if cursor.place + length != end:
        raise Refusal("E_ENV")


def _nonce(content: bytes) -> bytes:
    cursor = der.Cursor(content)
    if cursor.whole(der.OID) != algorithm.AES256_GCM:
        raise Refusal("E_ENV_ALG")
    parameters = der.Cursor(cursor.take(der.SEQUENCE))
    cursor.finish()
    nonce = parameters.take(der.OCTETS)
    tag_bytes = parameters.take(der.INTEGER)
    parameters.finish()
    sizes = len(nonce), tag_bytes
    if sizes != (algorithm.NONCE_BYTES, bytes([algorithm.TAG_BYTES])):
        raise Refusal("E_ENV_ALG")
    return nonce


def _recipients(content: bytes, limits: Limits) -> tuple[Recipient, ...]:
    cursor = der.Cursor(content)
    found: list[Recipient] = []
    while cursor.more:
        if len(found) == limits.recipients:
            raise Refusal("E_COUNT", count=len(found) + 1, limit=limits.recipients)
        found.append(_recipient(cursor.take(0xA1)))
    if not found:
        raise Refusal("E_ENV")
    return tuple(found)


def _recipient(content: bytes) -> Recipient:
    cursor = der.Cursor(content)
    if cursor.take(der.INTEGER) != b"\x03":
        raise Refusal("E_ENV")
    originator = der.Cursor(cursor.take(0xA0))
    public = _point(originator.take(0xA1))
    originator.finish()
    if cursor.whole(der.SEQUENCE) != algorithm.KEY_ENCRYPTION:
        raise Refusal("E_ENV_ALG")
    keys = der.Cursor(cursor.take(der.SEQUENCE))
    cursor.finish()
    encrypted = der.Cursor(keys.take(der.SEQUENCE))
    keys.finish()
    name = encrypted.whole(der.SEQUENCE)
    wrapped = encrypted.take(der.OCTETS)
    encrypted.finish()
    if len(wrapped) != algorithm.WRAPPED_BYTES:
        raise Refusal("E_ENV")
    return Recipient(name, public, wrapped)


def _point(content: bytes) -> ec.EllipticCurvePublicKey:
    cursor = der.Cursor(content)
    if cursor.take(der.SEQUENCE) != algorithm.EC_PUBLIC_KEY:
        raise Refusal("E_ENV_ALG")
    bits = cursor.take(der.BIT_STRING)
    cursor.finish()
    if bits[:2] != b"\x00\x04":
        raise Refusal("E_ENV")
    try:
        return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), bits[1:])
    except ValueError:
        raise Refusal("E_ENV") from None


def content_key(head: Head, keys: Sequence[Key]) -> tuple[bytes, Key]:
    """Unwrap the content key with the first of ours that fits.

    No recipient is ours: ``E_NOT_FOR_US``. Ours is named, but its copy is damaged:
    ``E_TAMPERED``.
    """
    named = False
    for key in keys:
        for recipient in head.recipients:
            ours = key.certificate and identifier(key.certificate) == recipient.name
            named = named or bool(ours)
            if key.certificate is not None and not ours:
                continue
            content = _unwrapped(key.private, recipient)
            if content is not None:
                return content, key
    raise Refusal("E_TAMPERED" if named else "E_NOT_FOR_US")


def _unwrapped(
    private: ec.EllipticCurvePrivateKey, recipient: Recipient
) -> bytes | None:
    try:
        key = algorithm.wrapping_key(private, recipient.ephemeral)
        return aes_key_unwrap(key, recipient.wrapped)
    except (InvalidUnwrap, ValueError):
        return None


class Readable(Protocol):
    """A file that is read from front to back."""

    def read(self, count: int, /) -> bytes:
        """Read up to ``count`` bytes."""


class Check:
    """Checks the tag over the sealed bytes while they pass by."""

    def __init__(self, head: Head, key: bytes) -> None:
        self._decryptor = Cipher(AES256(key), GCM(head.nonce)).decryptor()
        self._left = head.size

    def update(self, piece: bytes) -> bytes:
        """Take the next bytes of the file; return those that follow the sealed ones."""
        sealed = piece[: self._left]
        self._left -= len(sealed)
        # The plaintext is thrown away: nothing is believed before the tag.
        self._decryptor.update(sealed)
        return piece[len(sealed) :]

    def finish(self, after: bytes) -> None:
        """Compare the tag in ``after``; refuse with ``E_TAMPERED``."""
        # A file cut off while it was read leaves less than the tag.
        if len(after) != algorithm.TAG_BYTES + 2:
            raise Refusal("E_TAMPERED")
        tag = der.Cursor(after).take(der.OCTETS)
        try:
            self._decryptor.finalize_with_tag(tag)
        except (InvalidTag, ValueError):
            raise Refusal("E_TAMPERED") from None


class OpenedContent:
    """The plaintext of a checked envelope, readable anywhere, never stored.

    GCM encrypts in counter mode; counter 2 belongs to the first block.
    """

    def __init__(self, file: BinaryIO, head: Head, key: bytes) -> None:
        self._file = file
        self._head = head
        self._key = AES256(key)

    @property
    def size(self) -> int:
        """Tell the length of the plaintext."""
        return self._head.size

    def read_at(self, offset: int, count: int) -> bytes:
        """Decrypt ``count`` bytes from ``offset``."""
        count = max(0, min(count, self._head.size - offset))
        block, skip = divmod(offset, _BLOCK)
        self._file.seek(self._head.start + block * _BLOCK)
        sealed = self._file.read(skip + count)
        counter = self._head.nonce + (block + 2).to_bytes(4, "big")
        decryptor = Cipher(self._key, CTR(counter)).decryptor()
        return (decryptor.update(sealed) + decryptor.finalize())[skip:]


def check_and_copy(
    source: Readable, copy: BinaryIO, head: Head, key: bytes, first: bytes
) -> None:
    """Copy the rest of ``source`` behind ``first`` while its tag is checked."""
    check = Check(head, key)
    copy.write(first)
    after = check.update(first[head.start :])
    while piece := source.read(CHUNK):
        copy.write(piece)
        after += check.update(piece)
    check.finish(after)
