"""A meeting in its own window: over the whole frame, under the lock, and back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.door import entrance as door
from app.features.meetings.model.entries import NewMeeting
from app.kernel.places import Place
from tests.ui.typing import type_text
from ui.pages.meetings.page import MeetingsPage
from ui.pages.meetings.runner.window import RunnerWindow
from ui.shell.crash import CrashHooks, Surroundings
from ui.shell.frame import Frame
from ui.shell.session import Session

CTRL = Qt.KeyboardModifier.ControlModifier
PASSPHRASE = "hoa dao no mua xuan"  # noqa: S105  (of test books only)


@pytest.fixture
def run(qtbot, look, tmp_path, monkeypatch):
    """Start the program over one folder; again after the end of the last run."""
    home = {"SOCHIBO_HOME": str(tmp_path / "Sổ")}
    monkeypatch.setenv(*next(iter(home.items())))
    started = []

    def start():
        entrance = door.approach(home)
        logs = tmp_path / "logs"
        logs.mkdir(exist_ok=True)
        hooks = CrashHooks(Surroundings(logs, "0.1.0", entrance.clock.now))
        hooks.close()
        frame = Frame(door.passphrase_rules)
        session = Session(QApplication.instance(), frame, entrance, hooks)
        started.append((session, frame))
        frame.resize(1366, 690)
        return session, frame

    def end():
        while started:
            session, frame = started.pop()
            session.close()
            frame.close()
            frame.deleteLater()
            # It hangs on the application and would go on listening.
            session.deleteLater()

    start.end = end
    yield start
    end()


def unlocked(run, qtbot):
    session, frame = run()
    session.begin()
    with qtbot.waitActive(frame):
        frame.show()
        frame.activateWindow()
    type_text(QApplication.focusWidget(), PASSPHRASE)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not frame.is_locked, timeout=15000)
    return session, frame


@pytest.fixture
def cell(run):
    """A book with one member and a meeting of today."""
    session, _frame = run()
    office, _code = session._entrance.create(PASSPHRASE)
    day = office.clock.today()
    office.members.enrol({"full_name": "Trần Văn Hòa", "official_on": "2011-05-19"})
    new = NewMeeting(kind="committee", on_day=day, time="07:30")
    meeting_id = office.meetings.plan(new).record_id
    office.close()
    run.end()
    return meeting_id


def runner_of(frame):
    seen = frame._stack.currentWidget()
    return seen if isinstance(seen, RunnerWindow) else None


def is_led(frame):
    runner = runner_of(frame)
    return runner is not None and runner.view is not None


def test_a_meeting_takes_the_screen_and_gives_it_back(run, qtbot, cell):
    session, frame = unlocked(run, qtbot)
    session._inside.window.open(Place("meetings", cell))
    session._inside.window.page.run(cell)
    qtbot.waitUntil(lambda: is_led(frame), timeout=15000)
    assert frame.isFullScreen()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_L, CTRL)
    assert frame.is_locked
    assert not session._inside.window.isVisible()
    type_text(QApplication.focusWidget(), PASSPHRASE)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not frame.is_locked, timeout=15000)
    assert runner_of(frame) is not None
    runner_of(frame).leave()
    qtbot.waitUntil(lambda: runner_of(frame) is None)
    assert not frame.isFullScreen()
    assert session._inside.window.isVisible()


def test_a_meeting_that_was_cut_off_goes_on_behind_the_lock(run, qtbot, cell):
    session, frame = unlocked(run, qtbot)
    session._office.meetings.conducting.open(cell)
    run.end()
    session, frame = unlocked(run, qtbot)
    qtbot.waitUntil(lambda: is_led(frame), timeout=15000)
    told = runner_of(frame).notices.sentences()
    assert told[0].startswith("Tiếp tục từ bước 2, lúc ")
    session._inside._leave_stage()
    assert isinstance(session._inside.window.page, MeetingsPage)


def test_the_first_line_of_the_day_has_the_focus_after_unlocking(run, qtbot, cell):
    session, _frame = unlocked(run, qtbot)
    home = session._inside.window.page
    qtbot.waitUntil(lambda: bool(home.first_focus() is not home._list), timeout=15000)
    assert QApplication.focusWidget() is home.first_focus()
