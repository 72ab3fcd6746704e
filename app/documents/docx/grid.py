"""Tables in Word's XML: ruled ones for data, invisible ones for things side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docx.oxml.ns import qn

from app.documents.docx.text import Align, Shape, paragraph
from app.documents.docx.xml import Element, el, points, twips
from app.documents.inline import Inline
from app.documents.model import Row, Table
from app.documents.paper.hyphens import kept_hyphens
from app.documents.paper.measure import column_widths_mm, groups_of
from app.documents.profile import CardLayout, TableLayout, TextStyle
from app.documents.work import Work

_POINTS_PER_MM = 72 / 25.4
# Word's own name of a table with all its rules.
_GRID = "TableGrid"
_SIDES = ("top", "left", "bottom", "right")
_INSIDE = ("top", "left", "bottom", "right", "insideH", "insideV")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its paragraphs and how far it reaches."""

    paragraphs: Sequence[Element]
    span: int = 1
    merge: str = ""
    middle: bool = False


def invisible(rows: Sequence[Sequence[Cell]], widths_mm: Sequence[float]) -> Element:
    """Set cells side by side without rules or padding; a row never splits."""
    table = _table(widths_mm)
    for cells in rows:
        table.append(_row(cells, widths_mm))
    return table


def dashed(
    rows: Sequence[Sequence[Cell]], widths_mm: Sequence[float], look: CardLayout
) -> Element:
    """Set cells in a grid of dashed lines, each row at least as high as a card."""
    table = _table(widths_mm)
    properties = table.tblPr
    rule = {"val": "dashed", "sz": round(look.rule_pt * 8), "space": 0}
    borders = (el(side, **rule, color="000000") for side in _INSIDE)
    properties.append(el("tblBorders", *borders))
    margins = (el(side, w=points(look.pad_pt), type="dxa") for side in _SIDES)
    properties.replace(properties.find(qn("w:tblCellMar")), el("tblCellMar", *margins))
    for cells in rows:
        row = _row(cells, widths_mm)
        row.trPr.append(el("trHeight", val=twips(look.height_mm), hRule="atLeast"))
        table.append(row)
    return table


def data_table(
    table: Table, look: TableLayout, text_width_mm: float, work: Work
) -> Element:
    """Make the ruled table; its header repeats on each page."""
    widths = column_widths_mm(table.cols, text_width_mm)
    element = _table(widths, look)
    for cells in _head(table, look):
        element.append(_row(cells, widths, header=True))
    style = look.cell_of(table)
    pads = 2 * look.pad_side_pt
    rooms = [mm * _POINTS_PER_MM - pads for mm in widths]
    for line in table.rows:
        element.append(_row(list(_cells(line, table, style, rooms)), widths))
        work.step()
    # Two rows begin it and two end it: no row stands alone on a page.
    rows = element.findall(qn("w:tr"))[-len(table.rows) :] if table.rows else []
    _keep(rows[:1] if len(rows) > 1 else ())
    keep_rows(element, last=2, but=1)
    return element


def keep_rows(table: Element, last: int, but: int = 0) -> None:
    """Keep the ``last`` rows, but the very last ``but`` ones, with what follows."""
    rows = table.findall(qn("w:tr"))
    _keep(rows[-last : len(rows) - but])


def _keep(rows: Sequence[Element]) -> None:
    for row in rows:
        for properties in row.iter(qn("w:pPr")):
            if properties.find(qn("w:keepNext")) is None:
                properties.insert(0, el("keepNext"))


def _table(widths_mm: Sequence[float], look: TableLayout | None = None) -> Element:
    named = (el("tblStyle", val=_GRID),) if look else ()
    width = el("tblW", w=sum(map(twips, widths_mm)), type="dxa")
    properties = el("tblPr", *named, width)
    properties.append(el("tblInd", w=0, type="dxa"))
    if look:
        rule = {"val": "single", "sz": round(look.rule_pt * 8), "space": 0}
        borders = (el(side, **rule, color="000000") for side in _INSIDE)
        properties.append(el("tblBorders", *borders))
    properties.append(el("tblLayout", type="fixed"))
    # Without margins of its own a table gets those of the program that opens it.
    pads = (0.0, 0.0, 0.0, 0.0)
    if look:
        # A rule takes its thickness from the row; in the PDF it lies on the edge.
        bottom = max(look.pad_bottom_pt - look.rule_pt, 0)
        pads = (look.pad_top_pt, look.pad_side_pt, bottom, look.pad_side_pt)
    margins = (
        el(side, w=points(pad), type="dxa")
        for side, pad in zip(_SIDES, pads, strict=True)
    )
    properties.append(el("tblCellMar", *margins))
    columns = (el("gridCol", w=twips(width)) for width in widths_mm)
    return el("tbl", properties, el("tblGrid", *columns))


def _row(
    cells: Sequence[Cell], widths_mm: Sequence[float], *, header: bool = False
) -> Element:
    properties = el("trPr", el("cantSplit"))
    if header:
        properties.append(el("tblHeader"))
    element = el("tr", properties)
    column = 0
    for cell in cells:
        width = sum(map(twips, widths_mm[column : column + cell.span]))
        column += cell.span
        element.append(_cell(cell, width))
    return element


def _cell(cell: Cell, width: int) -> Element:
    properties = el("tcPr", el("tcW", w=width, type="dxa"))
    if cell.span > 1:
        properties.append(el("gridSpan", val=cell.span))
    if cell.merge:
        properties.append(el("vMerge", val=cell.merge))
    if cell.middle:
        properties.append(el("vAlign", val="center"))
    # Word calls a cell without a paragraph damaged.
    return el("tc", properties, *(cell.paragraphs or (el("p"),)))


def _head(table: Table, look: TableLayout) -> Iterator[list[Cell]]:
    style = look.head_of(table)
    shape = Shape("center", keep_next=True)

    def head(title: str, span: int = 1, merge: str = "") -> Cell:
        return Cell([paragraph(title, style, shape)], span, merge, middle=True)

    groups = {first: (last, title) for first, last, title in groups_of(table.cols)}
    if groups:
        upper: list[Cell] = []
        for index, col in enumerate(table.cols):
            if not col.group:
                upper.append(head(col.title, merge="restart"))
            elif index in groups:
                last, title = groups[index]
                upper.append(head(title, last - index + 1))
        yield upper
        yield [
            head(col.title) if col.group else head("", merge="continue")
            for col in table.cols
        ]
    else:
        yield [head(col.title) for col in table.cols]


def _cells(
    line: Row, table: Table, style: TextStyle, rooms: Sequence[float]
) -> Iterator[Cell]:
    look = style if line.kind == "body" else style.bolder()
    if line.kind == "section":
        content = line.cells[0] if line.cells else ()
        yield Cell([paragraph(content, look, Shape(keep_next=True))], len(table.cols))
        return
    for index, col in enumerate(table.cols):
        empty: Inline = ()
        content = line.cells[index] if index < len(line.cells) else empty
        content = kept_hyphens(content, look, rooms[index])
        flush: Align = "left" if col.align == "justify" else col.align
        yield Cell([paragraph(content, look, Shape(flush))])
