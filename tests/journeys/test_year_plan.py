"""Filling the gaps of a year by two keys, and taking them back by one."""

import pytest

pytestmark = pytest.mark.journey


def gaps(office):
    return office.meetings.year_planning.gaps(office.clock.today().year)


def test_the_gaps_of_a_year_are_filled_and_taken_back(cell):
    desk = cell
    with desk.closed_book() as office:
        if not gaps(office).can_fill:
            pytest.skip("the practice cell's year has no gap on this day")
        before = len(office.meetings.of_year(office.clock.today().year))
    desk.open()
    desk.press("ctrl+2", "F9")
    desk.press("F10")
    desk.wait_for(lambda o: not gaps(o).can_fill, "the filled year")
    desk.settle()
    desk.press("ctrl+z")
    desk.wait_for(
        lambda o: len(o.meetings.of_year(o.clock.today().year)) == before,
        "the undo of the plan",
    )
    assert desk.quit() == 0
