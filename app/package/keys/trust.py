"""Whom a reader of packages trusts: pinned authorities and their lists."""

from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from app.package.envelope.reader import Key
from app.package.errors import PemHasNoKey, PemLocked, PemUnreadable

_BEGIN = b"-----BEGIN "
_KEY = b"PRIVATE KEY-----"
_LOCKED = (b"BEGIN ENCRYPTED PRIVATE KEY", b"Proc-Type: 4,ENCRYPTED")
_CRL_BEGIN = b"-----BEGIN X509 CRL-----"
_CRL_END = b"-----END X509 CRL-----"


@dataclass(frozen=True, slots=True)
class Trust:
    """The authorities somebody has confirmed, and their lists of revoked keys."""

    authorities: tuple[x509.Certificate, ...]
    revoked: tuple[x509.CertificateRevocationList, ...]


def from_pem(content: bytes, name: str) -> Trust:
    """Read authorities and lists from one PEM file (``PemUnreadable``)."""
    try:
        authorities = x509.load_pem_x509_certificates(content)
        lists = [
            x509.load_pem_x509_crl(_CRL_BEGIN + rest.partition(_CRL_END)[0] + _CRL_END)
            for rest in content.split(_CRL_BEGIN)[1:]
        ]
    except ValueError as error:
        raise PemUnreadable(name=name) from error
    return Trust(tuple(authorities), tuple(lists))


def key_from_pem(content: bytes, name: str) -> Key:
    """Read a private key, and its certificate when the file holds one.

    Only P-256 opens packages; another kind of key is ``PemUnreadable``.
    """
    if any(mark in content for mark in _LOCKED):
        raise PemLocked(name=name)
    if _KEY not in content and _BEGIN in content:
        raise PemHasNoKey(name=name)
    try:
        private = load_pem_private_key(content, password=None)
        certificates = (
            x509.load_pem_x509_certificates(content)
            if b"-----BEGIN CERTIFICATE-----" in content
            else []
        )
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise PemUnreadable(name=name) from error
    if not isinstance(private, ec.EllipticCurvePrivateKey):
        raise PemUnreadable(name=name)
    if private.curve.name != ec.SECP256R1.name:
        raise PemUnreadable(name=name)
    return Key(private, certificates[0] if certificates else None)
