"""How far the cells of a workbook reach, before anything is unpacked into memory.

The reader lays a sheet out from its first filled cell to its last. One forgotten sign
in the far corner would ask for hundreds of gigabytes, and the process would be ended.
"""

import io
import re
import zipfile

from app.infra.spreadsheets.inside import binary, opendocument

# A cell that only has a look (its tag closes itself) is not filled.
_CELL = re.compile(rb'<(?:\w+:)?c\s[^<>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^<>]*(?<!/)>')
_SHEET = re.compile(r"xl/worksheets/[^/]+\.(xml|bin)", re.IGNORECASE)
_CHUNK = 1 << 20


def largest_area(content: bytes) -> int:
    """Count the cells between the first and the last filled one of the widest sheet."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if "content.xml" in archive.namelist():
            return max((sheet.area for sheet in opendocument.reach(content)), default=0)
        names = [name for name in archive.namelist() if _SHEET.fullmatch(name)]
        return max((_area(*_filled(archive, name)) for name in names), default=0)


def _filled(archive: zipfile.ZipFile, name: str) -> tuple[set[int], set[int]]:
    """Give the rows and the columns in which any cell is filled."""
    rows: set[int] = set()
    columns: set[int] = set()
    if name.endswith(".bin"):
        for row, column in binary.filled(archive.read(name)):
            rows.add(row)
            columns.add(column)
        return rows, columns
    lines: set[bytes] = set()
    letters: set[bytes] = set()
    with archive.open(name) as part:
        kept = b""
        while chunk := part.read(_CHUNK):
            # A tag that is cut in two waits for its other half.
            whole, opened, kept = (kept + chunk).rpartition(b"<")
            kept = opened + kept
            found = _CELL.findall(whole)
            letters.update([column for column, _line in found])
            lines.update([line for _column, line in found])
    return set(map(int, lines)), set(map(_column, letters))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _area(rows: set[int], columns: set[int]) -> int:
    if not rows:
        return 0
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)
