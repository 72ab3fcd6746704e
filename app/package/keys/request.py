"""The request a cell carries to the committee's office, and the office's reply.

Both are PEM files on the stick. The request holds two certificate requests, signing key
first. The reply holds certificates and the list of revoked ones; which is which shows
from their keys and usages, and nothing is believed that the pinned authority did not
sign.
"""

from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.package.errors import ReplyNotForUs, ReplyUnreadable, RequestUnreadable
from app.package.keys import profile
from app.package.keys.profile import Holder

_END = b"-----END CERTIFICATE REQUEST-----"


@dataclass(frozen=True, slots=True)
class Request:
    """A cell's two keys, asking to be vouched for."""

    signing: x509.CertificateSigningRequest
    encryption: x509.CertificateSigningRequest

    @property
    def content(self) -> bytes:
        """Return what the code on the paper slip is computed from."""
        return b"".join(
            each.public_bytes(Encoding.DER) for each in (self.signing, self.encryption)
        )

    @property
    def unit_id(self) -> str:
        """Return the unit that asks."""
        return profile.unit_of(self.signing)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the office gives back: our certificates and whom to trust and write to."""

    authority: x509.Certificate
    revoked: x509.CertificateRevocationList
    signing: x509.Certificate
    encryption: x509.Certificate
    office: x509.Certificate


def make(
    holder: Holder,
    signing: ec.EllipticCurvePrivateKey,
    encryption: ec.EllipticCurvePrivateKey,
) -> Request:
    """Ask for both keys of a cell."""
    unit = Holder(holder.unit_id, holder.organisation, holder.unit)
    return Request(
        _asked(holder, signing, profile.SIGNING_USAGE),
        _asked(unit, encryption, profile.ENCRYPTION_USAGE),
    )


def _asked(
    holder: Holder, key: ec.EllipticCurvePrivateKey, usage: x509.KeyUsage
) -> x509.CertificateSigningRequest:
    return (
        x509.CertificateSigningRequestBuilder()
        .subject_name(profile.subject(holder))
        .add_extension(profile.alternative_name(holder), critical=False)
        .add_extension(usage, critical=True)
        .sign(key, SHA256())
    )


def dump(request: Request) -> bytes:
    """Write the request file."""
    return b"".join(
        each.public_bytes(Encoding.PEM)
        for each in (request.signing, request.encryption)
    )


def load(content: bytes) -> Request:
    """Read a request file whose makers hold both keys (``RequestUnreadable``)."""
    blocks = [block + _END for block in content.split(_END) if block.strip()]
    try:
        asked = [x509.load_pem_x509_csr(block) for block in blocks]
        signing, encryption = asked
        request = Request(signing, encryption)
        sound = all(each.is_signature_valid and _is_p256(each) for each in asked)
        units = {profile.unit_of(each) for each in asked}
        usages = [profile.key_usage(each) for each in asked]
    except ValueError as error:
        raise RequestUnreadable from error
    wanted = [profile.SIGNING_USAGE, profile.ENCRYPTION_USAGE]
    if not sound or len(units) != 1 or "" in units or usages != wanted:
        raise RequestUnreadable
    return request


def _is_p256(asked: x509.CertificateSigningRequest) -> bool:
    key = asked.public_key()
    return isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name == "secp256r1"


def dump_reply(reply: Reply) -> bytes:
    """Write the reply file."""
    certificates = (reply.signing, reply.encryption, reply.office, reply.authority)
    blocks = [each.public_bytes(Encoding.PEM) for each in certificates]
    return b"".join([*blocks, reply.revoked.public_bytes(Encoding.PEM)])


def load_reply(content: bytes, request: Request) -> Reply:
    """Read the reply to ``request``.

    Raises ``ReplyUnreadable`` when something is missing or not signed by the authority
    in it, ``ReplyNotForUs`` when it answers another request. The caller still has to
    have the authority's code confirmed by a person.
    """
    try:
        certificates = x509.load_pem_x509_certificates(content)
        start = content.index(b"-----BEGIN X509 CRL-----")
        revoked = x509.load_pem_x509_crl(content[start:])
        reply = _sorted(certificates, revoked, request)
        _require_vouched(reply)
    except (ValueError, InvalidSignature, TypeError) as error:
        raise ReplyUnreadable from error
    return reply


def _sorted(
    certificates: list[x509.Certificate],
    revoked: x509.CertificateRevocationList,
    request: Request,
) -> Reply:
    ours = [
        _with_key(certificates, asked)
        for asked in (request.signing, request.encryption)
    ]
    authority = [c for c in certificates if _is_authority(c)]
    known = [c for c in (*ours, *authority) if c is not None]
    office = [
        c
        for c in certificates
        if c not in known and profile.key_usage(c) == profile.ENCRYPTION_USAGE
    ]
    signing, encryption = ours
    if authority and (signing is None or encryption is None):
        raise ReplyNotForUs
    if len(authority) != 1 or len(office) != 1 or not signing or not encryption:
        raise ReplyUnreadable
    return Reply(authority[0], revoked, signing, encryption, office[0])


def _with_key(
    certificates: list[x509.Certificate], asked: x509.CertificateSigningRequest
) -> x509.Certificate | None:
    wanted = _spki(asked.public_key())
    return next((c for c in certificates if _spki(c.public_key()) == wanted), None)


def _spki(key: object) -> bytes:
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise TypeError("keys are EC keys")
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        value = certificate.extensions.get_extension_for_class(x509.BasicConstraints)
    except x509.ExtensionNotFound:
        return False
    return value.value.ca


def _require_vouched(reply: Reply) -> None:
    for each in (reply.authority, reply.signing, reply.encryption, reply.office):
        each.verify_directly_issued_by(reply.authority)
    key = reply.authority.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise TypeError("the authority has an EC key")
    if not reply.revoked.is_signature_valid(key):
        raise InvalidSignature
