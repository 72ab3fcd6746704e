import io
import zlib

import pytest

from app.package.container import zipreader
from app.package.container.bytesource import Buffer
from app.package.container.zipreader import MEDIA_TYPE
from app.package.container.zipwriter import (
    Entry,
    SourceChanged,
    archive,
    archive_size,
)
from app.package.policy import limits


def entry(name, content):
    crc = zlib.crc32(content)
    return Entry(name, len(content), crc, lambda: io.BytesIO(content))


ENTRIES = [entry("mimetype", MEDIA_TYPE), entry("a/b.pdf", b"x" * 3000000)]


def test_the_announced_size_is_the_real_one_and_the_strict_reader_agrees():
    content = b"".join(archive(ENTRIES))
    assert len(content) == archive_size(ENTRIES)
    members = zipreader.walk(Buffer(content), limits())
    assert [m.name for m in members] == ["mimetype", "a/b.pdf"]


def test_the_same_files_give_the_same_bytes():
    assert b"".join(archive(ENTRIES)) == b"".join(archive(ENTRIES))


@pytest.mark.parametrize("changed", [b"y" * 10, b"x" * 9, b"x" * 11])
def test_a_file_that_changed_meanwhile_stops_the_writer(changed):
    good = entry("a.pdf", b"x" * 10)
    bad = Entry(good.name, good.size, good.crc, lambda: io.BytesIO(changed))
    with pytest.raises(SourceChanged):
        b"".join(archive([ENTRIES[0], bad]))
