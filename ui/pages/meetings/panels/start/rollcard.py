"""How one card of the roll-call is drawn."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from ui.pages.meetings.presenter.roll import RollCard
from ui.widgets import theme
from ui.widgets.icons import pixmap

_LEFT = Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class CardLook:
    """What a card shows besides its person."""

    hint: str
    is_current: bool
    has_focus: bool


def draw_card(painter: QPainter, place: QRect, card: RollCard, look: CardLook) -> None:
    """Draw frame, number, name over detail, words of the mark, and its shape."""
    _frame(painter, place, look)
    u, pad = theme.u, theme.u(8)
    number = QRect(place.left() + pad, place.top(), u(22), place.height())
    painter.setFont(theme.current().font("small_strong"))
    painter.setPen(theme.current().color("text3"))
    painter.drawText(number, _LEFT | _MIDDLE, f"{card.number:02d}")
    side = u(20)
    icon = QPoint(
        place.right() - pad - side, place.top() + (place.height() - side) // 2
    )
    painter.drawPixmap(icon, pixmap(card.status.icon, card.status.tone.value, 20))
    width = icon.x() - number.right() - u(4)
    room = QRect(number.right() + u(2), place.top(), width, place.height())
    _name(painter, _words(painter, room, card, look), card)


def _frame(painter: QPainter, place: QRect, look: CardLook) -> None:
    colours = theme.current()
    has_ring = look.is_current and look.has_focus
    edge = "focus" if has_ring else ("line2" if look.is_current else "line")
    painter.setPen(QPen(colours.color(edge), theme.u(2) if look.is_current else 1))
    painter.setBrush(colours.color("surface"))
    corner = theme.u(6)
    painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), corner, corner)


def _words(painter: QPainter, room: QRect, card: RollCard, look: CardLook) -> QRect:
    """Draw the words of the mark at the right; return the room left for the name."""
    if not look.hint:
        return room
    painter.setFont(theme.current().font("caption_strong"))
    wide = painter.fontMetrics().horizontalAdvance(look.hint) + theme.u(6)
    names = QFontMetrics(theme.current().font("row"))
    # The shape alone says the mark where the words would leave no room for the name.
    if wide + names.horizontalAdvance(card.name) > room.width():
        return room
    tone = card.status.tone.value if card.word else "info"
    painter.setPen(theme.current().color(tone))
    painter.drawText(room, _RIGHT | _MIDDLE, look.hint)
    return QRect(room.topLeft(), QSize(room.width() - wide, room.height()))


def _name(painter: QPainter, room: QRect, card: RollCard) -> None:
    look, elide = theme.current(), Qt.TextElideMode.ElideRight
    detail = card.reason or card.detail
    painter.setFont(look.font("row"))
    painter.setPen(look.color("text"))
    name = painter.fontMetrics().elidedText(card.name, elide, room.width())
    if not detail:
        painter.drawText(room, _LEFT | _MIDDLE, name)
        return
    half = room.height() // 2
    upper = QRect(room.topLeft(), QSize(room.width(), half))
    lower = QRect(room.left(), room.top() + half, room.width(), half)
    painter.drawText(upper, _LEFT | Qt.AlignmentFlag.AlignBottom, name)
    painter.setFont(look.font("caption"))
    painter.setPen(look.color("text3"))
    words = painter.fontMetrics().elidedText(detail, elide, room.width())
    painter.drawText(lower, _LEFT | Qt.AlignmentFlag.AlignTop, words)
