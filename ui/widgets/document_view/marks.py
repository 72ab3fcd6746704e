"""Frames around words found on the pages."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPen

from ui.widgets import theme
from ui.widgets.document_view.finding import Box, Spot

# How much of the accent lies over the place that is looked at: the word stays black.
_TINT = 70
_FINE, _STRONG = 1, 2


class Marks:
    """The places found; one of them is the current one."""

    def __init__(self) -> None:
        self.spots: tuple[Spot, ...] = ()
        self.current = 0

    def paint(self, painter: QPainter, page: int, sheet: QRect) -> None:
        """Frame the places of a page; the current one is tinted and framed twice."""
        look = theme.current()
        accent = look.color("accent")
        tint = QColor(accent)
        tint.setAlpha(_TINT)
        for index, spot in enumerate(self.spots):
            is_current = index == self.current
            painter.setPen(QPen(accent, theme.u(_STRONG if is_current else _FINE)))
            for box in spot.boxes if spot.page == page else ():
                place = _place(box, sheet)
                if is_current:
                    painter.fillRect(place, tint)
                painter.drawRect(place)


def _place(box: Box, sheet: QRect) -> QRect:
    left = sheet.left() + round(box.left * sheet.width())
    top = sheet.top() + round(box.top * sheet.height())
    width = round(box.width * sheet.width())
    height = round(box.height * sheet.height())
    return QRect(left - 1, top - 1, width + 2, height + 2)
