"""Whether a signer's certificate counts, offline: path, dates, revocation, register.

pyhanko-certvalidator with ``require`` refuses a revoked signer even when the list is
old; the tolerance that makes an old list usable would also stretch certificates that
have run out, so the dates of the whole path are checked here again (package.md §5.4).
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from app.package.keys import profile
from app.package.keys.trust import Trust
from app.package.policy import Lifetimes
from app.package.refusal import Refusal
from app.package.signature.odd import refused
from app.package.signature.profile import ProfiledSignature

_SMALLEST_RSA = 2048

# What the verifier's own register says about a serial number: "" or a code.
Register = Callable[[int], str]


def nobody_revoked(_serial: int) -> str:
    """Stand in for the register where there is none."""
    return ""


@dataclass(frozen=True, slots=True)
class Signer:
    """A signer whose certificate counts."""

    certificate: x509.Certificate
    unit_id: str
    person: str
    list_is_old: bool


def accepted(
    found: ProfiledSignature,
    trust: Trust,
    moment: datetime,
    lifetimes: Lifetimes,
    register: Register = nobody_revoked,
) -> Signer:
    """Return the signer, or refuse with one of the ``E_CERT_…`` codes.

    ``moment`` is the first import, stored and used again when archives are checked.
    """
    with refused("E_CERT_UNKNOWN", person=""):
        certificate = x509.load_der_x509_certificate(found.certificate_der)
        person = profile.person_of(certificate)
    with refused("E_CERT_UNKNOWN", person=person):
        return _accepted(found, certificate, trust, moment, lifetimes, register)


def _accepted(
    found: ProfiledSignature,
    certificate: x509.Certificate,
    trust: Trust,
    moment: datetime,
    lifetimes: Lifetimes,
    register: Register,
) -> Signer:
    person = profile.person_of(certificate)
    if not trust.authorities:
        raise Refusal("E_CERT_UNKNOWN", person=person)
    path = _path(found, trust, moment, lifetimes, person)
    for each in path:
        _require_date(each, moment, person)
    _require_usage(certificate, person)
    code = register(certificate.serial_number)
    if code:
        raise Refusal(code, person=person)
    return Signer(
        certificate,
        profile.unit_of(certificate),
        person,
        _is_old(trust, moment, lifetimes),
    )


def _is_old(trust: Trust, moment: datetime, lifetimes: Lifetimes) -> bool:
    limit = moment - timedelta(days=lifetimes.revocation_warning_days)
    longest = timedelta(days=lifetimes.revocation_tolerance_days)
    for each in trust.revoked:
        end = each.next_update_utc or each.last_update_utc
        # A list made to last (the practice committee's) is old when it has run out.
        lasting = end - each.last_update_utc > longest and end > moment
        if each.last_update_utc < limit and not lasting:
            return True
    return False


def _path(
    found: ProfiledSignature,
    trust: Trust,
    moment: datetime,
    lifetimes: Lifetimes,
    person: str,
) -> list[x509.Certificate]:
    from asn1crypto import crl as asn1_crl  # noqa: PLC0415  (heavy; loaded when first needed)
    from asn1crypto import x509 as asn1_x509  # noqa: PLC0415  (heavy; loaded when first needed)
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415  (with them)
        Encoding,
    )
    from pyhanko_certvalidator import (  # noqa: PLC0415  (heavy; loaded when first needed)
        CertificateValidator,
        ValidationContext,
    )

    context = ValidationContext(
        # Explicit roots: without any, the library would go looking for the system's.
        trust_roots=[
            asn1_x509.Certificate.load(profile.der(each)) for each in trust.authorities
        ],
        crls=[
            asn1_crl.CertificateList.load(each.public_bytes(Encoding.DER))
            for each in trust.revoked
        ],
        allow_fetching=False,
        revocation_mode="require",
        time_tolerance=timedelta(days=lifetimes.revocation_tolerance_days),
        moment=moment,
    )
    validator = CertificateValidator(
        found.certificate, intermediate_certs=found.others, validation_context=context
    )
    return [
        x509.load_der_x509_certificate(each.dump())
        for each in _validated(validator, person)
    ]


def _validated(validator: Any, person: str) -> list[Any]:  # noqa: ANN401  (no types)
    from pyhanko_certvalidator import errors  # noqa: PLC0415  (heavy; loaded when first needed)

    codes = (
        (errors.RevokedError, "E_CERT_REVOKED"),
        (errors.ExpiredError, "E_CERT_EXPIRED"),
        (errors.NotYetValidError, "E_CERT_EARLY"),
        (errors.InsufficientRevinfoError, "E_CRL_MISSING"),
        (errors.InvalidCertificateError, "E_CERT_USAGE"),
        (errors.PathError, "E_CERT_UNKNOWN"),
        (errors.ValidationError, "E_CERT_UNKNOWN"),
    )
    try:
        path = asyncio.run(validator.async_validate_usage({"non_repudiation"}))
    except tuple(kind for kind, _ in codes) as error:
        code = next(code for kind, code in codes if isinstance(error, kind))
        raise Refusal(code, person=person, **_days(error)) from None
    return list(path)


def _days(error: Exception) -> dict[str, object]:
    """Return the day that an error of the library is about, as our facts name it."""
    names = (
        ("revocation_dt", "since"),
        ("valid_from", "since"),
        ("expired_dt", "until"),
    )
    return {ours: getattr(error, its) for its, ours in names if hasattr(error, its)}


def _require_date(certificate: x509.Certificate, moment: datetime, person: str) -> None:
    start, end = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if moment < start:
        raise Refusal("E_CERT_EARLY", person=person, since=start)
    if moment > end:
        raise Refusal("E_CERT_EXPIRED", person=person, until=end)


def _require_usage(certificate: x509.Certificate, person: str) -> None:
    usage = profile.key_usage(certificate)
    if usage is None or not usage.content_commitment or usage.key_cert_sign:
        raise Refusal("E_CERT_USAGE", person=person)
    key = certificate.public_key()
    is_ec = isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name == "secp256r1"
    is_rsa = isinstance(key, rsa.RSAPublicKey) and key.key_size >= _SMALLEST_RSA
    if not is_ec and not is_rsa:
        raise Refusal("E_SIG_ALG", algorithm=_named(key))
    if not profile.unit_of(certificate):
        raise Refusal("E_CERT_CELL", person=person)


def _named(key: object) -> str:
    if isinstance(key, ec.EllipticCurvePublicKey):
        return key.curve.name
    size = getattr(key, "key_size", "")
    return f"{type(key).__name__.removesuffix('PublicKey')} {size}".strip()
