"""The committee's side of the first exchange of keys, as far as a cell needs it.

The practice cell and the tests act as a committee with it; the committee edition builds
its register and ceremonies on the same functions.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

from app.infra.files import write_safely
from app.kernel.clock import Clock
from app.package import policy
from app.package.keys import fingerprint, profile, request
from app.package.keys.authority import Authority
from app.package.keys.profile import Holder, Validity
from app.package.keys.request import Reply, Request


@dataclass(slots=True)
class CommitteeOffice:
    """An office that issues certificates and opens packages."""

    holder: Holder
    authority: Authority
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate
    leaf_validity: Validity
    list_issued: datetime
    list_days: int

    @property
    def code(self) -> str:
        """Return the authority's code as printed on the paper for the cell."""
        return fingerprint.code(profile.der(self.authority.certificate))

    def revocation_list(self) -> x509.CertificateRevocationList:
        """Issue the list as it stands."""
        return self.authority.revocation_list(self.list_issued, self.list_days)

    def answer(self, content: bytes) -> bytes:
        """Vouch for the keys in a request file and return the reply file.

        The clerk has compared the code of the paper slip before.
        """
        return request.dump_reply(self.vouch(request.load(content)))

    def vouch(self, asked: Request) -> Reply:
        """Issue both certificates of a request."""
        return Reply(
            self.authority.certificate,
            self.revocation_list(),
            self.authority.issue_signing(
                _holder(asked.signing), _public(asked.signing), self.leaf_validity
            ),
            self.authority.issue_encryption(
                _holder(asked.encryption), _public(asked.encryption), self.leaf_validity
            ),
            self.certificate,
        )

    def trust_pem(self) -> bytes:
        """Return authority and list as one PEM file."""
        return self.authority.certificate.public_bytes(
            Encoding.PEM
        ) + self.revocation_list().public_bytes(Encoding.PEM)

    def save(self, folder: Path) -> None:
        """Leave ``enc.key.pem``, ``enc.crt.pem`` and ``trust.pem`` in ``folder``.

        The key is not locked: only throw-away committees are saved this way.
        """
        key = self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        write_safely(folder / "enc.key.pem", key)
        write_safely(
            folder / "enc.crt.pem", self.certificate.public_bytes(Encoding.PEM)
        )
        write_safely(folder / "trust.pem", self.trust_pem())


def open_office(holder: Holder, clock: Clock) -> CommitteeOffice:
    """Set up an office with the lifetimes in force."""
    terms = policy.lifetimes()
    now = clock.now()
    return _office(
        holder,
        Validity.years(now, terms.authority_years),
        Validity.years(now, terms.signing_years),
        terms.revocation_list_days,
    )


def create_office(folder: Path, holder: Holder) -> CommitteeOffice:
    """Set up the throw-away office of the practice cell and save its files.

    Its certificates hold on any day, because the practice cell's days are invented.
    """
    terms = policy.lifetimes()
    span = Validity(_midnight(terms.practice_from), _midnight(terms.practice_until))
    days = (terms.practice_until - terms.practice_from).days
    office = _office(holder, span, span, days)
    office.save(folder)
    return office


def _office(
    holder: Holder, whole: Validity, leaf: Validity, list_days: int
) -> CommitteeOffice:
    named = Holder(holder.unit_id, holder.organisation)
    authority = Authority.create(named, whole)
    key = profile.new_key()
    certificate = authority.issue_encryption(named, key.public_key(), leaf)
    return CommitteeOffice(
        named, authority, key, certificate, leaf, leaf.start, list_days
    )


def _holder(asked: x509.CertificateSigningRequest) -> Holder:
    def named(oid: x509.ObjectIdentifier) -> str:
        found = asked.subject.get_attributes_for_oid(oid)
        return str(found[0].value) if found else ""

    return Holder(
        profile.unit_of(asked),
        named(NameOID.ORGANIZATION_NAME),
        named(NameOID.ORGANIZATIONAL_UNIT_NAME),
        named(NameOID.COMMON_NAME),
    )


def _public(asked: x509.CertificateSigningRequest) -> ec.EllipticCurvePublicKey:
    key = asked.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise TypeError("requests are checked when they are read")
    return key


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
