"""What a screen shows while it has nothing: icon, sentence, button, link."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, row, sized, spaced
from ui.widgets.basic.picture import Picture
from ui.widgets.basic.text import text


class EmptyState(QWidget):
    """Says what will be here and how to begin."""

    pressed = Signal()
    link_pressed = Signal()

    def __init__(
        self,
        icon: str,
        sentence: str,
        button: str = "",
        link: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(sentence)
        self._words = text(sentence, tone="text2", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sized(self._words, min_width=280, max_width=480)
        layout = QVBoxLayout(self)
        spaced(layout, 12, (24, 24, 24, 24))
        layout.addStretch(1)
        self._add(layout, Picture(icon, "text3", 32))
        # Between stretches, not aligned: the words keep their height for every width.
        line = row(STRETCH, self._words, STRETCH)
        line.setStretch(1, 100)
        layout.addLayout(line)
        if button:
            main = Button(button, "primary")
            main.clicked.connect(self.pressed)
            self._add(layout, main)
            self.setFocusProxy(main)
        if link:
            other = Button(link, "link")
            other.clicked.connect(self.link_pressed)
            self._add(layout, other)
        layout.addStretch(1)

    def set_sentence(self, words: str) -> None:
        """Change the sentence."""
        self._words.setText(words)
        self.setAccessibleName(words)

    @staticmethod
    def _add(layout: QVBoxLayout, widget: QWidget) -> None:
        layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
