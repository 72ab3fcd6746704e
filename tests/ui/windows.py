"""What a test does with windows: press a key in one, find the dialog it opened."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key where shortcuts are heard too."""
    QTest.keyClick(widget, key, modifier)


def dialog_of(kind):
    """Give the visible window of a kind."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind)]
    return next(one for one in found if one.isVisible())
