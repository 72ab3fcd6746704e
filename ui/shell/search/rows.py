"""Draws the lines of the search: a group's head, or an answer with its excerpt."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.shell.search.presenter import Result
from ui.widgets import theme
from ui.widgets.icons import pixmap

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def row_kind() -> int:
    """Name the item role that says ``head`` or ``result``."""
    return int(Qt.ItemDataRole.UserRole) + 1


class ResultDelegate(QStyledItemDelegate):
    """Two lines for an answer with an excerpt, one without."""

    def sizeHint(
        self,
        _option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Give each line its height."""
        if index.data(row_kind()) == "head":
            return QSize(theme.u(100), theme.u(28))
        result = index.data(int(Qt.ItemDataRole.UserRole))
        two = isinstance(result, Result) and bool(result.excerpt)
        return QSize(theme.u(100), theme.u(48 if two else 34))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one line."""
        look, u = theme.current(), theme.u
        box = QRect(option.rect)
        painter.save()
        result = index.data(int(Qt.ItemDataRole.UserRole))
        if isinstance(result, Result):
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(box, look.color("sel"))
            top = box.top() + (box.height() - u(18)) // 2
            painter.drawPixmap(
                QPoint(box.left() + u(10), top), pixmap(result.icon, "text2", 18)
            )
            self._words(painter, box.adjusted(u(38), u(2), -u(8), -u(2)), result)
        else:
            painter.setFont(look.font("caption_strong"))
            painter.setPen(look.color("text3"))
            words = str(index.data(Qt.ItemDataRole.DisplayRole))
            painter.drawText(box.adjusted(u(10), 0, 0, 0), _LEFT, words)
        painter.restore()

    @staticmethod
    def _words(painter: QPainter, box: QRect, result: Result) -> None:
        look = theme.current()
        height = box.height() // (2 if result.excerpt else 1)
        title = QRect(box.left(), box.top(), box.width(), height)
        painter.setFont(look.font("row"))
        painter.setPen(look.color("text"))
        shown = painter.fontMetrics().elidedText(
            result.title, Qt.TextElideMode.ElideRight, title.width()
        )
        painter.drawText(title, _LEFT, shown)
        if result.excerpt:
            _draw_pieces(painter, title.translated(0, height), result)


def _draw_pieces(painter: QPainter, line: QRect, result: Result) -> None:
    """Draw the sentence with the words that were looked for in bold."""
    look, left = theme.current(), line.left()
    for words, is_hit in result.pieces or ((result.excerpt, False),):
        painter.setFont(look.font("small_strong" if is_hit else "small"))
        painter.setPen(look.color("text" if is_hit else "text3"))
        room = line.right() - left
        measure = painter.fontMetrics()
        width = measure.horizontalAdvance(words)
        shown = measure.elidedText(words, Qt.TextElideMode.ElideRight, room)
        place = QRect(left, line.top(), room, line.height())
        painter.drawText(place, _LEFT | Qt.TextFlag.TextSingleLine, shown)
        left += width
        if width > room:
            return
