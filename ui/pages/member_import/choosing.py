"""The first step: choose a file or drop it; the last imports and their reports."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.features.member_import.model.run import RunTitle
from app.kernel.words import _
from ui.pages.member_import.presenter.runs import run_lines
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, boxed, clear, row, spaced
from ui.widgets.basic.text import text
from ui.widgets.blocks.emptystate import EmptyState
from ui.widgets.overlay.files import ask_open_many


class ChoosingStep(QFrame):
    """Offers the file dialog and takes dropped files; ``chosen`` carries the paths.

    ``report_asked`` carries the id of an earlier import.
    """

    chosen = Signal(list)
    forms_asked = Signal()
    report_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAcceptDrops(True)
        sentence = _("Chọn tệp hoặc kéo thả vào đây.")
        link = _("Tạo phiếu gửi từng đảng viên bổ sung…")
        self._empty = EmptyState("file-spreadsheet", sentence, _("Chọn tệp"), link)
        self._empty.link_pressed.connect(self.forms_asked)
        self._empty.pressed.connect(self.ask)
        self._runs = QVBoxLayout()
        spaced(self._runs, 4, (20, 8, 20, 16))
        self._past = boxed(self._runs)
        self._past.hide()
        layout = QVBoxLayout(self)
        spaced(layout, 0)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self._past)
        self.setFocusProxy(self._empty)

    def show_runs(self, runs: Sequence[RunTitle]) -> None:
        """Show the last imports below."""
        clear(self._runs)
        if runs:
            self._runs.addWidget(text(_("Các lần nhập gần đây"), "small_strong"))
        for view in run_lines(runs):
            report = Button(_("Xem báo cáo"), "link")
            report.setAccessibleName(
                _("Xem báo cáo nhập {words}").format(words=view.words)
            )
            report.clicked.connect(
                lambda _on=False, run_id=view.id: self.report_asked.emit(run_id)
            )
            self._runs.addLayout(
                row(text(view.words, "small", "text2", elide=True), STRETCH, report)
            )
        self._past.setVisible(bool(runs))

    def ask(self) -> None:
        """Ask for a file, or for the forms that came back."""
        kinds = _("Danh sách (*.xlsx *.xlsm *.xls *.ods *.csv *.txt);;Mọi tệp (*)")
        ask_open_many(self, _("Chọn danh sách đảng viên"), kinds, self.chosen.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this machine."""
        urls = event.mimeData().urls()
        if urls and all(url.isLocalFile() for url in urls):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Go on with the dropped files; a folder gives the files in it."""
        event.acceptProposedAction()
        dropped = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
        paths = [
            path
            for one in dropped
            for path in (sorted(one.iterdir()) if one.is_dir() else [one])
            if path.is_file() and not path.name.startswith((".", "~"))
        ]
        if paths:
            self.chosen.emit(paths)
