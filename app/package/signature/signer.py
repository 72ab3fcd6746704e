"""Signs the bytes of a manifest: CMS SignedData, detached, five signed attributes.

CAdES-B-B (ETSI EN 319 122-1) with ECDSA P-256 and SHA-256. Written directly, because
the structure is fixed; pyHanko and OpenSSL are its independent judges.
"""

import hashlib
from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from app.package.envelope import der
from app.package.envelope.writer import identifier

MEDIA_TYPE = "text/xml"
_DATA = der.oid("1.2.840.113549.1.7.1")
_SIGNED_DATA = der.oid("1.2.840.113549.1.7.2")
_SHA256 = der.element(der.SEQUENCE, der.oid("2.16.840.1.101.3.4.2.1"))
_ECDSA_SHA256 = der.element(der.SEQUENCE, der.oid("1.2.840.10045.4.3.2"))
_UTF8, _UTC_TIME = 0x0C, 0x17


def sign(
    manifest: bytes,
    key: ec.EllipticCurvePrivateKey,
    certificate: x509.Certificate,
    at: datetime,
) -> bytes:
    """Return the DER of the signature over ``manifest``, dated ``at`` (aware)."""
    attributes = _attributes(manifest, certificate, at)
    signature = key.sign(der.element(der.SET, attributes), ec.ECDSA(SHA256()))
    signer = der.element(
        der.SEQUENCE,
        der.integer(1),
        identifier(certificate),
        _SHA256,
        der.element(0xA0, attributes),
        _ECDSA_SHA256,
        der.element(der.OCTETS, signature),
    )
    signed = der.element(
        der.SEQUENCE,
        der.integer(1),
        der.element(der.SET, _SHA256),
        der.element(der.SEQUENCE, _DATA),
        der.element(0xA0, certificate.public_bytes(Encoding.DER)),
        der.element(der.SET, signer),
    )
    return der.element(der.SEQUENCE, _SIGNED_DATA, der.element(0xA0, signed))


def _attributes(manifest: bytes, certificate: x509.Certificate, at: datetime) -> bytes:
    digest = hashlib.sha256(manifest).digest()
    moment = at.astimezone(UTC).strftime("%y%m%d%H%M%SZ").encode("ascii")
    found = [
        _attribute("1.2.840.113549.1.9.3", _DATA),
        _attribute("1.2.840.113549.1.9.4", der.element(der.OCTETS, digest)),
        _attribute("1.2.840.113549.1.9.5", der.element(_UTC_TIME, moment)),
        _attribute("1.2.840.113549.1.9.16.2.47", _signing_certificate(certificate)),
        _attribute("0.4.0.1733.2.1", der.element(_UTF8, MEDIA_TYPE.encode("ascii"))),
    ]
    # DER wants the members of a SET in the order of their octets.
    return b"".join(sorted(found))


def _attribute(dotted: str, value: bytes) -> bytes:
    return der.element(der.SEQUENCE, der.oid(dotted), der.element(der.SET, value))


def _signing_certificate(certificate: x509.Certificate) -> bytes:
    digest = hashlib.sha256(certificate.public_bytes(Encoding.DER)).digest()
    issuer = der.element(0xA4, certificate.issuer.public_bytes())
    serial = der.element(
        der.SEQUENCE,
        der.element(der.SEQUENCE, issuer),
        der.integer(certificate.serial_number),
    )
    reference = der.element(der.SEQUENCE, der.element(der.OCTETS, digest), serial)
    return der.element(der.SEQUENCE, der.element(der.SEQUENCE, reference))
