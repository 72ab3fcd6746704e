"""Typing Vietnamese the two ways a typing tool does; keyClicks would abort."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_NONE = Qt.KeyboardModifier.NoModifier


def type_text(widget: QWidget, words: str) -> None:
    """Send every character as a key of its own; ``\\b`` is the backspace."""
    for letter in words:
        key = Qt.Key.Key_Backspace if letter == "\b" else 0
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            shown = "" if letter == "\b" else letter
            QApplication.sendEvent(widget, QKeyEvent(kind, key, _NONE, shown))


def commit_text(widget: QWidget, words: str) -> None:
    """Send the text at once, as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(widget, event)


def press(widget: QWidget, key: Qt.Key, modifiers=_NONE) -> None:
    """Press and release one key."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers))
