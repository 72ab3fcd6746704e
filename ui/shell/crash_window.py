"""The window that tells of our failure: what is saved, where the report is."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from app.kernel.words import _
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
