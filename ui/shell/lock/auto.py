"""Locks by itself after minutes without a key or the pointer."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        # Of a key that is a shortcut the window hears only that it is let go.
        QEvent.Type.KeyRelease,
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
        self._is_watching = False

    def begin(self) -> None:
        """Watch from now on.

        Keys and the pointer reach a window of the system before anything in it. A
        filter of the whole application would hear every event of every widget and make
        Python objects of both: nearly half of all that building a page costs.
        """
        if not self._is_watching:
            self._is_watching = True
            self._app.focusWindowChanged.connect(self._watch)
            for window in self._app.topLevelWindows():
                self._watch(window)
        self.restart()

    def _watch(self, window: QWindow | None) -> None:
        """Listen to a window that has come to the front: the program's or a dialog."""
        if window is not None:
            window.installEventFilter(self)

    def restart(self) -> None:
        """Count from now."""
        self._timer.start(self._minutes() * _MINUTE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Start counting again at every sign of life."""
        if event.type() in _SIGNS_OF_LIFE:
            self.restart()
        return super().eventFilter(watched, event)
