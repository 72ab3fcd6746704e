"""No two programs may see two different contents in one archive."""

import contextlib
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.package.container import zipreader
from app.package.container.bytesource import Buffer
from app.package.container.zipreader import MEDIA_TYPE
from app.package.policy import limits
from app.package.refusal import Refusal
from tests.app.package.hostile import ARCHIVES, MIME
from tests.app.package.making import RawEntry, deflate, raw_zip


def read_all(content):
    source = Buffer(content)
    members = zipreader.walk(source, limits())
    return {m.name: b"".join(zipreader.content(source, m)) for m in members}


@pytest.mark.parametrize("name", ARCHIVES)
def test_a_hostile_archive_is_refused(name):
    content, codes = ARCHIVES[name]
    with pytest.raises(Refusal) as refusal:
        read_all(content)
    assert refusal.value.code in codes


def test_a_plain_archive_is_read():
    deflated = RawEntry("b/c.pdf", b"hello " * 100, method=8)
    content = raw_zip([MIME, RawEntry("a.pdf", b"x"), deflated, RawEntry("e.pdf")])
    assert read_all(content) == {
        "mimetype": MEDIA_TYPE,
        "a.pdf": b"x",
        "b/c.pdf": b"hello " * 100,
        "e.pdf": b"",
    }


def test_a_large_deflated_file_passes_in_pieces():
    noise = random.Random(69).randbytes(2000000) + bytes(3000000)
    content = raw_zip([MIME, RawEntry("a.pdf", noise, packed=deflate(noise), method=8)])
    assert read_all(content)["a.pdf"] == noise


GOOD = raw_zip(
    [MIME, RawEntry("a.pdf", b"hello world"), RawEntry("b.json", b"{}" * 40, method=8)]
)
GOOD_CONTENT = read_all(GOOD)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(GOOD) * 8 - 1))
def test_no_flipped_bit_changes_what_is_read(bit):
    mutant = bytearray(GOOD)
    mutant[bit // 8] ^= 1 << bit % 8
    with contextlib.suppress(Refusal):
        assert read_all(bytes(mutant)) == GOOD_CONTENT


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_cut_or_pasted_archive_gives_other_content(data):
    start = data.draw(st.integers(0, len(GOOD)))
    end = data.draw(st.integers(start, len(GOOD)))
    paste = data.draw(st.binary(max_size=30))
    with contextlib.suppress(Refusal):
        assert read_all(GOOD[:start] + paste + GOOD[end:]) == GOOD_CONTENT
