"""The page of meetings over a whole office in memory."""

from dataclasses import dataclass
from datetime import date

import pytest

from app.features.meetings.model.entries import NewMeeting
from tests.app.features.meetings.office import desk
from ui.pages.meetings.page import MeetingsPage


@dataclass
class Window:
    """A page that follows its own places, as the shell makes it do."""

    page: MeetingsPage
    jobs: object
    bot: object
    places: list

    def settle(self):
        self.bot.waitUntil(lambda: not self.jobs._running)
        # What was shown last is laid out by the events that follow.
        self.bot.wait(20)

    def open(self, record_id="", step=""):
        self.page.enter(record_id)
        self.settle()
        if step:
            self.go(step)
        return self.page

    def go(self, step):
        self.page.go_to_step(step)
        self.settle()
        return self.page.desk.panel


@pytest.fixture
def found(store, clock):
    return desk(store, clock)


@pytest.fixture
def make_window(qtbot, jobs, messages, request):
    def make(width=1122, at=None):
        cell = at or request.getfixturevalue("found")
        page = MeetingsPage(cell.office.meetings, cell.clock, jobs, messages)
        qtbot.addWidget(page)
        places = []
        page.open_requested.connect(places.append)
        page.resize(width, 690)
        page.show()
        return Window(page, jobs, qtbot, places)

    return make


@pytest.fixture
def window(make_window):
    return make_window()


@pytest.fixture
def make_crowd(store, clock, make_window):
    """A cell of 300 with names of 45 letters, its meeting just opened."""

    def make():
        long = "Nguyễn Hoàng Thị Thanh Xuân Phương Thảo Ngân Số"
        found = desk(store, clock, [f"{long} {n}" for n in range(300)])
        found.at(2026, 12, 5, 7, 30)
        do = found.office.meetings
        new = NewMeeting(kind="regular", on_day=date(2026, 12, 5), time="07:30")
        meeting_id = do.plan(new).record_id
        do.conducting.open(meeting_id)
        return make_window(at=found), do, meeting_id

    return make
