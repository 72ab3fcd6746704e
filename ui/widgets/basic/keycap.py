"""A key cap: shows the key that does something."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.widgets.basic.layout import row, sized
from ui.widgets.basic.text import text


class KeyCap(QLabel):
    """The name of a key in a small frame."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setObjectName("key")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sized(self, min_width=26, height=26)


def key_line(key: str, words: str) -> QHBoxLayout:
    """Put a key cap before the words that say what it does."""
    return row(KeyCap(key), text(words, "small", "text2"), gap=6)
