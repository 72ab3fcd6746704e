"""The pinned row of totals under a table."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.widgets import theme
from ui.widgets.basic.layout import sized
from ui.widgets.table import painting
from ui.widgets.table.columns import Cell, said
from ui.widgets.table.model import RowsModel


class TotalsRow(QWidget):
    """Draws semibold cells under the columns they belong to."""

    def __init__(self, model: RowsModel, header: QHeaderView) -> None:
        super().__init__()
        self._model = model
        self._header = header
        self._cells: dict[str, Cell] = {}
        sized(self, height=38)
        header.sectionResized.connect(lambda *_: self.update())

    def show_cells(self, cells: Mapping[str, Cell | str]) -> None:
        """Replace the totals."""
        self._cells = {
            key: cell if isinstance(cell, Cell) else Cell(cell)
            for key, cell in cells.items()
        }
        self.setAccessibleName(", ".join(said(cell) for cell in self._cells.values()))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, line and cells."""
        painter = QPainter(self)
        look = theme.current()
        painter.fillRect(self.rect(), look.color("surface2"))
        painter.setPen(look.color("line"))
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())
        for place, column in enumerate(self._model.columns):
            cell = self._cells.get(column.key)
            if cell is None or self._header.isSectionHidden(place):
                continue
            left = self._header.sectionViewportPosition(place)
            box = QRect(left, 0, self._header.sectionSize(place), self.height())
            flags = self._model.headerData(
                place, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
            )
            assert isinstance(flags, Qt.AlignmentFlag)  # noqa: S101  (narrows)
            painting.write(
                painter, painting.inner(box), cell.text, ("strong", "text"), flags
            )
