"""The page of meetings by keyboard: the year, preparing, reading what was held."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.features.meetings.model.entries import NewMeeting
from app.kernel.places import Place
from tests.app.features.meetings.office import discussed, held, prepared
from tests.ui.accessibility import audit
from tests.ui.clipping import clipped, too_wide
from tests.ui.pages.meetings.steps import STEPS
from tests.ui.windows import press
from ui.pages.meetings.dialogs import PlanDialog


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


def test_the_first_field_is_filled_although_it_has_the_focus(window, found):
    page = window.open(prepared(found))
    assert page.desk.panel.form.value("place") == "Nhà văn hóa Tổ dân phố 5"


def test_a_planned_meeting_opens_at_once(window):
    page = window.open()
    page.new_item()
    form = page.findChildren(PlanDialog)[-1]
    form.form.fill({"on_day": date(2026, 12, 20)})
    form.submit()
    window.settle()
    assert window.places[-1].page == "meetings"
    assert window.places[-1].record_id


def test_a_planned_meeting_is_prepared_and_led_in_its_own_window(window, found):
    page = window.open(prepared(found))
    assert page.desk.step == "prepare"
    assert page._run.isVisible()
    page._run.click()
    window.settle()
    assert window.stages[0].step == "opening"


def test_a_meeting_of_a_later_day_cannot_be_led_yet(window, found):
    new = NewMeeting(kind="regular", on_day=date(2026, 12, 20), time="07:30")
    meeting_id = found.office.meetings.plan(new).record_id
    page = window.open(meeting_id)
    assert not page._run.isVisible()
    page._go_on()
    window.settle()
    assert window.stages == []


def test_a_running_meeting_leads_to_its_window(window, found):
    page = window.open(discussed(found))
    assert page.desk._running.isVisible()
    page.desk._running.pressed.emit()
    window.settle()
    assert window.stages[0].step == "roll_call"


def test_the_steps_of_a_held_meeting_can_be_walked(window, found):
    meeting_id = held(found)
    page = window.open(meeting_id, "discussion")
    page._next.click()
    window.settle()
    assert page.desk.step == "conclusion"
    page._previous.click()
    window.settle()
    assert page.desk.step == "discussion"
    assert found.office.meetings.meeting(meeting_id).meeting.step == "discussion"


def test_signed_minutes_are_only_read(window, found):
    meeting_id = held(found)
    found.office.meetings.minutes.sign(meeting_id)
    page = window.open(meeting_id, "roll_call")
    assert page.desk._frozen.isVisible()
    page.desk.panel.grid.setFocus()
    before = found.office.meetings.meeting(meeting_id)
    press(page.desk.panel.grid, Qt.Key.Key_3)
    window.settle()
    assert found.office.meetings.meeting(meeting_id) == before
    assert not page.desk.panel.all_present.isVisible()


@pytest.mark.parametrize("step", STEPS)
def test_every_step_can_be_heard_and_nothing_is_cut(window, found, step):
    page = window.open(held(found), step)
    assert page.desk.step == step
    assert audit(page) == []
    assert clipped(page) == []


@pytest.mark.parametrize("percent", [150, 200])
def test_large_text_cuts_nothing(look, make_window, found, percent):
    meeting_id = held(found)
    look.change(percent=percent)
    window = make_window(1366)
    for step in ("", *STEPS):
        window.open(meeting_id if step else "", step)
        assert clipped(window.page) == []
        assert too_wide(window.page) == []


def test_the_keys_of_a_meeting_do_nothing_in_the_list(window, found):
    meeting_id = held(found)
    window.open(meeting_id, "discussion")
    page = window.open("")
    page._go_on()
    window.settle()
    assert page.header.title == "Sinh hoạt"
    assert page.notices.sentences() == ()
    assert found.office.meetings.meeting(meeting_id).meeting.step == "discussion"
