"""Certificates and signatures with odd bytes are refused, never raised."""

import hashlib
from datetime import datetime, timedelta

import pytest
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import NameOID

from app.package.envelope import der
from app.package.envelope.writer import identifier
from app.package.keys import profile
from app.package.policy import lifetimes, limits
from app.package.receiving import sentences
from app.package.refusal import Refusal
from app.package.signature import chain, signer, verifier
from app.package.signature.odd import refused
from app.package.signature.profile import profiled
from tests.app.package.making import CELL_ID, NOW, Maker

MAKER = Maker.create()
MANIFEST = b"<manifest/>"
CERTIFICATE = profile.der(MAKER.reply.signing)
VERSION = b"\x02\x01\x01\x31"
INNER = b"\x02\x01\x01\x30"
FOREVER = datetime(9999, 12, 31, 23, 59, 59)  # noqa: DTZ001  (as certificates say it)


def judged(signature, trust=None, moment=NOW):
    found = profiled(signature, limits())
    verifier.require_intact(found, MANIFEST)
    return chain.accepted(found, trust or MAKER.trust(), moment, lifetimes())


def refusal(signature, **told):
    with pytest.raises(Refusal) as caught:
        judged(signature, **told)
    return caught.value


def rebuilt(certificate):
    """Sign with ``certificate`` (any bytes of the right length) in its place."""
    attributes = signer._attributes(MANIFEST, MAKER.reply.signing, NOW)
    attributes = attributes.replace(
        hashlib.sha256(CERTIFICATE).digest(), hashlib.sha256(certificate).digest()
    )
    value = MAKER.signing.sign(der.element(der.SET, attributes), ec.ECDSA(SHA256()))
    info = der.element(
        der.SEQUENCE,
        der.integer(1),
        identifier(MAKER.reply.signing),
        signer._SHA256,
        der.element(0xA0, attributes),
        signer._ECDSA_SHA256,
        der.element(der.OCTETS, value),
    )
    signed = der.element(
        der.SEQUENCE,
        der.integer(1),
        der.element(der.SET, signer._SHA256),
        der.element(der.SEQUENCE, signer._DATA),
        der.element(0xA0, certificate),
        der.element(der.SET, info),
    )
    return der.element(der.SEQUENCE, signer._SIGNED_DATA, der.element(0xA0, signed))


def test_the_rebuilt_signature_is_good_to_begin_with():
    assert judged(rebuilt(CERTIFICATE)).unit_id == CELL_ID


@pytest.mark.parametrize("change", [0x01, 0xFF])
def test_no_changed_byte_of_a_certificate_is_raised_or_accepted(change):
    for place in range(0, len(CERTIFICATE), 3):
        odd = bytearray(CERTIFICATE)
        odd[place] ^= change
        assert refusal(rebuilt(bytes(odd))).code.startswith("E_"), place


def test_a_key_on_a_curve_nobody_has():
    curve = der.oid("1.2.840.10045.3.1.7")
    odd = CERTIFICATE.replace(curve, curve[:-1] + b"\x6b")
    assert refusal(rebuilt(odd)).code == "E_SIG_INTEGRITY"


def test_a_version_nobody_has():
    assert CERTIFICATE.count(b"\xa0\x03\x02\x01\x02") == 1
    odd = CERTIFICATE.replace(b"\xa0\x03\x02\x01\x02", b"\xa0\x03\x02\x01\x22")
    assert refusal(rebuilt(odd)).code == "E_SIG_FORMAT"


def test_the_two_version_numbers_of_a_signature_are_fixed():
    """They are not signed, so another number would be a second file of equal worth."""
    whole = bytearray(MAKER.sign(MANIFEST))
    places = [n for n in range(len(whole)) if whole[n : n + 4] in (VERSION, INNER)]
    assert len(places) == 2
    for place in places:
        odd = bytearray(whole)
        odd[place + 2] = 3
        assert refusal(bytes(odd)).code == "E_SIG_PROFILE"


@pytest.mark.parametrize(
    "stumble",
    [
        UnsupportedAlgorithm("curve"),
        x509.InvalidVersion("3", 3),
        IndexError(),
        OverflowError(),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "odd"),
        RecursionError(),
    ],
    ids=lambda each: type(each).__name__,
)
def test_what_parsers_stumble_over_is_one_refusal(stumble):
    with pytest.raises(Refusal) as caught, refused("E_SIG_FORMAT"):
        raise stumble
    assert caught.value.code == "E_SIG_FORMAT"


def test_a_refusal_inside_keeps_its_own_code():
    with pytest.raises(Refusal) as caught, refused("E_SIG_FORMAT"):
        raise Refusal("E_SIG_ALG", algorithm="x")
    assert caught.value.code == "E_SIG_ALG"


def issued(*, start=None, end=None, name="Trần Văn Hòa", key=None, signed_with=None):
    """A certificate our authority (or whoever) might issue, one thing odd about it."""
    key = key or profile.new_key()
    authority = MAKER.office.authority
    made = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(authority.certificate.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start or NOW - timedelta(days=1))
        .not_valid_after(end or NOW + timedelta(days=700))
        .add_extension(profile.SIGNING_USAGE, critical=True)
        .add_extension(profile.SIGNING_PURPOSES, critical=False)
        .add_extension(
            x509.SubjectAlternativeName(
                [x509.UniformResourceIdentifier(profile.unit_urn(CELL_ID))]
            ),
            critical=False,
        )
        .sign(signed_with or authority.key, SHA256())
    )
    return key, made


def said(key, certificate, moment=NOW):
    found = refusal(signer.sign(MANIFEST, key, certificate, NOW), moment=moment)
    return found.code, sentences.of_code(found.code, found.facts)


@pytest.mark.parametrize("days", [10, 500], ids=["within the tolerance", "beyond"])
def test_a_key_that_holds_later_says_from_when(days):
    start = NOW + timedelta(days=days)
    code, sentence = said(*issued(start=start, end=FOREVER))
    assert code == "E_CERT_EARLY"
    assert f"{start:%d/%m/%Y}" in sentence


@pytest.mark.parametrize("days", [2, 900], ids=["within the tolerance", "beyond"])
def test_a_key_that_has_run_out_says_when(days):
    end = NOW - timedelta(days=days)
    code, sentence = said(*issued(start=end - timedelta(days=9), end=end))
    assert code == "E_CERT_EXPIRED"
    assert f"{end:%d/%m/%Y}" in sentence


def test_a_day_at_the_end_of_time_can_be_said():
    moment = datetime(9999, 12, 31, 23, 59, 59).astimezone()
    assert "31/12/9999" in sentences.of_code("E_CERT_EXPIRED", {"until": moment})


def test_a_name_that_steers_the_terminal_is_shown_harmless():
    name = "Hòa\x1b[31m\u202eĐỏ\u009b2J\nDòng"
    code, sentence = said(*issued(name=name, signed_with=profile.new_key()))
    assert code == "E_CERT_UNKNOWN"
    assert sentence.isprintable()
    assert "Hòa [31m Đỏ 2J Dòng" in sentence


def test_a_weak_or_foreign_curve_is_named():
    code, sentence = said(*issued(key=ec.generate_private_key(ec.SECP384R1())))
    assert (code, "secp384r1" in sentence) == ("E_SIG_ALG", True)
