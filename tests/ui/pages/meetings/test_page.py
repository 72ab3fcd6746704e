import pytest
from tests.app.features.meetings.office import desk, discussed, held, prepared
from ui.pages.meetings.page import MeetingsPage


@pytest.fixture
def found(store, clock):
    return desk(store, clock)


def shown(qtbot, found, jobs, messages, record_id=""):
    page = MeetingsPage(found.office.meetings, found.clock, jobs, messages)
    qtbot.addWidget(page)
    page.resize(1122, 656)
    page.show()
    page.enter(record_id)
    qtbot.waitUntil(lambda: not jobs._running)
    return page


def test_a(qtbot, found, jobs, messages):
    shown(qtbot, found, jobs, messages)
