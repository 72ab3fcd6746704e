"""How far the cells of an .ods file reach, and which of them failed.

The format says "this row a million times" in one tag; a reader that unrolls it would
ask for all the memory there is. Read as a stream, without building a tree.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

_CHUNK = 1 << 16
_CONTENT = "content.xml"
_CELLS = ("table:table-cell", "table:covered-table-cell")
_VALUES = ("office:value-type", "office:value", "office:string-value", "table:formula")
_ERROR_KIND = "error"


@dataclass(slots=True)
class SheetReach:
    """The box of the filled cells of a sheet (rows and columns from 0), its errors."""

    name: str
    top: int = -1
    left: int = -1
    bottom: int = -1
    right: int = -1
    failed: set[tuple[int, int]] = field(default_factory=set)

    @property
    def area(self) -> int:
        """Count the cells of the box."""
        if self.top < 0:
            return 0
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)

    def take(self, row: int, column: int, rows: int, columns: int) -> None:
        """Stretch the box over filled cells."""
        if self.top < 0:
            self.top, self.left = row, column
        self.top, self.left = min(self.top, row), min(self.left, column)
        self.bottom = max(self.bottom, row + rows - 1)
        self.right = max(self.right, column + columns - 1)


class _Reader:
    """Follows the tags of content.xml."""

    def __init__(self) -> None:
        self.sheets: list[SheetReach] = []
        self._row, self._rows = 0, 1
        self._column, self._columns = 0, 1
        self._filled: list[tuple[int, int]] = []
        self._is_filled = self._is_failed = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open a tag."""
        if tag == "table:table":
            self.sheets.append(SheetReach(attributes.get("table:name", "")))
            self._row = 0
        elif tag == "table:table-row":
            self._rows = _count(attributes, "table:number-rows-repeated")
            self._column, self._filled = 0, []
        elif tag in _CELLS:
            self._columns = _count(attributes, "table:number-columns-repeated")
            self._is_filled = any(name in attributes for name in _VALUES)
            self._is_failed = attributes.get("calcext:value-type") == _ERROR_KIND

    def end(self, tag: str) -> None:
        """Close a tag."""
        if tag in _CELLS:
            if self._is_filled:
                self._filled.append((self._column, self._columns))
            if self._is_failed and self.sheets:
                self.sheets[-1].failed.add((self._row, self._column))
            self._column += self._columns
        elif tag == "table:table-row" and self.sheets:
            for column, columns in self._filled:
                self.sheets[-1].take(self._row, column, self._rows, columns)
            self._row += self._rows


def reach(content: bytes) -> list[SheetReach]:
    """Measure every sheet. Raises ``ValueError`` when the XML is not in order."""
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    try:
        for chunk in _chunks(content):
            parser.Parse(chunk, False)  # noqa: FBT003  (expat's own signature)
        parser.Parse(b"", True)  # noqa: FBT003  (expat's own signature)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error
    return reader.sheets


def _chunks(content: bytes) -> Iterator[bytes]:
    with (
        zipfile.ZipFile(io.BytesIO(content)) as archive,
        archive.open(_CONTENT) as part,
    ):
        while chunk := part.read(_CHUNK):
            yield chunk


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return max(int(text), 1) if text.isascii() and text.isdigit() else 1
