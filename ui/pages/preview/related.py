"""The button that leads to other papers of the same record."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from app.kernel.words import _
from ui.pages.preview.presenter import RelatedLine
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import sized
from ui.widgets.overlay.popover import Popover

# In u: wide enough for most titles; the rest is cut with dots and told in full.
_WIDTH, _HEIGHT, _LINE = 520, 420, 34


class RelatedButton(Button):
    """Hidden where there is no other paper; else opens their list."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Văn bản khác"), icon="chevron-down")
        self._papers: Sequence[RelatedLine] = ()
        self.list: QListView | None = None
        self.clicked.connect(self.offer)
        self.hide()

    def show_papers(self, papers: Sequence[RelatedLine]) -> None:
        """Offer these from now on."""
        self._papers = papers
        self.setVisible(bool(papers))

    def offer(self) -> None:
        """Open the list; Enter or a press leads to a paper."""
        self.list = names = QListView()
        names.setObjectName("contents")
        names.setFrameShape(QFrame.Shape.NoFrame)
        names.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        names.setAccessibleName(self.words)
        model = QStandardItemModel(names)
        for paper in self._papers:
            item = QStandardItem(paper.words)
            item.setToolTip(paper.words)
            model.appendRow(item)
        names.setModel(model)
        names.setCurrentIndex(model.index(0, 0))
        height = min(_HEIGHT, _LINE * len(self._papers) + 8)
        menu = Popover(sized(names, width=_WIDTH, height=height), self)
        menu.setAccessibleName(self.words)

        def choose(index: QModelIndex) -> None:
            place = self._papers[index.row()].place
            menu.close()
            self.chosen.emit(place)

        names.activated.connect(choose)
        if not names.style().styleHint(
            names.style().StyleHint.SH_ItemView_ActivateItemOnSingleClick
        ):
            names.clicked.connect(choose)
        menu.open_below()
