"""A popover: a framed box under a widget for a formula, a basis, a calendar."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.widgets import theme
from ui.widgets.basic.layout import spaced


class Popover(QFrame):
    """Shows one widget near its anchor; Esc and a press elsewhere close it."""

    closed = Signal()

    def __init__(self, content: QWidget, anchor: QWidget) -> None:
        super().__init__(anchor, Qt.WindowType.Popup)
        self.setObjectName("popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._anchor = anchor
        layout = QVBoxLayout(self)
        spaced(layout, 8, (12, 10, 12, 10))
        layout.addWidget(content)
        self.setAccessibleName(content.accessibleName())

    def open_below(self) -> None:
        """Show it under the anchor, inside the screen."""
        self.adjustSize()
        screen = self._anchor.screen().availableGeometry()
        place = self._anchor.mapToGlobal(QPoint(0, self._anchor.height() + theme.u(4)))
        if place.y() + self.height() > screen.bottom():
            above = self._anchor.mapToGlobal(QPoint(0, 0)).y()
            place.setY(above - self.height() - theme.u(4))
        rightmost = screen.right() - self.width() - theme.u(8)
        place.setX(max(min(place.x(), rightmost), screen.left()))
        self.move(place)
        self.show()
        self._take_focus()

    def _take_focus(self) -> None:
        """Lead the keyboard to the first thing inside, unless it is there already."""
        inside = [
            child
            for child in self.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus
            and child.isVisibleTo(self)
            and child.isEnabled()
        ]
        if inside and not any(child.hasFocus() for child in inside):
            inside[0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it is gone and give the focus back."""
        super().hideEvent(event)
        self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()
