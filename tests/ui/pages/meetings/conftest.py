"""The page of meetings, and a meeting at the table, over a whole office in memory."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from app.features.meetings.model.entries import NewMeeting
from tests.app.features.meetings.office import desk
from ui.pages.meetings.page import MeetingsPage
from ui.pages.meetings.runner.frame import Table
from ui.pages.meetings.runner.window import RunnerWindow


@dataclass
class Window:
    """A page that follows its own places, as the shell makes it do."""

    page: MeetingsPage
    jobs: object
    bot: object
    places: list
    stages: list = field(default_factory=list)

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


@dataclass
class Seat:
    """A seat at the table: the window in which one meeting is led."""

    cell: object
    jobs: object
    bot: object
    messages: object
    size: tuple = (1366, 768)
    places: list = field(default_factory=list)
    runner: RunnerWindow | None = None

    def settle(self):
        """Wait until everything typed and done is in the book and shown again."""
        runner = self.runner
        self.bot.waitUntil(lambda: runner.keeper.is_clean and not self.jobs._running)
        self.bot.wait(20)

    def open(self, meeting_id, step=""):
        office = self.cell.office
        table = Table(
            office.meetings,
            self.cell.clock,
            self.jobs,
            self.messages,
            office.reports.prepare,
            office.scores,
        )
        runner = self.runner = RunnerWindow(table, meeting_id)
        self.bot.addWidget(runner)
        runner.open_requested.connect(self.places.append)
        runner.resize(*self.size)
        runner.show()
        runner.begin()
        self.settle()
        if step:
            self.go(step)
        return runner

    def go(self, step):
        """Go to a step as the list at the left does; give its panel."""
        self.runner.go_to(step)
        self.settle()
        return self.runner.panel

    def jump(self, step):
        """Stand at a step at once, whatever the ones before lack."""
        unit = self.cell.office.store.command("test")
        with unit as command:
            command.update("meeting", self.runner.meeting_id, {"step": step})
        self.runner._reload()
        self.settle()
        return self.runner.panel

    def die(self):
        """Let the window go as a killed process would: nothing more is written."""
        self.settle()
        self.runner.keeper._pause.stop()
        self.jobs.changed.disconnect(self.runner._hear)
        # A killed window cannot save what it loses the focus of.
        self.runner.acts.change = lambda *_ask: None
        self.runner.keeper.submit = lambda *_ask: None
        self.runner.hide()


@pytest.fixture
def found(store, clock):
    return desk(store, clock)


@pytest.fixture
def make_window(qtbot, jobs, messages, request):
    def make(width=1122, at=None):
        cell = at or request.getfixturevalue("found")
        office = cell.office
        page = MeetingsPage(
            office.meetings,
            cell.clock,
            jobs,
            messages,
            office.scores,
            office.reports.prepare,
        )
        qtbot.addWidget(page)
        places, stages = [], []
        page.open_requested.connect(places.append)
        page.stage_wanted.connect(lambda stage: (stages.append(stage), stage.begin()))
        page.resize(width, 690)
        page.show()
        return Window(page, jobs, qtbot, places, stages)

    return make


@pytest.fixture
def window(make_window):
    return make_window()


@pytest.fixture
def make_seat(qtbot, jobs, messages, request):
    def make(size=(1366, 768), at=None):
        cell = at or request.getfixturevalue("found")
        return Seat(cell, jobs, qtbot, messages, size)

    return make


@pytest.fixture
def seat(make_seat):
    return make_seat()


@pytest.fixture
def make_crowd(store, clock, make_seat):
    """A cell of 300 with names of 45 letters, its meeting just opened."""

    def make():
        long = "Nguyễn Hoàng Thị Thanh Xuân Phương Thảo Ngân Số"
        found = desk(store, clock, [f"{long} {n}" for n in range(300)])
        found.at(2026, 12, 5, 7, 30)
        do = found.office.meetings
        new = NewMeeting(kind="regular", on_day=date(2026, 12, 5), time="07:30")
        meeting_id = do.plan(new).record_id
        do.conducting.open(meeting_id)
        return make_seat(at=found), do, meeting_id

    return make
