"""The sealed envelope: any recipient opens it, nobody can change it unnoticed."""

import contextlib
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.package.envelope import der
from app.package.envelope import reader as envelope
from app.package.envelope.reader import Key, OpenedContent
from app.package.envelope.writer import sealed, sealed_size
from app.package.policy import limits
from app.package.refusal import Refusal
from tests.app.package.making import Maker

MAKER = Maker.create()
OFFICE = Key(MAKER.office.key, MAKER.office.certificate)
CELL = Key(MAKER.encryption, MAKER.reply.encryption)
CERTIFICATES = (MAKER.office.certificate, MAKER.reply.encryption)


def seal(content, recipients=CERTIFICATES):
    return b"".join(sealed([content], len(content), recipients))


def open_(content, *keys):
    source = io.BytesIO(content)
    first = source.read(limits().envelope_header_bytes)
    head = envelope.read_head(first, len(content), limits())
    key, _ = envelope.content_key(head, keys)
    copy = io.BytesIO()
    envelope.check_and_copy(source, copy, head, key, first)
    opened = OpenedContent(copy, head, key)
    return opened.read_at(0, opened.size)


@pytest.mark.parametrize("size", [0, 1, 15, 16, 17, 4096, 65535, 65536, 3000000])
def test_both_recipients_open_contents_of_any_size(size):
    content = bytes(n * 31 % 256 for n in range(size))
    package = seal(content)
    assert len(package) == sealed_size(size, CERTIFICATES)
    assert open_(package, OFFICE) == open_(package, CELL) == content


def test_any_stretch_can_be_read():
    content = bytes(n * 31 % 256 for n in range(5000))
    package = seal(content)
    head = envelope.read_head(package, len(package), limits())
    key, _ = envelope.content_key(head, (OFFICE,))
    opened = OpenedContent(io.BytesIO(package), head, key)
    for offset, count in [(0, 1), (15, 2), (16, 16), (4999, 1), (4990, 100), (17, 0)]:
        assert opened.read_at(offset, count) == content[offset : offset + count]


def test_a_stranger_is_no_recipient():
    stranger = Maker.create()
    keys = (
        Key(stranger.office.key, stranger.office.certificate),
        Key(stranger.encryption),
    )
    with pytest.raises(Refusal, match="E_NOT_FOR_US"):
        open_(seal(b"hello"), *keys)


def test_a_recipient_named_but_with_a_damaged_copy_is_tampering():
    package = bytearray(seal(b"hello", (MAKER.office.certificate,)))
    head = envelope.read_head(bytes(package), len(package), limits())
    place = bytes(package).index(head.recipients[0].wrapped)
    package[place] ^= 1
    with pytest.raises(Refusal, match="E_TAMPERED"):
        open_(bytes(package), OFFICE)


def test_nothing_names_the_content_outside():
    assert b"noi dung" not in seal(b"noi dung " * 50)


SMALL = seal(b"the content of the package" * 4)
OPENED = open_(SMALL, OFFICE)


@settings(max_examples=400, deadline=None)
@given(st.integers(0, len(SMALL) * 8 - 1))
def test_no_flipped_bit_gives_other_content(bit):
    mutant = bytearray(SMALL)
    mutant[bit // 8] ^= 1 << bit % 8
    # A flip inside the other recipient's copy does not concern us.
    with contextlib.suppress(Refusal):
        assert open_(bytes(mutant), OFFICE) == OPENED


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_cut_or_pasted_envelope_is_opened(data):
    start = data.draw(st.integers(0, len(SMALL)))
    end = data.draw(st.integers(start, len(SMALL)))
    paste = data.draw(st.binary(max_size=20))
    mutant = SMALL[:start] + paste + SMALL[end:]
    if mutant == SMALL:
        return
    if len(mutant) != len(SMALL):
        with pytest.raises(Refusal):
            open_(mutant, OFFICE)
    # CMS does not authenticate the other recipient's copy of the key (package.md §4):
    # what is overwritten there without a change of length is no harm to us.
    with contextlib.suppress(Refusal):
        assert open_(mutant, OFFICE) == OPENED


def test_indefinite_and_padded_lengths_are_refused():
    for head in (b"\x30\x80", b"\x30\x85\x00\x00\x00\x00\x01", b"\x30\x81\x7f"):
        with pytest.raises(Refusal, match="E_ENV"):
            der.Cursor(head + bytes(200)).take(der.SEQUENCE)


def test_more_recipients_than_allowed_are_refused():
    many = seal(b"x", CERTIFICATES * 9)
    with pytest.raises(Refusal, match="E_COUNT"):
        open_(many, OFFICE)


def test_another_cipher_is_refused_by_name():
    other = SMALL.replace(
        der.oid("2.16.840.1.101.3.4.1.46"), der.oid("2.16.840.1.101.3.4.1.42")
    )
    with pytest.raises(Refusal, match="E_ENV_ALG"):
        open_(other, OFFICE)


@pytest.mark.parametrize("content", [b"", b"0", b"PK\x03\x04", b"\x30" * 100])
def test_any_other_file_is_no_package(content):
    with pytest.raises(Refusal, match="E_ENV"):
        open_(content, OFFICE)


def test_a_wrongly_announced_size_is_our_bug():
    with pytest.raises(ValueError, match="announced"):
        b"".join(sealed([b"abc"], 4, CERTIFICATES))
