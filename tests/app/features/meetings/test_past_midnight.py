"""Meetings over midnight and meetings found again later. Figures counted by hand."""

from datetime import datetime, timedelta

import pytest

from app.features.meetings.errors import ClosingBeforeOpening, TextMissing
from app.features.meetings.model.entries import NewItem, NewOpinion
from app.features.meetings.model.papersheet import PaperSheet
from app.features.meetings.model.running import Draft
from app.features.meetings.rules.running import clocks
from app.kernel.clock import VIETNAM


def at(*moment):
    return datetime(*moment, tzinfo=VIETNAM)


def evening(cell):
    """A ceremony opened on 05/12 at 22:30: it needs no vote to be closed."""
    cell.at(2026, 12, 5, 22, 30)
    meeting_id = cell.opened(kind="admission", time="22:30")
    cell.meetings.planning.add_item(meeting_id, NewItem(title="Lễ"))
    cell.meetings.conducting.mark_rest_present(meeting_id)
    return meeting_id


def test_a_meeting_over_midnight_ends_by_its_clock(cell):
    meeting_id = evening(cell)
    cell.at(2026, 12, 6, 0, 15)
    assert cell.view(meeting_id).goes_on
    cell.meetings.minutes.read_out(meeting_id)
    cell.meetings.minutes.close(meeting_id)
    meeting = cell.view(meeting_id).meeting
    assert meeting.closed_at == at(2026, 12, 6, 0, 15)
    assert meeting.minutes == 105
    assert meeting.on_day == at(2026, 12, 5).date()


@pytest.mark.parametrize(
    ("typed", "day", "hour", "minute"),
    [
        ("0h15", 6, 0, 15),
        ("06:30", 6, 6, 30),
        ("22:30", 5, 22, 30),
        ("23:59", 5, 23, 59),
        # More than eight hours later is nobody's meeting: a slip of the hand.
        ("07:00", 5, 7, 0),
        ("22:29", 5, 22, 29),
    ],
)
def test_a_typed_time_stands_on_the_day_it_belongs_to(cell, typed, day, hour, minute):
    meeting_id = evening(cell)
    times = cell.meetings.times
    assert times.of(meeting_id, typed) == at(2026, 12, day, hour, minute)
    assert times.end(meeting_id, typed) == at(2026, 12, day, hour, minute)


def test_the_minute_of_the_opening_is_the_same_day(cell):
    cell.clock.set(at(2026, 12, 5, 22, 30) + timedelta(seconds=40))
    meeting_id = cell.opened(kind="admission", time="22:30")
    assert cell.meetings.times.of(meeting_id, "22:30") == at(2026, 12, 5, 22, 30)


def test_closing_before_the_opening_stays_refused(cell):
    meeting_id = evening(cell)
    cell.at(2026, 12, 6, 0, 15)
    cell.meetings.minutes.read_out(meeting_id)
    typed = cell.meetings.times.end(meeting_id, "22:00")
    with pytest.raises(ClosingBeforeOpening):
        cell.meetings.minutes.close(meeting_id, typed)


def test_a_sheet_of_paper_goes_past_midnight_too(cell):
    meeting_id = cell.plan(kind="admission", time="22:30")
    cell.meetings.planning.add_item(meeting_id, NewItem(title="Lễ"))
    cell.at(2026, 12, 6, 9, 0)
    sheet = PaperSheet(opened="22:30", closed="0:20", read="00:15", rest_present=True)
    cell.meetings.reentry.enter(meeting_id, sheet)
    meeting = cell.view(meeting_id).meeting
    assert meeting.started_at == at(2026, 12, 5, 22, 30)
    assert meeting.read_at == at(2026, 12, 6, 0, 15)
    assert meeting.closed_at == at(2026, 12, 6, 0, 20)


def test_a_meeting_cut_off_is_found_the_next_day(cell):
    meeting_id = evening(cell)
    do = cell.meetings
    cell.at(2026, 12, 5, 22, 50)
    do.floor.note_opinion(meeting_id, NewOpinion(text="Tôi nhất trí", speaker="Khách"))
    cell.at(2026, 12, 5, 22, 55)
    do.drafts.keep(meeting_id, [Draft("opinion.text", "Còn")], "discussion")
    cell.at(2026, 12, 6, 8, 0)
    assert do.sitting.unfinished() == meeting_id
    found = do.drafts.of(meeting_id)
    assert found.last_at == at(2026, 12, 5, 22, 55)
    assert found.was_cut
    assert found.is_long


def test_what_is_done_elsewhere_is_no_sign_of_the_meeting(cell):
    meeting_id = evening(cell)
    cell.at(2026, 12, 6, 7, 0)
    cell.plan(on_day=at(2026, 12, 20).date(), kind="committee")
    assert cell.meetings.drafts.of(meeting_id).last_at == at(2026, 12, 5, 22, 30)


def test_going_on_the_next_day_counts_no_night(cell):
    meeting_id = evening(cell)
    do = cell.meetings
    cell.at(2026, 12, 6, 8, 0)
    do.sitting.bridge(meeting_id, at(2026, 12, 5, 22, 55))
    cell.at(2026, 12, 6, 8, 10)
    view = cell.view(meeting_id)
    told = clocks(view.record, view.steps, cell.clock.now())
    # 22:30 to 22:55, and 08:00 to 08:10.
    assert told.whole == 35 * 60
    assert not told.is_paused
    assert not do.drafts.of(meeting_id).is_long
    assert view.goes_on
    assert do.times.end(meeting_id, "8:30") == at(2026, 12, 6, 8, 30)
    do.minutes.read_out(meeting_id)
    do.minutes.close(meeting_id)
    meeting = cell.view(meeting_id).meeting
    assert meeting.closed_at == at(2026, 12, 6, 8, 10)
    assert meeting.minutes == 35


def test_a_meeting_put_aside_is_not_asked_about_again(cell):
    meeting_id = evening(cell)
    do = cell.meetings
    cell.at(2026, 12, 6, 8, 0)
    do.sitting.leave(meeting_id, at(2026, 12, 5, 22, 55))
    assert do.sitting.unfinished() == ""
    cell.at(2026, 12, 7, 8, 0)
    do.sitting.go_on(meeting_id)
    view = cell.view(meeting_id)
    assert clocks(view.record, view.steps, cell.clock.now()).whole == 25 * 60


def test_one_that_ended_on_paper_asks_for_its_end(cell):
    meeting_id = evening(cell)
    do = cell.meetings
    cell.at(2026, 12, 6, 8, 0)
    assert not cell.view(meeting_id).goes_on
    ended = do.times.end(meeting_id, "23:40")
    do.minutes.read_out(meeting_id, at=ended)
    with pytest.raises(TextMissing):
        do.minutes.close(meeting_id)
    do.minutes.close(meeting_id, ended)
    assert cell.view(meeting_id).meeting.minutes == 70


def test_a_short_silence_is_no_question(cell):
    meeting_id = evening(cell)
    cell.at(2026, 12, 5, 23, 29)
    assert not cell.meetings.drafts.of(meeting_id).is_long
    cell.at(2026, 12, 5, 23, 30)
    assert cell.meetings.drafts.of(meeting_id).is_long
    cell.meetings.sitting.pause(meeting_id)
    cell.at(2026, 12, 6, 6, 0)
    assert not cell.meetings.drafts.of(meeting_id).is_long


def test_pauses_outside_the_meeting_take_nothing_of_its_length(cell):
    meeting_id = cell.plan(kind="admission")
    cell.meetings.planning.add_item(meeting_id, NewItem(title="Lễ"))
    cell.at(2026, 12, 8, 20, 0)
    do = cell.meetings
    do.conducting.open(meeting_id)
    do.conducting.mark_rest_present(meeting_id)
    # Entered three days later, put aside for a day.
    do.sitting.leave(meeting_id)
    assert not do.drafts.of(meeting_id).is_long
    cell.at(2026, 12, 9, 20, 0)
    do.sitting.go_on(meeting_id)
    do.minutes.read_out(meeting_id)
    do.minutes.close(meeting_id, do.times.end(meeting_id, "09:00"))
    meeting = cell.view(meeting_id).meeting
    assert meeting.closed_at == at(2026, 12, 5, 9, 0)
    assert meeting.minutes == 90
