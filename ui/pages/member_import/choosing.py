"""The first step: choose the file or drop it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.kernel.words import _
from ui.widgets.basic.layout import spaced
from ui.widgets.blocks.emptystate import EmptyState
from ui.widgets.overlay.files import ask_open


class ChoosingStep(QFrame):
    """Offers the file dialog and takes a dropped file; ``chosen`` carries the path."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAcceptDrops(True)
        sentence = _("Chọn tệp hoặc kéo thả vào đây.")
        self._empty = EmptyState("file-spreadsheet", sentence, _("Chọn tệp"))
        self._empty.pressed.connect(self.ask)
        layout = QVBoxLayout(self)
        spaced(layout, 0)
        layout.addWidget(self._empty)
        self.setFocusProxy(self._empty)

    def ask(self) -> None:
        """Ask for a file."""
        kinds = _("Danh sách (*.xlsx *.xlsm *.xls *.ods *.csv *.txt);;Mọi tệp (*)")
        ask_open(self, _("Chọn danh sách đảng viên"), kinds, self.chosen.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Go on with the dropped file."""
        event.acceptProposedAction()
        self.chosen.emit(Path(event.mimeData().urls()[0].toLocalFile()))
