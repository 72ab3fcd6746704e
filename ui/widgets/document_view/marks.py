"""Frames around words found on the pages; black on white as the paper is."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from ui.widgets.document_view.finding import Box, Spot

_INVERTED = QPainter.CompositionMode.CompositionMode_Difference
_AS_USUAL = QPainter.CompositionMode.CompositionMode_SourceOver


class Marks:
    """The places found; one of them is the current one."""

    def __init__(self) -> None:
        self.spots: tuple[Spot, ...] = ()
        self.current = 0

    def paint(self, painter: QPainter, page: int, sheet: QRect) -> None:
        """Frame the places of a page; the current one is inverted."""
        painter.setPen(Qt.GlobalColor.black)
        for index, spot in enumerate(self.spots):
            for box in spot.boxes if spot.page == page else ():
                place = _place(box, sheet)
                if index == self.current:
                    painter.setCompositionMode(_INVERTED)
                    painter.fillRect(place, Qt.GlobalColor.white)
                    painter.setCompositionMode(_AS_USUAL)
                else:
                    painter.drawRect(place)


def _place(box: Box, sheet: QRect) -> QRect:
    left = sheet.left() + round(box.left * sheet.width())
    top = sheet.top() + round(box.top * sheet.height())
    width = round(box.width * sheet.width())
    height = round(box.height * sheet.height())
    return QRect(left - 1, top - 1, width + 2, height + 2)
