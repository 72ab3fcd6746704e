"""Tables: header repeated on each page, rows whole, no row alone at the end.

Heights of rows are measured here once; ``paged.py`` hands rows out to pages by them. A
row higher than a page is cut into several first.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from app.documents.inline import Inline, plain
from app.documents.model import Col, Row, Table
from app.documents.paper.measure import column_widths_mm, groups_of
from app.documents.pdf.drawn import CellLines, Room, broken
from app.documents.pdf.fonts import font_name, is_plain
from app.documents.pdf.grid.paged import (
    Command,
    Line,
    PagedTable,
    Piece,
    Sheet,
    height_of,
)
from app.documents.pdf.styles import Align, cell_text
from app.documents.profile import LayoutProfile, TableLayout, TextStyle
from app.documents.work import Work

# A table begins with two rows under its header and ends with two together.
_ROWS_KEPT = 2
# A header that takes more of the page than this is not repeated.
_MOST_OF_PAGE = 0.4
_NO_LIMIT = 1e6


def table_flowable(
    table: Table, profile: LayoutProfile, room: Room, work: Work | None = None
) -> PagedTable:
    """Lay the table out; its ``start_height`` is what must not be torn apart."""
    look = profile.table
    setter = _Setter(table, look, room)
    head = setter.head()
    repeats = height_of(head) <= room.height * _MOST_OF_PAGE
    limit = room.height - (height_of(head) if repeats else 0)
    first = [] if repeats else list(setter.cut(setter.plain_head(), limit))
    head = head if repeats else []
    work = work or Work()
    body: list[Line] = []
    for row in table.rows:
        body += setter.cut(setter.line(row), limit)
        work.step()
    rows = [*first, *body]
    kept = frozenset(_kept(rows, limit))
    sheet = Sheet(
        head=head,
        body=rows,
        widths=setter.widths,
        kept=kept,
        look=lambda lines: list(_commands(table, look, lines, len(head))),
        after=look.after_pt,
        work=work,
    )
    first_rows = _ROWS_KEPT
    while first_rows in kept:
        # Two that begin and two that end would be torn apart in a table of three.
        first_rows += 1
    start = height_of([*head, *rows[:first_rows]])
    return PagedTable(sheet, min(start, room.height - 1))


def _kept(rows: Sequence[Line], limit: float) -> Iterator[int]:
    """Name the rows that stay on the page of the row before them."""
    for index, pair in enumerate(pairwise(rows)):
        # The title of a section is no last line of a page.
        is_last = index + _ROWS_KEPT == len(rows)
        if (pair[0].is_section or is_last) and height_of(pair) <= limit:
            yield index + 1


class _Setter:
    """Sets the rows of one table."""

    def __init__(self, table: Table, look: TableLayout, room: Room) -> None:
        self._table = table
        self._look = look
        self._head = look.head_of(table)
        self._cell = look.cell_of(table)
        mms = column_widths_mm(table.cols, room.width_mm)
        self.widths = [width_mm * mm for width_mm in mms]

    def head(self) -> list[Line]:
        """Set one header row, or two when columns have common titles."""
        groups = groups_of(self._table.cols)
        titles = [cell_text(c.title, self._head, "center") for c in self._table.cols]
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
            upper[first] = cell_text(title, self._head, "center")
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
        return [Line(upper, top), Line(lower, below)]

    def plain_head(self) -> Line:
        """Set the titles as one common row, for a header too high to be repeated."""
        titles = [cell_text(c.title, self._head, "center") for c in self._table.cols]
        return self._measured(titles, self._rooms)

    def line(self, row: Row) -> Line:
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
            return Line(line.cells, line.height, is_section=True)
        found: list[Piece] = [
            _cell(content, col.align, style, room)
            for content, col, room in zip(
                row.cells, self._table.cols, self._rooms, strict=False
            )
        ]
        return self._measured(
            found + [""] * (len(self.widths) - len(found)), self._rooms
        )

    def cut(self, line: Line, limit: float) -> Iterator[Line]:
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
            yield Line(part.cells, part.height, line.is_section)
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

    def _measured(self, cells: list[Piece], rooms: Sequence[float]) -> Line:
        heights = [
            piece.wrap(room, _NO_LIMIT)[1] if piece else self._cell.leading
            for piece, room in zip(cells, rooms, strict=True)
        ]
        return Line(cells, max(heights, default=0.0) + self._padding)


def _cell(content: Inline, align: Align, style: TextStyle, room: float) -> Piece:
    text = "".join(run.text for run in content)
    if not plain(content).strip():
        # Empty lines are room to write on: the row gets their height.
        empty = text.count("\n")
        return Spacer(1, style.leading * (empty + 1)) if empty else ""
    # Justified text in narrow columns makes rivers; cells are set flush left instead.
    flush: Align = "left" if align == "justify" else align
    if (
        len(content) == 1
        and not content[0].underline
        and is_plain(text.replace("\n", ""))
    ):
        font = font_name(
            bold=style.bold or content[0].bold, italic=style.italic or content[0].italic
        )
        lines = broken(text, font, style.size, room)
        if lines is not None:
            return CellLines(lines, font, style, flush)
    return cell_text(content, style, flush)


def _split(piece: Piece, room: float, height: float) -> tuple[Piece, Piece]:
    """Part what fits into ``height`` from what does not."""
    if not piece or piece.wrap(room, _NO_LIMIT)[1] <= height:
        return piece, ""
    parts = piece.split(room, height)
    return (parts[0], parts[1]) if len(parts) > 1 else (piece, "")


def _commands(
    table: Table, look: TableLayout, lines: Sequence[Line], head: int
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


def _spans(
    cols: tuple[Col, ...], lines: Sequence[Line], head: int
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
