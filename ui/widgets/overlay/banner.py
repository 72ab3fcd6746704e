"""A band over the full width: practice cell, read-only year, restored copy."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, row, sized
from ui.widgets.basic.text import text
from ui.widgets.status import Tone

_STRIPE = 14


class Banner(QFrame):
    """Words and one way out; ``striped`` marks the practice cell."""

    pressed = Signal()

    def __init__(
        self,
        words: str,
        button: str = "",
        tone: Tone = Tone.WARN,
        *,
        striped: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self._is_striped = striped
        self.setProperty("banner", "warn" if tone is Tone.WARN else "info")
        self.setAccessibleName(words)
        self._words = text(words, "caption_strong", tone.value, elide=True)
        layout = row(self._words, STRETCH, gap=12, margins=(24, 0, 24, 0))
        self._button = Button(button, "link")
        self._button.clicked.connect(self.pressed)
        layout.addWidget(self._button)
        if not button:
            self._button.hide()
        self.setLayout(layout)
        sized(self, min_height=28)

    def set_words(self, words: str) -> None:
        """Change what the band says."""
        self._words.setText(words)
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and, for the practice cell, stripes at the left."""
        super().paintEvent(event)
        if not self._is_striped:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.current()
        area = QRectF(0, 0, theme.u(16), self.height())
        painter.setClipRect(area)
        painter.setPen(QPen(look.color(self._tone.value), theme.u(4)))
        x = -self.height()
        while x < area.right():
            painter.drawLine(x, self.height(), x + self.height(), 0)
            x += theme.u(_STRIPE)
