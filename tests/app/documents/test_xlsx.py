"""Workbooks: text stays text, dates are dates, the same value gives the same bytes."""

import subprocess
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
import python_calamine as calamine

from app.documents.xlsx import render_xlsx
from app.documents.xlsx_model import Sheet, SheetCol, SheetRow, Workbook

DAY = date(2026, 12, 5)
COLUMNS = (
    SheetCol("TT", "number"),
    SheetCol("Họ và tên"),
    SheetCol("Số thẻ đảng", "id"),
    SheetCol("Sinh ngày", "date"),
    SheetCol("Ghi chú"),
)


def book(*rows, title="Danh sách", columns=COLUMNS):
    sheet = Sheet(title, columns, tuple(rows), ("DANH SÁCH ĐẢNG VIÊN", "Năm 2026"))
    return Workbook("Danh sách đảng viên", DAY, (sheet,), "Chi bộ 5")


def reread(content):
    return openpyxl.load_workbook(BytesIO(content)).active


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+84 912",
        "-5",
        "@SUM(A1)",
        '=HYPERLINK("http://x","y")',
        "=cmd|' /C calc'!A0",
    ],
)
def test_what_looks_like_a_formula_stays_text(text):
    content = render_xlsx(book(SheetRow((1, text, text, text, text))))
    sheet = reread(content)
    assert [c.value for c in sheet[4]][1:] == [text] * 4
    assert {c.data_type for c in sheet[4][1:]} == {"s"}
    with ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert b"<f>" not in parts["xl/worksheets/sheet1.xml"]


def test_a_card_number_keeps_its_zeros_and_a_date_is_a_date():
    sheet = reread(
        render_xlsx(book(SheetRow((1, "An", "012345678901", date(1958, 3, 26), None))))
    )
    assert sheet["C4"].value == "012345678901"
    assert sheet["C4"].number_format == "@"
    assert sheet["D4"].value.date() == date(1958, 3, 26)
    assert sheet["D4"].number_format == "dd/mm/yyyy"
    assert sheet["E4"].value is None


def test_a_partial_date_stays_as_written():
    assert (
        reread(render_xlsx(book(SheetRow((1, "An", "", "1958", "")))))["D4"].value
        == "1958"
    )


def test_the_sheet_freezes_filters_and_prints_on_wide_a4():
    sheet = reread(render_xlsx(book(*(SheetRow((i, "An")) for i in range(3)))))
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == "A3:E6"
    assert sheet.print_title_rows == "$3:$3"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (
        "9",
        "landscape",
    ) or (
        sheet.page_setup.paperSize == 9 and sheet.page_setup.orientation == "landscape"
    )
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)


def test_sheet_names_are_made_acceptable_and_different():
    sheets = tuple(
        Sheet(title, COLUMNS)
        for title in ("A/B: [x]", "a b   x", "", "Đ" * 60, "Đ" * 60)
    )
    names = openpyxl.load_workbook(
        BytesIO(render_xlsx(Workbook("T", DAY, sheets)))
    ).sheetnames
    assert len({name.casefold() for name in names}) == 5
    assert all(0 < len(name) <= 31 for name in names)


@pytest.mark.parametrize("rows", [0, 1, 500])
def test_any_number_of_rows_is_written(rows):
    sheet = reread(
        render_xlsx(book(*(SheetRow((i, f"Người {i}")) for i in range(rows))))
    )
    assert sheet.max_row == 3 + rows


def test_hostile_text_is_cleaned_and_a_workbook_without_sheets_opens():
    sheet = reread(
        render_xlsx(
            book(SheetRow((1, "A\x00\x0b\ufffe\ud800B", "e\u0302\u0301", "x" * 10_000)))
        )
    )
    assert sheet["B4"].value == "A\nB"
    assert sheet["C4"].value == "ế"
    assert len(sheet["D4"].value) == 10_000
    assert openpyxl.load_workbook(
        BytesIO(render_xlsx(Workbook("T", DAY, ())))
    ).sheetnames == ["T"]


def test_the_same_workbook_gives_the_same_bytes():
    rows = (SheetRow((1, "An", "01", DAY, "x")), SheetRow((None, "Cộng"), "total"))
    assert render_xlsx(book(*rows)) == render_xlsx(book(*rows))


@pytest.mark.oracle
def test_libreoffice_reads_the_workbook(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(
        render_xlsx(book(SheetRow((1, "=Nguyễn Văn Ứng", "0012", DAY, "a\nb"))))
    )
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76",
            "--outdir",
            str(tmp_path),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    text = (tmp_path / "a.csv").read_text(encoding="utf-8")
    assert "=Nguyễn Văn Ứng" in text
    assert "05/12/2026" in text
    assert "0012" in text


def test_a_text_that_looks_like_an_escape_is_read_as_written():
    text = "_x0041_ và _x0009_"
    content = render_xlsx(book(SheetRow((1, text))))
    read = calamine.CalamineWorkbook.from_filelike(BytesIO(content))
    assert read.get_sheet_by_index(0).to_python()[3][1] == text


def test_a_column_of_numbers_is_text_below_the_last_row_too():
    sheet = reread(render_xlsx(book(SheetRow((1, "An", None)))))
    assert sheet["C4"].number_format == "@"
    assert sheet.column_dimensions["C"].number_format == "@"
    assert sheet.column_dimensions["B"].number_format == "General"


def test_a_row_is_as_high_as_its_wrapped_text():
    columns = (SheetCol("Họ và tên", "id", 11), SheetCol("Nơi ở", "id", 21))
    sheet = reread(
        render_xlsx(
            book(
                SheetRow(("An", "ngắn")),
                SheetRow(("An", "một\nhai\nba")),
                SheetRow(("An", "x" * 41)),
                SheetRow(("An", "x\n" * 90)),
                columns=columns,
            )
        )
    )
    # One line is 16 points; 41 letters in room for 20 take three lines; Excel's limit.
    assert [sheet.row_dimensions[n].height for n in range(4, 8)] == [16, 48, 48, 409]
