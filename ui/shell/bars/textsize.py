"""Larger and smaller text by keys on a screen that has no acts of the office."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.shell.keys import BINDINGS
from ui.widgets import theme

_STEPS = {"larger": 1, "smaller": -1}


def bind_text_size(screen: QWidget) -> None:
    """Let Ctrl + and Ctrl - change the text size while ``screen`` has the focus."""
    for binding in BINDINGS:
        step = _STEPS.get(binding.act, 0)
        for key in binding.keys if step else ():
            shortcut = QShortcut(QKeySequence(key), screen)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(theme.current().step_text, step))
