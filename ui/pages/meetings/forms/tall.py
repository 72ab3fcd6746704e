"""Large dialogs that stay within the screen: they scroll, columns go under."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from ui.widgets import theme
from ui.widgets.basic.layout import sized, spaced

# From this width on two columns stand beside each other, in u.
_BESIDE = 720
# What a dialog needs around its content, in u: title, buttons, the frame of the desk.
_SIDES, _ABOVE = 40, 230
_UNIT = 100


class Tall(QWidget):
    """Asks for as much height as its content wants, so that the area around scrolls."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self.setLayout(layout)

    def minimumSizeHint(self) -> QSize:
        """Keep every line at its height."""
        width = super().minimumSizeHint().width()
        high = self.sizeHint().height()
        if self.hasHeightForWidth() and self.width() > 0:
            high = max(high, self.heightForWidth(self.width()))
        return QSize(width, high)


class Beside(Tall):
    """Two columns beside each other; under each other where it is narrow."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both = (left, right)
        super().__init__(self._columns)
        spaced(self._columns, 20)
        self._columns.addWidget(left, 1, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(right, 1, Qt.AlignmentFlag.AlignTop)

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the wider column, so that they can go under each other."""
        width = max(one.minimumSizeHint().width() for one in self._both)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between beside and under."""
        super().resizeEvent(event)
        fits = event.size().width() >= theme.u(_BESIDE)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if fits else way.TopToBottom)


def fitted(dialog: QWidget, width: float) -> None:
    """Make a dialog so wide (u), or as wide as the screen allows."""
    room = dialog.screen().availableGeometry().width() * _UNIT / theme.u(_UNIT)
    wide = min(width, room - _SIDES)
    sized(dialog, min_width=wide, max_width=max(wide, min(width + 80, room - _SIDES)))


def room_for(dialog: QWidget, area: QWidget, height: float) -> None:
    """Give the scrolling part so much height (u), or what the screen has."""
    room = dialog.screen().availableGeometry().height() * _UNIT / theme.u(_UNIT)
    sized(area, min_height=max(120, min(height, room - _ABOVE)))
