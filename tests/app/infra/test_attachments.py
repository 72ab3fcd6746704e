"""Evidence is kept once under its hash, within limits, and never silently changed."""

import hashlib
import io

import pytest
from PIL import Image

from app.infra.attachments import Attachments
from app.infra.errors import (
    AttachmentEmpty,
    AttachmentKindRefused,
    AttachmentMissing,
    FileTooLarge,
    ImageUnreadable,
    NotACellFile,
)

KEY = bytes(range(32))


@pytest.fixture
def kept(clock):
    opened = Attachments.in_memory(clock)
    yield opened
    opened.close()


def picture(size, kind="JPEG", mode="RGB", **options):
    out = io.BytesIO()
    Image.new(mode, size, 128 if mode in {"L", "P"} else None).save(
        out, kind, **options
    )
    return out.getvalue()


def test_content_comes_back_under_its_hash(kept):
    stored = kept.add(b"%PDF-1.7 x", "application/pdf")
    assert stored.sha256 == hashlib.sha256(b"%PDF-1.7 x").hexdigest()
    assert stored.size == 10
    assert kept.read(stored.sha256) == b"%PDF-1.7 x"
    assert kept.stored() == {stored.sha256: stored}


def test_the_same_content_is_kept_once(kept):
    assert kept.add(b"a", "text/plain") == kept.add(b"a", "text/plain")
    assert len(kept.stored()) == 1


def test_an_empty_a_huge_and_an_unknown_file_are_refused(kept):
    with pytest.raises(AttachmentEmpty):
        kept.add(b"", "text/plain")
    with pytest.raises(FileTooLarge):
        kept.add(b"x" * (20 * 2**20 + 1), "application/pdf")
    with pytest.raises(AttachmentMissing):
        kept.read("0" * 64)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.exe", b"MZ", id="a program"),
        pytest.param("a.pdf", b"MZ", id="a program called pdf"),
        pytest.param("khong-duoi", b"%PDF-", id="no ending"),
    ],
)
def test_only_known_kinds_are_taken(kept, name, content):
    with pytest.raises(AttachmentKindRefused):
        kept.add_file(name, content)


def test_the_kind_is_recognised_whatever_the_case_of_the_ending(kept):
    assert kept.add_file("Quyết định.PDF", b"%PDF-1.7").media_type == "application/pdf"


@pytest.mark.parametrize(
    ("kind", "mode", "media_type"),
    [
        pytest.param("JPEG", "RGB", "image/jpeg", id="photo"),
        pytest.param("JPEG", "CMYK", "image/jpeg", id="printer's jpeg"),
        pytest.param("PNG", "RGBA", "image/png", id="transparent"),
        pytest.param("PNG", "P", "image/png", id="palette"),
        pytest.param("TIFF", "1", "image/tiff", id="fax"),
        pytest.param("PNG", "I;16", "image/png", id="deep grey"),
    ],
)
def test_a_large_picture_becomes_a_smaller_jpeg(kept, kind, mode, media_type):
    stored = kept.add(picture((3000, 1500), kind, mode), media_type)
    assert stored.media_type == "image/jpeg"
    assert Image.open(io.BytesIO(kept.read(stored.sha256))).size == (2000, 1000)


def test_the_turn_of_the_camera_is_applied_and_its_notes_are_dropped(kept):
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010F] = "Maker"
    stored = kept.add(picture((3000, 1500), exif=exif), "image/jpeg")
    small = Image.open(io.BytesIO(kept.read(stored.sha256)))
    assert small.size == (1000, 2000)
    assert not dict(small.getexif())


def test_a_small_picture_stays_byte_for_byte(kept):
    content = picture((800, 600), "PNG")
    stored = kept.add(content, "image/png")
    assert kept.read(stored.sha256) == content
    assert stored.media_type == "image/png"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\xff\xd8\xff garbage", id="garbage"),
        pytest.param(picture((3000, 1500))[:400], id="cut off"),
        pytest.param(picture((20000, 7000), "PNG", "1"), id="too many pixels"),
    ],
)
def test_a_broken_or_absurd_picture_is_refused(kept, content):
    with pytest.raises(ImageUnreadable):
        kept.add(content, "image/jpeg")


def test_the_sweep_spares_what_is_named_and_what_is_young(kept, clock):
    named = kept.add(b"named", "text/plain")
    kept.add(b"unused", "text/plain")
    clock.advance(20 * 86400)
    young = kept.add(b"young", "text/plain")
    clock.advance(11 * 86400)
    assert kept.sweep({named.sha256}) == 1
    assert set(kept.stored()) == {named.sha256, young.sha256}
    assert kept.sweep({named.sha256}) == 0


def test_the_file_opens_again_with_its_key_and_no_other(tmp_path, clock):
    path = tmp_path / "cell.files.db"
    kept = Attachments.open(path, KEY, clock)
    stored = kept.add("mật ong".encode() * 50, "text/plain")
    kept.close()
    assert "mật ong".encode() not in path.read_bytes()
    with pytest.raises(NotACellFile):
        Attachments.open(path, bytes(32), clock)
    again = Attachments.open(path, KEY, clock, fixed_disk=False)
    assert again.read(stored.sha256) == "mật ong".encode() * 50
    again.close()
