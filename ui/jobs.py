"""Work away from the window's thread, and its results back on it.

One worker thread owns the store: use cases run there in the order they were asked for.
A second executor makes documents and hashes from values and never sees the store.
Results come back through a queued signal; nothing reaches an owner that is gone.
"""

import gc
import sys
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, ClassVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.kernel.changes import Change
from app.kernel.errors import Cancelled, Problem

Then = Callable[[Any], None]
# Two documents at a time: one that prints, one that packs.
_VALUE_THREADS = 2
_SPEAK_EVERY = 0.1
# How many ended pieces of work are held: more than threads can still be letting go of.
_HELD = 8


class Track(QObject):
    """The progress of one long job and the wish to stop it.

    ``report`` goes into the use case as its ``Progress``; it is called on the worker
    thread and raises ``Cancelled`` once the user asked to stop.
    """

    progressed = Signal(int, int)
    saying = Signal(str)
    stopping = Signal()

    def __init__(
        self, title: str, stop: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.title = title
        self.stop_words = stop
        self._is_stopped = False
        self._spoken_at = 0.0

    @property
    def is_stopped(self) -> bool:
        """Whether the user asked to stop."""
        return self._is_stopped

    def report(self, done: int, total: int) -> None:
        """Tell how far the work is; raise ``Cancelled`` after ``stop``."""
        if self._is_stopped:
            raise Cancelled
        now = time.monotonic()
        if done >= total or now - self._spoken_at >= _SPEAK_EVERY:
            self._spoken_at = now
            self.progressed.emit(done, total)

    def say(self, item: str) -> None:
        """Tell which item the work is at; safe to call on the worker thread."""
        self.saying.emit(item)

    def stop(self) -> None:
        """Ask the work to stop at the next item."""
        self._is_stopped = True
        self.stopping.emit()


@dataclass(eq=False)
class Ticket:
    """One piece of work on its way."""

    owner: QObject
    kind: str
    then: Then | None
    failed: Callable[[Problem], None] | None
    track: Track | None = None
    number: int = 0
    future: "Future[Any] | None" = field(default=None, repr=False)
    # What is to be done, alone in a list: see ``_run``.
    work: list[Callable[[], Any]] = field(default_factory=list, repr=False)


class Collector(QObject):
    """Lets Python's cycle collector run on the window's thread only.

    Otherwise it may delete a widget from the worker thread, which ends the process
    (Anki and pyqtgraph do the same).
    """

    # How many windows' works are going on; Python collects again after the last.
    _going: ClassVar[int] = 0

    def __init__(self, parent: QObject, every: int = 1000) -> None:
        super().__init__(parent)
        Collector._going += 1
        gc.disable()
        self._timer = QTimer(self, interval=every)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def close(self) -> None:
        """Give collecting back to Python."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        Collector._going -= 1
        if not Collector._going:
            gc.enable()

    @staticmethod
    def _collect() -> None:
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return


class Jobs(QObject):
    """Runs use cases for the window. ``close`` waits for what is running."""

    changed = Signal(object)
    began = Signal(object)
    late = Signal(object)
    ended = Signal(object)
    writing = Signal(bool)
    unheard = Signal(object, object)
    _arrived = Signal(int)

    def __init__(self, parent: QObject | None = None, bar_after: int = 400) -> None:
        """``bar_after`` milliseconds a job may take before ``late`` tells of it."""
        super().__init__(parent)
        self._bar_after = bar_after
        self._store = ThreadPoolExecutor(1, thread_name_prefix="store")
        self._values = ThreadPoolExecutor(_VALUE_THREADS, thread_name_prefix="values")
        self._running: list[Ticket] = []
        self._ended: deque[Future[Any]] = deque(maxlen=_HELD)
        self._retired: list[QObject] = []
        self._count = 0
        self._is_closed = False
        self._collector = Collector(self)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def track(self, title: str, stop: str = "") -> Track:
        """Make a progress to hand to a long job; ``stop`` names what stopping does."""
        return Track(title, stop, self)

    def read(
        self,
        owner: QObject,
        use_case: Callable[[], Any],
        then: Then | None = None,
        failed: Callable[[Problem], None] | None = None,
        track: Track | None = None,
    ) -> None:
        """Run ``use_case`` on the store's thread and hand its result to ``then``."""
        ticket = Ticket(owner, "read", then, failed, track)
        self._start(self._store, ticket, use_case)

    def change(
        self,
        owner: QObject,
        use_case: Callable[[], Any],
        then: Then | None = None,
        failed: Callable[[Problem], None] | None = None,
        track: Track | None = None,
    ) -> None:
        """Run a writing ``use_case``; tell everybody what it changed.

        It returns a ``Change`` or something with a ``change``.
        """
        ticket = Ticket(owner, "change", then, failed, track)
        self._start(self._store, ticket, use_case)
        self.writing.emit(True)  # noqa: FBT003  (a signal's argument)

    def render(
        self,
        owner: QObject,
        work: Callable[[], Any],
        then: Then | None = None,
        failed: Callable[[Problem], None] | None = None,
        track: Track | None = None,
    ) -> None:
        """Run ``work`` on values, beside the store; it must not touch the store."""
        ticket = Ticket(owner, "render", then, failed, track)
        self._start(self._values, ticket, work)

    @property
    def is_writing(self) -> bool:
        """Whether a change is waiting or running."""
        return any(ticket.kind == "change" for ticket in self._running)

    def close(self) -> None:
        """Finish what is being written, drop what only reads, end both threads."""
        self._is_closed = True
        for ticket in self._running:
            if ticket.kind != "change" and ticket.future is not None:
                ticket.future.cancel()
                if ticket.track is not None:
                    ticket.track.stop()
        self._store.shutdown(wait=True)
        self._values.shutdown(wait=True)
        for ticket in self._running:
            ticket.work.clear()
        self._collector.close()

    def retire(self, *owners: QObject) -> None:
        """Start nothing more for ``owners`` and what lies in them: they are to go."""
        self._retired = [one for one in self._retired if shiboken6.isValid(one)]
        self._retired.extend(owners)

    def _start(
        self, pool: ThreadPoolExecutor, ticket: Ticket, work: Callable[[], Any]
    ) -> None:
        if self._is_closed or self._is_retired(ticket.owner):
            return
        self._running.append(ticket)
        self.began.emit(ticket)
        self._count += 1
        # The worker thread gets a number, never the ticket: the last reference to a
        # widget must not be dropped there.
        ticket.number = number = self._count
        ticket.work = [work]
        ticket.future = pool.submit(_run, ticket.work)
        ticket.future.add_done_callback(lambda _: self._arrived.emit(number))
        QTimer.singleShot(self._bar_after, self, lambda: self._tell_late(ticket))

    def _is_retired(self, owner: QObject | None) -> bool:
        while owner is not None and shiboken6.isValid(owner):
            if any(owner is one for one in self._retired):
                return True
            owner = owner.parent()
        return False

    def _tell_late(self, ticket: Ticket) -> None:
        if ticket in self._running and shiboken6.isValid(ticket.owner):
            self.late.emit(ticket)

    def _deliver(self, number: int) -> None:
        waiting = (one for one in self._running if one.number == number)
        ticket = next(waiting, None)
        if self._is_closed or ticket is None or ticket.future is None:
            return
        if ticket.future.cancelled():
            return
        self._running.remove(ticket)
        ticket.work.clear()
        self._ended.append(ticket.future)
        self.ended.emit(ticket)
        if ticket.kind == "change":
            self.writing.emit(self.is_writing)
        error = ticket.future.exception()
        if error is None:
            self._hand_over(ticket, ticket.future.result())
        elif isinstance(error, Problem):
            self._complain(ticket, error)
        else:
            # Our bug: the crash window listens there.
            sys.excepthook(type(error), error, error.__traceback__)
        if ticket.track is not None:
            ticket.track.deleteLater()

    def _hand_over(self, ticket: Ticket, result: object) -> None:
        if ticket.then is not None and shiboken6.isValid(ticket.owner):
            ticket.then(result)
        change = getattr(result, "change", result)
        if ticket.kind == "change" and isinstance(change, Change):
            self.changed.emit(change)

    def _complain(self, ticket: Ticket, problem: Problem) -> None:
        if not shiboken6.isValid(ticket.owner):
            # What could not be written must be said even if its page is gone.
            if ticket.kind == "change":
                self.unheard.emit(problem, None)
        elif ticket.failed is not None:
            ticket.failed(problem)
        else:
            self.unheard.emit(problem, ticket.owner)


def _run(work: list[Callable[[], Any]]) -> Any:  # noqa: ANN401  (whatever the use case returns)
    """Do the one piece of work in the list.

    The window's thread empties the list: a bound method may hold the last reference to
    its widget, and a widget that dies on another thread takes the process with it.
    """
    return work[0]()
