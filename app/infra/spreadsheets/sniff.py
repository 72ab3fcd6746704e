"""What a file is, by its bytes."""

import io
import re
import zipfile
import zlib
from contextlib import suppress

from app.infra.spreadsheets import textfile
from app.infra.spreadsheets.inside import flat, sheetxml

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"\s*(<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(!doctype\s+html|html|head|meta|table|body|div|style|font|center|tr)\b",
    re.IGNORECASE | re.DOTALL,
)
# A web page with its pictures in one file, as browsers and old spreadsheets save it.
_WEB_ARCHIVES = (b"MIME-Version:", b"From: <Saved by", b"X-Document-Type:")
_OTHERS = (
    b"%PDF",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"MZ",
    b"SQLite format 3",
)
# Tables of programs that only a spreadsheet still opens: SYLK, DIF, Lotus 1-2-3.
_FOREIGN = (
    b"ID;P",
    b"TABLE\r\n0,1",
    b"TABLE\n0,1",
    b"\x00\x00\x02\x00",
    b"\x00\x00\x1a\x00",
)
# dBase: a version, the day of the last change, then the length of its head.
_DBASE = re.compile(
    rb"[\x02\x03\x30\x31\x83\x8b\xf5][\x00-\xff][\x01-\x0c][\x01-\x1f]", re.DOTALL
)
# What an office of another make is called inside its zip.
_OLD_OFFICE, _APPLE = b"vnd.sun.xml.calc", "Index/Document.iwa"
# The hidden file (~$…) beside an open workbook: the length of a name, then the name.
_LOCK_SIZE, _LONGEST_OWNER = 165, 55
_MARKUP = re.compile(rb"\s*<[?!a-z]", re.IGNORECASE)
_WORD_STREAM, _BOOK_STREAMS = "WordDocument", ("Workbook", "Book")
# Excel 2-4 files are a bare stream of records that starts with BOF.
_OLD_EXCEL = (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08")
_CHUNK = 1 << 20
# An XML of a spreadsheet names many vocabularies before it says what it is.
_HEAD = 8000
_MOST_REPACKED = 50 << 20
_BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    RuntimeError,
    KeyError,
    ValueError,
)
# Name of the stream in which an encrypted office file keeps its package.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def kind_of(content: bytes) -> str:
    """Name the kind by the first bytes.

    Readable are xlsx, ods, fods, xls, sheetxml and text; empty, html, encrypted,
    damaged, foreign (a table of a program we do not know) and other are refused.
    """
    if not content.strip(b"\x00 \t\r\n"):
        # Zeros alone are the room kept for a copy which never came.
        return "damaged" if b"\x00" in content else "empty"
    if content.startswith(b"PK"):
        return _zip_kind(content)
    if content.startswith(_OLE):
        return _container_kind(content)
    return "xls" if content.startswith(_OLD_EXCEL) else _text_kind(content)


def _container_kind(content: bytes) -> str:
    if _ENCRYPTED in content:
        return "encrypted"
    is_book = any(_in_container(name) in content for name in _BOOK_STREAMS)
    is_letter = _in_container(_WORD_STREAM) in content
    return "other" if is_letter and not is_book else "xls"


def _in_container(stream: str) -> bytes:
    """Give the name of a stream as it ends in the folder of the container."""
    return stream.encode("utf-16-le") + b"\x00\x00"


def _text_kind(content: bytes) -> str:
    head = content[:_HEAD].lstrip(b"\xef\xbb\xbf\xff\xfe\xfe\xff").replace(b"\x00", b"")
    if _HTML.match(head) or head.lstrip().startswith(_WEB_ARCHIVES):
        return "html"
    if _MARKUP.match(head):
        return _markup_kind(head)
    if content.startswith(_FOREIGN) or _is_dbase(content):
        return "foreign"
    is_lock = (
        len(content) == _LOCK_SIZE and content[0] < _LONGEST_OWNER and 0 in content
    )
    is_other = content.startswith(_OTHERS) or not _looks_like_text(content)
    is_other = is_other or is_lock
    return "other" if is_other else "text"


def _markup_kind(head: bytes) -> str:
    if sheetxml.NAMESPACE.encode() in head:
        return "sheetxml"
    return "fods" if flat.is_flat(head) else "foreign"


def _is_dbase(content: bytes) -> bool:
    """Say whether the bytes are a dBase table: its head ends where it says."""
    if _DBASE.match(content) is None:
        return False
    length = int.from_bytes(content[8:10], "little")
    return content[length - 1 : length] == b"\r"


def _zip_kind(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                return _open_kind(archive, names)
    except _BROKEN_ZIP:
        return "damaged"
    if {"xl/workbook.xml", "xl/workbook.bin"} & names:
        return "xlsx"
    return "foreign" if _APPLE in names else "other"


def _open_kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    """Name the kind of a file of the OpenDocument family."""
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"manifest:encryption-data" in archive.read(manifest):
        return "encrypted"
    kind = archive.read("mimetype")
    if _OLD_OFFICE in kind:
        return "foreign"
    return "ods" if b"spreadsheet" in kind else "other"


def with_slashes(content: bytes) -> bytes:
    """Repack a workbook whose parts are named with the backslashes of Windows.

    Some programs write them so against the norm of the format, and readers then find
    no part. Anything else comes back as it is.
    """
    if not content.startswith(b"PK") or b"xl\\workbook" not in content:
        return content
    target = io.BytesIO()
    with suppress(*_BROKEN_ZIP), zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(info.file_size for info in archive.infolist()) > _MOST_REPACKED:
            return content
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as repacked:
            for info in archive.infolist():
                part = archive.read(info)
                repacked.writestr(info.orig_filename.replace("\\", "/"), part)
        return target.getvalue()
    return content


def unpacked_size(content: bytes, most: int, most_parts: int) -> int:
    """Unpack every part of a zipped workbook once, counting up to ``most`` bytes.

    What the parts claim is not believed. A damaged part is left to the reader, which
    may not need it. Too many parts count as too many bytes.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > most_parts:
            return most + 1
        size = 0
        for info in parts:
            # Read to where the part really ends, whatever its header says.
            info.file_size, info.CRC = most + 1, None  # type: ignore[assignment]  # then no sum is checked
            with suppress(*_BROKEN_ZIP, NotImplementedError):
                size += _length(archive, info, most - size)
            if size > most:
                break
        return size


def _length(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> int:
    length = 0
    with archive.open(info) as part:
        while length <= most and (chunk := part.read(_CHUNK)):
            length += len(chunk)
    return length


def _looks_like_text(content: bytes) -> bool:
    sample = content[:4000]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if textfile.utf16_without_mark(sample):
        return True
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1a" for byte in sample)  # noqa: PLR2004  (below the space)
    return controls <= len(sample) // 100


def font_hint(content: bytes, kind: str) -> str:
    """Name the old encoding that the fonts of a workbook speak for, if any."""
    names = content
    if kind == "xlsx":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            part = "xl/styles.xml"
            names = archive.read(part) if part in archive.namelist() else b""
    elif kind not in {"xls", "sheetxml"}:
        return ""
    if re.search(rb'"\.Vn|\.\x00V\x00n\x00', names) or b"\x2eVnTime" in names:
        return "tcvn3"
    if b"VNI-" in names or "VNI-".encode("utf-16-le") in names:
        return "vni"
    return ""
