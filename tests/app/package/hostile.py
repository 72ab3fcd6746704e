"""The hostile archives of the handbook (package.md §8.1), each with the code it earns.

Bombs and overlaps are made here, because a repository should not carry them.
"""

import unicodedata

from app.package.container.zipreader import MEDIA_TYPE
from tests.app.package.making import RawEntry, deflate, raw_zip

MIME = RawEntry("mimetype", MEDIA_TYPE)


def _with(*entries, **told):
    return raw_zip([MIME, *entries], **told)


def _named(name):
    return _with(RawEntry(name, b"x"))


def _bomb():
    content = b"\0" * (2 << 20)
    return _with(RawEntry("a.pdf", content, method=8))


def _lying_bomb():
    content = b"\0" * 5000
    return _with(RawEntry("a.pdf", content, method=8, size=100))


def _overlap():
    first = RawEntry("a.pdf", b"x" * 100)
    again = RawEntry("b.pdf", b"x" * 100, offset=38 + len(MEDIA_TYPE))
    return _with(first, again)


def _same_name_many():
    start = 38 + len(MEDIA_TYPE)
    copies = [RawEntry("a.pdf", b"x" * 100, offset=start) for _ in range(50)]
    return _with(RawEntry("a.pdf", b"x" * 100), *copies)


def _cut_deflate():
    packed = deflate(b"hello " * 100)[:-3]
    return _with(RawEntry("a.pdf", b"hello " * 100, method=8, packed=packed))


def _slack():
    packed = deflate(b"hello " * 100) + b"slack"
    return _with(RawEntry("a.pdf", b"hello " * 100, method=8, packed=packed))


UNICODE_PATH = b"\x75\x70\x09\x00\x01\x00\x00\x00\x00evil"

ARCHIVES = {
    "bomb of a thousand to one": (_bomb(), {"E_BOMB"}),
    "declares less than it inflates to": (_lying_bomb(), {"E_BOMB"}),
    "overlapping entries": (_overlap(), {"E_OVERLAP", "E_MISMATCH"}),
    "one name fifty times": (_same_name_many(), {"E_DUP"}),
    "symbolic link": (
        _with(RawEntry("a.pdf", b"/etc/passwd", attributes=0o120777 << 16)),
        {"E_TYPE"},
    ),
    "directory": (_with(RawEntry("a", attributes=0x10)), {"E_TYPE"}),
    "climbs out": (_named("../../x"), {"E_NAME"}),
    "absolute": (_named("/etc/x"), {"E_NAME"}),
    "drive letter": (_named("C:/x"), {"E_NAME"}),
    "backslash": (_named("a\\x"), {"E_NAME"}),
    "network share": (_named("//srv/share"), {"E_NAME"}),
    "alternate stream": (_named("a:stream"), {"E_NAME"}),
    "reserved name": (_named("con.txt"), {"E_NAME"}),
    "capitals": (_named("CON.TXT"), {"E_NAME"}),
    "trailing dot": (_named("a."), {"E_NAME"}),
    "right-to-left override": (_named("a\u202efdp.exe"), {"E_NAME"}),
    "zero width": (_named("a\u200b.pdf"), {"E_NAME"}),
    "new line": (_named("a\nb.pdf"), {"E_NAME"}),
    "not UTF-8": (_named(b"a\xff.pdf"), {"E_NAME"}),
    "decomposed letters": (
        _named(unicodedata.normalize("NFD", "biên-bản.pdf")),
        {"E_NAME"},
    ),
    "name of 300 letters": (_named("a" * 300), {"E_NAME"}),
    "ten levels": (_named("/".join("a" * 10)), {"E_NAME"}),
    "empty segment": (_named("a//b.pdf"), {"E_NAME"}),
    "same name twice": (
        _with(RawEntry("a.pdf", b"1"), RawEntry("a.pdf", b"2")),
        {"E_DUP"},
    ),
    "same name but for case": (
        _with(RawEntry("a.pdf", b"1"), RawEntry("A.pdf", b"2")),
        {"E_DUP"},
    ),
    "same name but for ligature": (
        _with(RawEntry("fi.pdf", b"1"), RawEntry("\ufb01.pdf", b"2")),
        {"E_DUP"},
    ),
    "two names for one file": (
        _with(RawEntry("a.pdf", b"1", local_name="b.pdf")),
        {"E_MISMATCH"},
    ),
    "two sizes for one file": (
        _with(RawEntry("a.pdf", b"12", local_size=1)),
        {"E_MISMATCH"},
    ),
    "bytes before": (_with(prefix=b"MZ"), {"E_OVERLAP", "E_ZIP"}),
    "bytes after": (_with(suffix=b"more"), {"E_ZIP"}),
    "comment": (_with(comment=b"hello"), {"E_ZIP"}),
    "several disks": (_with(disk=1), {"E_ZIP"}),
    "no mimetype": (raw_zip([RawEntry("a.pdf", b"x")]), {"E_MIMETYPE"}),
    "mimetype deflated": (
        raw_zip([RawEntry("mimetype", MEDIA_TYPE, method=8)]),
        {"E_MIMETYPE"},
    ),
    "another mimetype": (
        raw_zip([RawEntry("mimetype", b"application/epub+zip")]),
        {"E_MIMETYPE"},
    ),
    "LZMA": (_with(RawEntry("a.pdf", b"x", method=14)), {"E_METHOD"}),
    "encrypted": (_with(RawEntry("a.pdf", b"x", flags=1)), {"E_FLAGS"}),
    "data descriptor": (_with(RawEntry("a.pdf", b"x", flags=8)), {"E_FLAGS"}),
    "corrupt deflate": (_cut_deflate(), {"E_CRC"}),
    "slack after deflate": (_slack(), {"E_ZIP"}),
    "wrong checksum": (_with(RawEntry("a.pdf", b"x", crc=1)), {"E_CRC"}),
    "3,000 entries": (
        _with(*(RawEntry(f"f{n}.pdf") for n in range(3000))),
        {"E_COUNT"},
    ),
    "Unicode path extra": (
        _with(RawEntry("a.pdf", b"x", extra=UNICODE_PATH)),
        {"E_FLAGS"},
    ),
    "local extra only": (
        _with(RawEntry("a.pdf", b"x", local_extra=UNICODE_PATH)),
        {"E_OVERLAP", "E_MISMATCH"},
    ),
    "entry comment": (_with(RawEntry("a.pdf", b"x", comment=b"hi")), {"E_FLAGS"}),
    "another date": (_with(RawEntry("a.pdf", b"x", date=34)), {"E_FLAGS"}),
    "another version": (_with(RawEntry("a.pdf", b"x", version=45)), {"E_FLAGS"}),
    "empty": (b"", {"E_ZIP"}),
    "garbage": (b"PK\x05\x06" + b"\xff" * 100, {"E_ZIP"}),
}
