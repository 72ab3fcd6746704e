"""A meeting that was cut off long ago asks how it went on, with the true times."""

import pytest

from app.features.meetings.model.records import State
from app.features.meetings.rules.running import was_left
from tests.app.features.meetings.office import discussed
from tests.ui.pages.meetings.keeping.test_every_field import open_dialogs
from tests.ui.typing import type_text


@pytest.fixture
def cut(seat, found):
    """Half typed at 08:20, found again the next morning."""
    meeting_id = discussed(found)
    found.at(2026, 12, 5, 8, 20)
    panel = seat.open(meeting_id, "discussion").panel
    panel.form.focus("text")
    type_text(panel.form.line("text").editor.inner, "Còn một việc")
    seat.settle()
    seat.die()
    found.at(2026, 12, 6, 7, 2)
    return meeting_id


def answered(seat, meeting_id, key):
    """Open the meeting again and answer the question."""
    runner = seat.open(meeting_id)
    dialog = next(one for one in open_dialogs() if "go_on" in one.buttons)
    assert dialog.buttons["later"].hasFocus() or dialog.isVisible()
    gone = []
    runner.left.connect(lambda: gone.append(True))
    dialog.give(key)
    seat.settle()
    return runner, gone


def meeting(found, meeting_id):
    return found.office.meetings.meeting(meeting_id)


def test_it_goes_on_and_the_night_is_a_pause(seat, found, cut):
    runner, gone = answered(seat, cut, "go_on")
    assert not gone
    assert not runner.centre.is_paused
    assert runner.panel.form.value("text") == "Còn một việc"
    # Opened at 07:30, cut off at 08:20.
    assert runner.top.clock.text() == "00:50"
    found.clock.advance(120)
    runner.clockwork.show_time()
    assert runner.top.clock.text() == "00:52"


def test_one_that_is_over_asks_for_its_end(seat, found, cut):
    runner, gone = answered(seat, cut, "ended")
    assert not gone
    assert runner.step == "read_back"
    panel = runner.panel
    assert panel.form.line("closed").isVisibleTo(panel)
    panel.form.fill({"closed": "9:10"})
    panel._read_out()
    seat.settle()
    panel._close()
    seat.settle()
    closed = meeting(found, cut).meeting
    assert closed.state is State.READ
    assert (f"{closed.closed_at:%d/%m %H:%M}", closed.minutes) == ("05/12 09:10", 100)


def test_put_aside_it_is_not_asked_about_again(seat, found, cut):
    _runner, gone = answered(seat, cut, "later")
    assert gone == [True]
    assert was_left(meeting(found, cut).record)
    assert found.office.meetings.sitting.unfinished() == ""
    seat.die()
    found.at(2026, 12, 8, 19, 0)
    again = seat.open(cut)
    seat.settle()
    assert not [one for one in open_dialogs() if "go_on" in one.buttons]
    assert again.top.clock.text() == "00:50"


def test_a_meeting_over_midnight_asks_no_time(seat, found):
    meeting_id = discussed(found)
    found.at(2026, 12, 5, 23, 30)
    runner = seat.open(meeting_id)
    dialog = next(one for one in open_dialogs() if "go_on" in one.buttons)
    dialog.give("go_on")
    seat.settle()
    found.at(2026, 12, 6, 0, 10)
    panel = seat.jump("read_back")
    assert not panel.form.line("closed").isVisibleTo(panel)
    assert runner.view.goes_on


def test_one_that_ended_the_same_day_does_not_end_by_the_clock(seat, found):
    meeting_id = discussed(found)
    found.at(2026, 12, 5, 15, 0)
    _runner, _gone = answered(seat, meeting_id, "ended")
    panel = seat.runner.panel
    panel._close()
    seat.settle()
    assert panel.form.line("closed").said
    assert meeting(found, meeting_id).meeting.state is State.RUNNING
    panel.form.fill({"closed": "9:00"})
    panel._read_out()
    seat.settle()
    seat.die()
    seat.open(meeting_id)
    panel = seat.runner.panel
    assert panel.form.line("closed").isVisibleTo(panel)
    panel.form.fill({"closed": "9:00"})
    panel._close()
    seat.settle()
    assert meeting(found, meeting_id).meeting.minutes == 90
