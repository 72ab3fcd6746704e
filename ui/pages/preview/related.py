"""The button that leads to other papers of the same record."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from app.kernel.places import Place
from app.kernel.words import _
from ui.pages.preview.presenter import RelatedLine
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import boxed, column, scroll, sized
from ui.widgets.overlay.popover import Popover

_WIDTH, _HEIGHT, _LINE = 420, 420, 38


class RelatedButton(Button):
    """Hidden where there is no other paper; else opens their list."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Văn bản khác"), icon="chevron-down")
        self._papers: Sequence[RelatedLine] = ()
        self.clicked.connect(self.offer)
        self.hide()

    def show_papers(self, papers: Sequence[RelatedLine]) -> None:
        """Offer these from now on."""
        self._papers = papers
        self.setVisible(bool(papers))

    def offer(self) -> None:
        """Open the list."""
        lines = column(gap=2)
        inside = boxed(lines)
        inside.setAccessibleName(self.words)
        height = min(_HEIGHT, _LINE * len(self._papers) + 8)
        area = sized(scroll(inside), width=_WIDTH, height=height)
        area.setAccessibleName(self.words)
        menu = Popover(area, self)
        for paper in self._papers:
            button = Button(paper.words, "ghost", icon="file-text")
            button.setToolTip(paper.words)
            button.clicked.connect(menu.close)
            button.clicked.connect(partial(self._choose, paper.place))
            lines.addWidget(button)
        lines.addStretch(1)
        menu.open_below()

    def _choose(self, place: Place) -> None:
        self.chosen.emit(place)
