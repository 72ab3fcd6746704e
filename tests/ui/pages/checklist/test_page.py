"""The page with its drawer and forms over a real service, offscreen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.features.checklist.model.ruleset import State
from app.kernel.places import Place
from tests.ui.accessibility import audit
from tests.ui.clipping import clipped
from ui.pages.checklist.page import ChecklistPage
from ui.widgets import theme
from ui.widgets.overlay.formdialog import FormDialog


@pytest.fixture
def page(qtbot, look, checklist, clock, jobs, messages, give):
    give("meeting.thematic_quarters", 3, 4)
    give("tasks.with_owner_and_due", 37, 38)
    give("tasks.assigned", 5)
    give("tasks.overdue", 0)
    shown = ChecklistPage(checklist, clock, jobs, messages)
    qtbot.addWidget(shown)
    shown.resize(1366, 686)
    shown.show()
    shown.enter()
    qtbot.waitUntil(lambda: shown._overview is not None)
    return shown


def form(page):
    found = [d for d in page.window().findChildren(FormDialog) if d.isVisible()]
    return found[-1] if found else None


def said(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def settle(qtbot, page, check):
    qtbot.waitUntil(check, timeout=3000)
    assert page.notices.sentences() == ()


def test_the_year_is_shown_and_everything_has_a_name(page, qtbot):
    assert page.header.title == "Bốn tốt năm 2026"
    assert len(page._table.seen()) == 41
    page._table.select("II.2d")
    qtbot.wait(150)
    assert audit(page) == []


def test_ctrl_enter_confirms_what_the_program_proposes(page, qtbot, checklist):
    page.show_record("II.2f")
    qtbot.keyClick(
        page._table.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    settle(
        qtbot,
        page,
        lambda: page._overview.row("II.2f").state is State.MET,
    )


def test_f9_leads_to_the_next_criterion_without_a_result(page, qtbot):
    qtbot.keyClick(page._table.grid, Qt.Key.Key_F9)
    assert page._table.current_id() == "I.2"


def test_the_forecast_button_shows_the_work_that_is_left(page, qtbot):
    page._bar.pressed.emit()
    assert [row.id for row in page._table.seen()] == ["I.2c", "II.2d"]
    page._filter("III")
    assert len(page._table.seen()) == 10


def test_deciding_otherwise_asks_for_a_reason_and_keeps_the_form_open(
    page, qtbot, checklist
):
    page.show_record("I.2c")
    page._acts.judge("I.2c")
    dialog = form(page)
    dialog.form.fill({"state": "dat"})
    dialog.give("save")
    qtbot.waitUntil(lambda: "ít nhất 10 ký tự" in said(dialog))
    dialog.form.fill({"reason": "Việc cuối đã xong hôm nay"})
    dialog.give("save")
    settle(
        qtbot,
        page,
        lambda: page._overview.row("I.2c").state is State.MET,
    )
    assert form(page) is None


def test_a_file_is_attached_used_again_and_taken_away(page, qtbot, checklist, tmp_path):
    paper = tmp_path / "Biên bản.pdf"
    paper.write_bytes(b"%PDF-1.7\n")
    page.show_record("II.1b")
    page._told.dropped.emit(str(paper))
    form(page).give("save")
    settle(qtbot, page, lambda: len(page._overview.evidence) == 1)
    page.show_record("II.2g")
    page._told.use_other.emit()
    evidence = page._overview.evidence[0]
    form(page).form.fill({"evidence": evidence.id})
    form(page).give("save")
    settle(
        qtbot,
        page,
        lambda: page._overview.evidence[0].criteria == ("II.1b", "II.2g"),
    )
    page._told.take_away.emit(evidence.id)
    settle(
        qtbot,
        page,
        lambda: page._overview.evidence[0].criteria == ("II.1b",),
    )


def test_a_refused_file_is_said_on_the_page(page, qtbot, tmp_path):
    program = tmp_path / "virus.exe"
    program.write_bytes(b"MZ")
    page.show_record("II.1b")
    page._acts.attach("II.1b", program)
    form(page).give("save")
    qtbot.waitUntil(lambda: page.notices.sentences() != ())
    assert "virus.exe" in page.notices.sentences()[0]


def test_a_threshold_is_entered_from_the_drawer(page, qtbot, checklist, give):
    give("tasks.on_time", 9, 10)
    page.reload()
    page.show_record("I.1b")
    qtbot.waitUntil(
        lambda: not page.jobs._running and page._table.current_id() == "I.1b"
    )
    page._told.parameter.emit()
    dialog = form(page)
    dialog.form.fill({"number": 90, "basis": "Nghị quyết 01-NQ/CB"})
    dialog.give("save")
    settle(
        qtbot,
        page,
        lambda: page._overview.row("I.1b").state is State.MET,
    )


def test_the_interview_answers_with_digits_and_asks_for_missing_reasons(
    page, qtbot, checklist
):
    page._segment.choose("interview")
    page._switch("interview")
    page._interview.ask("II.1b")
    QTest.keyClick(page._interview._cards, Qt.Key.Key_2)
    settle(
        qtbot,
        page,
        lambda: page._overview.row("II.1b").state is State.NOT_MET,
    )
    page._interview.ask("II.2g")
    QTest.keyClick(page._interview._cards, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: form(page) is not None)
    assert form(page).form.value("state") == "dat"
    form(page).reject()
    assert audit(page) == []


def test_answering_later_goes_on_and_alt_left_comes_back(page, qtbot):
    page._switch("interview")
    page._interview.ask("I.2")
    QTest.keyClick(page._interview._cards, Qt.Key.Key_4)
    assert page._interview._current == "I.1a"
    QTest.keyClick(page._interview, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page._interview._current == "I.2"


def test_printing_opens_the_sheet(page, qtbot):
    with qtbot.waitSignal(page.open_requested) as caught:
        page.print_seen()
    assert caught.args == [Place("preview", "criteria_table:2026")]


def test_the_report_is_written_and_issued(page, qtbot, checklist):
    page._acts.write_report()
    qtbot.waitUntil(lambda: form(page) is not None)
    form(page).form.fill({"limits": "Thiếu một buổi chuyên đề"})
    form(page).give("save")
    settle(
        qtbot, page, lambda: checklist.report.of_year(2026).text.limits.startswith("T")
    )
    page._acts.issue_report()
    form(page).form.fill({"number": "12-BC/CB"})
    form(page).give("save")
    settle(qtbot, page, lambda: checklist.report.of_year(2026).is_final)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_word_is_cut_at_any_text_size(page, qtbot, percent):
    theme.current().change(percent=percent)
    page.resize(1366, 686)
    page.show_record("II.2d")
    qtbot.waitUntil(lambda: not page.jobs._running)
    assert clipped(page) == []
    theme.current().change(percent=100)


def test_a_past_year_can_only_be_seen(page, qtbot):
    page.show_record("2025")
    qtbot.waitUntil(lambda: page.header.title == "Bốn tốt năm 2025")
    assert page._bar.accessibleName().startswith("Năm 2025 chỉ xem được")


def test_a_year_without_criteria_empties_the_page_and_says_why(page, qtbot):
    page.set_year(2022)
    page.reload()
    qtbot.waitUntil(lambda: page.notices.sentences() != ())
    assert page.header.title == "Bốn tốt năm 2022"
    assert page._table.seen() == []
    assert "2022" in page.notices.sentences()[0]
    page.set_year(2026)
    page.reload()
    qtbot.waitUntil(lambda: len(page._table.seen()) == 41)
    assert page.notices.sentences() == ()


def test_a_year_to_come_is_announced_and_not_judged(page, qtbot):
    page.set_year(2027)
    page.reload()
    qtbot.waitUntil(lambda: page.header.title == "Bốn tốt năm 2027")
    assert page._bar.accessibleName().startswith("Năm 2027 chưa bắt đầu")
