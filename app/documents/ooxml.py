"""Office files are zip files; these two functions write them the same way each time."""

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The earliest date a zip file can hold: part dates say nothing and must not differ.
_DATE = (1980, 1, 1, 0, 0, 0)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Zip the parts in their order with fixed dates."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = ZipInfo(name, _DATE)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, content)
    return target.getvalue()


def repacked(
    content: bytes, change: Callable[[str, bytes], bytes] = lambda _, part: part
) -> bytes:
    """Zip an office file again with fixed dates; ``change`` may replace parts."""
    with ZipFile(BytesIO(content)) as archive:
        return packed(
            {name: change(name, archive.read(name)) for name in archive.namelist()}
        )
