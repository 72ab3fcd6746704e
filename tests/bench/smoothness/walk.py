"""Walks through the window: one act, then rest, then the next act.

An act is a step of a generator which yields the name of what it has just done. It is
done within a timer's event, so a button that is pressed is measured with its answer.
"""

import cProfile
import os
import pstats
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from tests.bench.smoothness.watch import Watch
from ui.jobs import Jobs

# Seconds without work until the window counts as still; longer than every pause the
# window makes by itself (a list waits 80 ms for its next arrow key, a search 120).
REST = 0.25
GIVE_UP = 30.0
# The name of an act that only leads to the next one.
UNNAMED = "-"


@dataclass(frozen=True, slots=True)
class Told:
    """One act, its longest turn and all its computing (seconds of the thread)."""

    name: str
    longest: float
    whole: float


class Walk(QObject):
    """Does one act after the other; ``then`` gets what was measured."""

    def __init__(
        self,
        app: QApplication,
        jobs: Jobs,
        acts: Iterator[str],
        then: Callable[[list[Told]], None],
    ) -> None:
        super().__init__(app)
        self._jobs, self._acts, self._then = jobs, acts, then
        self._watch = Watch(self)
        self._told: list[Told] = []
        self._is_acting = False
        self._name = UNNAMED
        self._profile: cProfile.Profile | None = None
        self._begun = time.perf_counter()
        self._timer = QTimer(self, interval=25)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Start with the first act."""
        self._timer.start()

    def _look(self) -> None:
        if self._is_acting:
            _close_what_waits()
        elif self._rests():
            self._note()
            self._act()

    def _act(self) -> None:
        self._is_acting = True
        self._begun = self._watch.worked_at = time.perf_counter()
        try:
            self._name = next(self._acts)
        except StopIteration:
            self._timer.stop()
            self._then(self._told)
        finally:
            self._is_acting = False

    def _rests(self) -> bool:
        if time.perf_counter() - self._begun > GIVE_UP:
            print(f"no rest: {self._name}", file=sys.stderr, flush=True)
            return True
        is_idle = not self._jobs._running
        return is_idle and self._watch.rested() > REST

    def _note(self) -> None:
        longest, whole = self._watch.taken()
        self._end_profile()
        if self._name != UNNAMED:
            self._told.append(Told(self._name, longest, whole))
            print(
                f"{longest * 1000:6.0f} {whole * 1000:6.0f}  {self._name}", flush=True
            )
        if os.environ.get("SMOOTH_PROFILE") == self._name:
            self._profile = cProfile.Profile()
            self._profile.enable()

    def _end_profile(self) -> None:
        """Say what the act spent its time with; for a developer who asked for it."""
        if self._profile is not None:
            self._profile.disable()
            pstats.Stats(self._profile).sort_stats("cumtime").print_stats(80)
            self._profile = None


def _close_what_waits() -> None:
    """End a dialog that holds the thread in a loop of its own."""
    waiting = QApplication.activeModalWidget() or QApplication.activePopupWidget()
    if waiting is not None:
        waiting.close()
