"""Locks by itself after minutes without a key or the pointer."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        # A key that is a shortcut never arrives as a key press.
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)
_MINUTE = 60_000


class AutoLock(QObject):
    """``due`` fires once nobody has touched the program for the chosen minutes."""

    due = Signal()

    def __init__(self, app: QApplication, minutes: Callable[[], int]) -> None:
        super().__init__(app)
        self._app = app
        self._minutes = minutes
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.due)

    def begin(self) -> None:
        """Watch from now on.

        Not earlier than the book is open: a filter of the application makes a Python
        object of everything that hears an event, which costs the first window 40 ms.
        """
        self._app.installEventFilter(self)
        self.restart()

    def restart(self) -> None:
        """Count from now."""
        self._timer.start(self._minutes() * _MINUTE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Start counting again at every sign of life."""
        if event.type() in _SIGNS_OF_LIFE:
            self.restart()
        return super().eventFilter(watched, event)
