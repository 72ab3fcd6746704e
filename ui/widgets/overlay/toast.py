"""The toast: one sentence at the bottom after something succeeded, with its undo."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFrame,
    QLineEdit,
    QWidget,
)

from app.kernel.words import _
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import row, sized
from ui.widgets.basic.text import text


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say ``words`` once."""
    event = QAccessibleAnnouncementEvent(widget, words)
    QAccessible.updateAccessibility(event)


# How often the toast is lifted to find room before it covers something.
_LIFTS = 3


class Toast(QFrame):
    """At most one per window; it stays while the pointer or the focus is on it."""

    undo = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("toast")
        self.setAutoFillBackground(True)
        self._window = window
        self._command_id = ""
        self._stays = False
        self._words = text("", wrap=True)
        sized(self._words, min_width=240)
        self._undo = Button(_("Hoàn tác"), "link")
        self._undo.setToolTip("F8")
        self._undo.clicked.connect(self._ask_undo)
        self._close = Button(_("Đóng"), "ghost")
        self._close.clicked.connect(self.hide)
        self._layout = row(self._words, self._undo, self._close, margins=(16, 8, 8, 8))
        self._layout.setStretch(0, 1)
        self.setLayout(self._layout)
        sized(self, width=420)
        self._timer = QTimer(
            self, singleShot=True, interval=theme.current().time("toast")
        )
        self._timer.timeout.connect(self._go)
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_F8), window)
        shortcut.activated.connect(self._ask_undo)
        window.installEventFilter(self)
        self.hide()

    def show_words(
        self, words: str, command_id: str = "", *, stays: bool = False
    ) -> None:
        """Show ``words``; ``command_id`` is what [Hoàn tác] takes back."""
        self._command_id = command_id
        self._stays = stays
        self._words.setText(words)
        self._undo.setVisible(bool(command_id))
        self._close.setVisible(stays)
        self.setAccessibleName(words)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep its place when the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        layout = self._layout
        layout.activate()
        height = layout.totalHeightForWidth(self.width())
        self.resize(self.width(), max(height, self.sizeHint().height()))
        self.move(self._free_spot())

    def _free_spot(self) -> QPoint:
        """Find room at the bottom where no button or field is covered."""
        window, edge = self._window, theme.u(16)
        bottom = window.height() - theme.current().size("footer") - edge
        most = window.width() - self.width()
        taken = [_seen(one, window) for one in self._pressable()]
        lifts = [line * (self.height() + theme.u(8)) for line in range(_LIFTS)]
        spots = [
            QPoint(x, bottom - self.height() - lift)
            for lift in lifts
            for x in (most // 2, most - edge, edge)
        ]
        for spot in spots:
            box = QRect(spot, self.size())
            if not any(box.intersects(one) for one in taken):
                return spot
        return spots[0]

    def _pressable(self) -> list[QWidget]:
        """List what a click or a letter may be meant for."""
        found: list[QWidget] = []
        for kind in (QAbstractButton, QLineEdit, QComboBox):
            found += self._window.findChildren(kind)
        return [one for one in found if one.isVisible() and not self.isAncestorOf(one)]

    def _go(self) -> None:
        focus = QApplication.focusWidget()
        has_focus = focus is not None and self.isAncestorOf(focus)
        if self._stays:
            return
        if self.underMouse() or has_focus:
            self._timer.start()
        else:
            self.hide()

    def _ask_undo(self) -> None:
        if self.isVisible() and self._command_id:
            command_id, self._command_id = self._command_id, ""
            self.hide()
            self.undo.emit(command_id)


def _seen(widget: QWidget, window: QWidget) -> QRect:
    """Give the part of ``widget`` that is in sight, where the window sees it."""
    box = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(window, box.topLeft()), box.size())
