"""The shipped practice list comes in clean: 23 new people, every repair listed."""

from datetime import date
from pathlib import Path

from app.infra.paths import resources_folder
from app.infra.spreadsheets.reader import read, read_bytes
from tests.app.features.member_import.practice_list import PEOPLE, build

FILE = resources_folder() / "practice" / "danh-sach-dang-vien.xlsx"


def test_the_practice_list_imports_twenty_three_people(office, look_at):
    _columns, preview = look_at(FILE.read_bytes(), FILE.name)
    assert (preview.header.row, preview.header.height) == (6, 2)
    assert [row.result for row in preview.rows] == ["new"] * 23
    assert not [p for row in preview.rows for p in row.problems]
    repairs = {(r.field, r.kind) for row in preview.rows for r in row.repairs}
    assert repairs == {
        ("card_no", "padded"),
        ("full_name", "name_case"),
        ("full_name", "composed"),
        ("phone", "padded"),
    }
    office.member_import.write(preview)
    counts = office.members.counts(date(2026, 1, 5))
    assert (counts.total, counts.official, counts.probationary) == (23, 21, 2)
    names = {m.name for m in office.members.roll(date(2026, 1, 5))}
    assert {"Y Bih Niê", "H’Hen Mlô", "Blơt", "Hồ Thị Tuyết Mai"} <= names
    assert "Đinh Thị Loan" in names
    birth = {m.name: m.birth.text() for m in office.members.roll(date(2026, 1, 5))}
    assert birth["Phan Văn Tường"] == "1949"
    assert birth["Blơt"] == "03/1970"


def test_the_shipped_file_is_what_its_script_writes():
    shipped, made = read(FILE), read_bytes(build(), FILE.name)
    assert shipped.sheets == made.sheets
    assert len(PEOPLE) == 23
    assert Path(FILE).stat().st_size < 30_000
