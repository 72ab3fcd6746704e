"""The board, the list, the drawer and the forms over a real service, offscreen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.kernel.places import Place
from tests.ui.accessibility import audit
from tests.ui.clipping import clipped
from ui.pages.development.page import DevelopmentPage
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.overlay.formdialog import FormDialog


@pytest.fixture
def page(qtbot, look, cell, development, clock, jobs, messages):
    shown = DevelopmentPage(development, clock, jobs, messages)
    qtbot.addWidget(shown)
    shown.resize(1366, 686)
    shown.show()
    shown.enter()
    qtbot.waitUntil(lambda: shown._state is not None)
    return shown


@pytest.fixture
def empty(qtbot, look, development, clock, jobs, messages):
    shown = DevelopmentPage(development, clock, jobs, messages)
    qtbot.addWidget(shown)
    shown.resize(1366, 686)
    shown.show()
    shown.enter()
    qtbot.waitUntil(lambda: shown._state is not None)
    return shown


def form(page):
    found = [d for d in page.window().findChildren(FormDialog) if d.isVisible()]
    return found[-1] if found else None


def said(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def person(page, candidate):
    return page._people[candidate]


def test_everybody_stands_on_the_board_and_everything_has_a_name(page, qtbot):
    assert len(page._people) == 6
    assert "Trần Khánh Linh" in said(page._board)
    assert audit(page) == []


def test_arrows_walk_the_cards_and_the_drawer_follows(page, qtbot, cell):
    page._board.first.setFocus()
    QTest.keyClick(page._board.first, Qt.Key.Key_Right)
    assert page._board.current_id() == cell["Thảo"]
    QTest.keyClick(page._board.first, Qt.Key.Key_Left)
    QTest.keyClick(page._board.first, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Lê Hữu Đạt" in said(page._drawer))
    QTest.keyClick(page._board.first, Qt.Key.Key_Up)
    QTest.keyClick(page._board.first, Qt.Key.Key_Up)
    assert page._board.current_id() == cell["Linh"]
    qtbot.waitUntil(lambda: page._drawer.first_stop() is not None)
    QTest.keyClick(page._board.first, Qt.Key.Key_Return)
    assert page._drawer.isAncestorOf(QApplication.focusWidget())


def test_a_place_leads_to_a_person_in_both_views(page, qtbot, cell):
    page.show_record(cell["Bảo"])
    assert "Thứ Sáu, 25/12/2026" in said(page._drawer)
    page._segment.choose("list")
    page._switch("list")
    assert page._table.current_id() == cell["Bảo"]
    assert page.first_focus() is page._table
    assert audit(page) == []


def test_every_button_of_the_drawer_is_seen_in_a_small_window(page, qtbot, cell):
    page.resize(1000, 600)
    page.enter(cell["Thảo"])
    words = {"Sửa", "Đưa ra"}

    def seen():
        return {
            button.words
            for button in page._drawer.findChildren(Button)
            if button.visibleRegion().boundingRect() == button.rect()
        }

    qtbot.waitUntil(lambda: bool(words <= seen()))


def test_a_helper_is_assigned_from_the_drawer(page, qtbot, cell, helper):
    page.show_record(cell["Linh"])
    page._told.helper.emit()
    form(page).form.fill({"helper_id": helper})
    form(page).give("save")
    qtbot.waitUntil(lambda: person(page, cell["Linh"]).helper == "Đảng Viên A")
    assert page.notices.sentences() != ("",)


def test_a_step_is_recorded_and_moves_the_card(page, qtbot, cell):
    page.show_record(cell["Đạt"])
    page._told.step.emit()
    assert "Công nhận cảm tình Đảng" in form(page).windowTitle()
    form(page).give("save")
    qtbot.waitUntil(lambda: person(page, cell["Đạt"]).stage.id == "P02")
    assert form(page) is None


def test_a_vote_asks_for_its_figures_under_their_fields(
    qtbot, look, development, introduce, helper, clock, jobs, messages
):
    from datetime import date

    candidate = introduce(
        "Vũ Hà", helper_id=helper, start_stage="P08", certificate_on=date(2025, 1, 1)
    )
    page = DevelopmentPage(development, clock, jobs, messages)
    qtbot.addWidget(page)
    page.show()
    page.enter(candidate)
    qtbot.waitUntil(lambda: candidate in page._people)
    page._told.step.emit()
    dialog = form(page)
    assert dialog.form.value("base") == 9
    dialog.form.fill({"agreed": 12})
    dialog.give("save")
    qtbot.waitUntil(lambda: "chưa khớp" in said(dialog))
    dialog.form.fill({"agreed": 7})
    dialog.give("save")
    qtbot.waitUntil(lambda: page._people[candidate].stage.id == "P09")


def test_two_possible_steps_are_offered(
    qtbot, look, development, introduce, helper, clock, jobs, messages
):
    candidate = introduce("Vũ Hà", helper_id=helper, start_stage="P06")
    page = DevelopmentPage(development, clock, jobs, messages)
    qtbot.addWidget(page)
    page.show()
    page.enter(candidate)
    qtbot.waitUntil(lambda: candidate in page._people)
    page._told.step.emit()
    assert form(page).form.value("stage") == "P07"
    form(page).form.fill({"stage": "P08"})
    form(page).give("save")
    qtbot.waitUntil(lambda: "Ý kiến nhận xét" in form(page).windowTitle())


def test_leaving_needs_a_reason(page, qtbot, cell):
    page.show_record(cell["Đạt"])
    page._told.drop.emit()
    dialog = form(page)
    dialog.form.fill({"reason": "đi xa"})
    dialog.give("save")
    qtbot.waitUntil(lambda: "ít nhất 10 ký tự" in said(dialog))
    dialog.form.fill({"reason": "Chuyển công tác đi tỉnh khác"})
    dialog.give("save")
    qtbot.waitUntil(lambda: person(page, cell["Đạt"]).candidate.closed_on is not None)


def test_a_person_is_put_right(page, qtbot, cell):
    page.show_record(cell["Linh"])
    page._told.correct.emit()
    form(page).form.fill({"full_name": "Trần Khánh Linh Chi", "unit": "Trạm y tế"})
    form(page).give("save")
    qtbot.waitUntil(lambda: person(page, cell["Linh"]).name == "Trần Khánh Linh Chi")


def test_the_first_person_is_added_from_the_empty_page(empty, qtbot):
    assert empty._whole.currentIndex() == 1
    empty._empty.pressed.emit()
    dialog = form(empty)
    dialog.give("save")
    assert dialog.isVisible()
    dialog.form.fill({"full_name": "Trần Khánh Linh"})
    dialog.give("save")
    qtbot.waitUntil(lambda: len(empty._people) == 1)
    assert empty._whole.currentIndex() == 0


def test_the_plan_is_written_and_issued(empty, qtbot):
    assert "Chưa ghi chỉ tiêu" in empty.notices.sentences()[0]
    empty.show_record("plan")
    qtbot.waitUntil(lambda: form(empty) is not None)
    form(empty).give("save")
    qtbot.waitUntil(lambda: "ít nhất một chỉ tiêu" in said(form(empty)))
    form(empty).form.fill({"admitted": 2})
    form(empty).give("save")
    qtbot.waitUntil(lambda: empty._state.plan is not None)
    empty._open_plan()
    form(empty).form.fill({"number": "03-KH/CB"})
    form(empty).give("save")
    qtbot.waitUntil(lambda: empty._state.plan.issued_on is not None)
    assert empty.notices.sentences() == ()


def test_a_review_is_recorded(page, qtbot):
    page._acts.review()
    form(page).give("save")
    qtbot.waitUntil(lambda: len(page._state.reviews) == 1)


def test_printing_opens_the_plan(page, qtbot):
    with qtbot.waitSignal(page.open_requested) as caught:
        page.print_seen()
    assert caught.args == [Place("preview", "development_plan:2026")]


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_word_is_cut_at_any_text_size(page, qtbot, percent):
    theme.current().change(percent=percent)
    page.resize(1366, 686)
    qtbot.wait(250)
    QApplication.processEvents()
    assert clipped(page) == []
    theme.current().change(percent=100)


def test_a_past_year_offers_nothing_to_change(page, qtbot, cell):
    page.set_year(2025)
    page.reload()
    qtbot.waitUntil(lambda: page._state.year == 2025)
    assert not page._add.isVisible()
    assert not page._review.isVisible()
    assert page.notices.sentences() == ()
    page.new_item()
    page.show_record(cell["Bảo"])
    assert form(page) is None
    buttons = [b for b in page._drawer.findChildren(QPushButton) if b.isVisible()]
    assert buttons == []
    page.set_year(2026)
    assert page._add.isVisible()
