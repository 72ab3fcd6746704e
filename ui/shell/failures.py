"""Tells of failures of the program in one crash window, made when it is needed."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from app.kernel.words import _
from ui.messages import Messages

if TYPE_CHECKING:
    from ui.shell.crash_window import CrashWindow


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
