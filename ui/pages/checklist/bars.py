"""The forecast bar: one tinted sentence with bold parts and at most one button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.pages.checklist.presenter import Bar
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import clear, spaced
from ui.widgets.basic.picture import Picture
from ui.widgets.basic.text import plain, text
from ui.widgets.theme import mark_property


class ForecastBar(QFrame):
    """Shows a ``Bar``; ``pressed`` when its button is pressed."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QHBoxLayout(self)
        spaced(self._line, 12, (16, 8, 10, 8))
        self.hide()

    def show_bar(self, bar: Bar) -> None:
        """Replace what it says."""
        clear(self._line)
        mark_property(self, "tint", bar.tone.value)
        self._line.addWidget(Picture(bar.icon, bar.tone.value, 20))
        rich = "".join(
            f"<b>{plain(words)}</b>" if bold else plain(words)
            for words, bold in bar.parts
        )
        self._line.addWidget(text(rich, wrap=True, rich=True), 1)
        if bar.button:
            button = Button(bar.button, "small")
            button.clicked.connect(self.pressed)
            self._line.addWidget(button)
        self.setAccessibleName("".join(words for words, _bold in bar.parts))
        self.show()
