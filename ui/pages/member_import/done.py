"""The last step: what was written, and the way to the report."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.kernel.words import _
from ui.widgets.basic.layout import spaced
from ui.widgets.blocks.emptystate import EmptyState


class DoneStep(QFrame):
    """Says what became of the list; ``report_asked`` when its report is wanted."""

    report_asked = Signal()
    again_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._words = EmptyState(
            "circle-check", "", _("Xem báo cáo nhập"), _("Nhập tệp khác")
        )
        self._words.pressed.connect(self.report_asked)
        self._words.link_pressed.connect(self.again_asked)
        layout = QVBoxLayout(self)
        spaced(layout, 0)
        layout.addWidget(self._words)
        self.setFocusProxy(self._words)

    def show_done(self, words: str) -> None:
        """Say what was written."""
        self._words.set_sentence(words)
