"""The keys of the meeting at the table (ui-spec.md §7.1); each has a button too."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

Binding = tuple[Sequence[str], Callable[[], object]]


def bind(window: QWidget, bindings: Sequence[Binding]) -> None:
    """Bind keys to a window and everything in it."""
    for keys, act in bindings:
        for key in keys:
            shortcut = QShortcut(QKeySequence(key), window)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
