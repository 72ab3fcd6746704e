"""The program is killed in the middle of a meeting; nothing that was seen is lost."""

import pytest

from app.features.meetings.model.records import Mark
from tests.journeys.test_meeting import (
    OPINION,
    call_the_roll,
    discuss,
    marks,
    meeting,
    plan,
)

pytestmark = pytest.mark.journey


def cut(desk):
    """Kill the program and come back as the next morning."""
    desk.kill()
    desk.open()
    desk.press("ctrl+2", "Return")


def test_a_meeting_goes_on_after_every_power_cut(cell):
    desk = cell
    desk.open()
    plan(desk)
    cut(desk)
    call_the_roll(desk)
    cut(desk)
    with desk.book() as office:
        assert marks(office).count(Mark.PRESENT) == 21
        assert meeting(office).meeting.step == "roll_call"
    discuss(desk)
    desk.key("F10")
    desk.type("Kết luận viết dở")
    cut(desk)
    with desk.book() as office:
        found = meeting(office)
        assert [one.text for one in found.record.opinions] == [OPINION]
        assert len(found.votes) == 1
        assert found.meeting.step == "conclusion"
        assert office.store.chain.check().broken_at is None
    assert desk.quit() == 0
