from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.features.meetings.model.entries import NewMeeting
from app.kernel.places import Place
from tests.ui.clipping import clipped
from ui.pages.home.lines import LineRow
from ui.pages.home.page import HomePage
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.line import ShapeLine


@pytest.fixture
def page(qtbot, office, jobs, messages):
    """Show the page of an empty book."""
    home = HomePage(office.today, office.people, office.clock, jobs, messages)
    qtbot.addWidget(home)
    home.resize(1100, 650)
    home.show()
    home.enter()
    qtbot.waitUntil(lambda: bool(home.findChildren(LineRow)))
    return home


def rows(page):
    return [row for row in page.findChildren(LineRow) if row.isVisible()]


def names(page):
    return [row.accessibleName() for row in rows(page)]


def test_an_empty_book_starts_with_the_import_as_the_main_button(page):
    assert names(page)[0] == "Nhập danh sách đảng viên"
    main = [b for b in page.findChildren(Button) if b.property("kind") == "primary"]
    assert [b.words for b in main if b.isVisible()] == ["Nhập Excel"]
    assert len(names(page)) == 7


def test_the_focus_starts_on_the_first_line_and_enter_opens_its_place(page, qtbot):
    page.activateWindow()
    qtbot.waitUntil(rows(page)[0].hasFocus)
    with qtbot.waitSignal(page.open_requested) as opened:
        qtbot.keyClick(rows(page)[0], Qt.Key.Key_Return)
    assert opened.args[0].page == "member_import"


def test_space_ticks_a_calendar_line_and_the_toast_can_undo_it(page, qtbot, office):
    line = next(r for r in rows(page) if "Thu đảng phí" in r.accessibleName())
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not any("Thu đảng phí" in name for name in names(page)))
    marks = office.today.today(date(2026, 11, 23)).done
    assert [done.title for done in marks] == ["Thu đảng phí tháng 11/2026"]


def test_arrows_walk_and_all_lines_are_one_tab_stop(page, qtbot):
    page.activateWindow()
    qtbot.waitUntil(rows(page)[0].hasFocus)
    qtbot.keyClick(rows(page)[0], Qt.Key.Key_Down)
    assert rows(page)[1].hasFocus()
    stops = [r for r in rows(page) if r.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert stops == [rows(page)[1]]


def test_the_rest_of_the_lines_opens_in_place(page, qtbot):
    more = next(b for b in page.findChildren(Button) if b.words.startswith("Còn "))
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(names(page)) > 7)


def test_the_month_opens_as_a_sheet_for_the_wall(page, qtbot):
    with qtbot.waitSignal(page.open_requested) as opened:
        page.print_seen()
    assert opened.args[0] == Place("preview", "month_sheet:2026-11")


@pytest.mark.parametrize("percent", [100, 150])
def test_the_cards_beside_the_list_scroll_before_they_are_cut(
    percent, qtbot, office, jobs, messages
):
    office.meetings.plan(NewMeeting(kind="regular", on_day=date(2026, 11, 25)))
    theme.current().change(percent=percent)
    home = HomePage(office.today, office.people, office.clock, jobs, messages)
    qtbot.addWidget(home)
    home.resize(1366, 560)
    home.show()
    home.enter()
    qtbot.waitUntil(lambda: bool(home._meeting.findChildren(ShapeLine)))
    qtbot.waitUntil(lambda: bool(clipped(home) == []))
