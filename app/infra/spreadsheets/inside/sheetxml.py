"""Reads the XML that spreadsheets of 2002 and 2003 save ("XML Spreadsheet").

Read as a stream, without building a tree; entities of its own are refused, since a few
lines of them can stand for gigabytes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from xml.parsers import expat

from app.infra.spreadsheets.limits import limits
from app.infra.spreadsheets.model import Cell, Merged, Row, Sheet

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_EXCEL = "urn:schemas-microsoft-com:office:excel"
_HIDDEN = frozenset({"SheetHidden", "SheetVeryHidden"})


@dataclass(slots=True)
class _Page:
    name: str
    cells: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[Merged] = field(default_factory=list)
    failed: set[tuple[int, int]] = field(default_factory=set)
    hidden: bool = False

    def sheet(self) -> Sheet:
        """Lay the cells out as rows of equal width."""
        height = max(self.cells, default=-1) + 1
        width = max((max(row) for row in self.cells.values() if row), default=-1) + 1
        rows: list[Row] = []
        for line in range(height):
            row = self.cells.get(line, {})
            rows.append(tuple(row.get(column) for column in range(width)))
        areas = tuple(
            (top, left, min(bottom, height - 1), min(right, width - 1))
            for top, left, bottom, right in self.merged
            if top < height and left < width
        )
        return Sheet(self.name, tuple(rows), areas, hidden=self.hidden)


class _Reader:
    """Follows the tags; rows and columns are counted from 0."""

    def __init__(self) -> None:
        self.pages: list[_Page] = []
        self._row = self._column = self._next = 0
        self._kind = self._text = ""
        self._inside = ""
        self._is_formula = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open a tag."""
        space, _, name = tag.rpartition(" ")
        if space not in {NAMESPACE, _EXCEL}:
            return
        told = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if name == "Worksheet":
            self.pages.append(_Page(told.get("Name", "")))
        elif name == "Table":
            self._row, self._next = -1, 0
        elif name == "Row":
            self._row = _count(told, "Index", self._next + 1) - 1
            self._next = self._row + 1 + _count(told, "Span", 0)
            self._column = 0
        elif name == "Cell":
            self._begin_cell(told)
        elif name == "Data":
            self._kind, self._text, self._inside = told.get("Type", ""), "", name
        elif name == "Visible":
            self._text, self._inside = "", name

    def _begin_cell(self, told: Mapping[str, str]) -> None:
        self._column = _count(told, "Index", self._column + 1) - 1
        self._is_formula = "Formula" in told
        across, down = _count(told, "MergeAcross", 0), _count(told, "MergeDown", 0)
        if (across or down) and self.pages:
            area = self._row, self._column, self._row + down, self._column + across
            self.pages[-1].merged.append(area)
        self._kind = ""

    def text(self, part: str) -> None:
        """Collect what a cell says, also below tags that only give it a look."""
        if self._inside:
            self._text += part

    def end(self, tag: str) -> None:
        """Close a tag."""
        name = tag.rpartition(" ")[2]
        if name == self._inside:
            self._inside = ""
        if name == "Visible" and self.pages:
            self.pages[-1].hidden = self._text.strip() in _HIDDEN
        elif name == "Data":
            self._keep(_value(self._kind, self._text))
        elif name == "Cell":
            if self._is_formula and not self._kind and self.pages:
                self.pages[-1].failed.add((self._row, self._column))
                self._keep("")
            self._column += 1

    def _keep(self, value: Cell) -> None:
        fits = self._row < limits().most_rows and self._column < limits().most_columns
        if self.pages and fits and min(self._row, self._column) >= 0:
            self.pages[-1].cells.setdefault(self._row, {})[self._column] = value


def read(content: bytes) -> list[tuple[Sheet, frozenset[tuple[int, int]]]]:
    """Give every sheet with the places of formulas without a value.

    Raises ``ValueError`` when the XML is not in order.
    """
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.CharacterDataHandler = reader.text
    parser.EndElementHandler = reader.end
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(content, True)  # noqa: FBT003  (expat's own signature)
    except (expat.ExpatError, LookupError) as error:
        raise ValueError(str(error)) from error
    return [(page.sheet(), frozenset(page.failed)) for page in reader.pages]


def _refuse_entity(*_told: object) -> None:
    message = "entities of its own"
    raise ValueError(message)


def _count(told: Mapping[str, str], name: str, otherwise: int) -> int:
    text = told.get(name, "")
    return int(text) if text.isascii() and text.isdigit() else otherwise


def _value(kind: str, text: str) -> Cell:
    if kind == "DateTime":
        return _day(text)
    if kind == "Number":
        try:
            number = float(text)
        except ValueError:
            return text or None
        return int(number) if number.is_integer() else number
    if kind == "Boolean":
        return str(text.strip() == "1")
    return text or None


def _day(text: str) -> date | str | None:
    try:
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        return text or None
