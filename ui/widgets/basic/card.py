"""A card with its title and at most one link, and a tinted box."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, boxed, row, spaced
from ui.widgets.basic.text import text
from ui.widgets.status import Tone


class Card(QFrame):
    """Title in h2 at the left, one link at the right, content below."""

    link_clicked = Signal()

    def __init__(
        self,
        title: str = "",
        link: str = "",
        *,
        margins: tuple[float, float, float, float] = (16, 12, 16, 12),
        gap: float = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(title)
        self._title = text(title, "h2", elide=True)
        self._link = Button(link, "link")
        # Never shown before it has its place: it would flash as a window of its own.
        if not link:
            self._link.hide()
        self._link.clicked.connect(self.link_clicked)
        self._right = row(gap=8)
        head = row(self._title, self._right, self._link, gap=8)
        head.setStretch(0, 1)
        self._head = boxed(head)
        self.body = QVBoxLayout(self)
        spaced(self.body, gap, margins)
        self.body.addWidget(self._head)
        self._head.setVisible(bool(title or link))

    def set_title(self, words: str) -> None:
        """Change the title."""
        self._title.setText(words)
        self.setAccessibleName(words)
        self._head.setVisible(True)

    def set_link(self, words: str) -> None:
        """Change the words of the link; empty hides it."""
        self._link.setText(words)
        self._link.setVisible(bool(words))
        self._head.setVisible(True)

    def add_to_head(self, widget: QWidget) -> None:
        """Put a chip or a segment at the right of the title."""
        self._right.addWidget(widget)
        self._head.setVisible(True)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Add a widget below."""
        self.body.addWidget(widget, stretch)

    def add_layout(self, layout: QLayout, stretch: int = 0) -> None:
        """Add a layout below."""
        self.body.addLayout(layout, stretch)


class TintBox(QFrame):
    """A box tinted with a tone, for what stands out inside a card."""

    def __init__(self, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tint", tone.value)
        self.body = QVBoxLayout(self)
        spaced(self.body, 4, (12, 10, 12, 10))

    def add(self, widget: QWidget) -> None:
        """Add a widget below."""
        self.body.addWidget(widget)


def facts(*pairs: tuple[str, str]) -> QWidget:
    """Set labels at the left against their values at the right."""
    layout = QVBoxLayout()
    spaced(layout, 4)
    for label, value in pairs:
        line = row(text(label, "small", "text2"), STRETCH, text(value, "small_strong"))
        layout.addLayout(line)
    return boxed(layout)
