"""What our certificates look like (handbook, package.md §5.2).

Names are for people; the software compares only the unit id, which stands as
``urn:uuid:…`` among the alternative names. No personal numbers, ever.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from app.kernel.text import clean

DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")
# X.520 allows 64 characters for a name; the library counts bytes.
_LONGEST_NAME = 64
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom a certificate is made out to."""

    unit_id: str
    organisation: str
    unit: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Validity:
    """From when until when a certificate holds, both aware."""

    start: datetime
    end: datetime

    @classmethod
    def years(cls, start: datetime, years: int) -> "Validity":
        """Begin a day early, so that a clock a little behind does not refuse it."""
        first = start - timedelta(days=1)
        return cls(first, first + timedelta(days=round(years * 365.25)))


def unit_urn(unit_id: str) -> str:
    """Write a unit id as it stands in certificates."""
    return f"urn:uuid:{uuid.UUID(unit_id)}"


def unit_of(certificate: x509.Certificate | x509.CertificateSigningRequest) -> str:
    """Return the unit id (32 hexadecimal digits) a certificate names, else ''."""
    try:
        names = certificate.extensions.get_extension_for_class(
            x509.SubjectAlternativeName
        ).value
    except x509.ExtensionNotFound:
        return ""
    uris = names.get_values_for_type(x509.UniformResourceIdentifier)
    urns = [uri for uri in uris if uri.startswith("urn:uuid:")]
    if len(urns) != 1:
        return ""
    try:
        return uuid.UUID(urns[0]).hex
    except ValueError:
        return ""


def subject(holder: Holder) -> x509.Name:
    """Write the name of a holder."""
    parts = [
        (NameOID.COUNTRY_NAME, "VN"),
        (NameOID.ORGANIZATION_NAME, holder.organisation),
        (NameOID.ORGANIZATIONAL_UNIT_NAME, holder.unit),
        (NameOID.COMMON_NAME, holder.person),
    ]
    return x509.Name(
        [x509.NameAttribute(oid, _fitting(text)) for oid, text in parts if text]
    )


def _fitting(text: str) -> str:
    text = " ".join(clean(text).split())
    content = text.encode("utf-8")
    if len(content) <= _LONGEST_NAME:
        return text
    room = _LONGEST_NAME - len(_ELLIPSIS.encode("utf-8"))
    return content[:room].decode("utf-8", "ignore") + _ELLIPSIS


def person_of(certificate: x509.Certificate) -> str:
    """Return the name of the person a certificate is made out to, else ''."""
    found = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else ""


def alternative_name(holder: Holder) -> x509.SubjectAlternativeName:
    """Write the unit id as the alternative name."""
    return x509.SubjectAlternativeName(
        [x509.UniformResourceIdentifier(unit_urn(holder.unit_id))]
    )


def usage(*bits: str) -> x509.KeyUsage:
    """Write a key usage with the named bits set."""
    names = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(**{name: name in bits for name in names})


SIGNING_USAGE = usage("digital_signature", "content_commitment")
ENCRYPTION_USAGE = usage("key_agreement")
AUTHORITY_USAGE = usage("key_cert_sign", "crl_sign")
SIGNING_PURPOSES = x509.ExtendedKeyUsage(
    [DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION]
)


def key_usage(
    certificate: x509.Certificate | x509.CertificateSigningRequest,
) -> x509.KeyUsage | None:
    """Return what a certificate's key may be used for, None when it does not say."""
    try:
        return certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return None


def der(certificate: x509.Certificate) -> bytes:
    """Write a certificate as DER."""
    return certificate.public_bytes(Encoding.DER)


def new_key() -> ec.EllipticCurvePrivateKey:
    """Make a P-256 key."""
    return ec.generate_private_key(ec.SECP256R1())
