"""The four steps over a real service, offscreen: from a file to the book and back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from app.infra.paths import resources_folder
from app.kernel.places import Place
from tests.app.features.member_import.lists import HEAD, PEOPLE, VALUES, table, xlsx
from tests.ui.accessibility import audit
from tests.ui.clipping import clipped
from ui.pages.member_import.page import CHOOSE, LOOK, MAP, WRITE, MemberImportPage
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.segment import Segment
from ui.widgets.forms.inputs import ChoiceField

PRACTICE = resources_folder() / "practice" / "danh-sach-dang-vien.xlsx"
ON = date(2026, 11, 23)


@pytest.fixture
def page(qtbot, look, office, jobs, messages):
    table_of_statuses = office.members.table
    shown = MemberImportPage(
        office.member_import, office.member_forms, table_of_statuses, jobs, messages
    )
    qtbot.addWidget(shown)
    shown.resize(1122, 686)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow, timeout=10000)
    shown.enter()
    return shown


@pytest.fixture
def book(office):
    for values in VALUES:
        office.members.enrol({**values, "phone": "0912345678"})


def _step(qtbot, page, step):
    qtbot.waitUntil(lambda: page._steps.current() == step, timeout=10000)


def _press(qtbot, page, key):
    """Press a key of the page; its shortcuts answer only in the active window."""
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow, timeout=10000)
    page._stack.currentWidget().setFocus()
    qtbot.keyClick(page, key)


def _said(page):
    return " ".join(label.text() for label in page.findChildren(QLabel))


def _file(tmp_path, rows, name="ds.xlsx"):
    path = tmp_path / name
    path.write_bytes(xlsx(rows))
    return path


def _count(qtbot, jobs, page, office):
    found = []
    jobs.read(page, lambda: office.members.counts(ON), found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=10000)
    return found[0].total


def test_the_practice_list_goes_into_the_book_with_one_button(
    page, qtbot, jobs, office
):
    assert audit(page) == []
    page.open_file(PRACTICE)
    _step(qtbot, page, LOOK)
    assert page._main.words == "Nhập 23 dòng hợp lệ"
    assert page.notices.sentences()[0].startswith("2 chỗ sửa cần đồng chí đồng ý")
    assert audit(page) == []
    bar = page.notices._bars["repairs"]
    button = bar.findChild(Button)
    button.setFocus()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.notices.sentences() == ()
    assert page._looking.isAncestorOf(page.focusWidget())
    qtbot.mouseClick(page._main, Qt.MouseButton.LeftButton)
    _step(qtbot, page, WRITE)
    assert "Đã ghi 23 dòng" in _said(page._done)
    assert audit(page) == []
    with qtbot.waitSignal(page.open_requested, timeout=10000) as sent:
        _press(qtbot, page, Qt.Key.Key_F10)
    assert sent.args == [Place("members")]
    assert page._steps.current() == CHOOSE
    assert _count(qtbot, jobs, page, office) == 23


def test_a_conflict_is_answered_with_a_digit(page, qtbot, jobs, office, book, tmp_path):
    people = [list(p) for p in PEOPLE]
    people[0][2] = "02/03/1995"
    page.open_file(_file(tmp_path, table(people)))
    _step(qtbot, page, LOOK)
    assert page._main.words == "Nhập 0 dòng hợp lệ"
    assert not page._main.isEnabled()
    _press(qtbot, page, Qt.Key.Key_F9)
    assert "đảo ngày và tháng" in _said(page._looking)
    assert audit(page) == []
    page._looking._table.grid.setFocus()
    qtbot.keyClick(page._looking._table.grid, Qt.Key.Key_2)
    assert page._main.words == "Nhập 1 dòng hợp lệ"
    _press(qtbot, page, Qt.Key.Key_F10)
    _step(qtbot, page, WRITE)
    found = []
    jobs.read(page, lambda: office.members.roll(ON), found.append)
    qtbot.waitUntil(lambda: bool(found))
    dates = {m.name: m.admitted_on.iso() for m in found[0]}
    assert dates["Nguyễn Thị Hồng Nhung"] == "1995-03-02"


def test_a_row_without_its_mark_stays_out(page, qtbot, tmp_path):
    page.open_file(_file(tmp_path, table()))
    _step(qtbot, page, LOOK)
    grid = page._looking._table.grid
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert page._main.words == "Nhập 2 dòng hợp lệ"
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert page._main.words == "Nhập 3 dòng hợp lệ"


def test_a_refused_row_cannot_be_marked(page, qtbot, tmp_path):
    page.open_file(_file(tmp_path, [HEAD, [1, None, "1970", "1990", None, None]]))
    _step(qtbot, page, LOOK)
    grid = page._looking._table.grid
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert page._main.words == "Nhập 0 dòng hợp lệ"


def test_tiles_filter_the_rows(page, qtbot, book, tmp_path):
    rows = [*table(), [4, "Phạm Mới", "1990", "2015", "2016", None]]
    page.open_file(_file(tmp_path, rows))
    _step(qtbot, page, LOOK)
    tiles = page._looking._tiles
    assert len(page._looking._table.seen()) == 4
    qtbot.mouseClick(tiles._tiles["new"], Qt.MouseButton.LeftButton)
    seen = page._looking._table.seen()
    assert [row.cell("name").text for row in seen] == ["Phạm Mới"]


def test_unknown_headings_stop_at_the_mapping(page, qtbot, tmp_path):
    head = [*HEAD[:-1], "Mã hồ sơ"]
    page.open_file(_file(tmp_path, [head, *table()[1:]]))
    _step(qtbot, page, MAP)
    assert audit(page) == []
    qtbot.wait(100)
    assert clipped(page) == []
    page._mapping._fields[5].choose("card_no")
    _press(qtbot, page, Qt.Key.Key_F10)
    _step(qtbot, page, LOOK)
    assert page._preview.rows[0].values["card_no"] == "001170004321"
    qtbot.mouseClick(page._back, Qt.MouseButton.LeftButton)
    assert page._steps.current() == MAP


def test_a_wrong_encoding_is_put_right_by_the_keyboard(page, qtbot, tmp_path):
    rows = [[*HEAD[:-1], "Mã hồ sơ"], *table()[1:]]
    rows[1][1], rows[2][1], rows[3][1] = "Bl¬t", "Hm¬k", "Bl¬k"
    page.open_file(_file(tmp_path, rows))
    _step(qtbot, page, MAP)
    assert audit(page) == []
    encodings = [
        field
        for field in page._mapping.findChildren(ChoiceField)
        if field.accessibleName().startswith("Bảng mã của cột B")
    ]
    assert [field.key() for field in encodings] == ["unicode"]
    qtbot.waitUntil(lambda: clipped(page) == [], timeout=5000)
    encodings[0].setFocus()
    qtbot.keyClick(encodings[0], Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Blơt" in _said(page._mapping), timeout=10000)
    assert page._mapping.encodings() == {1: "tcvn3"}
    assert "Bl¬t → Blơt" in _said(page._mapping)
    page._step_on()
    _step(qtbot, page, LOOK)
    assert [row.name for row in page._preview.rows] == ["Blơt", "Hmơk", "Blơk"]


def test_a_mapping_without_a_name_is_said_in_one_sentence(page, qtbot, tmp_path):
    page.open_file(_file(tmp_path, [[*HEAD[:-1], "Mã hồ sơ"], *table()[1:]]))
    _step(qtbot, page, MAP)
    page._mapping._fields[1].choose("")
    page._step_on()
    qtbot.waitUntil(lambda: bool(page.notices.sentences()), timeout=10000)
    assert "Họ và tên" in page.notices.sentences()[0]
    assert page._steps.current() == MAP


def test_another_sheet_can_be_chosen(page, qtbot, tmp_path):
    path = tmp_path / "ds.xlsx"
    path.write_bytes(xlsx(table(), sheets=[("Danh sách cũ", table()[:2], "visible")]))
    page.open_file(path)
    _step(qtbot, page, MAP)
    page._mapping.sheet_chosen.emit("Danh sách cũ")
    qtbot.waitUntil(lambda: page._found.sheet == "Danh sách cũ", timeout=10000)
    page._step_on()
    _step(qtbot, page, LOOK)
    assert len(page._preview.rows) == 1


def test_an_unreadable_file_leaves_the_step_and_says_why(page, qtbot, tmp_path):
    path = tmp_path / "ds.xls"
    path.write_bytes(b"<html><table></table></html>")
    page.open_file(path)
    qtbot.waitUntil(lambda: bool(page.notices.sentences()), timeout=10000)
    assert "trang web" in page.notices.sentences()[0]
    assert page._steps.current() == CHOOSE
    page.open_file(PRACTICE)
    _step(qtbot, page, LOOK)
    assert not any("trang web" in words for words in page.notices.sentences())


def test_personal_numbers_are_masked_in_the_preview(page, qtbot, book, tmp_path):
    rows = [[*HEAD, "SĐT"], *([*r, "0987654321"] for r in table()[1:])]
    page.open_file(_file(tmp_path, rows))
    _step(qtbot, page, LOOK)
    page._looking._table.select("2")

    def shown():
        return _said(page._looking) + " ".join(
            row.cell("change").text + row.cell("change").old
            for row in page._looking._table.seen()
        )

    qtbot.waitUntil(lambda: "321" in shown())
    words = shown()
    assert "0987654321" not in words
    assert "0912345678" not in words


@pytest.mark.parametrize(("choice", "percent"), [("dark", 100), ("light", 150)])
def test_nothing_is_cut_at_other_sizes(page, qtbot, choice, percent):
    page.open_file(PRACTICE)
    _step(qtbot, page, LOOK)
    theme.current().change(choice=choice, percent=percent)
    page.resize(1122, 686)
    qtbot.wait(200)
    assert clipped(page) == []


def _open(qtbot, page, tmp_path, rows, name="ds.xlsx"):
    page.open_file(_file(tmp_path, rows, name))
    _step(qtbot, page, LOOK)


def _with_lost_zero():
    rows = table()
    rows[1][5] = 1170004321
    return rows


def test_a_repair_is_agreed_to_one_by_one(page, qtbot, jobs, office, tmp_path):
    _open(qtbot, page, tmp_path, _with_lost_zero())
    assert "1 chỗ sửa" in page.notices.sentences()[0]
    page._looking._table.select("2")
    qtbot.waitUntil(lambda: page._looking._content is not None, timeout=2000)
    answers = page._looking._content.findChildren(Segment)
    assert answers[0].current() == "refused"
    answers[0]._pick("taken")
    assert page.notices.sentences() == ()
    page._step_on()
    _step(qtbot, page, WRITE)
    cards = []
    jobs.read(page, lambda: [m.card_no for m in office.members.roll(ON)], cards.append)
    qtbot.waitUntil(lambda: bool(cards), timeout=10000)
    assert "001170004321" in cards[0]


def test_a_change_can_be_kept_taken_or_joined(
    page, qtbot, jobs, office, book, tmp_path
):
    rows = [[*HEAD, "Ghi chú"], *([*r, "Thương binh"] for r in table()[1:])]
    for person in office.members.roll(ON):
        office.members.correct(person.person_id, {"note": "Ở xa"})
    _open(qtbot, page, tmp_path, rows)
    grid = page._looking._table.grid
    for line, key in (("2", Qt.Key.Key_1), ("3", Qt.Key.Key_2), ("4", Qt.Key.Key_3)):
        page._looking._table.select(line)
        grid.setFocus()
        qtbot.wait(30)
        qtbot.keyClick(grid, key)
    assert page._main.words == "Nhập 2 dòng hợp lệ"
    page._step_on()
    _step(qtbot, page, WRITE)
    notes = []
    jobs.read(
        page, lambda: [m.values["note"] for m in office.members.roll(ON)], notes.append
    )
    qtbot.waitUntil(lambda: bool(notes), timeout=10000)
    assert sorted(notes[0]) == ["Thương binh", "Ở xa", "Ở xa; Thương binh"]


def test_candidates_stand_side_by_side(page, qtbot, office, tmp_path):
    for year in ("1965", "1975"):
        office.members.enrol({"full_name": "Trần Văn Đức", "birth": year})
    rows = [HEAD, [1, "Trần Văn Đức", None, "19/05/1990", None, None]]
    _open(qtbot, page, tmp_path, rows)
    page._looking.next_problem()
    qtbot.waitUntil(lambda: "sinh 1965" in _said(page._looking))
    said = _said(page._looking)
    assert "sinh 1965" in said
    assert "sinh 1975" in said
    assert "Đây là người khác" in said
    grid = page._looking._table.grid
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_3)
    assert page._looking.choices.picks == {(2, "full_name"): "same:2"}


def test_going_back_and_forth_keeps_what_was_chosen(page, qtbot, tmp_path):
    _open(qtbot, page, tmp_path, _with_lost_zero())
    page._looking.accept_all()
    grid = page._looking._table.grid
    grid.setFocus()
    page._looking._table.select("3")
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    before = page._looking.choices
    page._step_back()
    assert page._steps.current() == MAP
    page._step_on()
    _step(qtbot, page, LOOK)
    assert page._looking.choices == before
    page.hide()
    page.enter()
    page.show()
    assert page._steps.current() == LOOK
    assert page._looking.choices == before


def test_a_date_of_two_meanings_stops_at_the_mapping(page, qtbot, tmp_path):
    head = [*HEAD[:3], "Ngày kết nạp", *HEAD[4:]]
    page.open_file(_file(tmp_path, table(head=head)))
    _step(qtbot, page, MAP)
    assert "Ngày lễ kết nạp hay ngày quyết định?" in _said(page._mapping)
    page._mapping._fields[3].choose("decision_on")
    page._step_on()
    _step(qtbot, page, LOOK)
    assert page._preview.rows[0].values["decision_on"] == "1995-02-03"


def test_a_hidden_list_is_offered_not_taken(page, qtbot, tmp_path):
    path = tmp_path / "ds.xlsx"
    path.write_bytes(xlsx([["Ghi chú"]], sheets=[("DS", table(), "hidden")]))
    page.open_file(path)
    _step(qtbot, page, MAP)
    assert "ẩn trong tệp" in _said(page._mapping)
    page._step_on()
    _step(qtbot, page, LOOK)


def test_the_report_can_be_opened_after_the_import_and_later(page, qtbot, tmp_path):
    _open(qtbot, page, tmp_path, table())
    page._step_on()
    _step(qtbot, page, WRITE)
    with qtbot.waitSignal(page.open_requested, timeout=10000) as sent:
        page._done.report_asked.emit()
    assert sent.args[0].page == "preview"
    assert sent.args[0].record_id.startswith("member_import_report:")
    page._start_again()

    def reports():
        buttons = page._choosing.findChildren(Button)
        return [button for button in buttons if button.words == "Xem báo cáo"]

    qtbot.waitUntil(lambda: len(reports()) == 1, timeout=10000)
    with qtbot.waitSignal(page.open_requested, timeout=10000) as again:
        reports()[0].click()
    assert again.args == sent.args


def test_returned_forms_are_dropped_together(page, qtbot, office, book, tmp_path):
    people = office.members.roll(ON)
    paths = []
    for person in people:
        path = tmp_path / f"{person.person_id}.xlsx"
        path.write_bytes(office.member_forms.member_form(person.person_id))
        paths.append(path)
    page.open_files(paths)
    _step(qtbot, page, LOOK)
    assert [row.result for row in page._preview.rows] == ["same"] * 3
    assert "3 phiếu gửi về" in page._preview.file


def test_a_form_is_saved_where_the_user_says(page, qtbot, jobs, office, book, tmp_path):
    person = office.members.roll(ON)[0]
    page.show_record(f"form:{person.person_id}")
    dialog = _dialog(qtbot)
    target = tmp_path / "phieu.xlsx"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    qtbot.waitUntil(target.exists, timeout=10000)
    page.open_files([target])
    _step(qtbot, page, LOOK)
    assert page._preview.rows[0].person_id == person.person_id


def test_everybody_gets_a_form_in_a_folder(page, qtbot, office, book, tmp_path):
    page._choosing.forms_asked.emit()
    dialog = _dialog(qtbot)
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    qtbot.waitUntil(
        lambda: len(list(tmp_path.glob("phieu *.xlsx"))) == 3, timeout=10000
    )


def _dialog(qtbot):
    def shown():
        return [
            widget
            for widget in QApplication.topLevelWidgets()
            if isinstance(widget, QFileDialog) and widget.isVisible()
        ]

    qtbot.waitUntil(lambda: bool(shown()), timeout=10000)
    return shown()[0]
