"""Nhật ký xuất danh sách: which lists left the book, when, with what, and why."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.kernel.words import _
from ui.pages.members.exporting import presenter
from ui.widgets.basic.layout import sized
from ui.widgets.overlay.dialog import Answer, Dialog
from ui.widgets.table.columns import Row
from ui.widgets.table.view import Table


class LogDialog(Dialog):
    """Shows the log, newest first; nothing in it can be changed."""

    def __init__(self, owner: QWidget, rows: Sequence[Row]) -> None:
        sentence = _("Mỗi lần danh sách rời sổ là một dòng. Không ai sửa, xóa được.")
        super().__init__(owner, _("Nhật ký xuất danh sách"), sentence)
        sized(self, min_width=860, max_width=960, min_height=420)
        self.table = Table("member_exports", presenter.log_columns())
        self.table.empty = _("Chưa có danh sách nào rời sổ.")
        self.table.show_rows(rows)
        self.body.addWidget(self.table, 1)
        self.offer([Answer("close", _("Đóng"), safe=True, main=True)])
