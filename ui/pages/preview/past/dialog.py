"""The dialog with the history of a paper: Enter opens a version, a button compares."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.kernel.words import _
from ui.pages.preview.past.presenter import PastView
from ui.widgets.basic.layout import sized
from ui.widgets.basic.text import text
from ui.widgets.overlay.dialog import Answer, Dialog
from ui.widgets.table.view import Table

_OPEN, _CHANGES = "open", "changes"


class PastDialog(Dialog):
    """Asks which version is wanted, and whether its pages or its changes."""

    version_asked = Signal(int)
    changes_asked = Signal(int)

    def __init__(self, owner: QWidget, view: PastView) -> None:
        super().__init__(owner, _("Lịch sử văn bản"), view.sentence)
        self._past = view
        self.table: Table | None = None
        answers = [Answer("", _("Đóng"), safe=True)]
        if view.rows:
            answers += [
                Answer(_CHANGES, _("Xem thay đổi")),
                Answer(_OPEN, _("Mở bản này"), main=True),
            ]
            self.table = self._list(view)
        else:
            words = _("Văn bản này chưa in, chưa lưu lần nào.")
            self.body.addWidget(text(words, tone="text2", wrap=True))
        self.offer(answers)
        self.answered.connect(self._act)

    def begin(self) -> None:
        """Open with the newest line in focus."""
        if self.table is not None:
            self.table.select_first()
            self._follow(self.table.current_id())
        self.open_it(self.table)

    def _list(self, view: PastView) -> Table:
        table = Table("paper_past", view.columns)
        table.setAccessibleName(_("Lịch sử văn bản"))
        table.show_rows(view.rows)
        table.current_changed.connect(self._follow)
        table.opened.connect(self._enter)
        self.body.addWidget(sized(table, min_height=230))
        sized(self, min_width=640, max_width=760)
        return table

    def _follow(self, row_id: str) -> None:
        self.buttons[_OPEN].setEnabled(row_id in self._past.opens)
        self.buttons[_CHANGES].setEnabled(row_id in self._past.changed)

    def _enter(self, row_id: str) -> None:
        if row_id in self._past.opens:
            self.give(_OPEN)

    def _act(self, key: str) -> None:
        row_id = self.table.current_id() if self.table is not None else ""
        if key == _OPEN and row_id in self._past.opens:
            self.version_asked.emit(self._past.opens[row_id])
        elif key == _CHANGES and row_id in self._past.changed:
            self.changes_asked.emit(self._past.changed[row_id])
