"""Delegates: one for every kind of column, all with the same ground."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ui.widgets import theme
from ui.widgets.icons import pixmap
from ui.widgets.status import Tone
from ui.widgets.table import painting
from ui.widgets.table.columns import Cell, said
from ui.widgets.table.model import Index, RowsModel

if TYPE_CHECKING:
    from collections.abc import Callable


def _advance(role: str, words: str) -> int:
    return QFontMetrics(theme.current().font(role, words)).horizontalAdvance(words)


def _model(index: Index) -> RowsModel:
    model = index.model()
    assert isinstance(model, RowsModel)  # noqa: S101  (narrows the type)
    return model


class CellDelegate(QStyledItemDelegate):
    """Draws ground, line, edge and one or two lines of text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hovered = -1

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw the cell."""
        model = _model(index)
        area: QRect = _rect(option)
        state = _state(option)
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        self._ground(painter, area, index, is_selected=is_selected)
        painter.save()
        row = model.rows[index.row()]
        if row.section:
            painting.paint_section(painter, area, [row.cell(key) for key in row.cells])
        else:
            cell = model.cell(index.row(), index.column())
            self.draw(painter, painting.inner(area), cell, index)
        painter.restore()

    def draw(self, painter: QPainter, area: QRect, cell: Cell, index: Index) -> None:
        """Draw the content inside the padding."""
        model = _model(index)
        column = model.columns[index.column()]
        muted = model.rows[index.row()].muted
        tint = cell.tone.value if cell.tone else ("text3" if muted else "text")
        role = "strong" if cell.strong else ("row" if column.stretch else "body")
        if cell.icon:
            side = theme.u(16)
            painter.drawPixmap(
                area.left(),
                area.center().y() - side // 2,
                pixmap(cell.icon, cell.tone.value if cell.tone else "text2", 16),
            )
            area = area.adjusted(side + theme.u(6), 0, 0, 0)
        if cell.detail:
            painting.two_lines(painter, area, cell, (role, tint))
            return
        flags = model.data(index, Qt.ItemDataRole.TextAlignmentRole)
        assert isinstance(flags, Qt.AlignmentFlag)  # noqa: S101  (narrows the type)
        painting.write(painter, area, cell.text, (role, tint), flags)

    def width(self, cell: Cell) -> int:
        """Measure the content, padding included."""
        words = max(_advance("strong", cell.text), _advance("small", cell.detail))
        icon = theme.u(22) if cell.icon else 0
        return words + icon + theme.u(painting.PADDING) * 2 + theme.u(2)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for the width of the content."""
        cell = _model(index).cell(index.row(), index.column())
        return QSize(self.width(cell), theme.current().row_height)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        _option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show the whole text where it was shortened."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        cell = _model(index).cell(index.row(), index.column())
        if self.width(cell) > view.visualRect(_plain(index)).width():
            QToolTip.showText(event.globalPos(), said(cell), view)
        else:
            QToolTip.hideText()
        return True

    def _ground(
        self, painter: QPainter, area: QRect, index: Index, *, is_selected: bool
    ) -> None:
        look = theme.current()
        row = _model(index).rows[index.row()]
        if is_selected:
            painter.fillRect(area, look.color("sel"))
        elif index.row() == self.hovered:
            painter.fillRect(area, look.color("hover"))
        painter.setPen(look.color("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if row.edge is not None and index.column() == 0:
            edge = QRect(area.left(), area.top(), theme.u(3), area.height() - 1)
            painter.fillRect(edge, look.color(row.edge.value))


class ChipDelegate(CellDelegate):
    """Icon and word in a chip; never shortened, never clickable."""

    def draw(self, painter: QPainter, area: QRect, cell: Cell, _index: Index) -> None:
        """Draw the chip at the left."""
        if cell.text:
            middle = area.center().y() + 1
            painting.paint_chip(painter, area.left(), middle, cell.text, _shape(cell))

    def width(self, cell: Cell) -> int:
        """Measure the chip."""
        sides = theme.u(painting.PADDING) * 2
        return painting.chip_width(cell.text, has_icon=bool(_shape(cell)[0])) + sides


class ShapeDelegate(CellDelegate):
    """A status as its shape, centred; the word is in the accessible text."""

    def draw(self, painter: QPainter, area: QRect, cell: Cell, index: Index) -> None:
        """Draw the shape, or the text where there is no status."""
        if cell.status is None:
            super().draw(painter, area, cell, index)
            return
        side = theme.u(18)
        painter.drawPixmap(
            area.center().x() - side // 2 + 1,
            area.center().y() - side // 2 + 1,
            pixmap(cell.status.icon, cell.status.tone.value, 18),
        )

    def width(self, cell: Cell) -> int:
        """Measure the shape."""
        return max(theme.u(38), super().width(cell) if cell.status is None else 0)


class MarkDelegate(CellDelegate):
    """A square that is ticked for marked rows."""

    def draw(self, painter: QPainter, area: QRect, _cell: Cell, index: Index) -> None:
        """Draw the square."""
        model = _model(index)
        row = model.rows[index.row()]
        is_marked = row.id in model.marked
        side = theme.u(18)
        painter.drawPixmap(
            area.center().x() - side // 2 + 1,
            area.center().y() - side // 2 + 1,
            pixmap(
                "square-check" if is_marked else "square",
                "accent" if is_marked else "line2",
                18,
            ),
        )

    def width(self, _cell: Cell) -> int:
        """Take the square and its padding."""
        return theme.u(38)


class ChangeDelegate(CellDelegate):
    """Old struck through, arrow, new."""

    def draw(self, painter: QPainter, area: QRect, cell: Cell, _index: Index) -> None:
        """Draw the change."""
        painting.paint_change(painter, area, cell)

    def width(self, cell: Cell) -> int:
        """Measure both sides and the arrow."""
        old = _advance("body", cell.old)
        return super().width(cell) + (old + theme.u(26) if cell.old else 0)


class ProgressDelegate(CellDelegate):
    """Figures with a bar beside them."""

    def draw(self, painter: QPainter, area: QRect, cell: Cell, _index: Index) -> None:
        """Draw the figures and the bar."""
        if cell.of or cell.text:
            painting.paint_bar(painter, area, cell)

    def width(self, cell: Cell) -> int:
        """Leave room for a bar that can be read."""
        return super().width(cell) + theme.u(90)


class ActionDelegate(CellDelegate):
    """A small button drawn in the cell; a click or Enter on the row presses it."""

    def draw(self, painter: QPainter, area: QRect, cell: Cell, _index: Index) -> None:
        """Draw the outlined button over the width of the column."""
        if not cell.text:
            return
        look, high = theme.current(), theme.u(30)
        box = QRect(area.left(), area.center().y() - high // 2 + 1, area.width(), high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.color("line2"))
        painter.setBrush(look.color("surface"))
        painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), theme.u(6), theme.u(6))
        style = ("small", "text")
        painting.write(painter, box, cell.text, style, Qt.AlignmentFlag.AlignCenter)

    def width(self, cell: Cell) -> int:
        """Measure the words and the button's sides."""
        return super().width(cell) + theme.u(24)


DELEGATES: "dict[str, Callable[[QObject], CellDelegate]]" = {
    "text": CellDelegate,
    "number": CellDelegate,
    "date": CellDelegate,
    "chip": ChipDelegate,
    "shape": ShapeDelegate,
    "change": ChangeDelegate,
    "progress": ProgressDelegate,
    "mark": MarkDelegate,
    "action": ActionDelegate,
}


def _shape(cell: Cell) -> tuple[str, Tone]:
    if cell.status is not None:
        return cell.icon or cell.status.icon, cell.tone or cell.status.tone
    return cell.icon, cell.tone or Tone.MUTE


# The stubs of PySide6 leave the fields of style options untyped.
def _rect(option: Any) -> QRect:  # noqa: ANN401  (see above)
    return QRect(option.rect)


def _state(option: Any) -> QStyle.StateFlag:  # noqa: ANN401  (see above)
    return QStyle.StateFlag(option.state)


def _plain(index: Any) -> Any:  # noqa: ANN401  (persistent indexes convert by themselves)
    return index
