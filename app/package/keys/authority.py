"""A minimal certificate authority: the committee's office vouches for its cells.

Self-signed now; a province can later cross-certify the same key without any cell having
to register again (handbook, package.md §5.3).
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from app.package.keys import profile
from app.package.keys.profile import Holder, Validity


@dataclass(frozen=True, slots=True)
class Revocation:
    """A certificate that no longer counts, since when and why."""

    serial: int
    since: datetime
    reason: x509.ReasonFlags = x509.ReasonFlags.unspecified


@dataclass(slots=True)
class Authority:
    """The key that issues, its certificate and what it has revoked."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate
    revoked: list[Revocation] = field(default_factory=list)
    lists_issued: int = 0

    @classmethod
    def create(cls, holder: Holder, validity: Validity) -> "Authority":
        """Make a new authority for the office of ``holder``."""
        key = profile.new_key()
        name = profile.subject(holder)
        builder = (
            _builder(name, name, key.public_key(), validity)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(profile.AUTHORITY_USAGE, critical=True)
            .add_extension(
                x509.SubjectKeyIdentifier.from_public_key(key.public_key()),
                critical=False,
            )
        )
        return cls(key, builder.sign(key, SHA256()))

    def issue_signing(
        self, holder: Holder, public: ec.EllipticCurvePublicKey, validity: Validity
    ) -> x509.Certificate:
        """Vouch for a person's signing key."""
        builder = self._leaf(holder, public, validity)
        builder = builder.add_extension(profile.SIGNING_USAGE, critical=True)
        builder = builder.add_extension(profile.SIGNING_PURPOSES, critical=False)
        return builder.sign(self.key, SHA256())

    def issue_encryption(
        self, holder: Holder, public: ec.EllipticCurvePublicKey, validity: Validity
    ) -> x509.Certificate:
        """Vouch for a unit's encryption key."""
        builder = self._leaf(holder, public, validity)
        builder = builder.add_extension(profile.ENCRYPTION_USAGE, critical=True)
        return builder.sign(self.key, SHA256())

    def _leaf(
        self, holder: Holder, public: ec.EllipticCurvePublicKey, validity: Validity
    ) -> x509.CertificateBuilder:
        end = min(validity.end, self.certificate.not_valid_after_utc)
        name = profile.subject(holder)
        builder = _builder(
            name, self.certificate.subject, public, Validity(validity.start, end)
        )
        issuer = self.certificate.extensions.get_extension_for_class(
            x509.SubjectKeyIdentifier
        ).value
        authority = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier
        return (
            builder.add_extension(
                x509.BasicConstraints(ca=False, path_length=None), critical=True
            )
            .add_extension(
                x509.SubjectKeyIdentifier.from_public_key(public), critical=False
            )
            .add_extension(authority(issuer), critical=False)
            .add_extension(profile.alternative_name(holder), critical=False)
        )

    def revoke(self, revocation: Revocation) -> None:
        """Put a certificate on the next list."""
        self.revoked.append(revocation)

    def revocation_list(
        self, issued: datetime, days: int
    ) -> x509.CertificateRevocationList:
        """Issue the list of revoked certificates, to be renewed within ``days``."""
        self.lists_issued += 1
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.certificate.subject)
            .last_update(issued)
            .next_update(issued + timedelta(days=days))
            .add_extension(x509.CRLNumber(self.lists_issued), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(
                    self.key.public_key()
                ),
                critical=False,
            )
        )
        for each in self.revoked:
            builder = builder.add_revoked_certificate(_entry(each))
        return builder.sign(self.key, SHA256())


def _builder(
    name: x509.Name,
    issuer: x509.Name,
    public: ec.EllipticCurvePublicKey,
    validity: Validity,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(validity.start)
        .not_valid_after(validity.end)
    )


def _entry(revocation: Revocation) -> x509.RevokedCertificate:
    builder = (
        x509.RevokedCertificateBuilder()
        .serial_number(revocation.serial)
        .revocation_date(revocation.since)
    )
    # RFC 5280 §5.3.1: "unspecified" is expressed by leaving the reason out.
    if revocation.reason is not x509.ReasonFlags.unspecified:
        builder = builder.add_extension(
            x509.CRLReason(revocation.reason), critical=False
        )
    return builder.build()
