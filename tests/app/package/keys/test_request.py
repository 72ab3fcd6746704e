"""A request and its reply, and what is refused between them."""

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from app.package.errors import ReplyNotForUs, ReplyUnreadable, RequestUnreadable
from app.package.keys import profile, request
from app.package.keys.profile import Holder
from tests.app.package.making import CELL_ID, NOW, OFFICE_ID, Maker

MAKER = Maker.create()
HOLDER = Holder(CELL_ID, "Đảng ủy phường An Bình", "Chi bộ TDP 5", "Trần Văn Hòa")
KEYS = profile.new_key(), profile.new_key()
ASKED = request.make(HOLDER, *KEYS)
REPLY = request.dump_reply(MAKER.office.vouch(ASKED))


def test_a_request_says_who_asks_and_survives_the_stick():
    found = request.load(request.dump(ASKED))
    assert found.unit_id == CELL_ID
    assert found.content == ASKED.content


def test_the_reply_holds_certificates_of_the_profile():
    found = request.load_reply(REPLY, ASKED)
    assert profile.unit_of(found.signing) == CELL_ID
    assert profile.person_of(found.signing) == "Trần Văn Hòa"
    assert profile.person_of(found.encryption) == ""
    assert profile.unit_of(found.office) == OFFICE_ID
    assert profile.key_usage(found.signing) == profile.SIGNING_USAGE
    assert profile.key_usage(found.encryption) == profile.ENCRYPTION_USAGE
    years = (found.signing.not_valid_after_utc - NOW).days / 365
    assert 1.9 < years < 2.1


def test_a_name_of_any_length_and_form_fits_a_certificate():
    long = Holder(CELL_ID, "Đảng ủy " * 20, "Chi bộ\n" * 20, "Nguye\u0302\u0303n " * 20)
    asked = request.make(long, *KEYS)
    assert request.load(request.dump(asked)).unit_id == CELL_ID


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        request.dump(ASKED)[:300],
        ASKED.signing.public_bytes(Encoding.PEM),
        ASKED.signing.public_bytes(Encoding.PEM) * 2,
        ASKED.encryption.public_bytes(Encoding.PEM)
        + ASKED.signing.public_bytes(Encoding.PEM),
        ASKED.signing.public_bytes(Encoding.PEM)
        + request.make(Holder(OFFICE_ID, "x"), *KEYS).encryption.public_bytes(
            Encoding.PEM
        ),
    ],
)
def test_anything_else_is_no_request(content):
    with pytest.raises(RequestUnreadable):
        request.load(content)


def test_a_reply_to_somebody_else_is_said():
    other = request.make(HOLDER, profile.new_key(), profile.new_key())
    with pytest.raises(ReplyNotForUs):
        request.load_reply(REPLY, other)


@pytest.mark.parametrize(
    "content", [b"", b"hello", REPLY[:500], REPLY.split(b"-----BEGIN X509")[0]]
)
def test_an_incomplete_reply_is_refused(content):
    with pytest.raises(ReplyUnreadable):
        request.load_reply(content, ASKED)


def test_a_reply_in_which_one_part_is_of_another_office_is_refused():
    rogue = Maker.create()
    mixed = request.load_reply(REPLY, ASKED)
    forged = request.Reply(
        mixed.authority,
        mixed.revoked,
        mixed.signing,
        mixed.encryption,
        rogue.office.certificate,
    )
    with pytest.raises(ReplyUnreadable):
        request.load_reply(request.dump_reply(forged), ASKED)
    listed = request.Reply(
        mixed.authority,
        rogue.office.revocation_list(),
        mixed.signing,
        mixed.encryption,
        mixed.office,
    )
    with pytest.raises(ReplyUnreadable):
        request.load_reply(request.dump_reply(listed), ASKED)


def test_no_certificate_carries_a_personal_number_or_a_second_name():
    found = request.load_reply(REPLY, ASKED)
    names = found.signing.extensions.get_extension_for_class(
        x509.SubjectAlternativeName
    ).value
    assert list(names) == [x509.UniformResourceIdentifier(profile.unit_urn(CELL_ID))]
