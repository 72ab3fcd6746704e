"""Opens a list: bytes to sheets of plain values, or one clear reason why not."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import python_calamine as calamine

from app.infra.spreadsheets import sniff, textfile
from app.infra.spreadsheets.detect import converted
from app.infra.spreadsheets.errors import (
    DamagedWorkbook,
    EmptyList,
    HtmlCalledWorkbook,
    ListMissing,
    ListTooLarge,
    NotASpreadsheet,
    PasswordOnWorkbook,
    StrayCell,
    TooManyRows,
    UnreadableList,
)
from app.infra.spreadsheets.inside import (
    extent,
    flat,
    formulas,
    oldbook,
    opendocument,
    sheetxml,
)
from app.infra.spreadsheets.limits import MEGA, limits
from app.infra.spreadsheets.model import Cell, Merged, Row, Sheet, Workbook
from app.infra.spreadsheets.twisted import untwisted
from app.kernel.progress import Progress, silent

# Stands in a cell whose formula failed or was never computed.
UNCOMPUTED = "#FORMULA!"
# What calamine and the zip reader raise over bytes that are not in order.
_BROKEN = (
    calamine.CalamineError,
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    ValueError,
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
)
_REFUSALS = {
    "empty": EmptyList,
    "html": HtmlCalledWorkbook,
    "encrypted": PasswordOnWorkbook,
    "damaged": DamagedWorkbook,
    "foreign": UnreadableList,
    "other": NotASpreadsheet,
}


def read(path: Path, progress: Progress = silent) -> Workbook:
    """Read every sheet with content. Raises a subclass of ``UnreadableList``."""
    try:
        # A device or a pipe may never end.
        if not path.is_file():
            raise ListMissing(file=path.name)
        size = path.stat().st_size
        if size > limits().largest_mb * MEGA:
            raise _too_large(path.name, size, limits().largest_mb)
        content = path.read_bytes()
    except OSError as error:
        raise ListMissing(file=path.name) from error
    return read_bytes(content, path.name, progress)


def read_bytes(content: bytes, file: str, progress: Progress = silent) -> Workbook:
    """Read the content of a list called ``file``."""
    content = sniff.with_slashes(content)
    kind = sniff.kind_of(content)
    if kind in _REFUSALS:
        raise _REFUSALS[kind](file=file)
    if kind == "text":
        if len(content) > limits().largest_text_mb * MEGA:
            raise _too_large(file, len(content), limits().largest_text_mb)
        encoding, sheet = _text_sheet(content, file)
        sheets, hint = [_checked(sheet)], ""
    else:
        encoding = "utf-8"
        with _refusing(file):
            sheets = _unpacked(content, kind, file, progress)
            hint = sniff.font_hint(content, kind)
    kept = tuple(converted(untwisted(s), hint) for s in sheets if _has_content(s))
    if not kept:
        raise EmptyList(file=file)
    return Workbook(file=file, kind=kind, encoding=encoding, sheets=kept)


def _text_sheet(content: bytes, file: str) -> tuple[str, Sheet]:
    found, encoding = textfile.rows(content, file)
    most = limits().most_columns
    rows = tuple(row[:most] for row in found)
    sheet = Sheet(Path(file).stem, rows)
    if encoding in textfile.ONE_BYTE:
        stored = tuple(row[:most] for row in textfile.stored(content, found))
        if stored:
            sheet = replace(sheet, source=stored, plain="cp1258", decoded=encoding)
    return encoding, sheet


def _unpacked(content: bytes, kind: str, file: str, progress: Progress) -> list[Sheet]:
    if kind == "sheetxml":
        found = sheetxml.read(content)
        places = {sheet.name: failed for sheet, failed in found}
        return _with_failed([_checked(sheet) for sheet, _failed in found], places)
    if kind == "fods":
        content, kind = flat.packed(content), "ods"
    if kind != "xls":
        most = limits().largest_unpacked_mb * MEGA
        size = sniff.unpacked_size(content, most, limits().most_parts)
        if size > most:
            raise _too_large(file, size, limits().largest_unpacked_mb)
    if kind != "xls" and extent.largest_area(content) > limits().largest_area:
        raise StrayCell(file=file)
    if kind == "ods":
        content = flat.without_breaks(content)
    sheets = _workbook_sheets(content, progress)
    return _with_failed(sheets, _failed(content, kind))


def _failed(content: bytes, kind: str) -> dict[str, frozenset[tuple[int, int]]]:
    """Give the cells whose formula has failed or was never computed, by sheet."""
    if kind == "ods":
        return {s.name: frozenset(s.failed) for s in opendocument.reach(content)}
    return formulas.uncomputed(content) if kind == "xlsx" else oldbook.failed(content)


def _too_large(file: str, size: int, limit: int) -> ListTooLarge:
    return ListTooLarge(file=file, size=size // MEGA, limit=limit)


@contextmanager
def _refusing(file: str) -> Iterator[None]:
    try:
        yield
    except calamine.PasswordError as error:
        raise PasswordOnWorkbook(file=file) from error
    except _BROKEN as error:
        # calamine tells an encrypted binary workbook only in words.
        if "assword" in str(error):
            raise PasswordOnWorkbook(file=file) from error
        raise DamagedWorkbook(file=file) from error
    except BaseException as error:
        # A panic in calamine's Rust code is no Exception; only its name tells it.
        if type(error).__name__ == "PanicException":
            raise DamagedWorkbook(file=file) from error
        raise


def _workbook_sheets(content: bytes, progress: Progress) -> list[Sheet]:
    sheets = []
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    listed = [
        meta
        for meta in book.sheets_metadata
        if meta.typ == calamine.SheetTypeEnum.WorkSheet
    ]
    for done, meta in enumerate(listed):
        progress(done, len(listed))
        source = book.get_sheet_by_name(meta.name)
        rows = _values(source)
        hidden = meta.visible != calamine.SheetVisibleEnum.Visible
        merged = _merged(source, len(rows))
        sheets.append(_checked(Sheet(meta.name, rows, merged, hidden=hidden)))
    return sheets


def _refuse_if_filled(source: calamine.CalamineSheet) -> None:
    """Refuse a sheet with real rows beyond the limit.

    One stray sign in the last row of a sheet is common and harmless, so a row counts
    only from two filled cells on.
    """
    if source.total_height <= limits().most_rows:
        return
    filled = 0
    for row in source.iter_rows():
        filled += sum(cell not in {"", None} for cell in row) > 1
    if filled > limits().most_rows:
        raise TooManyRows(sheet=source.name, rows=filled, limit=limits().most_rows)


def _values(source: calamine.CalamineSheet) -> tuple[Row, ...]:
    _refuse_if_filled(source)
    raw = source.to_python(skip_empty_area=False, nrows=limits().most_rows)
    rows = [
        tuple(_cell(value) for value in row[: limits().most_columns]) for row in raw
    ]
    width = max((len(row) for row in rows), default=0)
    return tuple(row + (None,) * (width - len(row)) for row in rows)


def _cell(value: object) -> Cell:
    if isinstance(value, str):
        return value or None
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, (int, date)) and not isinstance(value, bool):
        return value
    return None if value is None else str(value)


def _with_failed(
    sheets: list[Sheet], places: dict[str, frozenset[tuple[int, int]]]
) -> list[Sheet]:
    """Say in the cell itself that a formula has no value."""
    return [
        replace(sheet, rows=_marked(sheet.rows, places[sheet.name]))
        if places.get(sheet.name)
        else sheet
        for sheet in sheets
    ]


def _marked(
    rows: tuple[Row, ...], places: frozenset[tuple[int, int]]
) -> tuple[Row, ...]:
    return tuple(
        tuple(
            UNCOMPUTED if (line, column) in places else cell
            for column, cell in enumerate(row)
        )
        for line, row in enumerate(rows)
    )


def _merged(source: calamine.CalamineSheet, height: int) -> tuple[Merged, ...]:
    ranges = source.merged_cell_ranges or []
    return tuple(
        (top, left, min(bottom, height - 1), min(right, limits().most_columns - 1))
        for (top, left), (bottom, right) in ranges
        if top < height
    )


def _checked(sheet: Sheet) -> Sheet:
    if len(sheet.rows) > limits().most_rows:
        raise TooManyRows(
            sheet=sheet.name, rows=len(sheet.rows), limit=limits().most_rows
        )
    return sheet


def _has_content(sheet: Sheet) -> bool:
    return any(cell not in {None, ""} for row in sheet.rows for cell in row)
