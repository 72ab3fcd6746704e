"""Writes the first sheet of a workbook as text: UTF-8 with a mark, commas, CRLF.

A spreadsheet program takes a cell that begins with ``= + - @`` (or a tab) for a
formula, whatever its quotation marks. Such a cell gets one apostrophe in front, and so
does a cell that begins with apostrophes followed by such a sign; reading takes exactly
one away (``app.infra.spreadsheets.textfile``), so what comes back is what was written.
"""

import csv
import io
import re
from datetime import date

from app.documents.xlsx_model import Cell, Workbook

# Kept in step with the reader of text lists.
_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
_MARK = b"\xef\xbb\xbf"


def render_csv(workbook: Workbook) -> bytes:
    """Return the header and rows of the first sheet; its title lines are left out."""
    sheet = workbook.sheets[0]
    target = io.StringIO(newline="")
    # Excel and LibreOffice find the separator of a file in which all cells are quoted.
    writer = csv.writer(target, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([guarded(column.title) for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow([guarded(_text(cell)) for cell in row.cells])
    return _MARK + target.getvalue().encode()


def guarded(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def _text(value: Cell) -> str:
    if value is None:
        return ""
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
