"""How one cell is drawn: text lines, chips, shapes, bars."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from ui.widgets import theme
from ui.widgets.icons import pixmap
from ui.widgets.status import Tone
from ui.widgets.table.columns import Cell

PADDING = 10
_CHIP, _CHIP_ICON, _CHIP_SIDE = 24, 15, 9
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def inner(area: QRect) -> QRect:
    """Return the cell without its side padding."""
    side = theme.u(PADDING)
    return area.adjusted(side, 0, -side, 0)


def write(
    painter: QPainter,
    area: QRect,
    words: str,
    look: tuple[str, str],
    flags: Qt.AlignmentFlag = _LEFT,
) -> int:
    """Write one line in (role, colour), shortened with …; return its width."""
    role, tint = look
    font = theme.current().font(role, words)
    painter.setFont(font)
    painter.setPen(theme.current().color(tint))
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, flags, shown)
    return metrics.horizontalAdvance(shown)


def two_lines(
    painter: QPainter, area: QRect, cell: Cell, look: tuple[str, str]
) -> None:
    """Write the text over its detail."""
    upper = QFontMetrics(theme.current().font(look[0])).height() + theme.u(1)
    lower = QFontMetrics(theme.current().font("small")).height() + theme.u(1)
    top = area.top() + (area.height() - upper - lower) // 2
    write(painter, QRect(area.left(), top, area.width(), upper), cell.text, look)
    below = QRect(area.left(), top + upper, area.width(), lower)
    write(painter, below, cell.detail, ("small", "text3"))


def chip_width(words: str, *, has_icon: bool = True) -> int:
    """Measure a chip."""
    metrics = QFontMetrics(theme.current().font("chip", words))
    icon = theme.u(_CHIP_ICON) + theme.u(4) if has_icon else 0
    return theme.u(_CHIP_SIDE) * 2 + icon + metrics.horizontalAdvance(words)


def paint_chip(
    painter: QPainter, left: int, middle: int, words: str, shape: tuple[str, Tone]
) -> int:
    """Draw a chip from ``left``, centred on ``middle``; return its width."""
    name, tone = shape
    look, high = theme.current(), theme.u(_CHIP)
    wide = chip_width(words, has_icon=bool(name))
    box = QRectF(left, middle - high / 2, wide, high).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.color(f"{tone.value}_line"), 1))
    painter.setBrush(look.color(f"{tone.value}_bg"))
    painter.drawRoundedRect(box, high / 2, high / 2)
    painter.restore()
    start = left + theme.u(_CHIP_SIDE)
    if name:
        side = theme.u(_CHIP_ICON)
        painter.drawPixmap(
            start, middle - side // 2, pixmap(name, tone.value, _CHIP_ICON)
        )
        start += side + theme.u(4)
    area = QRect(start, middle - high // 2, wide, high)
    write(painter, area, words, ("chip", tone.value))
    return wide


def paint_bar(painter: QPainter, area: QRect, cell: Cell) -> None:
    """Draw the figures and a bar of the share beside them."""
    figures = cell.text or f"{cell.done}/{cell.of}"
    used = write(painter, area, figures, ("row", "text")) + theme.u(8)
    bar = QRectF(
        area.left() + used,
        area.center().y() - theme.u(3),
        max(area.width() - used, 0),
        theme.u(6),
    )
    look = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("mute_bg"))
    painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
    bar.setWidth(bar.width() * min(cell.done / cell.of, 1) if cell.of else 0)
    painter.setBrush(look.color("ok"))
    painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
    painter.restore()


def paint_change(painter: QPainter, area: QRect, cell: Cell) -> None:
    """Draw old struck through → new."""
    if not cell.old:
        write(
            painter, area, cell.text, ("row", cell.tone.value if cell.tone else "text")
        )
        return
    arrow = theme.u(16)
    half = (area.width() - arrow) // 2
    metrics = QFontMetrics(theme.current().font("body", cell.old))
    wide = min(metrics.horizontalAdvance(cell.old), half)
    used = write(
        painter, QRect(area.left(), area.top(), wide + 1, area.height()), cell.old,
        ("body", "text3"),
    )  # fmt: skip
    middle = area.center().y() + 1
    painter.drawLine(QPointF(area.left(), middle), QPointF(area.left() + used, middle))
    left = area.left() + used + theme.u(6)
    painter.drawPixmap(left, middle - theme.u(7), pixmap("arrow-right", "text3", 14))
    left += theme.u(20)
    rest = QRect(left, area.top(), area.right() - left, area.height())
    write(painter, rest, cell.text, ("strong", "text"))


def paint_section(painter: QPainter, area: QRect, cells: list[Cell]) -> None:
    """Draw a group label over the whole width: words, and a count behind them."""
    look = theme.current()
    painter.fillRect(area, look.color("surface2"))
    painter.setPen(look.color("line"))
    painter.drawLine(area.bottomLeft(), area.bottomRight())
    box = inner(area)
    for cell in cells:
        tint = cell.tone.value if cell.tone else "text2"
        used = write(painter, box, cell.text, ("caption_strong", tint))
        box = box.adjusted(used + theme.u(8), 0, 0, 0)
        if cell.detail:
            used = write(painter, box, cell.detail, ("caption", "text3"))
            box = box.adjusted(used + theme.u(16), 0, 0, 0)
