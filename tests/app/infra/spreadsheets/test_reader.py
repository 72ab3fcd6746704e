"""Opening lists by their bytes, whatever they call themselves."""

import io
import os
import random
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.infra.spreadsheets import reader
from app.infra.spreadsheets.errors import (
    DamagedWorkbook,
    ListMissing,
    ListTooLarge,
    StrayCell,
    UnreadableList,
)
from app.infra.spreadsheets.inside import binary, extent, formulas, oldbook
from app.infra.spreadsheets.limits import MEGA, limits
from tests.app.features.member_import.lists import HEAD, table, to_tcvn3, to_vni, xlsx

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="needs LibreOffice"
)


def _converted(tmp_path, content, suffix):
    source = tmp_path / "ds.xlsx"
    source.write_bytes(content)
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            suffix,
            "--outdir",
            str(tmp_path / "out"),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (tmp_path / "out" / f"ds.{suffix}").read_bytes()


@pytest.mark.oracle
@needs_office
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_files_of_another_program_read_like_ours(tmp_path, suffix):
    rows = [["TIÊU ĐỀ"], *table()]
    found = reader.read_bytes(_converted(tmp_path, xlsx(rows), suffix), f"x.{suffix}")
    assert found.kind == suffix
    names = [row[1] for row in found.sheets[0].rows[2:]]
    assert names == [row[1] for row in rows[2:]]


@pytest.mark.oracle
@needs_office
@pytest.mark.parametrize("encode", [to_tcvn3, to_vni], ids=["tcvn3", "vni"])
def test_an_old_workbook_in_an_old_encoding_becomes_unicode(tmp_path, encode):
    rows = [[encode(c) if isinstance(c, str) else c for c in row] for row in table()]
    found = reader.read_bytes(_converted(tmp_path, xlsx(rows), "xls"), "x.xls")
    assert [row[1] for row in found.sheets[0].rows] == [row[1] for row in table()]
    assert found.sheets[0].conversions[0].before == encode("Họ và tên")


def test_a_stray_sign_in_the_last_row_does_no_harm():
    book = openpyxl.Workbook()
    for row in table():
        book.active.append(row)
    book.active.cell(1_048_576, 1, " x ")
    content = io.BytesIO()
    book.save(content)
    sheet = reader.read_bytes(content.getvalue(), "x.xlsx").sheets[0]
    assert len(sheet.rows) <= limits().most_rows
    assert sheet.rows[1][1] == table()[1][1]


def test_a_formula_without_a_value_says_so_in_its_cell():
    rows = table()
    book = openpyxl.load_workbook(io.BytesIO(xlsx(rows)))
    book.active["B2"] = "=1/0"
    content = io.BytesIO()
    book.save(content)
    sheet = reader.read_bytes(content.getvalue(), "x.xlsx").sheets[0]
    assert sheet.rows[1][1] == reader.UNCOMPUTED
    assert sheet.rows[2] == tuple(rows[2])


def test_an_empty_cell_before_a_formula_stays_empty():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("xl/workbook.xml", '<sheet name="A&amp;B" r:id="r1"/>')
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationship Id="r1" Target="worksheets/sheet1.xml"/>',
        )
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            '<c r="A1" s="1"/><c r="B1"><f>1+1</f><v></v></c>'
            '<c r="C1"><f>1</f><v>1</v></c><c t="e" r="AA2"><v>#N/A</v></c>',
        )
    places = formulas.uncomputed(content.getvalue())
    assert places == {"A&B": frozenset({(0, 1), (1, 26)})}


@pytest.mark.oracle
@needs_office
def test_formulas_give_what_was_last_computed(tmp_path):
    rows = [list(row) for row in table()]
    book = openpyxl.load_workbook(io.BytesIO(xlsx(rows)))
    book.active["B2"] = '="Lê "&"An"'
    book.active["B3"] = "=1/0"
    content = io.BytesIO()
    book.save(content)
    computed = _converted(tmp_path, content.getvalue(), "xlsx")
    sheet = reader.read_bytes(computed, "x.xlsx").sheets[0]
    assert sheet.rows[1][1] == "Lê An"
    assert sheet.rows[2][1] == reader.UNCOMPUTED


def test_hidden_and_empty_sheets():
    content = xlsx(
        table(), sheets=[("ẩn", table(), "hidden"), ("trống", [], "visible")]
    )
    found = reader.read_bytes(content, "x.xlsx")
    assert [(s.name, s.hidden) for s in found.sheets] == [
        ("Sheet", False),
        ("ẩn", True),
    ]


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    with pytest.raises(ListMissing):
        reader.read(tmp_path / "không có.xlsx")
    with pytest.raises(ListMissing):
        reader.read(tmp_path)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "x.csv"
    with path.open("wb") as file:
        file.truncate(limits().largest_mb * MEGA + 1)
    with pytest.raises(ListTooLarge):
        reader.read(path)


@pytest.mark.parametrize("cut", [100, 700, 1500, 3000])
def test_a_file_cut_off_anywhere_is_one_clear_refusal(cut):
    content = xlsx(table())
    assert cut < len(content)
    with pytest.raises(DamagedWorkbook):
        reader.read_bytes(content[:cut], "x.xlsx")


def _spoiled(content, seed):
    randomness = random.Random(seed)
    spoiled = bytearray(content)
    for _ in range(randomness.randint(1, 30)):
        spoiled[randomness.randrange(len(spoiled))] = randomness.randrange(256)
    if seed % 5 == 0:
        del spoiled[randomness.randrange(len(spoiled)) :]
    return bytes(spoiled)


def _outcomes(content, seeds):
    for seed in seeds:
        try:
            yield reader.read_bytes(_spoiled(content, seed), "x").kind
        except UnreadableList as refusal:
            yield refusal.code


def test_spoiled_bytes_are_read_or_refused_but_never_crash():
    found = set(_outcomes(xlsx(table()), range(60)))
    assert "DamagedWorkbook" in found


@pytest.mark.oracle
@needs_office
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_spoiled_files_of_other_kinds_never_crash(tmp_path, suffix):
    content = _converted(tmp_path, xlsx(table()), suffix)
    assert {suffix, "DamagedWorkbook"} <= set(_outcomes(content, range(120)))


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(content):
    try:
        found = reader.read_bytes(content, "x")
    except UnreadableList:
        return
    widths = {len(row) for sheet in found.sheets for row in sheet.rows}
    assert len(widths) == 1


@pytest.mark.parametrize("length", [40, 200_000])
def test_a_stray_quotation_mark_does_not_swallow_the_list(length):
    rows = "\r\n".join(f"{n},Người thứ {n},1970" for n in range(length // 20))
    text = f'TT,Họ và tên,Năm sinh\r\n0,"Nguyễn Văn A,1970\r\n{rows}\r\n'
    if length < 1000:
        text += "x,y,z\r\n" * 20
    sheet = reader.read_bytes(text.encode(), "x.csv").sheets[0]
    assert sheet.rows[2][1] == "Người thứ 0"


def test_numbers_keep_their_kind():
    rows = [HEAD, [1, "An", 1970, 25639.5, True, "007"]]
    row = reader.read_bytes(xlsx(rows), "x.xlsx").sheets[0].rows[1]
    assert row == (1, "An", 1970, 25639.5, "True", "007")


def _with_cell(place):
    book = openpyxl.Workbook()
    for row in table():
        book.active.append(row)
    book.active[place] = "x"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_cell_forgotten_in_the_far_corner_is_refused_before_it_eats_the_memory():
    with pytest.raises(StrayCell):
        reader.read_bytes(_with_cell("XFD1048576"), "x.xlsx")


def test_a_cell_forgotten_below_the_table_does_no_harm():
    found = reader.read_bytes(_with_cell("B1048576"), "x.xlsx")
    assert found.sheets[0].rows[1][1] == table()[1][1]


def test_the_area_is_found_wherever_a_tag_is_cut(monkeypatch):
    content = _with_cell("C40")
    whole = extent.largest_area(content)
    assert whole == 40 * len(table()[0])
    for size in (1, 7, 64):
        monkeypatch.setattr(extent, "_CHUNK", size)
        assert extent.largest_area(content) == whole


def test_a_line_without_end_is_cut_at_the_widest_table():
    found = reader.read_bytes(b"Ho va ten," * 5000 + b"\nA", "x.csv")
    assert len(found.sheets[0].rows[0]) == limits().most_columns


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.xlsx")
    with pytest.raises(ListMissing):
        reader.read(tmp_path / "pipe.xlsx")


def test_failed_cells_of_the_old_format_say_so():
    content = (Path(__file__).parent / "files" / "failed.xls").read_bytes()
    rows = reader.read_bytes(content, "failed.xls").sheets[0].rows
    assert (rows[1][3], rows[1][4], rows[2][2]) == (reader.UNCOMPUTED,) * 3
    assert rows[1][1] == "Nguyễn Thị Hồng Nhung"


@pytest.mark.parametrize("cut", [40, 600, 2000, 5000])
def test_an_old_workbook_cut_off_gives_no_places(cut):
    content = (Path(__file__).parent / "files" / "failed.xls").read_bytes()
    assert isinstance(oldbook.failed(content[:cut]), dict)


@given(st.binary(max_size=300))
def test_any_records_end_the_search_for_cells(part):
    assert all(row > 0 and column > 0 for row, column in binary.filled(part) if row)
