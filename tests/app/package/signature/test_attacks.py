"""Eighteen ways to forge a signature, each refused (package.md §8.2)."""

import hashlib
from datetime import timedelta

import pytest
from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from app.package.envelope import der
from app.package.keys import profile
from app.package.keys.authority import Authority, Revocation
from app.package.keys.profile import Holder, Validity
from app.package.policy import lifetimes, limits
from app.package.refusal import Refusal
from app.package.signature import chain, signer, verifier
from app.package.signature.profile import profiled
from tests.app.package.making import CELL_ID, NOW, OFFICE_ID, Maker

MAKER = Maker.create()
MANIFEST = b"<manifest/>"
HOLDER = Holder(CELL_ID, "Đảng ủy phường An Bình", "Chi bộ TDP 5", "Trần Văn Hòa")


def judged(signature, manifest=MANIFEST, trust=None, moment=NOW, **told):
    found = profiled(signature, limits())
    verifier.require_intact(found, manifest)
    return chain.accepted(found, trust or MAKER.trust(), moment, lifetimes(), **told)


def code_of(signature, **told):
    with pytest.raises(Refusal) as refusal:
        judged(signature, **told)
    return refusal.value.code


def signed_by(certificate, key=None):
    return signer.sign(MANIFEST, key or MAKER.signing, certificate, NOW)


def edited(change):
    """Change a good signature through asn1crypto and encode it again."""
    info = cms.ContentInfo.load(MAKER.sign(MANIFEST)).copy()
    signed = info["content"]
    change(signed)
    return info.dump(force=True)


def test_a_good_signature_names_its_unit_and_person():
    found = judged(MAKER.sign(MANIFEST))
    assert (found.unit_id, found.person) == (CELL_ID, "Trần Văn Hòa")


def test_a_changed_manifest():
    signature = MAKER.sign(MANIFEST)
    assert code_of(signature, manifest=MANIFEST + b" ") == "E_SIG_INTEGRITY"


def test_a_rogue_authority_with_identical_names():
    rogue = Maker.create()
    assert code_of(rogue.sign(MANIFEST)) == "E_CERT_UNKNOWN"


def test_a_leaf_acting_as_authority():
    leaf = Authority(MAKER.signing, MAKER.reply.signing)
    key = profile.new_key()
    certificate = leaf.issue_signing(HOLDER, key.public_key(), Validity.years(NOW, 1))
    signature = with_certificates(
        signer.sign(MANIFEST, key, certificate, NOW),
        certificate,
        MAKER.reply.signing,
    )
    assert code_of(signature) == "E_CERT_UNKNOWN"


def with_certificates(signature, *certificates):
    info = cms.ContentInfo.load(signature).copy()
    info["content"]["certificates"] = [
        cms.CertificateChoices("certificate", cms.Certificate.load(profile.der(each)))
        for each in certificates
    ]
    return info.dump(force=True)


def test_a_revoked_key():
    other = Maker.register(MAKER.office)
    serial = other.reply.signing.serial_number
    desk = Authority(MAKER.office.authority.key, MAKER.office.authority.certificate)
    desk.revoke(Revocation(serial, NOW - timedelta(hours=3)))
    authority = MAKER.office.authority.certificate
    listed = desk.revocation_list(NOW - timedelta(hours=2), 365)
    trust = type(MAKER.trust())((authority,), (listed,))
    assert code_of(other.sign(MANIFEST), trust=trust) == "E_CERT_REVOKED"
    assert judged(MAKER.sign(MANIFEST), trust=trust)


def test_a_key_that_only_the_register_knows_to_be_revoked():
    signature = MAKER.sign(MANIFEST)
    serial = MAKER.reply.signing.serial_number
    register = {serial: "E_CERT_REVOKED"}.get
    assert code_of(signature, register=lambda s: register(s, "")) == "E_CERT_REVOKED"


def test_an_encryption_key_used_to_sign():
    signature = signed_by(MAKER.reply.encryption, MAKER.encryption)
    assert code_of(signature) == "E_CERT_USAGE"


def test_sha1():
    weak = MAKER.sign(MANIFEST)
    info = cms.ContentInfo.load(weak).copy()
    for place in (
        info["content"]["digest_algorithms"][0],
        info["content"]["signer_infos"][0]["digest_algorithm"],
    ):
        place["algorithm"] = "sha1"
    assert code_of(info.dump(force=True)) == "E_SIG_ALG"


def test_sha1_with_ecdsa():
    def change(signed):
        algorithm = signed["signer_infos"][0]["signature_algorithm"]
        algorithm["algorithm"] = "sha1_ecdsa"

    assert code_of(edited(change)) == "E_SIG_ALG"


def test_no_signed_attributes():
    def change(signed):
        found = signed["signer_infos"][0]
        found["signed_attrs"] = None
        found["signature"] = MAKER.signing.sign(MANIFEST, ec.ECDSA(SHA256()))

    assert code_of(edited(change)) == "E_SIG_PROFILE"


@pytest.mark.parametrize(
    "left_out",
    [
        "signing_certificate_v2",
        "message_digest",
        "content_type",
        "signing_time",
        "mime_type",
    ],
)
def test_a_missing_attribute(left_out):
    def change(signed):
        found = signed["signer_infos"][0]
        kept = [a for a in found["signed_attrs"] if a["type"].native != left_out]
        found["signed_attrs"] = cms.CMSAttributes(kept)
        resign(found)

    assert code_of(edited(change)) == "E_SIG_PROFILE"


def resign(found, key=None, digest=None):
    content = found["signed_attrs"].untag().dump(force=True)
    signing = key or MAKER.signing
    found["signature"] = signing.sign(content, ec.ECDSA(digest or SHA256()))


def test_the_certificate_hash_of_another():
    def change(signed):
        found = signed["signer_infos"][0]
        for attribute in found["signed_attrs"]:
            if attribute["type"].native == "signing_certificate_v2":
                reference = attribute["values"][0]["certs"][0]
                reference["cert_hash"] = hashlib.sha256(b"other").digest()
        resign(found)

    assert code_of(edited(change)) == "E_SIG_PROFILE"


def test_two_signers():
    def change(signed):
        signed["signer_infos"] = [signed["signer_infos"][0].copy() for _ in range(2)]

    assert code_of(edited(change)) == "E_SIG_PROFILE"


def test_attached_content():
    def change(signed):
        signed["encap_content_info"]["content"] = MANIFEST

    assert code_of(edited(change)) == "E_SIG_PROFILE"


def test_no_certificate():
    def change(signed):
        signed["certificates"] = []

    assert code_of(edited(change)) in {"E_SIG_PROFILE", "E_SIG_FORMAT"}


def test_the_certificate_of_somebody_else():
    other = Maker.register(MAKER.office)
    signature = with_certificates(MAKER.sign(MANIFEST), other.reply.signing)
    assert code_of(signature) == "E_SIG_PROFILE"


def test_too_many_certificates():
    signature = with_certificates(MAKER.sign(MANIFEST), *[MAKER.reply.signing] * 9)
    assert code_of(signature) == "E_SIG_PROFILE"


@pytest.mark.parametrize(
    "content",
    [b"", b"garbage", b"\x30\x80\x00\x00", b"\x30\x82" * 5000],
    ids=["empty", "garbage", "indefinite", "deep"],
)
def test_no_signature_at_all(content):
    assert code_of(content) == "E_SIG_FORMAT"


def test_trailing_bytes():
    assert code_of(MAKER.sign(MANIFEST) + b"\x00") == "E_SIG_FORMAT"


def test_an_element_smuggled_in():
    signature = MAKER.sign(MANIFEST)
    info = cms.ContentInfo.load(signature)
    body = info["content"]["signer_infos"][0].contents
    fatter = der.element(der.SEQUENCE, body, der.element(der.OCTETS, b"extra"))
    found = info["content"]
    parts = [
        found["version"].dump(),
        found["digest_algorithms"].dump(),
        found["encap_content_info"].dump(),
        found["certificates"].dump(),
        der.element(der.SET, fatter),
    ]
    signed = der.element(0xA0, der.element(der.SEQUENCE, *parts))
    whole = der.element(der.SEQUENCE, der.oid("1.2.840.113549.1.7.2"), signed)
    assert code_of(whole) in {"E_SIG_FORMAT", "E_SIG_PROFILE"}


def test_a_signature_of_a_changed_attribute():
    def change(signed):
        signature = bytearray(signed["signer_infos"][0]["signature"].native)
        signature[-1] ^= 1
        signed["signer_infos"][0]["signature"] = bytes(signature)

    assert code_of(edited(change)) == "E_SIG_INTEGRITY"


def test_outside_the_constraints_of_a_province():
    """A province's cross certificate allows only one committee's names."""
    root = Authority.create(
        Holder(OFFICE_ID, "Tỉnh ủy Quảng Trị"), Validity.years(NOW, 20)
    )
    base = MAKER.office.authority
    allowed = x509.DirectoryName(
        profile.subject(Holder(OFFICE_ID, "Đảng ủy phường khác"))
    )
    cross = (
        x509.CertificateBuilder()
        .subject_name(base.certificate.subject)
        .issuer_name(root.certificate.subject)
        .public_key(base.key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=365))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(profile.AUTHORITY_USAGE, critical=True)
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(base.key.public_key()),
            critical=False,
        )
        .add_extension(x509.NameConstraints([allowed], None), critical=True)
        .sign(root.key, SHA256())
    )
    listed = root.revocation_list(NOW - timedelta(hours=1), 365)
    trust = type(MAKER.trust())((root.certificate,), (listed, *MAKER.trust().revoked))
    signature = with_certificates(MAKER.sign(MANIFEST), MAKER.reply.signing, cross)
    assert code_of(signature, trust=trust) == "E_CERT_UNKNOWN"


def test_a_second_secretary_of_the_same_cell_is_accepted():
    second = Maker.register(MAKER.office, person="Lê Thị Ánh")
    assert judged(second.sign(MANIFEST)).person == "Lê Thị Ánh"


def test_a_small_key_is_refused():
    key = ec.generate_private_key(ec.SECP224R1())
    desk = MAKER.office.authority
    certificate = desk.issue_signing(HOLDER, key.public_key(), Validity.years(NOW, 1))
    signature = signer.sign(MANIFEST, key, certificate, NOW)
    assert code_of(signature) == "E_SIG_ALG"


def test_the_signature_is_der_of_the_expected_length():
    content = MAKER.sign(MANIFEST)
    assert len(content) < 2048
    assert profile.der(MAKER.reply.signing) in content
