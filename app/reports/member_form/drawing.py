"""Draws a member's form: protected, unlocked only where to type; pure, any thread."""

import re
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from app.documents.ooxml import repacked
from app.reports.member_form.model import Line, MemberForm

if TYPE_CHECKING:
    from app.documents.xlsx import SheetLayout

_ESCAPED = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)")
_FORMULA = ("=", "+", "-", "@", "\t")
_WIDEST_PAGE = 1
_TEXT = "@"
_LINE_HEIGHT = 1.3


def _look() -> "SheetLayout":
    from app.documents.xlsx import sheet_layout  # noqa: PLC0415  (heavy; loaded when first needed)

    return sheet_layout()


def drawn(form: MemberForm) -> bytes:
    """Return the bytes of the spreadsheet; the same form gives the same bytes."""
    import openpyxl  # noqa: PLC0415  (heavy; loaded when first needed)

    book = openpyxl.Workbook()
    page = book.active
    page.title = form.rules.sheet
    top = _head(page, form)
    _questions(page, form, top)
    _lists(book, page, form, top)
    _protect(page)
    _print(page, top)
    moment = datetime.combine(form.on, time())
    book.properties.title = form.rules.title
    book.properties.creator = form.unit
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


def _head(page: Any, form: MemberForm) -> int:  # noqa: ANN401  (openpyxl ships no types)
    """Write the lines above the questions; return the row of their heading."""
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415  (heavy)

    look, rules = _look(), form.rules
    lines = [form.unit, rules.title, rules.addressed.format(name=form.name)]
    for number, words in enumerate(lines, 1):
        cell = _put(page, number, 1, words)
        cell.font = Font(name=look.font, size=look.heading_size, bold=number > 1)
    row = len(lines) + 1
    _put(page, row, 1, rules.code).font = Font(name=look.font, size=look.size)
    _put(page, row, 2, form.code).font = Font(name=look.font, size=look.size, bold=True)
    for words in rules.intro:
        row += 1
        cell = _put(page, row, 1, words)
        cell.font = Font(name=look.font, size=look.size, italic=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        page.merge_cells(
            start_row=row, end_row=row, start_column=1, end_column=len(rules.heading)
        )
        page.row_dimensions[row].height = look.size * _LINE_HEIGHT
    return row + 2


def _questions(page: Any, form: MemberForm, top: int) -> None:  # noqa: ANN401  (openpyxl ships no types)
    from openpyxl.styles import (  # noqa: PLC0415  (heavy)
        Alignment,
        Border,
        Font,
        PatternFill,
        Protection,
        Side,
    )

    look = _look()
    side = Side(style="thin")
    border = Border(left=side, right=side, top=side, bottom=side)
    for column, words in enumerate(form.rules.heading, 1):
        cell = _put(page, top, column, words)
        cell.font = Font(name=look.font, size=look.size, bold=True)
        cell.fill = PatternFill("solid", fgColor=look.head_fill)
        cell.border = border
    for number, line in enumerate(form.lines, top + 1):
        for column, words in enumerate((line.label, line.value, line.help), 1):
            cell = _put(page, number, column, words)
            cell.font = Font(name=look.font, size=look.size)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = border
        page.cell(number, 2).protection = Protection(locked=False)
        page.cell(number, 2).fill = PatternFill("solid", fgColor=look.section_fill)
        page.row_dimensions[number].height = look.size * _height(line, form)
    for letter, width in zip("ABC", form.rules.columns, strict=True):
        page.column_dimensions[letter].width = width


def _height(line: Line, form: MemberForm) -> float:
    """Give the height of a row in heights of its letters."""
    texts = (line.label, line.value, line.help)
    lines = max(
        -(-len(text) // max(int(width), 1))
        for text, width in zip(texts, form.rules.columns, strict=True)
    )
    return _LINE_HEIGHT * max(lines, 1) + 0.4


def _lists(book: Any, page: Any, form: MemberForm, top: int) -> None:  # noqa: ANN401  (openpyxl ships no types)
    """Offer what may be chosen from a hidden sheet; other answers are allowed."""
    from openpyxl.utils import get_column_letter, quote_sheetname  # noqa: PLC0415  (heavy)
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415  (heavy)

    chosen: list[tuple[int, Line]] = [
        (number, line)
        for number, line in enumerate(form.lines, top + 1)
        if line.choices
    ]
    if not chosen:
        return
    hidden = book.create_sheet(form.rules.lists)
    hidden.sheet_state = "hidden"
    hidden.protection.sheet = True
    for column, (number, line) in enumerate(chosen, 1):
        for row, value in enumerate(line.choices, 1):
            _put(hidden, row, column, value)
        letter = get_column_letter(column)
        area = f"${letter}$1:${letter}${len(line.choices)}"
        rule = DataValidation(
            type="list",
            formula1=f"{quote_sheetname(form.rules.lists)}!{area}",
            allow_blank=True,
            showErrorMessage=False,
        )
        page.add_data_validation(rule)
        rule.add(f"B{number}")


def _put(page: Any, row: int, column: int, words: str) -> Any:  # noqa: ANN401  (openpyxl ships no types)
    """Write text that stays text: no answer becomes a formula or loses a zero."""
    cell = page.cell(row, column)
    if words:
        cell.value = _ESCAPED.sub("_x005F_x", words)
        cell.data_type = "s"
        cell.quotePrefix = words.startswith(_FORMULA)
    cell.number_format = _TEXT
    return cell


def _protect(page: Any) -> None:  # noqa: ANN401  (openpyxl ships no types)
    """Lock everything but the answers, without a password: it guards, not hides."""
    page.protection.sheet = True
    page.protection.formatRows = False
    page.protection.formatColumns = False


def _print(page: Any, top: int) -> None:  # noqa: ANN401  (openpyxl ships no types)
    look = _look()
    page.freeze_panes = f"A{top + 1}"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.orientation = page.ORIENTATION_LANDSCAPE
    page.page_setup.fitToWidth = _WIDEST_PAGE
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{top}:{top}"
    margins = page.page_margins
    margins.left = margins.right = margins.top = margins.bottom = look.margin_in
