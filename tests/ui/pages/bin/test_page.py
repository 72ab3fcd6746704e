"""The one bin in the window: by part of the book, back with Enter or the button."""

import pytest
from PySide6.QtCore import Qt

from app.features.tasks.model import NewTask
from tests.ui.accessibility import audit
from tests.ui.clipping import clipped
from ui.pages.bin.page import BinPage
from ui.widgets import theme


@pytest.fixture
def page(qtbot, look, office, jobs, messages):
    person = office.members.enrol({"full_name": "Trần Văn Hòa"}).record_id
    change = office.members.correct(person, {"residence": "Số 2"})
    office.store.undo(change.command_id)
    task = office.tasks.assign(NewTask(title="Rà soát hộ", owner_id=person)).record_id
    office.tasks.drop(task, "Trùng việc")
    shown = BinPage(office.bin, jobs, messages)
    qtbot.addWidget(shown)
    shown.resize(1122, 686)
    shown.show()
    shown.enter()
    qtbot.waitUntil(lambda: len(shown.table.seen()) == 2, timeout=5000)
    return shown


def _said(page, key):
    return [row.cell(key).text for row in page.table.seen()]


def test_everything_stands_in_one_list_and_is_filtered_by_part(page):
    assert _said(page, "what") == ["Nhiệm vụ: Rà soát hộ", "Sửa hồ sơ: nơi cư trú"]
    assert _said(page, "name") == ["Trần Văn Hòa", "Trần Văn Hòa"]
    assert _said(page, "until") == ["21/02/2027", "21/02/2027"]
    page.tiles._tiles["Đảng viên"].click()
    assert _said(page, "what") == ["Sửa hồ sơ: nơi cư trú"]
    assert audit(page) == []


def test_it_comes_back_with_enter_and_with_the_button(page, office, qtbot, jobs):
    page.table.select_first()
    with qtbot.waitSignal(jobs.changed, timeout=5000):
        qtbot.keyClick(page.table.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.table.seen()) == 1, timeout=5000)
    with qtbot.waitSignal(jobs.changed, timeout=5000):
        page.back.click()
    qtbot.waitUntil(lambda: page.table.seen() == [], timeout=5000)
    assert page.back.isHidden()
    assert page.table._empty.text() == "Thùng rác trống."


def test_nothing_is_cut_in_the_dark_at_150_percent(page, qtbot):
    theme.current().change(choice="dark", percent=150)
    page.resize(1122, 686)
    qtbot.waitUntil(lambda: clipped(page) == [], timeout=3000)
