"""A meeting is planned and prepared by keyboard: day, chair, agenda, papers sent."""

from datetime import timedelta

import pytest

from tests.journeys.table import ITEM, PLACE

pytestmark = pytest.mark.journey


def planned(office):
    """Return the only meeting of tomorrow's year, once it is there."""
    day = office.clock.today() + timedelta(days=1)
    lines = office.meetings.of_year(day.year)
    return office.meetings.meeting(lines[0].id) if lines else None


def test_a_meeting_is_planned_and_prepared(cell):
    desk = cell
    with desk.closed_book() as office:
        day = office.clock.today() + timedelta(days=1)
    desk.open()
    plan(desk, day)
    prepare(desk)
    assert desk.quit() == 0
    with desk.closed_book() as office:
        view = planned(office)
        assert view.meeting.on_day == day
        assert (view.meeting.planned_time, view.meeting.place) == ("08:00", PLACE)
        assert view.record.items[0].title == ITEM
        assert view.meeting.papers_sent_on == office.clock.today()
        assert view.meeting.chair_id == view.meeting.clerk_id


def plan(desk, day):
    """Fill the dialog of a new meeting; it is opened when it is planned."""
    desk.press("ctrl+2", "ctrl+n")
    # The kind stays; the calendar of the day is passed over.
    desk.fill("", f"{day:%d/%m/%Y}", "", "8h00", PLACE)
    desk.key("Return")
    desk.wait_for(planned, "the planned meeting")
    desk.settle()


def prepare(desk):
    """Name chair and clerk, make the agenda, note that the papers are out."""
    # From the time over the place to who leads the meeting and who writes.
    desk.key("Tab", "Tab")
    for _person in range(2):
        desk.type("thang")
        desk.key("Return", "Tab")
    desk.wait_for(lambda o: planned(o).meeting.clerk_id, "chair and clerk")
    # Guests, day, three forms, the agenda; then the field of a new matter.
    desk.key(*("Tab",) * 6)
    desk.type(ITEM)
    desk.key("Return")
    desk.wait_for(lambda o: planned(o).record.items, "the matter")
    desk.settle()
    desk.key("Tab", "Tab", "space")
    desk.wait_for(lambda o: len(planned(o).record.items) > 1, "the usual matters")
    desk.settle()
    desk.key(*("Tab",) * 6, "space")
    desk.settle()
    desk.key("Return")
    desk.wait_for(lambda o: planned(o).meeting.papers_sent_on, "that papers are out")
    desk.settle()
