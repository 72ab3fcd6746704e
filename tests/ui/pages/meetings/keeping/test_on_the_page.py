"""Half-typed letters on the page of meetings survive leaving it and the program's end.

The page is hidden as a killed process leaves it; what comes back is asked of a new one.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.features.meetings.model.entries import NewMeeting
from app.features.meetings.model.records import State
from tests.app.features.meetings.office import discussed, held, prepared
from tests.ui.pages.meetings.keeping.test_every_field import fields as inputs
from tests.ui.pages.meetings.keeping.test_every_field import (
    open_dialogs,
    stands,
    typed_everywhere,
)
from tests.ui.typing import type_text
from ui.pages.meetings.panels.prepare import PreparePanel


class Stay:
    """One look at the page; ``settle`` waits until all is in the book and shown."""

    def __init__(self, window):
        self.window = window

    @property
    def page(self):
        return self.window.page

    @property
    def panel(self):
        return self.page.desk.panel

    def settle(self):
        page, jobs = self.page, self.window.jobs
        keeper = page.acts.keeper
        self.window.bot.waitUntil(lambda: not jobs._running and keeper.is_clean)
        self.window.settle()

    def open(self, place="", step=""):
        self.window.open(place, step)
        self.settle()
        return self.panel

    def die(self):
        """Let go as a killed process would: nothing more is written."""
        self.settle()
        page = self.page
        page.acts.change = lambda *_ask: None
        page.acts.keeper._pause.stop()
        page.acts.keeper.submit = lambda *_ask: None
        self.window.jobs.changed.disconnect(page._hear)
        for dialog in open_dialogs():
            dialog.hide()
        page.hide()


@pytest.fixture
def look(make_window):
    return lambda: Stay(make_window())


def dialog():
    return open_dialogs()[0]


def survives(look, stay, place, root):
    """Type in every field of ``root``, die, look again: the same stands everywhere."""
    told = typed_everywhere(stay, lambda: root(stay))
    stay.die()
    again = look()
    again.open(place)
    found = {name: stands(one) for name, one in inputs(root(again)).items()}
    assert found == told
    assert told
    return again


def test_every_field_of_the_preparation(look, found):
    meeting_id = prepared(found)
    stay = look()
    assert isinstance(stay.open(meeting_id), PreparePanel)
    found.office.meetings.planning.correct(
        meeting_id,
        NewMeeting(
            kind="regular", on_day=stay.panel.view.meeting.on_day, place="Nhà văn hóa"
        ),
    )
    survives(look, stay, meeting_id, lambda one: one.panel)


@pytest.mark.parametrize(
    "ask",
    [
        lambda page: page.desk.panel.cancel(),
        lambda page: page.desk.panel.details.move_day.click(),
        lambda page: page.desk.panel.ticks.sent.click(),
        lambda page: page.desk.panel.ticks.posted.click(),
        lambda page: page.desk.panel.ticks.unposted.click(),
        lambda page: page.desk.panel.told.rest.click(),
        lambda page: page.desk.panel.papers._note_name(),
        lambda page: page.desk.panel.agenda._edit(page.desk.view.record.items[0].id),
        lambda page: page.desk.panel.form_of.buttons["online"].click(),
        lambda page: page.desk.panel.form_of.buttons["by_groups"].click(),
    ],
    ids=[
        "cancel",
        "move",
        "sent",
        "posted",
        "unposted",
        "tell",
        "paper",
        "item",
        "online",
        "groups",
    ],
)
def test_every_field_of_every_question(look, found, ask):
    meeting_id = prepared(found)
    stay = look()
    stay.open(meeting_id)
    ask(stay.page)
    stay.settle()
    title = dialog().windowTitle()
    again = survives(look, stay, meeting_id, lambda _one: dialog())
    assert dialog().windowTitle() == title
    again.die()


def test_a_file_that_was_asked_about_is_asked_about_again(look, found, tmp_path):
    meeting_id = prepared(found)
    stay = look()
    stay.open(meeting_id)
    path = tmp_path / "Báo cáo.pdf"
    path.write_bytes(b"%PDF-1.4")
    stay.panel.papers.attach_all([path])
    stay.settle()
    again = survives(look, stay, meeting_id, lambda _one: dialog())
    again.die()
    path.unlink()
    last = look()
    last.open(meeting_id)
    assert not open_dialogs()


def test_what_is_saved_is_no_longer_half_typed(look, found):
    meeting_id = prepared(found)
    stay = look()
    panel = stay.open(meeting_id)
    title = panel.agenda.new_title
    title.setFocus()
    type_text(title, "Việc thứ bảy")
    stay.settle()
    kept = {one.field for one in found.office.meetings.drafts.of(meeting_id).drafts}
    assert "prep.item" in kept
    QTest.keyClick(title, Qt.Key.Key_Return)
    stay.settle()
    assert title.text() == ""
    titles = [one.title for one in stay.page.desk.view.record.items]
    assert titles.count("Việc thứ bảy") == 1
    stay.die()
    again = look()
    assert again.open(meeting_id).agenda.new_title.text() == ""


def test_a_matter_that_is_refused_stays_in_its_field(look, found):
    meeting_id = prepared(found)
    stay = look()
    title = stay.open(meeting_id).agenda.new_title
    title.setFocus()
    type_text(title, "Tài liệu MẬT")
    QTest.keyClick(title, Qt.Key.Key_Return)
    stay.settle()
    assert title.text() == "Tài liệu MẬT"


def test_two_meetings_keep_their_letters_apart(look, found):
    first = prepared(found)
    plan = NewMeeting(kind="committee", on_day=found.clock.today(), time="19:30")
    second = found.office.meetings.plan(plan).record_id
    stay = look()
    for meeting_id, words in ((first, "Việc một"), (second, "Việc hai")):
        title = stay.open(meeting_id).agenda.new_title
        title.setFocus()
        assert title.text() == ""
        type_text(title, words)
    stay.settle()
    assert stay.open(first).agenda.new_title.text() == "Việc một"
    assert stay.open(second).agenda.new_title.text() == "Việc hai"


def test_a_meeting_with_letters_is_taken_back_and_comes_back_with_them(look, found):
    change = found.office.meetings.plan(
        NewMeeting(kind="committee", on_day=found.clock.today(), time="19:30")
    )
    stay = look()
    title = stay.open(change.record_id).agenda.new_title
    title.setFocus()
    type_text(title, "Việc")
    stay.open()
    undo = found.office.store.undo(change.command_id)
    assert found.office.meetings.of_year(found.clock.today().year) == []
    found.office.store.undo(undo)
    assert stay.open(change.record_id).agenda.new_title.text() == "Việc"


@pytest.mark.parametrize("step", ["discussion", "conclusion", "read_back"])
def test_what_is_corrected_after_the_meeting(look, found, step):
    meeting_id = held(found)
    stay = look()
    stay.open(meeting_id, step)
    if step == "read_back":
        reading = stay.panel.back.reading
        reading.setTextCursor(reading.document().find("Chi bộ nhất trí lắp đèn"))
        QTest.keyClick(reading, Qt.Key.Key_Return)
        stay.settle()
    told = typed_everywhere(stay, lambda: stay.panel)
    stay.die()
    again = look()
    # The meeting itself remembers the step.
    again.open(meeting_id)
    assert again.page.desk.step == step
    assert told
    assert {n: stands(one) for n, one in inputs(again.panel).items()} == told


def test_an_addendum_is_open_again(look, found):
    meeting_id = held(found)
    minutes = found.office.meetings.minutes
    minutes.sign(meeting_id)
    minutes.lock(meeting_id)
    stay = look()
    stay.open(meeting_id, "read_back")
    stay.panel._add()
    stay.settle()
    survives(look, stay, f"{meeting_id}:read_back", lambda _one: dialog())


def test_a_posting_of_locked_minutes_is_asked_again(look, found):
    meeting_id = held(found)
    minutes = found.office.meetings.minutes
    minutes.sign(meeting_id)
    minutes.lock(meeting_id)
    stay = look()
    stay.open(meeting_id)
    stay.page._look_back()
    stay.settle()
    stay.panel.ticks.unposted.click()
    stay.settle()
    told = typed_everywhere(stay, dialog)
    stay.die()
    again = look()
    again.open(meeting_id)
    again.page._look_back()
    again.settle()
    if not open_dialogs():
        again.panel.ticks.unposted.click()
        again.settle()
    assert {name: stands(one) for name, one in inputs(dialog()).items()} == told


def test_the_table_and_the_page_share_their_letters(look, found, seat):
    meeting_id = discussed(found)
    runner = seat.open(meeting_id, "discussion")
    runner.panel.form.focus("text")
    type_text(runner.panel.form.line("text").editor.inner, "Còn một ý")
    seat.settle()
    seat.die()
    do = found.office.meetings
    found.at(2026, 12, 5, 9, 6)
    do.minutes.read_out(meeting_id)
    do.minutes.close(meeting_id)
    stay = look()
    panel = stay.open(meeting_id, "discussion")
    assert panel.form.value("text") == "Còn một ý"
    assert stay.page.desk.view.meeting.state is State.READ


def test_a_question_of_the_page_is_no_meeting_cut_off(look, found):
    meeting_id = prepared(found)
    stay = look()
    stay.open(meeting_id)
    stay.panel.cancel()
    stay.settle()
    assert found.office.meetings.sitting.unfinished() == ""
