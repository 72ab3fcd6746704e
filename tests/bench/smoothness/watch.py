"""How much the window's thread computes in one turn of its loop.

What a user does is heard between two turns, so the longest turn is how long the window
can stand still. The computing of the thread is counted, not the clock: other programs
work on the same machine. Nothing is hung into the events themselves, which would make
Python objects of everything and cost more than what is measured.
"""

import time

from PySide6.QtCore import QAbstractEventDispatcher, QObject

# Shorter turns are not work: a text cursor blinks, a clock ticks.
WORK = 0.002


class Watch(QObject):
    """Knows the longest turn since it was last asked, and when there was work."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._longest = self._whole = 0.0
        self._spent = time.thread_time()
        self.worked_at = time.perf_counter()
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.awake.connect(self._turned)

    def taken(self) -> tuple[float, float]:
        """Give the longest turn and the sum of all; seconds of computing."""
        told = self._longest, self._whole
        self._longest = self._whole = 0.0
        return told

    def rested(self) -> float:
        """Give the seconds since there was work."""
        return time.perf_counter() - self.worked_at

    def _turned(self) -> None:
        spent = time.thread_time()
        used, self._spent = spent - self._spent, spent
        self._whole += used
        self._longest = max(self._longest, used)
        if used > WORK:
            self.worked_at = time.perf_counter()
