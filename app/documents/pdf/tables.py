"""Tables: header repeated on each page, rows whole, no row alone at the end."""

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, TableStyle

from app.documents.inline import Inline, plain
from app.documents.measure import column_widths_mm, groups_of
from app.documents.model import Col, Row, Table
from app.documents.pdf.drawn import CellLine
from app.documents.pdf.fonts import font_name, is_plain, width
from app.documents.pdf.styles import Align, paragraph
from app.documents.profile import LayoutProfile, TableLayout, TextStyle

Command = tuple[object, ...]


def table_flowable(
    table: Table, profile: LayoutProfile, text_width_mm: float, *, split_rows: bool
) -> LongTable:
    """Lay the table out; ``split_rows`` lets a row taller than a page break."""
    look = profile.table
    widths = [w * mm for w in column_widths_mm(table.cols, text_width_mm)]
    head = list(_head(table, look))
    cell = look.small_cell if table.small else look.cell
    body = [_row(line, table.cols, cell, _rooms(widths, look)) for line in table.rows]
    flowable = LongTable(
        [*head, *body],
        colWidths=widths,
        repeatRows=len(head),
        splitInRow=1 if split_rows else 0,
        hAlign="LEFT",
        style=TableStyle(list(_commands(table, look, len(head)))),
    )
    flowable.spaceAfter = look.after_pt
    return flowable


def head_height(
    table: Table, profile: LayoutProfile, text_width_mm: float, rows: int
) -> float:
    """Measure the header with the first ``rows`` rows: what must not be torn apart."""
    first = Table(table.cols, table.rows[:rows], small=table.small)
    flowable = table_flowable(first, profile, text_width_mm, split_rows=False)
    return float(flowable.wrap(text_width_mm * mm, 0)[1])


def _rooms(widths: list[float], look: TableLayout) -> list[float]:
    return [w - 2 * look.pad_side_pt for w in widths]


def _head(table: Table, look: TableLayout) -> Iterator[list[Flowable | str]]:
    style = look.small_head if table.small else look.head
    titles: list[Flowable | str] = [
        paragraph(col.title, style, "center") for col in table.cols
    ]
    groups = groups_of(table.cols)
    if not groups:
        yield titles
        return
    upper: list[Flowable | str] = [
        "" if col.group else title
        for col, title in zip(table.cols, titles, strict=True)
    ]
    for first, _, title in groups:
        upper[first] = paragraph(title, style, "center")
    yield upper
    yield [
        title if col.group else ""
        for col, title in zip(table.cols, titles, strict=True)
    ]


def _row(
    line: Row, cols: tuple[Col, ...], style: TextStyle, rooms: list[float]
) -> list[Flowable | str]:
    if line.kind == "section":
        room = sum(rooms)
        first: Inline = line.cells[0] if line.cells else ()
        return [_cell(first, "left", style.bolder(), room), *[""] * (len(cols) - 1)]
    look = style.bolder() if line.kind == "total" else style
    cells: list[Flowable | str] = [
        _cell(content, col.align, look, room)
        for content, col, room in zip(line.cells, cols, rooms, strict=False)
    ]
    return cells + [""] * (len(cols) - len(cells))


def _cell(
    content: Inline, align: Align, style: TextStyle, room: float
) -> Flowable | str:
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


def _commands(table: Table, look: TableLayout, head: int) -> Iterator[Command]:
    every = ((0, 0), (-1, -1))
    style = look.small_cell if table.small else look.cell
    # Without a font of its own a table names Helvetica, which would not be embedded.
    yield ("FONT", *every, font_name(), style.size, style.leading)
    yield ("GRID", *every, look.rule_pt, (0, 0, 0))
    yield ("LEFTPADDING", *every, look.pad_side_pt)
    yield ("RIGHTPADDING", *every, look.pad_side_pt)
    yield ("TOPPADDING", *every, look.pad_top_pt)
    yield ("BOTTOMPADDING", *every, look.pad_bottom_pt)
    yield ("VALIGN", *every, "TOP")
    yield ("VALIGN", (0, 0), (-1, head - 1), "MIDDLE")
    yield from _spans(table, head)
    if len(table.rows) > 1:
        yield ("NOSPLIT", (0, -2), (-1, -1))


def _spans(table: Table, head: int) -> Iterator[Command]:
    if head > 1:
        for first, last, _ in groups_of(table.cols):
            yield ("SPAN", (first, 0), (last, 0))
        for index, col in enumerate(table.cols):
            if not col.group:
                yield ("SPAN", (index, 0), (index, 1))
    for index, line in enumerate(table.rows, start=head):
        if line.kind == "section":
            yield ("SPAN", (0, index), (-1, index))
