"""Thùng rác (ui-spec.md §1, product F17.5)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from app.features.bin.model import BinLine
from app.features.bin.service.bin import Bin
from app.kernel.changes import Change
from app.kernel.words import _
from ui.jobs import Jobs
from ui.messages import Messages
from ui.pages.bin import presenter
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, row
from ui.widgets.basic.text import text
from ui.widgets.blocks.tile import TileData, TileRow
from ui.widgets.page import Page
from ui.widgets.table.view import Table


class BinPage(Page):
    """Enter or [Khôi phục] brings a row back."""

    name = "bin"
    watches = frozenset(
        {
            "members",
            "people",
            "meetings",
            "tasks",
            "papers",
            "development",
            "checklist",
            "session_score",
            "reports",
        }
    )

    def __init__(self, bin_: Bin, jobs: Jobs, messages: Messages) -> None:
        super().__init__(jobs, messages, title=_("Thùng rác"))
        self._bin = bin_
        self._offered: tuple[BinLine, ...] = ()
        words = _(
            "Những gì đã bỏ hoặc hoàn tác trong {days} ngày qua. Khôi phục thì "
            "mọi thứ trở lại như trước khi bỏ."
        ).format(days=bin_.days)
        self.tiles = TileRow()
        self.table = Table("bin", presenter.columns())
        self.table.empty = _("Thùng rác trống.")
        self.back = Button(_("Khôi phục"), "primary", icon="rotate-ccw")
        self.back.hide()
        self.body.addWidget(text(words, "small", "text2", wrap=True))
        self.body.addWidget(self.tiles)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row(self.back, STRETCH))
        self.tiles.chosen.connect(lambda _key: self._fill())
        self.back.clicked.connect(lambda: self._bring_back(self.table.current_id()))
        self.table.opened.connect(self._bring_back)

    def reload(self) -> None:
        """Read the bin again."""
        self.read(self._bin.lines, self._take)

    def first_focus(self) -> QWidget | None:
        """Start in the list."""
        return self.table

    def _take(self, lines: Sequence[BinLine]) -> None:
        self._offered = tuple(lines)
        found = presenter.tiles(self._offered)
        self.tiles.show_tiles([TileData(*one, icon="trash-2") for one in found])
        self.tiles.setVisible(bool(lines))
        self._fill()

    def _fill(self) -> None:
        found = presenter.rows(self._offered, self.tiles.current())
        self.table.show_rows(found)
        self.back.setVisible(bool(found))

    def _bring_back(self, command_id: str) -> None:
        if not command_id:
            return

        def done(change: Change) -> None:
            self.messages.toast(_("Đã khôi phục."), change.command_id)

        self.change(partial(self._bin.bring_back, command_id), done)
