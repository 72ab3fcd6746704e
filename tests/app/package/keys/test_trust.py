"""PEM files that people mix up, lock, cut or make with other programs."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from app.package.errors import PemHasNoKey, PemLocked, PemUnreadable
from app.package.keys import profile, trust
from tests.app.package.making import Maker

MAKER = Maker.create()
KEY = MAKER.office.key
CERTIFICATE = MAKER.office.certificate.public_bytes(Encoding.PEM)


def pem(key, lock=None, shape=PrivateFormat.PKCS8, encoding=Encoding.PEM):
    return key.private_bytes(encoding, shape, lock or NoEncryption())


LOCK = BestAvailableEncryption(b"x")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (pem(KEY, LOCK), PemLocked),
        (pem(KEY, LOCK, PrivateFormat.TraditionalOpenSSL), PemLocked),
        (MAKER.office.trust_pem(), PemHasNoKey),
        (CERTIFICATE, PemHasNoKey),
        (
            KEY.public_key().public_bytes(
                Encoding.PEM, PublicFormat.SubjectPublicKeyInfo
            ),
            PemHasNoKey,
        ),
        (pem(KEY, encoding=Encoding.DER), PemUnreadable),
        (pem(KEY)[:60], PemUnreadable),
        (b"", PemUnreadable),
        (
            b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
            PemUnreadable,
        ),
        (pem(ec.generate_private_key(ec.SECP384R1())), PemUnreadable),
        (pem(ec.generate_private_key(ec.SECP256K1())), PemUnreadable),
        (pem(ed25519.Ed25519PrivateKey.generate()), PemUnreadable),
        (pem(rsa.generate_private_key(65537, 2048)), PemUnreadable),
    ],
)
def test_what_is_no_key_for_packages_is_said(content, problem):
    with pytest.raises(problem):
        trust.key_from_pem(content, "key.pem")


@pytest.mark.parametrize(
    "content",
    [
        pem(KEY),
        pem(KEY, shape=PrivateFormat.TraditionalOpenSSL),
        pem(KEY) + CERTIFICATE,
        CERTIFICATE + pem(KEY),
        pem(KEY).replace(b"\n", b"\r\n"),
    ],
    ids=["plain", "older form", "certificate behind", "certificate before", "Windows"],
)
def test_a_key_is_read_in_every_usual_form(content):
    found = trust.key_from_pem(content, "key.pem")
    assert found.private.private_numbers() == KEY.private_numbers()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        pem(KEY),
        profile.der(MAKER.office.certificate),
        MAKER.office.trust_pem()[:300],
        MAKER.office.trust_pem().decode().encode("utf-16"),
        MAKER.office.trust_pem()
        + b"-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----",
    ],
    ids=["empty", "a key", "DER", "cut off", "UTF-16", "a broken list"],
)
def test_what_says_nothing_about_trust_is_said(content):
    with pytest.raises(PemUnreadable):
        trust.from_pem(content, "trust.pem")
