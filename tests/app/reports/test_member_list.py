"""The list of members on paper and as a spreadsheet."""

import io
import shutil
import subprocess
from datetime import date

import openpyxl
import pytest

from app.bootstrap import build
from app.features.members.model import Happening
from app.reports.errors import UnknownReport


@pytest.fixture
def office(store, clock):
    opened = build(store, clock)
    old = {"admitted_on": "1998-02-03", "official_on": "1999-02-03"}
    for number, name in enumerate(["Trần Văn Hòa", "=HYPERLINK(1)", "Y Bih Niê"]):
        opened.members.enrol(
            {**old, "full_name": name, "card_no": f"03120455010{number}"}
        )
    return opened


def _text(pdf, tmp_path):
    path = tmp_path / "ds.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True
    )
    return done.stdout.decode()


@pytest.mark.oracle
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
def test_the_paper_names_everybody_and_masks_the_cards(office, tmp_path):
    made = office.reports.make("member_list", "2026-11-23")
    words = _text(made.pdf, tmp_path)
    assert "DANH SÁCH ĐẢNG VIÊN" in words
    assert "Tính đến 23/11/2026" in words
    assert "Trần Văn Hòa" in words
    assert "Danh sách có 3 đảng viên: 3 chính thức, 0 dự bị." in words
    assert "031204550101" not in words
    assert made.file_stem == "danh-sach-dang-vien-2026-11-23"


def test_the_spreadsheet_holds_text_only(office):
    made = office.reports.make("member_list", "")
    sheet = openpyxl.load_workbook(io.BytesIO(made.xlsx)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    shown = {cell.value for cell in cells}
    assert "=HYPERLINK(1)" in shown
    assert "03/02/1998" in shown
    assert not any("031204550101" in str(value) for value in shown)


def test_a_past_day_shows_the_roll_of_that_day(office):
    people = office.members.roll(date(2026, 11, 23))
    told = Happening("moved_out", date(2026, 6, 1), "7-GT")
    office.members.record_event(people[0].person_id, told)
    before = office.reports.prepare("member_list", "2026-05-31")
    after = office.reports.prepare("member_list", "2026-06-01")
    assert len(before.sheets.sheets[0].rows) == 3
    assert len(after.sheets.sheets[0].rows) == 2


def test_an_empty_cell_still_gives_a_paper(store, clock):
    made = build(store, clock).reports.make("member_list", "")
    assert made.pdf.startswith(b"%PDF")
    assert made.xlsx


def test_a_record_that_is_no_day_is_refused(office):
    with pytest.raises(UnknownReport):
        office.reports.make("member_list", "hôm qua")
