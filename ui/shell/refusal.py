"""The window of a program that cannot start: one sentence and a way out."""

from PySide6.QtWidgets import QDialog

from app.kernel.words import _
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, column, row, sized
from ui.widgets.basic.text import text


class Refusal(QDialog):
    """Says what is in the way before anything could be opened."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.setWindowTitle(_("Sổ Chi bộ"))
        self.setAccessibleName(sentence)
        close = Button(_("Đóng"), "primary")
        close.clicked.connect(self.accept)
        self.setLayout(
            column(
                text(_("Chưa mở được phần mềm"), "h2"),
                text(sentence, wrap=True),
                row(STRETCH, close),
                gap=12,
                margins=(24, 20, 24, 20),
            )
        )
        sized(self, width=520)
