"""The window that tells of our failure: what is saved, where the report is."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.kernel.words import _
from ui.messages import Messages
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, column, row, sized
from ui.widgets.basic.text import text


class CrashWindow(QDialog):
    """One sentence, the place of the report, and three ways on. Nothing is sent."""

    reopen = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Phần mềm gặp trục trặc"))
        self.setAccessibleName(self.windowTitle())
        self._report = ""
        self._words = text(words, wrap=True)
        self._place = text("", "small", "text2", wrap=True)
        self._place.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        copy = Button(_("Chép báo lỗi"), icon="copy")
        copy.clicked.connect(self._copy)
        again = Button(_("Mở lại phần mềm"), icon="refresh-cw")
        again.clicked.connect(self.reopen)
        stay = Button(_("Làm tiếp"), "primary")
        stay.clicked.connect(self.accept)
        self.setLayout(
            column(
                text(_("Phần mềm gặp trục trặc"), "h2"),
                self._words,
                self._place,
                row(copy, STRETCH, again, stay),
                gap=12,
                margins=(24, 20, 24, 20),
            )
        )
        sized(self, width=520)
        stay.setFocus()

    def show_report(self, words: str, report: str, place: Path | None) -> None:
        """Show one failure; a second one while it is open replaces the text."""
        self._words.setText(words)
        self._report = report
        self._place.setText(
            _("Tệp báo lỗi, không có tên người nào trong đó: {place}").format(
                place=place
            )
            if place
            else _("Chưa ghi được tệp báo lỗi. Bấm Chép báo lỗi rồi dán vào nơi khác.")
        )
        self.open()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)


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

    def _open(self, words: str) -> CrashWindow:
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
