"""Tables: header repeated on each page, rows whole, no row alone at the end.

Heights of rows are measured here once and handed to reportlab, which then need not
measure again on every page. A row higher than a page is cut into several first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

from reportlab.lib.units import mm
from reportlab.platypus import LongTable, TableStyle

from app.documents.inline import Inline, plain
from app.documents.model import Col, Row, Table
from app.documents.paper.measure import column_widths_mm, groups_of
from app.documents.pdf.drawn import CellLine, Room
from app.documents.pdf.fonts import font_name, is_plain, width
from app.documents.pdf.styles import Align, paragraph
from app.documents.profile import LayoutProfile, TableLayout, TextStyle

Command = tuple[object, ...]
# A flowable, or an empty string where a cell says nothing.
Piece: TypeAlias = Any
# A table begins with two rows under its header and ends with two together.
_ROWS_KEPT = 2
# A header that takes more of the page than this is not repeated.
_MOST_OF_PAGE = 0.4
_NO_LIMIT = 1e6


@dataclass(frozen=True, slots=True)
class _Line:
    """A row as it is set: its cells, its height, whether the first spans all."""

    cells: list[Piece]
    height: float
    is_section: bool = False


def table_flowable(table: Table, profile: LayoutProfile, room: Room) -> LongTable:
    """Lay the table out; its ``start_height`` is what must not be torn apart."""
    look = profile.table
    setter = _Setter(table, look, room)
    head = setter.head()
    repeats = _height(head) <= room.height * _MOST_OF_PAGE
    limit = room.height - (_height(head) if repeats else 0)
    first = [] if repeats else list(setter.cut(setter.plain_head(), limit))
    head = head if repeats else []
    body = [part for row in table.rows for part in setter.cut(setter.line(row), limit)]
    lines = [*head, *first, *body]
    flowable = LongTable(
        [line.cells for line in lines],
        colWidths=setter.widths,
        rowHeights=[line.height for line in lines],
        repeatRows=len(head),
        hAlign="LEFT",
        style=TableStyle(list(_commands(table, look, lines, len(head), limit))),
    )
    flowable.spaceAfter = look.after_pt
    flowable.start_height = min(
        _height(lines[: len(head) + _ROWS_KEPT]), room.height - 1
    )
    return flowable


def _height(lines: Sequence[_Line]) -> float:
    return sum(line.height for line in lines)


class _Setter:
    """Sets the rows of one table."""

    def __init__(self, table: Table, look: TableLayout, room: Room) -> None:
        self._table = table
        self._look = look
        self._head = look.head_of(table)
        self._cell = look.cell_of(table)
        mms = column_widths_mm(table.cols, room.width_mm)
        self.widths = [width_mm * mm for width_mm in mms]

    def head(self) -> list[_Line]:
        """Set one header row, or two when columns have common titles."""
        groups = groups_of(self._table.cols)
        titles = [paragraph(c.title, self._head, "center") for c in self._table.cols]
        if not groups:
            return [self._measured(titles, self._rooms)]
        cols = self._table.cols
        upper: list[Piece] = [
            "" if col.group else title for col, title in zip(cols, titles, strict=True)
        ]
        lower: list[Piece] = [
            title if col.group else "" for col, title in zip(cols, titles, strict=True)
        ]
        rooms = list(self._rooms)
        for first, last, title in groups:
            upper[first] = paragraph(title, self._head, "center")
            rooms[first] = self._room(first, last)
        alone = [
            "" if col.group else piece for col, piece in zip(cols, upper, strict=True)
        ]
        common = [
            piece if col.group else "" for col, piece in zip(cols, upper, strict=True)
        ]
        top = self._measured(common, rooms).height
        below = self._measured(lower, self._rooms).height
        # Titles that reach over both rows may need more than the two together.
        below = max(below, self._measured(alone, self._rooms).height - top)
        return [_Line(upper, top), _Line(lower, below)]

    def plain_head(self) -> _Line:
        """Set the titles as one common row, for a header too high to be repeated."""
        titles = [paragraph(c.title, self._head, "center") for c in self._table.cols]
        return self._measured(titles, self._rooms)

    def line(self, row: Row) -> _Line:
        """Set one row of the body."""
        style = self._cell if row.kind == "body" else self._cell.bolder()
        if row.kind == "section":
            content: Inline = row.cells[0] if row.cells else ()
            room = self._room(0, len(self.widths) - 1)
            cells = [
                _cell(content, "left", style, room),
                *[""] * (len(self.widths) - 1),
            ]
            rooms = [room, *self._rooms[1:]]
            line = self._measured(cells, rooms)
            return _Line(line.cells, line.height, is_section=True)
        found: list[Piece] = [
            _cell(content, col.align, style, room)
            for content, col, room in zip(
                row.cells, self._table.cols, self._rooms, strict=False
            )
        ]
        return self._measured(
            found + [""] * (len(self.widths) - len(found)), self._rooms
        )

    def cut(self, line: _Line, limit: float) -> Iterator[_Line]:
        """Cut a row that is higher than ``limit`` into rows that are not."""
        if line.height <= limit:
            yield line
            return
        rooms = list(self._rooms)
        if line.is_section:
            rooms[0] = self._room(0, len(self.widths) - 1)
        rest = line.cells
        while any(rest):
            parts = [
                _split(piece, room, limit - self._padding)
                for piece, room in zip(rest, rooms, strict=True)
            ]
            part = self._measured([taken for taken, _ in parts], rooms)
            yield _Line(part.cells, part.height, line.is_section)
            rest = [left for _, left in parts]

    @property
    def _rooms(self) -> list[float]:
        return [self._room(index, index) for index in range(len(self.widths))]

    def _room(self, first: int, last: int) -> float:
        whole = sum(self.widths[first : last + 1])
        return float(max(whole - 2 * self._look.pad_side_pt, 1.0))

    @property
    def _padding(self) -> float:
        return self._look.pad_top_pt + self._look.pad_bottom_pt

    def _measured(self, cells: list[Piece], rooms: Sequence[float]) -> _Line:
        heights = [
            piece.wrap(room, _NO_LIMIT)[1] if piece else self._cell.leading
            for piece, room in zip(cells, rooms, strict=True)
        ]
        return _Line(cells, max(heights, default=0.0) + self._padding)


def _cell(content: Inline, align: Align, style: TextStyle, room: float) -> Piece:
    text = "".join(run.text for run in content)
    if not plain(content).strip():
        return ""
    # Justified text in narrow columns makes rivers; cells are set flush left instead.
    flush: Align = "left" if align == "justify" else align
    if len(content) == 1 and not content[0].underline and is_plain(text):
        font = font_name(
            bold=style.bold or content[0].bold, italic=style.italic or content[0].italic
        )
        if width(text, font, style.size) <= room:
            return CellLine(text, font, style.size, style.leading, flush)
    return paragraph(content, style, flush)


def _split(piece: Piece, room: float, height: float) -> tuple[Piece, Piece]:
    """Part what fits into ``height`` from what does not."""
    if not piece or piece.wrap(room, _NO_LIMIT)[1] <= height:
        return piece, ""
    parts = piece.split(room, height)
    return (parts[0], parts[1]) if len(parts) > 1 else (piece, "")


def _commands(
    table: Table, look: TableLayout, lines: Sequence[_Line], head: int, limit: float
) -> Iterator[Command]:
    every = ((0, 0), (-1, -1))
    style = look.cell_of(table)
    # Without a font of its own a table names Helvetica, which would not be embedded.
    yield ("FONT", *every, font_name(), style.size, style.leading)
    yield ("GRID", *every, look.rule_pt, (0, 0, 0))
    yield ("LEFTPADDING", *every, look.pad_side_pt)
    yield ("RIGHTPADDING", *every, look.pad_side_pt)
    yield ("TOPPADDING", *every, look.pad_top_pt)
    yield ("BOTTOMPADDING", *every, look.pad_bottom_pt)
    yield ("VALIGN", *every, "TOP")
    if head:
        yield ("VALIGN", (0, 0), (-1, head - 1), "MIDDLE")
    yield from _spans(table.cols, lines, head)
    for index, pair in enumerate(pairwise(lines)):
        # The title of a section is no last line of a page.
        if pair[0].is_section and _height(pair) <= limit:
            yield ("NOSPLIT", (0, index), (-1, index + 1))
    last = lines[head:][-_ROWS_KEPT:]
    if len(last) == _ROWS_KEPT and _height(last) <= limit:
        yield ("NOSPLIT", (0, -_ROWS_KEPT), (-1, -1))


def _spans(
    cols: tuple[Col, ...], lines: Sequence[_Line], head: int
) -> Iterator[Command]:
    if head > 1:
        for first, last, _ in groups_of(cols):
            yield ("SPAN", (first, 0), (last, 0))
        for index, col in enumerate(cols):
            if not col.group:
                yield ("SPAN", (index, 0), (index, 1))
    for index, line in enumerate(lines):
        if line.is_section:
            yield ("SPAN", (0, index), (-1, index))
