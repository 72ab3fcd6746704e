"""Thùng rác: what was deleted or undone lately, and how it comes back."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.features.members.service.bin import BinLine
from app.features.members.service.members import Members
from app.kernel.changes import Change
from app.kernel.words import _
from ui.pages.members.lists import presenter
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, row, spaced
from ui.widgets.basic.text import text
from ui.widgets.page import Page
from ui.widgets.table.view import Table


class BinPart(QWidget):
    """Enter or [Khôi phục] brings a row back."""

    def __init__(self, page: Page, members: Members) -> None:
        super().__init__()
        self._page, self._members = page, members
        self.table = Table("members_bin", presenter.bin_columns())
        self.table.empty = _("Thùng rác trống.")
        words = _(
            "Những gì đã bỏ hoặc hoàn tác trong {days} ngày qua. Khôi phục thì "
            "mọi thứ trở lại như trước khi bỏ."
        ).format(days=members.bin.days)
        self.back = Button(_("Khôi phục"), "primary", icon="rotate-ccw")
        layout = QVBoxLayout(self)
        spaced(layout, 12)
        layout.addWidget(text(words, "small", "text2", wrap=True))
        layout.addWidget(self.table, 1)
        layout.addLayout(row(self.back, STRETCH))
        self.back.clicked.connect(lambda: self._bring_back(self.table.current_id()))
        self.table.opened.connect(self._bring_back)
        self.setFocusProxy(self.table)

    def reload(self) -> None:
        """Read the bin again."""
        self._page.read(self._members.bin.lines, self._take)

    def _take(self, lines: Sequence[BinLine]) -> None:
        self.table.show_rows(presenter.bin_rows(lines))
        self.back.setVisible(bool(lines))

    def _bring_back(self, command_id: str) -> None:
        if not command_id:
            return

        def done(change: Change) -> None:
            self._page.messages.toast(_("Đã khôi phục."), change.command_id)

        self._page.change(partial(self._members.bin.bring_back, command_id), done)
