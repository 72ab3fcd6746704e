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

from app.infra.store import Store
from ui.jobs import Jobs

ROOT = Path(__file__).resolve().parents[2]
# Whoever stands above the services and asks for something.
WINDOW, TESTS = f"{ROOT / 'ui'}/", f"{ROOT / 'tests'}/"
ENTRIES = ("rows", "command", "undo", "events", "set_meta", "migrate", "close")
TOO_LONG = 30


class Turns:
    """Watches every store from every thread; ``patch`` until the patch is undone."""

    def __init__(self):
        self._jobs = WeakSet()

    def patch(self, monkeypatch):
        begin = Jobs.__init__

        def begun(jobs, *told, **named):
            begin(jobs, *told, **named)
            self._jobs.add(jobs)

        monkeypatch.setattr(Jobs, "__init__", begun)
        for name in ENTRIES:
            monkeypatch.setattr(Store, name, self._in_turn(getattr(Store, name)))

    def _in_turn(self, entry):
        def called(store, *told, **named):
            if threading.current_thread() is threading.main_thread():
                self.refuse_the_window()
                self.wait()
            return entry(store, *told, **named)

        return called

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
