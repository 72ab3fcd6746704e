"""Twelve months in a strip: shape, month, day of the meeting, mark of a theme."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from app.kernel.words import _
from ui.pages.meetings.presenter.year import MonthCell
from ui.widgets import theme
from ui.widgets.basic.layout import STRETCH, column, row
from ui.widgets.basic.picture import Picture, status_picture
from ui.widgets.basic.text import text

_LEAST = 84


class MonthStrip(QFrame):
    """The regular meetings of a year at a glance; it breaks into lines when narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(_("Mười hai tháng"))
        self._grid = QGridLayout(self)
        self._cells: list[QWidget] = []
        self._space()
        theme.current().changed.connect(self._space)

    def show_months(self, months: Sequence[MonthCell]) -> None:
        """Replace the months."""
        for old in self._cells:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._cells = [_cell(month) for month in months]
        self._place()

    def reflow(self, width: int) -> None:
        """Choose how many months stand in a line."""
        self._place(width)

    def _place(self, width: int = 0) -> None:
        fits = max(1, (width or self.width() or 1) // theme.u(_LEAST))
        per_line = next(n for n in (12, 6, 4, 3, 2, 1) if n <= max(fits, 1))
        for at, cell in enumerate(self._cells):
            self._grid.addWidget(cell, at // per_line, at % per_line)

    def _space(self) -> None:
        side = theme.u(8)
        self._grid.setContentsMargins(side, side, side, side)
        self._grid.setSpacing(theme.u(4))


def _cell(month: MonthCell) -> QWidget:
    box = QWidget()
    box.setAccessibleName(month.spoken)
    box.setToolTip(month.spoken)
    head = row(status_picture(month.status, 16), text(month.title, "caption"), gap=4)
    if month.has_theme:
        head.addWidget(Picture("book-open", "info", 16, spoken=_("có chuyên đề")))
    head.addStretch(1)
    words = text(month.words, "small", "text2", elide=True)
    box.setLayout(column(head, words, STRETCH, gap=0, margins=(4, 4, 4, 4)))
    return box
