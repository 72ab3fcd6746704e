"""Writes a workbook as XLSX. What can go wrong: nothing a cell may contain.

Text is always stored as text: whatever a member is called, no cell becomes a formula.
The same workbook gives the same bytes.
"""

import re
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from io import BytesIO
from itertools import count
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from app.documents.ooxml import repacked
from app.documents.work import Work
from app.documents.xlsx_model import Cell, Kind, Sheet, SheetRow, Workbook
from app.infra.datafile import read_toml
from app.infra.paths import rules_folder
from app.kernel.progress import Progress, silent

_LONGEST_TITLE = 31
# No row of a sheet may be higher (points).
_HIGHEST = 409.0
_REFUSED_IN_TITLE = re.compile(r"[\[\]:*?/\\']")
_LOOKS_LIKE_FORMULA = ("=", "+", "-", "@", "\t")
# Spreadsheets read "_x0041_" in a cell as the letter A; escaped, it stays what it says.
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """The look of workbooks, from ``data/documents/sheet.toml``."""

    id: str
    source: str
    confidence: str
    font: str
    size: float
    heading_size: float
    head_fill: str
    section_fill: str
    least_width: float
    most_width: float
    width_slack: float
    line_height: float
    heading_height: float
    date_format: str
    text_format: str
    whole_format: str
    decimal_format: str
    margin_in: float
    header_in: float


@cache
def sheet_layout() -> SheetLayout:
    """Read the look of workbooks."""
    return read_toml(rules_folder() / "documents" / "sheet.toml", SheetLayout)


def render_xlsx(workbook: Workbook, progress: Progress = silent) -> bytes:
    """Return the bytes of the workbook; dates inside are those of the document."""
    look = sheet_layout()
    book = openpyxl.Workbook()
    book.remove(book.active)
    titles: set[str] = set()
    # A row is put down once, and packed with all others at the end.
    work = Work(progress, 2 * sum(len(sheet.rows) for sheet in workbook.sheets))
    for sheet in workbook.sheets:
        page = book.create_sheet(_title(sheet.title, titles))
        _Writer(page, sheet, look).write(work)
    if not workbook.sheets:
        book.create_sheet(_title(workbook.title, titles))
    moment = datetime.combine(workbook.dated, time())
    book.properties.title = workbook.title
    book.properties.creator = workbook.author
    book.properties.created = moment
    target = BytesIO()
    book.save(target)
    stamp = f"{moment.isoformat()}Z".encode()

    def dated(name: str, part: bytes) -> bytes:
        # The library writes the present moment whatever the properties say.
        if name != "docProps/core.xml":
            return part
        return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, part)

    return repacked(target.getvalue(), dated)


def _title(title: str, taken: set[str]) -> str:
    """Make a sheet name Excel accepts, different from the others."""
    clean = _REFUSED_IN_TITLE.sub(" ", title).strip() or "Bảng"
    name = clean[:_LONGEST_TITLE]
    for number in count(2):
        if name.casefold() not in taken:
            break
        suffix = f" ({number})"
        name = clean[: _LONGEST_TITLE - len(suffix)] + suffix
    taken.add(name.casefold())
    return name


class _Writer:
    """Writes one sheet."""

    def __init__(self, page: Any, sheet: Sheet, look: SheetLayout) -> None:  # noqa: ANN401  (openpyxl ships no types)
        self._page = page
        self._sheet = sheet
        self._look = look
        self._head_row = len(sheet.heading) + 1
        thin = Side(style="thin")
        self._border = Border(left=thin, right=thin, top=thin, bottom=thin)
        self._looks: dict[tuple[str, str], Any] = {}

    def write(self, work: Work) -> None:
        """Write titles, header and rows, then the way it is shown and printed."""
        for index, line in enumerate(self._sheet.heading, start=1):
            cell = self._put(index, 1, line, "text")
            cell.font = Font(
                name=self._look.font, size=self._look.heading_size, bold=index == 1
            )
        self._head()
        for index, row in enumerate(self._sheet.rows, start=self._head_row + 1):
            self._row(index, row)
            work.step()
        self._widths()
        self._heights()
        self._print()

    def _head(self) -> None:
        for index, col in enumerate(self._sheet.columns, start=1):
            cell = self._put(self._head_row, index, col.title, "text")
            cell.font = Font(name=self._look.font, size=self._look.size, bold=True)
            cell.fill = PatternFill("solid", fgColor=self._look.head_fill)
            cell.border = self._border
            cell.alignment = Alignment("center", "center", wrap_text=True)

    def _row(self, number: int, row: SheetRow) -> None:
        for index, col in enumerate(self._sheet.columns, start=1):
            value = row.cells[index - 1] if index <= len(row.cells) else None
            cell = self._put(number, index, value, col.kind)
            known = self._looks.get((row.kind, cell.number_format))
            if known is None:
                self._dress(cell, row.kind)
                self._looks[row.kind, cell.number_format] = cell
            else:
                # Looking the fonts up again for each cell takes most of the time.
                quoted = cell.quotePrefix
                cell._style = copy(known._style)  # noqa: SLF001  (no public way)
                cell.quotePrefix = quoted

    def _dress(self, cell: Any, kind: str) -> None:  # noqa: ANN401  (openpyxl ships no types)
        look = self._look
        cell.font = Font(name=look.font, size=look.size, bold=kind != "body")
        cell.border = self._border
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        if kind == "section":
            cell.fill = PatternFill("solid", fgColor=look.section_fill)

    def _put(self, row: int, column: int, value: Cell, kind: Kind) -> Any:  # noqa: ANN401  (openpyxl ships no types)
        cell = self._page.cell(row, column)
        if isinstance(value, str):
            cell.value = _LOOKS_ESCAPED.sub("_x005F_", value)
            cell.data_type = "s"
            cell.quotePrefix = value.startswith(_LOOKS_LIKE_FORMULA)
        elif value is not None:
            cell.value = value
        cell.number_format = self._format(value, kind)
        return cell

    def _format(self, value: Cell, kind: Kind) -> str:
        if isinstance(value, date):
            return self._look.date_format
        if isinstance(value, float):
            return self._look.decimal_format
        if isinstance(value, int) and kind != "id":
            return self._look.whole_format
        return self._look.text_format if kind == "id" else "General"

    def _widths(self) -> None:
        look = self._look
        for index, col in enumerate(self._sheet.columns, start=1):
            cells = (row.cells[index - 1 : index] for row in self._sheet.rows)
            texts = (self._shown(cell[0]) for cell in cells if cell)
            longest = max([_longest_line(texts), len(col.title) / 2])
            width = min(
                max(longest + look.width_slack, look.least_width), look.most_width
            )
            dimension = self._page.column_dimensions[get_column_letter(index)]
            dimension.width = col.width or width
            if col.kind == "id":
                # Whatever is typed below the last row stays text as well.
                dimension.number_format = look.text_format

    def _heights(self) -> None:
        """Make every row as high as its wrapped text; not every program does that."""
        rows = self._page.row_dimensions
        for index in range(1, self._head_row):
            rows[index].height = self._look.heading_height
        letters = map(get_column_letter, range(1, len(self._sheet.columns) + 1))
        widths = [self._page.column_dimensions[one].width for one in letters]
        titles = tuple(col.title for col in self._sheet.columns)
        lines = (titles, *(row.cells for row in self._sheet.rows))
        for index, cells in enumerate(lines, self._head_row):
            high = max(
                (
                    _lines(self._shown(c), w)
                    for c, w in zip(cells, widths, strict=False)
                ),
                default=1,
            )
            rows[index].height = min(high * self._look.line_height, _HIGHEST)

    @staticmethod
    def _shown(value: Cell) -> str:
        if isinstance(value, date):
            return f"{value:%d/%m/%Y}"
        return "" if value is None else str(value)

    def _print(self) -> None:
        page, look = self._page, self._look
        last = get_column_letter(max(len(self._sheet.columns), 1))
        bottom = self._head_row + len(self._sheet.rows)
        page.freeze_panes = f"A{self._head_row + 1}"
        if self._sheet.columns:
            page.auto_filter.ref = f"A{self._head_row}:{last}{bottom}"
        page.page_setup.paperSize = page.PAPERSIZE_A4
        page.page_setup.orientation = page.ORIENTATION_LANDSCAPE
        page.page_setup.fitToWidth = 1
        page.page_setup.fitToHeight = 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.print_title_rows = f"{self._head_row}:{self._head_row}"
        page.oddFooter.center.text = "&P/&N"
        margins = page.page_margins
        margins.left = margins.right = margins.top = margins.bottom = look.margin_in
        margins.header = margins.footer = look.header_in


def _lines(text: str, width: float) -> int:
    """Count the lines a text takes in a cell of so many characters."""
    room = max(int(width - 1), 1)
    return sum(max(-(-len(line) // room), 1) for line in text.split("\n"))


def _longest_line(texts: Iterable[str]) -> float:
    return max((len(line) for text in texts for line in text.split("\n")), default=0)
