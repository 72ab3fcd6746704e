"""The roll in the window: table, drawer, record, events, offscreen over a real book."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.kernel.dates import PartialDate
from app.kernel.places import Place
from app.people.past.model import Since
from tests.ui.accessibility import audit
from tests.ui.clipping import clipped
from tests.ui.typing import type_text
from ui.pages.members.eventdialog import EventDialog
from ui.pages.members.page import EMPTY, LIST, RECORD
from ui.widgets import theme
from ui.widgets.basic.button import Button

ON = date(2026, 11, 23)


def _names(page):
    return [row.cell("name").text for row in page.table.seen()]


def _said(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def _ask(qtbot, jobs, page, use_case):
    found = []
    jobs.read(page, use_case, found.append)
    qtbot.waitUntil(lambda: len(found) > 0, timeout=5000)
    return found[0]


def test_an_empty_book_offers_the_import(page, qtbot):
    page.enter()
    qtbot.waitUntil(lambda: page._stack.currentIndex() == EMPTY)
    assert audit(page) == []
    assert clipped(page) == []
    with qtbot.waitSignal(page.open_requested) as sent:
        page._empty.pressed.emit()
    assert sent.args == [Place("member_import")]


def test_the_roll_stands_in_name_order_with_counts(filled):
    assert _names(filled) == ["Đặng Thị Ánh", "Tô Thị Minh Châu", "Trần Văn Hòa"]
    counts = {key: tile.data.count for key, tile in filled._part.tiles._tiles.items()}
    assert counts == {"all": 3, "official": 2, "probationary": 1, "voters": 2}
    assert audit(filled) == []
    assert clipped(filled) == []


def test_a_tile_and_the_filter_narrow_the_table(filled, qtbot):
    tile = filled._part.tiles._tiles["probationary"]
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert _names(filled) == ["Tô Thị Minh Châu"]
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    filled._part.search.setText("dang anh")
    assert _names(filled) == ["Đặng Thị Ánh"]
    assert filled._part.count.text() == "3 đảng viên, đang lọc 1"


def test_the_drawer_comes_back_after_the_roll_was_empty(filled, qtbot):
    filled._part.read_card("")
    qtbot.wait(20)
    filled._part.read_card(filled.table.current_id())
    qtbot.waitUntil(lambda: filled._part.told is not None)
    assert filled._part.edit.isVisibleTo(filled)


def test_contact_is_masked_until_it_is_asked_for(filled, people, qtbot):
    filled.show_record(people[0])
    qtbot.waitUntil(lambda: "Trần Văn Hòa" in _said(filled._part.drawer), timeout=5000)
    assert "0912345678" not in _said(filled._part.drawer)
    assert "•••• ••• 678" in _said(filled._part.drawer)
    show = [
        b
        for b in filled._part.drawer.findChildren(Button)
        if b.accessibleName() == "Hiện điện thoại"
    ]
    qtbot.mouseClick(show[0], Qt.MouseButton.LeftButton)
    assert "0912345678" in _said(filled._part.drawer)


def test_a_field_is_saved_when_it_is_left(filled, people, office, jobs, qtbot):
    filled.show_record(people[1])
    qtbot.waitUntil(
        lambda: filled._part.told.card.member.person_id == people[1], timeout=5000
    )
    qtbot.keyClick(filled.table.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: filled._stack.currentIndex() == RECORD, timeout=5000)
    assert audit(filled) == []
    form = filled._person.record._form
    editor = form.line("residence").editor
    editor.setFocus()
    type_text(editor.input, "Số 9 ngõ 12")
    with qtbot.waitSignal(jobs.changed, timeout=5000):
        qtbot.keyClick(editor.input, Qt.Key.Key_Return)
    member = _ask(
        qtbot, jobs, filled, partial(office.members.card, people[1], ON)
    ).member
    assert member.values["residence"] == "Số 9 ngõ 12"
    assert member.birth.text() == "1958"


def test_enter_right_after_an_arrow_opens_the_row_under_the_cursor(filled, qtbot):
    grid = filled.table.grid
    filled.table.select_first()
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: filled._stack.currentIndex() == RECORD, timeout=5000)
    assert filled.header.title == "Tô Thị Minh Châu"
    qtbot.keyClick(filled._person.record, Qt.Key.Key_Escape)
    assert filled._stack.currentIndex() == LIST


def test_a_wrong_field_says_so_under_the_field(filled, people, qtbot, jobs):
    filled._open(filled.table.current_id())
    qtbot.waitUntil(lambda: filled._stack.currentIndex() == RECORD, timeout=5000)
    line = filled._person.record._form.line("card_no")
    filled._person.record.saved.emit("card_no", "12345", "", Since())
    qtbot.waitUntil(line._problem.isVisible, timeout=5000)
    assert "8 hoặc 12" in line._words.text()


def test_a_new_member_is_enrolled_from_the_form(filled, office, jobs, qtbot):
    filled.new_item()
    qtbot.waitUntil(lambda: filled._stack.currentIndex() == RECORD, timeout=5000)
    assert audit(filled) == []
    form = filled._person.record._form
    filled._person.record.submit()
    assert form.line("full_name")._problem.isVisible()
    form.fill(
        {
            "full_name": "Lê Mới",
            "birth": PartialDate(1990),
            "joined_by": "moved_in",
            "joined_on": date(2026, 6, 1),
            "joined_paper": "12-GT",
        }
    )
    with qtbot.waitSignal(jobs.changed, timeout=5000):
        qtbot.mouseClick(filled._enrol, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Lê Mới" in _names(filled), timeout=5000)
    assert filled._stack.currentIndex() == LIST
    may = _ask(qtbot, jobs, filled, partial(office.members.counts, date(2026, 5, 31)))
    assert may.total == 3


def _event_dialog(page):
    page._part._ask_event()
    return next(d for d in page.window().findChildren(EventDialog) if d.isVisible())


def test_an_event_shows_its_effect_before_it_is_written(filled, people, qtbot, jobs):
    filled.show_record(people[0])
    qtbot.waitUntil(
        lambda: filled._part.told.card.member.person_id == people[0], timeout=5000
    )
    dialog = _event_dialog(filled)
    assert audit(dialog) == []
    assert dialog.form.line("paper_no").isHidden()
    dialog.form.fill({"kind": "resumed"})
    dialog.form.fill({"kind": "moved_out", "on": date(2026, 11, 1)})
    dialog.form.edited.emit("on", date(2026, 11, 1))
    assert [field.key for field in dialog.form.missing()] == ["paper_no"]
    assert dialog.form.line("elsewhere").field.label == "Đến chi bộ, đảng bộ nào"
    qtbot.waitUntil(lambda: "Sau biến động: 2" in dialog._effect.text(), timeout=5000)
    dialog.give("save")
    line = dialog.form.line("paper_no")
    qtbot.waitUntil(line._problem.isVisible, timeout=5000)
    assert "số giấy giới thiệu" in line._words.text()
    dialog.form.fill({"paper_no": "15-GT"})
    with qtbot.waitSignal(jobs.changed, timeout=5000):
        dialog.give("save")
    qtbot.waitUntil(lambda: len(_names(filled)) == 2, timeout=5000)
    tile = filled._part.tiles._tiles["gone"]
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert _names(filled) == ["Trần Văn Hòa"]


def test_many_rows_are_filtered_at_once(page, office, qtbot):
    with office.store.command("test.fill"):
        for number in range(1500):
            office.members.enrol({"full_name": f"Nguyễn Văn {number}"})
    page.enter()
    qtbot.waitUntil(lambda: page._part.told is not None, timeout=20000)
    page._part.search.setText("nguyen 7")
    assert 0 < len(_names(page)) < 1500


@pytest.mark.parametrize(("choice", "percent"), [("dark", 100), ("light", 150)])
def test_nothing_is_cut_at_other_sizes(filled, qtbot, choice, percent):
    theme.current().change(choice=choice, percent=percent)
    filled.resize(1122, 686)
    qtbot.wait(200)
    assert clipped(filled) == []
