"""Recognises a member's form that comes back, and lays forms out as one list."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.features.member_import.model.reading import Cell
from app.features.member_import.rules.formcode import read_code
from app.features.member_import.rules.reading.dates import written
from app.infra.spreadsheets.model import Sheet, Workbook

# The column of a list made of forms that says whose form each row is.
CODE_HEADING = "Mã phiếu"
_SEARCHED_ROWS = 30
_LEAST_HEADING = 2


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its code, what stands beside each label, and the file it came in."""

    code: str
    cells: tuple[tuple[str, Cell], ...]
    file: str


def form_in(book: Workbook, heading: Sequence[str]) -> Form | None:
    """Return the form of a workbook, None when it is no form.

    ``heading`` are the words above the columns of the form.
    """
    for sheet in book.sheets:
        code, line = _code(sheet)
        if code:
            return Form(code, tuple(_cells(sheet, line, heading)), book.file)
    return None


def as_list(forms: Sequence[Form], title: str) -> Workbook:
    """Lay forms out as one list, a row each, for the usual steps."""
    labels = list(dict.fromkeys(label for form in forms for label, _cell in form.cells))
    rows: list[tuple[Cell, ...]] = [(CODE_HEADING, *labels)]
    for form in forms:
        cells = dict(form.cells)
        rows.append((form.code, *(cells.get(label) for label in labels)))
    file = forms[0].file if len(forms) == 1 else title
    return Workbook(file, "form", "utf-8", (Sheet(title, tuple(rows)),))


def _code(sheet: Sheet) -> tuple[str, int]:
    for line, row in enumerate(sheet.rows[:_SEARCHED_ROWS]):
        texts = [written(cell) for cell in row]
        if any(text.startswith(CODE_HEADING) for text in texts):
            code = next(filter(None, map(read_code, texts)), "")
            if code:
                return code, line
    return "", 0


def _cells(sheet: Sheet, line: int, heading: Sequence[str]) -> list[tuple[str, Cell]]:
    found: list[tuple[str, Cell]] = []
    is_below = False
    for row in sheet.rows[line + 1 :]:
        label = written(row[0]) if row else ""
        if label == heading[0]:
            is_below = True
        elif is_below and label and len(row) >= _LEAST_HEADING:
            found.append((label.rstrip(" *"), row[1]))
    return found
