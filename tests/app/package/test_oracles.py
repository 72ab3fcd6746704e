"""Independent programs judge what we write, and we read what they write."""

import base64
import json
import os
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from app.infra.clock import SystemClock
from app.infra.paths import resources_folder
from app.package.envelope.reader import Key
from app.package.keys import keystore
from app.package.keys.authority import Revocation
from tests.app.package.envelope.test_envelope import open_
from tests.app.package.making import Maker, good_parts

pytestmark = pytest.mark.oracle
PUBLISHED = Path(__file__).parents[4] / "shared" / "schemas" / "asic.xsd"


def program(*arguments, cwd=None, good=True):
    done = subprocess.run(
        [str(a) for a in arguments], cwd=cwd, capture_output=True, check=False
    )
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    assert (done.returncode == 0) is good, said
    return said


@pytest.fixture(scope="module")
def maker():
    return Maker.create(when=SystemClock().now())


@pytest.fixture
def desk(maker, tmp_path):
    """The committee's files, a package and what is inside it."""
    maker.office.save(tmp_path)
    (tmp_path / "own.crt").write_bytes(
        maker.reply.encryption.public_bytes(Encoding.PEM)
    )
    (tmp_path / "leaf.crt").write_bytes(maker.reply.signing.public_bytes(Encoding.PEM))
    (tmp_path / "own.key").write_bytes(pem(maker.encryption))
    (tmp_path / "p.p7m").write_bytes(maker.package())
    return tmp_path


def pem(key):
    from cryptography.hazmat.primitives.serialization import (
        NoEncryption,
        PrivateFormat,
    )

    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def decrypt(desk, certificate, key, out):
    return program(
        *("openssl", "cms", "-decrypt", "-inform", "DER", "-in", "p.p7m"),
        *("-recip", certificate, "-inkey", key, "-out", out),
        cwd=desk,
    )


def test_openssl_opens_the_envelope_for_both_recipients(desk):
    decrypt(desk, "enc.crt.pem", "enc.key.pem", "a.asice")
    decrypt(desk, "own.crt", "own.key", "b.asice")
    assert (desk / "a.asice").read_bytes() == (desk / "b.asice").read_bytes()
    program("unzip", "-t", "a.asice", cwd=desk)


def verify_cades(desk, *, good=True):
    return program(
        *("openssl", "cms", "-verify", "-binary", "-cades", "-inform", "DER"),
        *("-in", "w/META-INF/signature001.p7s"),
        *("-content", "w/META-INF/ASiCManifest001.xml"),
        *("-CAfile", "trust.pem", "-crl_check_all", "-out", os.devnull),
        cwd=desk,
        good=good,
    )


@pytest.fixture
def unpacked(desk):
    decrypt(desk, "enc.crt.pem", "enc.key.pem", "a.asice")
    program("unzip", "-qq", "a.asice", "-d", "w", cwd=desk)
    return desk


def test_openssl_verifies_the_signature_as_cades(unpacked):
    assert "CAdES Verification successful" in verify_cades(unpacked)


def test_openssl_notices_a_changed_manifest(unpacked):
    manifest = unpacked / "w/META-INF/ASiCManifest001.xml"
    manifest.write_bytes(manifest.read_bytes() + b" ")
    verify_cades(unpacked, good=False)


def test_openssl_notices_a_revoked_signer(unpacked, maker):
    other = Maker.register(maker.office)
    (unpacked / "w/META-INF/signature001.p7s").write_bytes(
        other.sign((unpacked / "w/META-INF/ASiCManifest001.xml").read_bytes())
    )
    verify_cades(unpacked)
    desk = maker.office
    desk.authority.revoke(
        Revocation(
            other.reply.signing.serial_number, SystemClock().now() - timedelta(days=2)
        )
    )
    (unpacked / "trust.pem").write_bytes(desk.trust_pem())
    assert "revoked" in verify_cades(unpacked, good=False)


def test_every_digest_of_the_manifest_is_that_of_openssl(unpacked):
    for part in good_parts():
        digest = subprocess.run(
            ["openssl", "dgst", "-sha256", "-binary", unpacked / "w" / part.name],
            capture_output=True,
            check=True,
        ).stdout
        listed = (unpacked / "w/META-INF/ASiCManifest001.xml").read_text()
        assert base64.b64encode(digest).decode() in listed


def validate(unpacked, schema):
    return program(
        *("xmllint", "--nonet", "--noout", "--schema", schema),
        "META-INF/ASiCManifest001.xml",
        cwd=unpacked / "w",
    )


def test_the_manifest_fits_our_schema(unpacked):
    validate(unpacked, resources_folder() / "schemas" / "asic-manifest.xsd")


def test_the_manifest_fits_the_published_schema(unpacked):
    if not PUBLISHED.exists():
        pytest.skip(
            f"LOUD: the published schema is not beside the checkout: {PUBLISHED}"
        )
    validate(unpacked, PUBLISHED)


def test_openssl_verifies_the_chain_strictly(desk):
    said = program(
        *("openssl", "verify", "-x509_strict", "-crl_check_all"),
        *("-CAfile", "trust.pem", "leaf.crt", "own.crt", "enc.crt.pem"),
        cwd=desk,
    )
    assert said.count(": OK") == 3


def test_openssl_opens_the_key_inside_the_key_file(desk, maker):
    secret = "mùa xuân năm ấy"  # noqa: S105  (opens only this test's key)
    file, _ = keystore.create(maker.signing, secret)
    content = json.loads(keystore.dump(file))
    (desk / "key.p12").write_bytes(base64.b64decode(content["pkcs12"]))
    password = keystore.password(keystore.unlock(file, secret)).decode()
    said = program(
        *(
            "openssl",
            "pkcs12",
            "-in",
            "key.p12",
            "-nodes",
            "-passin",
            f"pass:{password}",
        ),
        cwd=desk,
    )
    assert "BEGIN PRIVATE KEY" in said
    program(
        *("openssl", "pkcs12", "-in", "key.p12", "-nodes", "-passin", f"pass:{secret}"),
        cwd=desk,
        good=False,
    )


@pytest.mark.parametrize("recipients", [["enc.crt.pem"], ["own.crt", "enc.crt.pem"]])
def test_we_open_what_openssl_seals(desk, maker, recipients):
    content = bytes(range(256)) * 300
    (desk / "plain").write_bytes(content)
    named = [
        option
        for each in recipients
        for option in ("-recip", each, "-keyopt", "ecdh_kdf_md:sha256")
    ]
    program(
        *("openssl", "cms", "-encrypt", "-binary", "-aes-256-gcm", "-in", "plain"),
        *("-outform", "DER", "-out", "sealed", *named),
        cwd=desk,
    )
    sealed = (desk / "sealed").read_bytes()
    assert open_(sealed, Key(maker.office.key, maker.office.certificate)) == content


def test_openssl_reads_the_request(desk, maker):
    from app.package.keys import profile, request
    from app.package.keys.profile import Holder
    from tests.app.package.making import CELL_ID

    holder = Holder(CELL_ID, "Đảng ủy phường An Bình", "Chi bộ 5", "Y Bih Niê")
    asked = request.make(holder, profile.new_key(), profile.new_key())
    (desk / "a.csr").write_bytes(request.dump(asked))
    said = program("openssl", "req", "-in", "a.csr", "-verify", "-noout", cwd=desk)
    assert "OK" in said
