"""Use cases run on the store's thread, results arrive on the window's."""

import gc
import sys
import threading
import time
import weakref
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from app.kernel.changes import Change
from app.kernel.errors import Cancelled, EnvironmentProblem, UserError
from ui.jobs import Jobs


class NameTaken(UserError):
    """A name exists already."""


class DiskGone(EnvironmentProblem):
    """The disk was pulled."""


@pytest.fixture
def jobs(qapp):
    made = Jobs(bar_after=30)
    yield made
    made.close()


@pytest.fixture
def owner():
    return QObject()


def fail(error):
    raise error


def test_reads_arrive_in_order_on_the_windows_thread(qtbot, jobs, owner):
    got, threads = [], set()
    for number in range(5):
        jobs.read(
            owner,
            partial(lambda n: (n, threading.get_ident()), number),
            lambda result: got.append((result, threading.get_ident())),
        )
    qtbot.waitUntil(lambda: len(got) == 5)
    assert [result[0] for result, _ in got] == [0, 1, 2, 3, 4]
    threads = {result[1] for result, _ in got}
    assert len(threads) == 1
    assert threading.get_ident() not in threads
    assert {where for _, where in got} == {threading.get_ident()}


def test_a_change_is_told_to_everybody_after_its_own_page(qtbot, jobs, owner):
    order = []
    change = Change.of("members", record_id="p1")
    jobs.changed.connect(lambda told: order.append(("all", told)))
    jobs.change(owner, lambda: change, lambda got: order.append(("page", got)))
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == [("page", change), ("all", change)]


def test_a_report_that_carries_a_change_tells_it_too(qtbot, jobs, owner):
    class Imported:
        change = Change.of("members")
        rows = 23

    told = []
    jobs.changed.connect(told.append)
    jobs.change(owner, Imported)
    qtbot.waitUntil(lambda: told == [Imported.change])


def test_a_read_that_returns_a_change_tells_nobody(qtbot, jobs, owner):
    told, got = [], []
    jobs.changed.connect(told.append)
    jobs.read(owner, lambda: Change.of("members"), got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert told == []


def test_a_problem_goes_to_the_page_that_asked(qtbot, jobs, owner):
    problems, unheard = [], []
    jobs.unheard.connect(lambda *told: unheard.append(told))
    jobs.change(owner, partial(fail, NameTaken(field="name")), failed=problems.append)
    qtbot.waitUntil(lambda: bool(problems))
    assert problems[0].field == "name"
    assert unheard == []


def test_a_problem_nobody_awaits_is_passed_on_with_its_owner(qtbot, jobs, owner):
    unheard = []
    jobs.unheard.connect(lambda *told: unheard.append(told))
    jobs.read(owner, partial(fail, DiskGone()))
    qtbot.waitUntil(lambda: bool(unheard))
    assert isinstance(unheard[0][0], DiskGone)
    assert unheard[0][1] is owner


def test_a_bug_goes_to_the_crash_hook(qtbot, jobs, owner, monkeypatch):
    crashes, heard = [], []
    monkeypatch.setattr(sys, "excepthook", lambda *told: crashes.append(told))
    jobs.read(owner, partial(fail, ZeroDivisionError("bug")), failed=heard.append)
    qtbot.waitUntil(lambda: bool(crashes))
    kind, error, traceback = crashes[0]
    assert kind is ZeroDivisionError
    assert str(error) == "bug"
    assert traceback is not None
    assert heard == []


def test_nothing_reaches_an_owner_that_is_gone(qtbot, jobs):
    gate, got, ended = threading.Event(), [], []
    window = QWidget()
    jobs.ended.connect(ended.append)
    jobs.read(window, gate.wait, got.append, got.append)
    shiboken6.delete(window)
    gate.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert got == []


def test_a_change_that_failed_is_said_even_when_its_page_is_gone(qtbot, jobs):
    gate, unheard = threading.Event(), []
    window = QWidget()
    jobs.unheard.connect(lambda *told: unheard.append(told))

    def write():
        gate.wait()
        raise DiskGone

    jobs.change(window, write)
    shiboken6.delete(window)
    gate.set()
    qtbot.waitUntil(lambda: bool(unheard))
    assert isinstance(unheard[0][0], DiskGone)
    assert unheard[0][1] is None


def test_values_are_worked_on_beside_the_store(qtbot, jobs, owner):
    gate, got = threading.Event(), []
    jobs.read(owner, gate.wait)
    jobs.render(owner, lambda: "page", got.append)
    qtbot.waitUntil(lambda: got == ["page"])
    gate.set()


def test_progress_is_told_and_a_stop_ends_the_work(qtbot, jobs, owner):
    told, problems = [], []
    track = jobs.track("Đọc lại", stop="Dừng")
    track.progressed.connect(lambda done, total: told.append((done, total)))

    def work():
        for item in range(10_000):
            track.report(item, 10_000)
            time.sleep(0.001)

    jobs.render(owner, work, failed=problems.append, track=track)
    qtbot.waitUntil(lambda: bool(told))
    track.stop()
    qtbot.waitUntil(lambda: bool(problems))
    assert isinstance(problems[0], Cancelled)


def test_only_slow_work_is_announced_as_late(qtbot, jobs, owner):
    late, ended = [], []
    jobs.late.connect(late.append)
    jobs.ended.connect(ended.append)
    # However long the machine takes for it, nobody looks before it has ended.
    jobs._bar_after = 10**6
    jobs.read(owner, lambda: None)
    qtbot.waitUntil(lambda: len(ended) == 1)
    jobs._tell_late(ended[0])
    assert late == []
    gate = threading.Event()
    jobs._bar_after = 10
    jobs.read(owner, gate.wait)
    qtbot.waitUntil(lambda: len(late) == 1)
    gate.set()
    qtbot.waitUntil(lambda: len(ended) == 2)


def test_writing_is_told_from_its_begin_to_its_end(qtbot, jobs, owner):
    told = []
    jobs.writing.connect(told.append)
    jobs.change(owner, lambda: Change.of("tasks"))
    assert jobs.is_writing
    qtbot.waitUntil(lambda: told == [True, False])
    assert not jobs.is_writing


def test_closing_waits_for_what_is_being_written(qapp, owner):
    jobs, written = Jobs(), []

    def write(number):
        time.sleep(0.02)
        written.append(number)
        return Change.of("members")

    for number in range(3):
        jobs.change(owner, partial(write, number))
    jobs.close()
    assert written == [0, 1, 2]


def test_closing_stops_long_work_and_takes_nothing_new(qapp, owner):
    jobs = Jobs()
    track = jobs.track("Ghi", stop="Dừng")
    started, done = threading.Event(), []

    def work():
        for item in range(100_000):
            started.set()
            track.report(item, 100_000)
            done.append(item)
            time.sleep(0.001)

    jobs.render(owner, work, track=track)
    started.wait()
    jobs.close()
    assert len(done) < 100_000
    ran = []
    jobs.read(owner, partial(ran.append, 1))
    assert ran == []


def test_garbage_is_collected_on_the_windows_thread_only(qapp):
    jobs, others = Jobs(), Jobs()
    assert not gc.isenabled()
    for _ in range(2):
        jobs.close()
        assert not gc.isenabled()
    others.close()
    assert gc.isenabled()


def test_the_window_stays_usable_while_the_store_works(qtbot, jobs, owner):
    gate, ticks = threading.Event(), []
    jobs.read(owner, gate.wait)
    ticking = QTimer(owner, interval=1)
    ticking.timeout.connect(lambda: ticks.append(gate.is_set()))
    ticking.start()
    qtbot.waitUntil(lambda: len(ticks) > 3)
    gate.set()
    assert not any(ticks)


class Gatherer(QWidget):
    """A widget that gives its own method as work."""

    def __init__(self, gate, fails):
        super().__init__()
        self._gate, self._fails = gate, fails

    def gather(self):
        assert self._gate.wait(10)
        if self._fails:
            raise NameTaken(field="name")
        return 1


@pytest.mark.parametrize("fails", [False, True])
def test_a_widget_never_dies_on_the_thread_that_worked_for_it(qtbot, jobs, fails):
    died, gone, ended = [], [], []
    jobs.ended.connect(ended.append)
    for number in range(30):
        gate, asker = threading.Event(), QObject()
        widget = Gatherer(gate, fails)
        widget.destroyed.connect(
            lambda: died.append(threading.get_ident()),
            Qt.ConnectionType.DirectConnection,
        )
        weakref.finalize(widget, lambda: gone.append(threading.get_ident()))
        jobs.read(asker, widget.gather, failed=lambda problem: None)
        del widget
        gate.set()
        qtbot.waitUntil(lambda number=number: len(ended) > number)
    # The ones still held go with what comes after them.
    for _ in range(10):
        jobs.read(asker, int)
    qtbot.waitUntil(lambda: len(ended) == 40)
    ended.clear()
    qtbot.waitUntil(lambda: bool(gc.collect() >= 0 and len(gone) == 30))
    assert set(gone) | set(died) == {threading.get_ident()}


def test_nothing_more_starts_for_what_is_about_to_go(qtbot, jobs, owner):
    window = QWidget()
    inner, got = QWidget(window), []
    jobs.read(inner, lambda: "before", got.append)
    jobs.retire(window)
    jobs.read(window, lambda: "window", got.append)
    jobs.change(inner, lambda: "inner", got.append)
    jobs.read(owner, lambda: "somebody else", got.append)
    qtbot.waitUntil(lambda: len(got) == 2)
    assert got == ["before", "somebody else"]
    assert not jobs.is_writing
