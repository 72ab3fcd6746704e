"""The page of meetings with the keyboard: the year, the roll-call, every step."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from app.features.meetings.model.entries import NewMeeting
from app.features.meetings.model.records import Mark, Outcome, State, Tone
from app.kernel.places import Place
from tests.app.features.meetings.conftest import NAMES
from tests.app.features.meetings.office import discussed, held, prepared
from tests.ui.accessibility import audit
from tests.ui.clipping import clipped
from tests.ui.typing import type_text
from ui.pages.meetings.dialogs import PlanDialog
from ui.widgets import theme

STEPS = (
    "prepare",
    "roll_call",
    "task_review",
    "discussion",
    "vote",
    "conclusion",
    "close",
)


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifier)


def too_wide(page):
    """Name what stands in a scrolled place that only scrolls down, but is wider."""
    return [
        type(area.widget()).__name__
        for area in page.findChildren(QScrollArea)
        if area.isVisible() and area.widget().width() > area.viewport().width() + 1
    ]


def record(found, meeting_id):
    return found.office.meetings.meeting(meeting_id)


def test_the_year_lists_the_meetings_and_enter_opens_one(window, found):
    meeting_id = held(found)
    page = window.open()
    assert page.header.title == "Sinh hoạt"
    assert [row.id for row in page.face.table.seen()] == [meeting_id]
    page.face.table.select(meeting_id)
    press(page.face.table.grid, Qt.Key.Key_Return)
    assert window.places == [Place("meetings", meeting_id)]


def test_an_empty_year_offers_to_plan_it(window, found):
    page = window.open()
    assert page.face.empty.isVisible()
    assert not page.face.table.isVisible()


def test_a_meeting_is_opened_and_called_by_digits(window, found):
    meeting_id = prepared(found)
    page = window.open(meeting_id)
    assert page.desk.step == "prepare"
    page._open.click()
    window.settle()
    panel = page.desk.panel
    assert page.desk.step == "roll_call"
    grid = panel.grid
    grid.setFocus()
    press(grid, Qt.Key.Key_1)
    window.settle()
    press(grid, Qt.Key.Key_3)
    window.settle()
    marks = [line.mark for line in record(found, meeting_id).record.roll]
    assert marks[:3] == [Mark.PRESENT, Mark.UNEXCUSED, Mark.NONE]
    press(grid, Qt.Key.Key_Up)
    press(grid, Qt.Key.Key_0)
    window.settle()
    marks = [line.mark for line in record(found, meeting_id).record.roll]
    assert marks[1] is Mark.NONE


def test_the_reason_of_an_absence_is_asked_in_place(window, found):
    meeting_id = prepared(found)
    found.office.meetings.conducting.open(meeting_id)
    page = window.open(meeting_id)
    panel = page.desk.panel
    panel.grid.setFocus()
    press(panel.grid, Qt.Key.Key_2)
    window.settle()
    assert panel.reason.hasFocus()
    type_text(panel.reason, "Đi công tác")
    press(panel.reason, Qt.Key.Key_Return)
    window.settle()
    line = record(found, meeting_id).record.roll[0]
    assert (line.mark, line.reason) == (Mark.EXCUSED, "Đi công tác")
    assert panel.grid.hasFocus()
    assert panel.grid.current.number == 2


def test_exempt_by_hand_waits_for_its_basis(window, found):
    meeting_id = prepared(found)
    found.office.meetings.conducting.open(meeting_id)
    panel = window.open(meeting_id).desk.panel
    panel.grid.setFocus()
    press(panel.grid, Qt.Key.Key_4)
    window.settle()
    assert record(found, meeting_id).record.roll[0].mark is Mark.NONE
    type_text(panel.reason, "Quyết định 12")
    press(panel.reason, Qt.Key.Key_Return)
    window.settle()
    assert record(found, meeting_id).record.roll[0].mark is Mark.EXEMPT


def test_slash_and_a_number_jump_to_a_card(window, found):
    meeting_id = prepared(found)
    found.office.meetings.conducting.open(meeting_id)
    grid = window.open(meeting_id).desk.panel.grid
    grid.setFocus()
    for key in (Qt.Key.Key_Slash, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_Return):
        press(grid, key)
    assert grid.current.number == 23
    assert record(found, meeting_id).counts.unmarked == 23
    press(grid, Qt.Key.Key_Home)
    assert grid.current.number == 1
    press(grid, Qt.Key.Key_Right)
    assert grid.current.number > 2


def test_input_methods_are_off_in_the_cards(window, found):
    grid = window.open(prepared(found)).desk.panel_of("roll_call").grid
    assert not grid.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_all_present_is_one_command(window, found):
    meeting_id = prepared(found)
    found.office.meetings.conducting.open(meeting_id)
    panel = window.open(meeting_id).desk.panel
    panel.all_present.click()
    window.settle()
    view = record(found, meeting_id)
    assert (view.counts.present, view.counts.unmarked) == (23, 0)
    assert panel.grid.hasFocus()


def test_the_step_is_remembered_for_the_next_opening(window, found):
    meeting_id = discussed(found)
    window.open(meeting_id, "vote")
    assert record(found, meeting_id).meeting.step == "vote"
    window.open("")
    window.open(meeting_id)
    assert window.page.desk.step == "vote"


def test_f10_goes_to_the_next_step(window, found):
    page = window.open(discussed(found), "discussion")
    page.activateWindow()
    page._next.click()
    window.settle()
    assert page.desk.step == "vote"
    page._previous.click()
    window.settle()
    assert page.desk.step == "discussion"


def test_an_opinion_is_written_and_corrected(window, found):
    meeting_id = discussed(found)
    panel = window.open(meeting_id, "discussion").desk.panel
    who = found.who["Cao Minh Quân"]
    panel.form.fill({"person_id": who, "text": "Đồng ý với báo cáo.", "tone": "praise"})
    panel.save.click()
    window.settle()
    said = record(found, meeting_id).record.opinions[-1]
    assert (said.speaker, said.tone) == ("Cao Minh Quân", Tone.PRAISE)
    panel.table.opened.emit(said.id)
    panel.form.fill({"text": "Đồng ý hoàn toàn."})
    panel.save.click()
    window.settle()
    opinions = record(found, meeting_id).record.opinions
    assert (len(opinions), opinions[-1].text) == (3, "Đồng ý hoàn toàn.")


def test_what_is_wrong_with_an_opinion_stands_under_its_field(window, found):
    panel = window.open(discussed(found), "discussion").desk.panel
    panel.form.fill({"speaker": "Khách", "text": "Theo công văn TỐI MẬT"})
    panel.save.click()
    window.settle()
    line = panel.form.line("text")
    assert line._problem.isVisible()


def test_a_vote_shows_its_base_and_refuses_too_many(window, found):
    meeting_id = discussed(found)
    panel = window.open(meeting_id, "vote").desk.panel
    assert "Tính trên 21 đảng viên, có mặt 20" in panel._base_words.text()
    panel.form.fill({"subject": "Chương trình", "in_favour": 21})
    panel.save.click()
    window.settle()
    assert len(record(found, meeting_id).votes) == 1
    panel.form.fill({"in_favour": 19, "against": 1})
    panel.save.click()
    window.settle()
    assert record(found, meeting_id).votes[-1].ballot.against == 1


def test_a_task_of_last_time_is_answered_by_a_digit(window, found):
    meeting_id = prepared(found)
    found.office.meetings.conducting.open(meeting_id)
    panel = window.open(meeting_id, "task_review").desk.panel
    panel.table.setFocus()
    press(panel.table.grid, Qt.Key.Key_1)
    assert panel.form.value("outcome") == "done"
    panel.save.click()
    window.settle()
    view = record(found, meeting_id)
    assert view.record.reviews[0].outcome is Outcome.DONE
    assert view.record.reviews[0].note == "Đã hoàn thành."


def test_typing_in_a_field_survives_a_reload(window, found):
    meeting_id = discussed(found)
    panel = window.open(meeting_id, "conclusion").desk.panel
    editor = panel.form.line("conclusion").editor.inner
    editor.setFocus()
    type_text(editor, "Thêm: ")
    typed = panel.form.value("conclusion")
    window.page.reload()
    window.settle()
    assert panel.form.value("conclusion") == typed
    panel.tasks.grid.setFocus()
    window.settle()
    assert record(found, meeting_id).meeting.conclusion == typed.strip()


def test_from_what_is_missing_to_the_lock(window, found):
    meeting_id = discussed(found)
    found.at(2026, 12, 5, 9, 6)
    page = window.open(meeting_id, "close")
    panel = page.desk.panel
    assert panel._missing_card.isVisible()
    panel._close()
    window.settle()
    assert record(found, meeting_id).meeting.state is State.RUNNING
    panel.read.click()
    window.settle()
    panel._close()
    window.settle()
    assert record(found, meeting_id).meeting.state is State.READ
    panel._sign()
    window.settle()
    assert page.desk._frozen.isVisible()
    panel._answered("later")
    window.settle()
    assert record(found, meeting_id).meeting.state is State.SIGNED
    panel._answered("lock")
    window.settle()
    assert record(found, meeting_id).meeting.state is State.LOCKED
    panel._see()
    assert window.places[-1] == Place("preview", f"minutes:{meeting_id}")


@pytest.mark.parametrize("step", STEPS)
def test_every_step_can_be_heard_and_nothing_is_cut(window, found, step):
    page = window.open(discussed(found), step)
    assert page.desk.step == step
    assert audit(page) == []
    assert clipped(page) == []


@pytest.mark.parametrize("percent", [150, 200])
def test_large_text_cuts_nothing(look, make_window, found, percent):
    meeting_id = discussed(found)
    look.change(percent=percent)
    window = make_window(1366)
    for step in ("", *STEPS):
        window.open(meeting_id if step else "", step)
        assert clipped(window.page) == []
        assert too_wide(window.page) == []


def test_300_members_and_long_names_keep_the_layout(make_crowd):
    shown, do, meeting_id = make_crowd()
    page, grid = shown.page, shown.open(meeting_id).desk.panel.grid
    assert page.width() == 1122
    assert grid.height() >= 100 * theme.u(52)
    press(grid, Qt.Key.Key_End)
    assert grid.current.number == 300
    press(grid, Qt.Key.Key_1)
    shown.settle()
    assert do.meeting(meeting_id).counts.present == 1
    assert clipped(page) == []


def test_locked_minutes_take_no_mark(window, found):
    meeting_id = held(found)
    found.office.meetings.minutes.sign(meeting_id)
    panel = window.open(meeting_id, "roll_call").desk.panel
    panel.grid.setFocus()
    before = record(found, meeting_id)
    press(panel.grid, Qt.Key.Key_3)
    window.settle()
    assert record(found, meeting_id) == before
    assert not panel.all_present.isVisible()


def test_the_names_of_the_cell_stand_in_the_roll(window, found):
    meeting_id = prepared(found)
    found.office.meetings.conducting.open(meeting_id)
    grid = window.open(meeting_id).desk.panel.grid
    assert grid.current.name == NAMES[0]
    assert NAMES[0] in grid.accessibleDescription()


def test_the_first_field_is_filled_although_it_has_the_focus(window, found):
    page = window.open(prepared(found))
    assert page.desk.panel.form.value("on_day") == date(2026, 12, 5)


def test_a_planned_meeting_opens_at_once(window):
    page = window.open()
    page.new_item()
    form = page.findChildren(PlanDialog)[-1]
    form.form.fill({"on_day": date(2026, 12, 20)})
    form.submit()
    window.settle()
    assert window.places[-1].page == "meetings"
    assert window.places[-1].record_id


def test_opening_leads_the_focus_to_the_cards(window, found):
    panel = window.open(prepared(found), "roll_call").desk.panel
    panel._closed.pressed.emit()
    window.settle()
    assert panel.grid.hasFocus()


def test_the_keys_of_a_meeting_do_nothing_in_the_list(window, found):
    meeting_id = discussed(found)
    window.open(meeting_id, "discussion")
    page = window.open("")
    page._next.click()
    page._new_speaker()
    page._new_task()
    window.settle()
    assert page.header.title == "Sinh hoạt"
    assert page.notices.sentences() == ()
    assert record(found, meeting_id).meeting.step == "discussion"


def test_leaving_the_step_keeps_a_complete_opinion(window, found):
    meeting_id = discussed(found)
    panel = window.open(meeting_id, "discussion").desk.panel
    panel.form.fill({"speaker": "Khách mời", "text": "Đồng ý."})
    window.go("vote")
    assert record(found, meeting_id).record.opinions[-1].text == "Đồng ý."


def test_words_for_one_meeting_do_not_reach_another(window, found):
    meeting_id = discussed(found)
    other = found.office.meetings.plan(
        NewMeeting(kind="thematic", on_day=date(2026, 12, 5))
    ).record_id
    panel = window.open(meeting_id, "discussion").desk.panel
    panel.form.fill({"text": "Chưa rõ ai nói"})
    window.open(other, "discussion")
    assert window.page.desk.panel.form.value("text") == ""


def test_only_a_running_meeting_holds_the_lock(window, found):
    meeting_id = prepared(found)
    page = window.open(meeting_id)
    assert not page.holds_lock
    found.office.meetings.conducting.open(meeting_id)
    page.reload()
    window.settle()
    assert page.holds_lock
    window.open("")
    assert not page.holds_lock
