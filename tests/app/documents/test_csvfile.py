"""A workbook as text: nothing in it runs, and reading gives back what was written."""

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.documents.csvfile import render_csv
from app.documents.xlsx_model import Sheet, SheetCol, SheetRow, Workbook
from app.infra.spreadsheets.textfile import rows

ON = date(2026, 11, 24)
CELL = st.text("ab=+-@'\",;\nĐặng 0", max_size=12)


def _written(*lines):
    columns = tuple(SheetCol(title) for title in ("Họ và tên", "Số thẻ", "Nơi ở"))
    sheet = Sheet("Danh sách", columns, tuple(map(SheetRow, lines)), ("Tên chi bộ",))
    return render_csv(Workbook("Danh sách", ON, (sheet,)))


def test_the_file_is_utf8_with_a_mark_and_quotes_every_cell():
    text = _written(("Y Bih Niê", "031204550101", "Số 5, đường 3/2"))
    assert (
        text
        == (
            '\ufeff"Họ và tên","Số thẻ","Nơi ở"\r\n'
            '"Y Bih Niê","031204550101","Số 5, đường 3/2"\r\n'
        ).encode()
    )


def test_a_cell_that_looks_like_a_formula_gets_an_apostrophe():
    text = _written(("=1+1", "-5", "@a"), ("+84 9", "'=x", "'a")).decode()
    assert text.splitlines()[1:] == [
        '"\'=1+1","\'-5","\'@a"',
        '"\'+84 9","\'\'=x","\'a"',
    ]


def test_dates_and_empty_cells_are_written_as_lists_write_them():
    assert b'"03/02/1998","","7"' in _written((date(1998, 2, 3), None, 7))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=4))
@example([("'='", "''+", "'\n=")])
@example([("a", "", ""), ("", "", ""), ("b", "", ""), ("", " ", "")])
def test_reading_gives_back_every_cell(lines):
    read, encoding = rows(_written(*lines), "ds.csv")
    assert encoding == "utf-8"
    # The writer's own cleaning (NFC, spaces) is not what this is about.
    known = [tuple(map(_plain, line)) for line in lines]
    while known and not any(map(str.strip, known[-1])):
        # Nothing tells an empty last line from the end of the list.
        known.pop()
    found = [tuple(cell or "" for cell in line) for line in read[1:]]
    assert found == [line if any(map(str.strip, line)) else ("",) * 3 for line in known]


def _plain(text):
    return Sheet("", (), (SheetRow((text,)),)).rows[0].cells[0]
