"""An answer of the search opens the meeting where the sentence stands."""

from tests.app.features.meetings.office import desk, held
from ui.pages.meetings.page import MeetingsPage


def test_an_answer_opens_the_meeting_at_its_place(qtbot, store, clock, jobs, messages):
    found = desk(store, clock)
    meeting_id = held(found)
    page = MeetingsPage(found.office.meetings, found.clock, jobs, messages)
    qtbot.addWidget(page)
    page.resize(1122, 690)
    page.show()
    hits = found.office.search.search("lắp thêm đèn chiếu sáng")
    (opinion,) = [hit for hit in hits if hit.excerpt.startswith("Ngô Thị Thu Hương")]
    for place, panel in (
        (opinion.place.record_id, "discussion"),
        (f"{meeting_id}:conclusion", "conclusion"),
        (f"{meeting_id}:vote", "vote"),
    ):
        page.enter(place)
        qtbot.waitUntil(lambda: not jobs._running)
        assert page.desk.panel is page.desk.panel_of(panel)
    # A step this kind of meeting does not have leads to the meeting itself.
    page.enter(f"{meeting_id}:ceremony")
    qtbot.waitUntil(lambda: not jobs._running)
    assert page.desk.view.meeting.id == meeting_id
