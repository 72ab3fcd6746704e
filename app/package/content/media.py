"""Whether a file is of an allowed kind: its ending has to agree with its content."""

import io
import lzma
import struct
import zipfile
import zlib

from app.package.policy import FileType, FileTypes

HEAD_BYTES = 16
_TYPES = "[Content_Types].xml"
_LONGEST = 1 << 20
# Whatever the standard library raises for a damaged or odd archive.
BROKEN_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


def kind_of(name: str, head: bytes, types: FileTypes) -> FileType | None:
    """Return the kind when the ending of ``name`` and the first bytes agree."""
    kind = types.of(name)
    if kind is None:
        return None
    begins = any(head.startswith(bytes.fromhex(magic)) for magic in kind.magic)
    return kind if begins else None


def inside_is_plain(content: bytes, kind: FileType) -> bool:
    """Say whether an office file holds what its kind needs and no macros."""
    if not kind.inside:
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            told = _told(archive) if _TYPES in names else ""
    except BROKEN_ARCHIVE:
        return False
    # Programs find the parts of such a file whatever the case of their names.
    spoken = [*(f"/{name}".casefold() for name in names), told]
    forbidden = any(bad in text for text in spoken for bad in kind.forbidden_inside)
    return set(kind.inside) <= set(names) and not forbidden


def _told(archive: zipfile.ZipFile) -> str:
    """Return what the file says its parts are; a macro may lie under any name."""
    with archive.open(_TYPES) as file:
        content = file.read(_LONGEST + 1)
    if len(content) > _LONGEST:
        raise zipfile.BadZipFile(_TYPES)
    return content.decode("utf-8", "replace").casefold()
