"""A plain ground in a theme colour with a line on one side."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.widgets import theme


class Plane(QWidget):
    """Fills itself with a colour token and draws a line on the side ``edge``."""

    def __init__(
        self, token: str, edge: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._token = token
        self._edge = edge
        theme.current().changed.connect(self.update)

    def set_token(self, token: str) -> None:
        """Change the ground."""
        self._token = token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and its line."""
        painter = QPainter(self)
        look = theme.current()
        painter.fillRect(event.rect(), look.color(self._token))
        side = {
            "left": QRect(0, 0, 1, self.height()),
            "right": QRect(self.width() - 1, 0, 1, self.height()),
            "top": QRect(0, 0, self.width(), 1),
            "bottom": QRect(0, self.height() - 1, self.width(), 1),
        }.get(self._edge)
        if side is not None:
            painter.fillRect(side, look.color("line"))
