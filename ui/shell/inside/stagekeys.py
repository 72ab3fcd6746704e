"""The keys of the whole program that act on a stage too: lock, undo, text size."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from ui.shell.inside.undo import UndoStack
from ui.widgets import theme
from ui.widgets.stage import Stage


def bind_stage(stage: Stage, lock: Callable[[], object], undo: UndoStack) -> None:
    """Bind them; the other keys of the window do nothing while a stage is on."""
    look = theme.current()
    acts: tuple[tuple[str, Callable[[], object]], ...] = (
        ("Ctrl+L", lock),
        ("Ctrl+Z", undo.undo),
        ("Ctrl+Y", undo.redo),
        ("Ctrl++", lambda: look.step_text(1)),
        ("Ctrl+=", lambda: look.step_text(1)),
        ("Ctrl+-", lambda: look.step_text(-1)),
    )
    for key, act in acts:
        shortcut = QShortcut(QKeySequence(key), stage)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
