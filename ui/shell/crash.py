"""What happens when the program itself fails: hooks, a report file, one window.

Python errors of either thread, errors inside Qt slots and Qt's own fatal messages end
here. A crash of the process leaves faulthandler's file, offered at the next start.
"""

import faulthandler
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtWidgets import QApplication, QWidget

from app.door import crash_report
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.messages import Messages

if TYPE_CHECKING:
    from ui.shell.crash_window import CrashWindow


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the hooks need to know about this run."""

    logs: Path
    version: str
    now: Callable[[], datetime]


class CrashHooks(QObject):
    """Catches what nobody else caught; ``caught`` brings it to the window's thread."""

    caught = Signal(str, object)
    qt_warned = Signal(str)

    def __init__(self, around: Surroundings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._is_reporting = False
        self.hard_crash = self._what_the_last_run_left()
        self._file = (around.logs / crash_report.HARD_CRASH).open("w", encoding="utf-8")
        faulthandler.enable(self._file)
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook
        qInstallMessageHandler(self._hear_qt)

    def close(self) -> None:
        """Give the hooks back; a clean end leaves no file."""
        faulthandler.disable()
        qInstallMessageHandler(None)
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        self._file.close()
        (self._around.logs / crash_report.HARD_CRASH).unlink(missing_ok=True)

    def _hook(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        # An error while reporting an error must not report itself for ever.
        if self._is_reporting:
            return
        self._is_reporting = True
        at = self._around.now()
        text = crash_report.compose(error, at, self._facts())
        print(text, file=sys.stderr)  # noqa: T201  (for whoever started it in a terminal)
        self.caught.emit(text, self._keep(text, at))
        self._is_reporting = False

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._hook(args.exc_type, args.exc_value, args.exc_traceback)

    def _keep(self, text: str, at: datetime) -> Path | None:
        try:
            return crash_report.save(self._around.logs, text, at)
        except Problem:
            return None

    def _what_the_last_run_left(self) -> Path | None:
        left = crash_report.left_over(self._around.logs)
        if not left.strip():
            return None
        at = self._around.now()
        text = crash_report.compose_hard(left, at, self._facts())
        return self._keep(text, at)

    def _facts(self) -> dict[str, str]:
        return {"version": self._around.version, "qt": qVersion()}

    def _hear_qt(
        self, kind: QtMsgType, _context: QMessageLogContext, words: str
    ) -> None:
        if kind is QtMsgType.QtDebugMsg or sys.stderr is None:
            return
        print(f"Qt: {words}", file=sys.stderr)  # noqa: T201  (Qt's own stream)
        if kind is not QtMsgType.QtInfoMsg:
            self.qt_warned.emit(words)


class Failures(QObject):
    """Shows at most one crash window over the frame, whatever fails how often."""

    def __init__(
        self, frame: QWidget, messages: Messages, now: Callable[[], datetime]
    ) -> None:
        super().__init__(frame)
        self._frame, self._messages, self._now = frame, messages, now
        self._window: CrashWindow | None = None

    def tell(self, report: str, place: Path | None) -> None:
        """Tell of a failure of this run; what was done before it is saved."""
        words = self._messages.crash_words(f"{self._now():%H:%M}")
        self._open(words).show_report(words, report, place)

    def tell_of_last_run(self, report: Path) -> None:
        """Tell that the last run died, and where its report is."""
        words = _(
            "Lần trước phần mềm dừng đột ngột. Việc đã lưu vẫn còn nguyên. "
            "Gửi tệp báo lỗi cho người phụ trách."
        )
        self._open(words).show_report(words, str(report), report)

    def _open(self, words: str) -> "CrashWindow":
        from ui.shell.crash_window import CrashWindow  # noqa: PLC0415  (only when something failed)

        if self._window is None:
            self._window = CrashWindow(words, self._frame)
            self._window.reopen.connect(_reopen)
        return self._window


def _reopen() -> None:
    """Ask for the program to be started again once this run has ended."""
    app = QApplication.instance()
    if app is not None:
        app.setProperty("reopen", "yes")
        app.quit()
