"""Whether a file is of an allowed kind: its ending has to agree with its content."""

import io
import zipfile

from app.package.policy import FileType, FileTypes

HEAD_BYTES = 16


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
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
    whole = set(kind.inside) <= set(names)
    forbidden = any(
        name.endswith(bad) for name in names for bad in kind.forbidden_inside
    )
    return whole and not forbidden
