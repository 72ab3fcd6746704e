"""The cards at the right: the next meeting and the four-good groups."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.kernel.words import _
from ui.pages.home.views import BarView, FourGoodView, MeetingView
from ui.widgets import theme
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import boxed, clear, column, row, separator
from ui.widgets.basic.line import ShapeLine
from ui.widgets.basic.picture import Picture
from ui.widgets.basic.text import text
from ui.widgets.blocks.stackbar import Legend, StackBar
from ui.widgets.status import Status


class MeetingCard(Card):
    """The next meeting with the steps of readying it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Buổi sinh hoạt tới"), link=_("Mở"), parent=parent)
        self._inside = column(gap=4)
        self.add_layout(self._inside)

    def show_nothing(self, words: str) -> None:
        """Say that no meeting is planned, and lead to the plan."""
        clear(self._inside)
        self.set_link(_("Mở lịch họp"))
        self._inside.addWidget(text(words, "small", "text2", wrap=True))

    def show_view(self, view: MeetingView) -> None:
        """Show one meeting."""
        clear(self._inside)
        self.set_link(_("Mở"))
        day = text(view.day, "figure", "accent")
        month = text(view.month, "small", "text2")
        for label in (day, month):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words = column(
            text(view.title, "strong", wrap=True),
            text(view.when, "small", "text2", wrap=True),
            gap=2,
        )
        head = row(boxed(column(day, month, gap=0)), boxed(words), gap=14)
        head.setStretch(1, 1)
        self._inside.addLayout(head)
        for step in view.steps:
            self._inside.addWidget(ShapeLine(step.status, step.title, right=step.day))


class FourGoodCard(Card):
    """Four bars beside their figures, and the forecast sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", link=_("Mở bảng"), parent=parent)
        self._inside = column(gap=6)
        self.add_layout(self._inside)

    def show_view(self, view: FourGoodView) -> None:
        """Show the groups of one year."""
        self.set_title(view.title)
        clear(self._inside)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.u(8))
        grid.setVerticalSpacing(theme.u(2))
        grid.setColumnStretch(2, 1)
        for index, bar in enumerate(view.bars):
            self._add_bar(grid, index, bar)
        self._inside.addLayout(grid)
        self._inside.addWidget(Legend())
        if view.forecast:
            self._inside.addWidget(separator())
            sign = Picture(Status.ATTENTION.icon, "warn", 18)
            words = text(view.forecast, "small", wrap=True, rich=True)
            line = row(sign, words, gap=10)
            line.setStretch(1, 1)
            self._inside.addLayout(line)

    @staticmethod
    def _add_bar(grid: QGridLayout, index: int, bar: BarView) -> None:
        figure = text(bar.figure, "strong")
        grid.addWidget(text(bar.title), index, 0)
        grid.addWidget(figure, index, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(StackBar(bar.met, bar.waiting, bar.missing, bar.open), index, 2)
