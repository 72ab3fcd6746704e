"""The form of one member: out, typed in, back, merged; and the report on an import."""

import io
from datetime import date

import openpyxl
import pytest

from app.features.member_import.errors import MixedFiles
from app.features.member_import.model.decisions import Choices
from app.features.member_import.rules.formcode import form_code, read_code
from app.reports.errors import UnknownReport
from tests.app.features.member_import.lists import HEAD, VALUES, table, xlsx

ON = date(2026, 11, 23)


@pytest.fixture
def ids(office):
    """Enrol the three people of the lists."""
    return [
        office.members.enrol({**v, "phone": "0912 345 678"}).record_id for v in VALUES
    ]


def _typed(content, **answers):
    """Type answers into the form as a member would."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    rows = {row[0].value: row[1] for row in book.active.iter_rows()}
    for label, answer in answers.items():
        cell = rows[label.replace("_", " ")]
        assert not cell.protection.locked
        cell.value = answer
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _look(office, tmp_path, *contents):
    paths = []
    for number, content in enumerate(contents):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(content)
        paths.append(path)
    opened = office.member_import.open_lists(paths)
    return office.member_import.preview(opened, office.member_import.columns(opened))


def test_the_form_is_locked_but_for_the_answers(office, ids):
    content = office.member_forms.member_form(ids[0])
    page = openpyxl.load_workbook(io.BytesIO(content)).active
    assert page.protection.sheet
    unlocked = {
        cell.coordinate
        for row in page.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert len(unlocked) > 20
    assert all(place.startswith("B") for place in unlocked)
    answers = {row[0].value: row[1].value for row in page.iter_rows()}
    assert answers["Họ và tên"] == "Nguyễn Thị Hồng Nhung"
    assert answers["Ngày sinh"] == "12/03/1970"
    assert answers["Mã phiếu"] == form_code(ids[0])
    assert page.data_validations.dataValidation
    assert len(content) < 20_000


def test_the_same_form_gives_the_same_bytes(office, ids):
    one = office.member_forms.member_form(ids[0])
    assert one == office.member_forms.member_form(ids[0])


def test_an_untouched_form_changes_nothing(office, ids, tmp_path):
    forms = [office.member_forms.member_form(person_id) for person_id in ids]
    preview = _look(office, tmp_path, *forms)
    assert [row.result for row in preview.rows] == ["same"] * 3
    assert [row.candidates[0].why for row in preview.rows] == ["form"] * 3


def test_answers_are_merged_field_by_field(office, ids, tmp_path):
    one = _typed(
        office.member_forms.member_form(ids[0]),
        Nơi_cư_trú="Số 9, ngõ 3",
        Điện_thoại=None,
        Họ_và_tên="Nguyễn Thị Hồng Nhung (Mai)",
        Ngày_sinh=date(1970, 3, 13),
    )
    two = _typed(office.member_forms.member_form(ids[1]), Quê_quán="=HYPERLINK(1)")
    preview = _look(office, tmp_path, one, two)
    changed = {c.field: c.new for c in preview.rows[0].changes}
    assert changed == {
        "full_name": "Nguyễn Thị Hồng Nhung (Mai)",
        "birth": "1970-03-13",
        "residence": "Số 9, ngõ 3",
    }
    picks = {(2, "full_name"): "book"}
    office.member_import.write(preview, Choices(picks=picks))
    member = office.members.card(ids[0], ON).member
    assert (member.name, member.values["phone"]) == (
        "Nguyễn Thị Hồng Nhung",
        "0912 345 678",
    )
    assert member.values["residence"] == "Số 9, ngõ 3"


def test_a_form_with_somebody_elses_card_does_not_take_it(office, ids, tmp_path):
    form = _typed(
        office.member_forms.member_form(ids[0]), Số_thẻ_đảng_viên="031065001234"
    )
    preview = _look(office, tmp_path, form)
    assert [p.code for p in preview.rows[0].problems] == ["NumberDropped"]
    assert preview.rows[0].result == "same"


def test_a_form_of_another_book_is_refused(office, ids, tmp_path, look_at):
    content = office.member_forms.member_form(ids[0])
    book = openpyxl.load_workbook(io.BytesIO(content))
    code = form_code("nobody")
    for row in book.active.iter_rows():
        if row[0].value == "Mã phiếu":
            row[1].value = code
    target = io.BytesIO()
    book.save(target)
    preview = _look(office, tmp_path, target.getvalue())
    assert [p.code for p in preview.rows[0].problems] == ["FormOfAnotherBook"]
    assert preview.rows[0].result == "refused"


def test_lists_are_not_taken_together(office, ids, tmp_path):
    form = office.member_forms.member_form(ids[0])
    with pytest.raises(MixedFiles):
        _look(office, tmp_path, form, xlsx(table()))


def test_a_code_survives_a_hasty_copy_and_nothing_else():
    code = form_code("01a2")
    assert read_code(f"Mã phiếu: {code.lower()} ") == code
    swapped = code[:4] + code[5] + code[4] + code[6:]
    assert read_code(swapped) in {"", code}
    assert read_code("PDV-ABCDEFGH-1") in {"", "PDV-ABCDEFGH-1"}
    assert read_code("số 12") == ""


def test_forms_for_everybody_go_into_a_folder_and_are_noted(office, ids, tmp_path):
    office.member_forms.write(office.member_forms.everybody(), tmp_path)
    files = sorted(path.name for path in tmp_path.iterdir())
    assert len(files) == 3
    assert files[0].startswith("phieu le huu phuoc PDV-")
    rows = office.store.rows("SELECT person_id FROM member_form")
    assert {str(row["person_id"]) for row in rows} == set(ids)


def test_the_report_names_what_was_written_and_what_was_not(office, look_at):
    rows = [*table(), [4, None, "1970", "1990", None, None]]
    rows[1][5] = 1170004321
    rows[2][2] = "31/02/1965"
    _columns, preview = look_at(xlsx(rows))
    change = office.member_import.write(preview)
    made = office.reports.make("member_import_report", change.record_id)
    words = str(made.doc)
    assert "Đã ghi vào sổ: 3 người mới, 0 người có thay đổi." in words
    assert "Không ghi: 1 dòng" in words
    assert "•••321" in words
    assert "1170004321" not in words
    assert "31/02/1965" in words
    assert made.pdf.startswith(b"%PDF")
    assert made.xlsx
    runs = office.member_import.last_runs()
    assert [(run.id, run.written, run.left) for run in runs] == [
        (change.record_id, 3, 1)
    ]


def test_an_import_taken_back_has_no_report_any_more(office, look_at):
    _columns, preview = look_at(xlsx(table()))
    change = office.member_import.write(preview)
    office.store.undo(change.command_id)
    assert office.member_import.last_runs() == []
    with pytest.raises(UnknownReport):
        office.reports.prepare("member_import_report", change.record_id)


def test_changes_stand_in_the_report_with_both_sides(office, look_at):
    office.members.enrol({**VALUES[0], "residence": "Số 1"})
    rows = [[*HEAD, "Nơi ở"], *([*r, "Số 9"] for r in table()[1:2])]
    _columns, preview = look_at(xlsx(rows))
    change = office.member_import.write(preview)
    words = str(office.reports.prepare("member_import_report", change.record_id).doc)
    assert "Nơi cư trú: Số 1 → Số 9" in words
