"""The test's own thread and the thread of the store take turns, never side by side.

The window reads and writes on one worker thread. A test that looks into the same book
itself, or closes it, might do so while that thread still works: what it finds would
hang on the moment. Here it waits until everything asked for is done. What the window
itself does on its own thread is refused: that would make it stand still.
"""

import sys
import threading
from concurrent.futures import wait
from pathlib import Path
from weakref import WeakSet

from app.infra.book import turns as connections
from ui.jobs import Jobs

ROOT = Path(__file__).resolve().parents[2]
# Whoever stands above the services and asks for something.
WINDOW, TESTS = f"{ROOT / 'ui'}/", f"{ROOT / 'tests'}/"
TOO_LONG = 120


class WatchedTurn:
    """The turn of a connection; the test's thread takes it when all jobs have ended.

    Everything that reaches a book takes its turn, so nothing passes by. Whoever holds
    a turn already must not wait: a job may be waiting for that very turn.
    """

    def __init__(self, turns):
        self._turns = turns
        self._lock = threading.RLock()

    def __enter__(self):
        is_main = threading.current_thread() is threading.main_thread()
        if is_main and not self._turns.held:
            self._turns.refuse_the_window()
            self._turns.wait()
        self._lock.acquire()
        self._turns.held += is_main

    def __exit__(self, *_):
        self._turns.held -= threading.current_thread() is threading.main_thread()
        self._lock.release()


class Turns:
    """Watches every connection from every thread; ``patch`` until it is undone."""

    def __init__(self):
        self._jobs = WeakSet()
        # How often the main thread has taken a turn that it still has.
        self.held = 0

    def patch(self, monkeypatch):
        begin = Jobs.__init__

        def begun(jobs, *told, **named):
            begin(jobs, *told, **named)
            self._jobs.add(jobs)

        monkeypatch.setattr(Jobs, "__init__", begun)
        monkeypatch.setattr(connections, "RLock", lambda: WatchedTurn(self))

    def wait(self):
        """Wait for all that the stores' threads were asked for."""
        asked = [
            ticket.future
            for jobs in self._jobs
            for ticket in tuple(jobs._running)
            if ticket.kind != "render" and ticket.future is not None
        ]
        if asked:
            late = wait(asked, timeout=TOO_LONG).not_done
            assert not late, "a job waits for the thread that waits for it"

    @staticmethod
    def refuse_the_window():
        """Fail when the window asks the store on its own thread."""
        frame = sys._getframe(2)
        while frame is not None:
            source = frame.f_code.co_filename
            if source.startswith(TESTS) and source != __file__:
                return
            assert not source.startswith(WINDOW), f"{source}:{frame.f_lineno}: use Jobs"
            frame = frame.f_back
