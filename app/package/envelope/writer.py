"""Seals a stream of known length for several recipients, piece by piece."""

import secrets
from collections.abc import Iterable, Iterator, Sequence

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import GCM
from cryptography.hazmat.primitives.keywrap import aes_key_wrap
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.package.envelope import algorithm, der


def sealed(
    pieces: Iterable[bytes], size: int, recipients: Sequence[x509.Certificate]
) -> Iterator[bytes]:
    """Yield the envelope around ``pieces``, which together are ``size`` bytes long.

    Any recipient can open it alone. Only issuer and serial of their certificates and
    the size can be seen from outside.
    """
    key = secrets.token_bytes(algorithm.KEY_BYTES)
    nonce = secrets.token_bytes(algorithm.NONCE_BYTES)
    yield _head([_recipient(each, key) for each in recipients], nonce, size)
    encryptor = Cipher(AES256(key), GCM(nonce)).encryptor()
    written = 0
    for piece in pieces:
        written += len(piece)
        yield encryptor.update(piece)
    if written != size:
        raise ValueError(f"announced {size} bytes, got {written}")
    yield encryptor.finalize() + der.element(der.OCTETS, encryptor.tag)


def sealed_size(size: int, recipients: Sequence[x509.Certificate]) -> int:
    """Tell the length of the envelope around ``size`` bytes."""
    blank = bytes(algorithm.KEY_BYTES)
    head = _head([_recipient(each, blank) for each in recipients], bytes(12), size)
    return len(head) + size + algorithm.TAG_BYTES + 2


def _head(recipients: list[bytes], nonce: bytes, size: int) -> bytes:
    parameters = der.element(
        der.SEQUENCE,
        der.element(der.OCTETS, nonce),
        der.integer(algorithm.TAG_BYTES),
    )
    cipher = der.element(der.SEQUENCE, algorithm.AES256_GCM, parameters)
    # DER wants the members of a SET in the order of their octets.
    before = der.integer(0) + der.element(der.SET, *sorted(recipients))
    content = algorithm.DATA + cipher + der.header(0x80, size)
    info = der.header(der.SEQUENCE, len(content) + size) + content
    tag = algorithm.TAG_BYTES + 2
    body = der.header(der.SEQUENCE, len(before) + len(info) + size + tag)
    inner = body + before + info
    explicit = der.header(0xA0, len(inner) + size + tag)
    outer = algorithm.AUTH_ENVELOPED_DATA + explicit + inner
    return der.header(der.SEQUENCE, len(outer) + size + tag) + outer


def _recipient(certificate: x509.Certificate, key: bytes) -> bytes:
    public = certificate.public_key()
    if not isinstance(public, ec.EllipticCurvePublicKey):
        raise TypeError("recipients have EC keys")
    ephemeral = ec.generate_private_key(ec.SECP256R1())
    wrapped = aes_key_wrap(algorithm.wrapping_key(ephemeral, public), key)
    point = ephemeral.public_key().public_bytes(
        Encoding.X962, PublicFormat.UncompressedPoint
    )
    originator = der.element(
        0xA1,
        der.element(der.SEQUENCE, algorithm.EC_PUBLIC_KEY),
        der.element(der.BIT_STRING, b"\x00", point),
    )
    encrypted = der.element(
        der.SEQUENCE, identifier(certificate), der.element(der.OCTETS, wrapped)
    )
    return der.element(
        0xA1,
        der.integer(3),
        der.element(0xA0, originator),
        algorithm.KEY_ENCRYPTION,
        der.element(der.SEQUENCE, encrypted),
    )


def identifier(certificate: x509.Certificate) -> bytes:
    """Name a certificate by issuer and serial number, as CMS does."""
    return der.element(
        der.SEQUENCE,
        certificate.issuer.public_bytes(),
        der.integer(certificate.serial_number),
    )
