"""How far the cells of a workbook reach, before anything is unpacked into memory.

The reader lays a sheet out from its first filled cell to its last. One forgotten sign
in the far corner would ask for hundreds of gigabytes, and the process would be ended.
"""

import io
import re
import zipfile
from collections.abc import Iterator

from app.infra.spreadsheets.inside import binary, opendocument

_CELL = re.compile(rb'<(?:\w+:)?c\s[^<>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^<>]*>')
_SHEET = re.compile(r"xl/worksheets/[^/]+\.(xml|bin)", re.IGNORECASE)
_CHUNK = 1 << 20


def largest_area(content: bytes) -> int:
    """Count the cells between the first and the last filled one of the widest sheet."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if "content.xml" in archive.namelist():
            return max((sheet.area for sheet in opendocument.reach(content)), default=0)
        names = [name for name in archive.namelist() if _SHEET.fullmatch(name)]
        return max((_area(_filled(archive, name)) for name in names), default=0)


def _filled(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[int, int]]:
    if name.endswith(".bin"):
        yield from binary.filled(archive.read(name))
        return
    with archive.open(name) as part:
        kept = b""
        while chunk := part.read(_CHUNK):
            # A tag that is cut in two waits for its other half.
            whole, opened, kept = (kept + chunk).rpartition(b"<")
            kept = opened + kept
            for tag in _CELL.finditer(whole):
                # A cell that only has a look is not filled.
                if not tag[0].endswith(b"/>"):
                    yield int(tag[2]), _column(tag[1])


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _area(filled: Iterator[tuple[int, int]]) -> int:
    box: tuple[int, int, int, int] | None = None
    for line, column in filled:
        top, left, bottom, right = box or (line, column, line, column)
        box = min(top, line), min(left, column), max(bottom, line), max(right, column)
    return 0 if box is None else (box[2] - box[0] + 1) * (box[3] - box[1] + 1)
