"""The one set of algorithms of the envelope, and the key agreement both sides compute.

ECDH on P-256, X9.63 key derivation with SHA-256, AES-256 key wrap (RFC 3394), AES-256
in GCM. Why these and no others: handbook, package.md §1.3.
"""

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.kdf.x963kdf import X963KDF

from app.package.envelope import der

AUTH_ENVELOPED_DATA = der.oid("1.2.840.113549.1.9.16.1.23")
DATA = der.oid("1.2.840.113549.1.7.1")
EC_PUBLIC_KEY = der.oid("1.2.840.10045.2.1")
ECDH_SHA256_KDF = der.oid("1.3.132.1.11.1")
AES256_WRAP = der.oid("2.16.840.1.101.3.4.1.45")
AES256_GCM = der.oid("2.16.840.1.101.3.4.1.46")

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
WRAPPED_BYTES = KEY_BYTES + 8

WRAP = der.element(der.SEQUENCE, AES256_WRAP)
KEY_ENCRYPTION = der.element(der.SEQUENCE, ECDH_SHA256_KDF, WRAP)
# ECC-CMS-SharedInfo (RFC 5753 §7.2): the wrap algorithm and its key length in bits.
_SHARED_INFO = der.element(
    der.SEQUENCE,
    WRAP,
    der.element(0xA2, der.element(der.OCTETS, (KEY_BYTES * 8).to_bytes(4, "big"))),
)


def wrapping_key(
    private: ec.EllipticCurvePrivateKey, public: ec.EllipticCurvePublicKey
) -> bytes:
    """Agree on the key that wraps the content key."""
    shared = private.exchange(ec.ECDH(), public)
    return X963KDF(hashes.SHA256(), KEY_BYTES, _SHARED_INFO).derive(shared)
