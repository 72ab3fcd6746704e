"""Ctrl+F: words are found on the pages, marked, and walked through."""

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.kernel.words import _
from ui.pages.preview import presenter
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import boxed, row
from ui.widgets.basic.text import text
from ui.widgets.document_view.finding import Spot, find
from ui.widgets.document_view.reading import Opened
from ui.widgets.document_view.view import DocumentView
from ui.widgets.forms.inputs import search_field
from ui.widgets.page import Page

# What is found stands a fifth of a page below the top of the view.
_ABOVE = 0.2


class FindDesk(QObject):
    """The line above the paper; it comes with Ctrl+F and goes with Esc."""

    def __init__(self, page: Page, paper: DocumentView) -> None:
        super().__init__(page)
        self._page, self._paper = page, paper
        self._spots: tuple[Spot, ...] = ()
        self._at = 0
        self._asked: tuple[Opened, str] | None = None
        self.field = search_field(_("Tìm trong văn bản này"))
        self.count = text("", "small", "text2")
        back = _button("chevron-up", _("Chỗ trước"), partial(self.step, -1))
        forth = _button("chevron-down", _("Chỗ sau"), partial(self.step, 1))
        close = _button("x", _("Đóng tìm kiếm"), self.close)
        line = row(self.field, self.count, back, forth, close)
        line.setStretch(0, 1)
        self.bar: QWidget = boxed(line)
        self.bar.hide()
        self.field.textChanged.connect(lambda _text: self.look())
        self.field.returnPressed.connect(partial(self.step, 1))
        find_keys = QKeySequence(QKeySequence.StandardKey.Find)
        QShortcut(find_keys, page).activated.connect(self.open)
        away = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.bar)
        away.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        away.activated.connect(self.close)

    def open(self) -> None:
        """Show the line with what was searched last, ready to be overwritten."""
        if self._paper.opened is None or not self._paper.isVisible():
            return
        self.bar.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.look()

    def close(self) -> None:
        """Put the line away; the paper has the keys again."""
        if self.bar.isHidden():
            return
        self.bar.hide()
        self._asked = None
        self._take((), "")
        self._paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def look(self) -> None:
        """Search the paper that is shown now for what is typed now."""
        opened, words = self._paper.opened, self.field.text()
        if self.bar.isHidden() or opened is None:
            return
        self._asked = asked = (opened, words)

        def show(spots: tuple[Spot, ...]) -> None:
            # Only the last of several searches counts.
            if self._asked is asked:
                self._take(spots, words)

        self._page.make(partial(find, opened.content, words), show)

    def step(self, steps: int) -> None:
        """Go to the next place or the one before; the last leads to the first."""
        if self._spots:
            self._at = (self._at + steps) % len(self._spots)
            self._show()

    def _take(self, spots: tuple[Spot, ...], words: str) -> None:
        self._spots = spots
        seen = self._paper.page
        # Begin where the reader is, not at the first page.
        later = (at for at, spot in enumerate(spots) if spot.page >= seen)
        self._at = next(later, 0)
        self._show(words=words)

    def _show(self, words: str = "") -> None:
        total = len(self._spots)
        place = self._at + 1 if total else 0
        searched = bool(words.strip() or total)
        self.count.setText(presenter.found(place, total) if searched else "")
        marks = self._paper.marks
        marks.spots, marks.current = self._spots, self._at
        if self._spots:
            spot = self._spots[self._at]
            self._paper.go_to(spot.page, max(spot.boxes[0].top - _ABOVE, 0.0))
        self._paper.viewport().update()


def _button(icon: str, words: str, act: object) -> Button:
    button = Button("", "ghost", icon=icon)
    button.setAccessibleName(words)
    button.setToolTip(words)
    button.clicked.connect(act)
    return button
