"""The head of a page: breadcrumb, title, one line under it, actions at the right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import column, row, spaced
from ui.widgets.basic.text import text


class PageHeader(QWidget):
    """Title in h1, subtitle in small, the main button last."""

    back = Signal()

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._crumb = Button("", "link", icon="chevron-left")
        self._crumb.clicked.connect(self.back)
        self._crumb.hide()
        self._title = text(title, "h1", elide=True)
        self._subtitle = text("", "small", "text2", elide=True)
        self._subtitle.hide()
        self._actions = QHBoxLayout()
        spaced(self._actions, 8)
        words = column(self._crumb, self._title, self._subtitle, gap=0)
        layout = row(words, self._actions, gap=16)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    @property
    def title(self) -> str:
        """The title as shown."""
        return self._title.text()

    def set_title(self, words: str) -> None:
        """Change the title."""
        self._title.setText(words)
        self.setAccessibleName(words)

    def set_subtitle(self, words: str) -> None:
        """Change the line under the title; empty hides it."""
        self._subtitle.setText(words)
        self._subtitle.setVisible(bool(words))

    def set_crumb(self, words: str) -> None:
        """Offer the way back to the place above; empty hides it."""
        self._crumb.setText(words)
        self._crumb.setVisible(bool(words))

    def add_action(self, widget: QWidget) -> None:
        """Put a button or a segment at the right; the main button goes last."""
        self._actions.addWidget(widget)
