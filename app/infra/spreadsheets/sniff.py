"""What a file is, by its bytes."""

import io
import re
import zipfile
import zlib
from contextlib import suppress

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
)
# Excel 2-4 files are a bare stream of records that starts with BOF.
_OLD_EXCEL = (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08")
_CHUNK = 1 << 20
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
    """Name the kind: xlsx, ods, xls, encrypted, html, text, empty, damaged or other."""
    if not content.strip():
        return "empty"
    if content.startswith(b"PK"):
        return _zip_kind(content)
    if content.startswith(_OLE):
        return "encrypted" if _ENCRYPTED in content else "xls"
    if content.startswith(_OLD_EXCEL):
        return "xls"
    return _text_kind(content)


def _text_kind(content: bytes) -> str:
    head = content[:2000].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\x00", b"")
    if _HTML.match(head) or head.lstrip().startswith((b"<?xml", *_WEB_ARCHIVES)):
        return "html"
    if content.startswith(_OTHERS):
        return "other"
    return "text" if _looks_like_text(content) else "other"


def _zip_kind(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                kind = archive.read("mimetype")
                encrypted = b"manifest:encryption-data" in (
                    archive.read("META-INF/manifest.xml")
                    if "META-INF/manifest.xml" in names
                    else b""
                )
                if encrypted:
                    return "encrypted"
                return "ods" if b"spreadsheet" in kind else "other"
    except _BROKEN_ZIP:
        return "damaged"
    book = {"xl/workbook.xml", "xl/workbook.bin"} & names
    return "xlsx" if book else "other"


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
    zeros = sample.count(0)
    if zeros > len(sample) // 4:
        return True
    controls = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in sample)  # noqa: PLR2004  (below the space)
    return zeros == 0 and controls <= len(sample) // 100


def font_hint(content: bytes, kind: str) -> str:
    """Name the old encoding that the fonts of a workbook speak for, if any."""
    names = content
    if kind == "xlsx":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            part = "xl/styles.xml"
            names = archive.read(part) if part in archive.namelist() else b""
    elif kind != "xls":
        return ""
    if re.search(rb'"\.Vn|\.\x00V\x00n\x00', names) or b"\x2eVnTime" in names:
        return "tcvn3"
    if b"VNI-" in names or "VNI-".encode("utf-16-le") in names:
        return "vni"
    return ""
