"""The stack bar: done solid, attention hatched, bad solid and last."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.kernel.words import _
from ui.widgets import theme
from ui.widgets.basic.layout import STRETCH, row
from ui.widgets.basic.text import text

_HATCH = 7


class StackBar(QWidget):
    """Parts of a whole; its figures stand beside it in words (never colour alone)."""

    def __init__(
        self,
        done: int = 0,
        attention: int = 0,
        bad: int = 0,
        open_: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts: tuple[tuple[str, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.updateGeometry)
        self.show_parts(done, attention, bad, open_)

    def show_parts(
        self, done: int, attention: int = 0, bad: int = 0, open_: int = 0
    ) -> None:
        """Show other figures; ``open_`` is what is not begun and stays empty."""
        self._parts = (("ok", done), ("warn", attention), ("", open_), ("bad", bad))
        sentence = _("{done} đạt, {attention} chờ, {bad} thiếu")
        words = sentence.format(done=done, attention=attention, bad=bad)
        if open_:
            words += ", " + _("{count} chưa làm").format(count=open_)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Be eight high and as wide as there is room."""
        return QSize(theme.u(120), theme.current().size("bar"))

    def minimumSizeHint(self) -> QSize:
        """Stay readable."""
        return QSize(theme.u(40), theme.current().size("bar"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the parts from left to right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = theme.current().size("bar")
        whole = QRectF(0, (self.height() - high) / 2, self.width(), high)
        outline = QPainterPath()
        outline.addRoundedRect(whole, high / 2, high / 2)
        painter.setClipPath(outline)
        painter.fillRect(whole, theme.current().color("mute_bg"))
        total = sum(count for _tint, count in self._parts)
        left = whole.left()
        for tint, count in self._parts:
            if not count:
                continue
            wide = whole.width() * count / total
            self._paint_part(painter, QRectF(left, whole.top(), wide, high), tint)
            left += wide

    @staticmethod
    def _paint_part(painter: QPainter, area: QRectF, tint: str) -> None:
        paint_part(painter, area, tint)


def paint_part(painter: QPainter, area: QRectF, tint: str) -> None:
    """Draw one part: hatched for attention, solid otherwise, a gap at its right."""
    look = theme.current()
    area = area.adjusted(0, 0, -1, 0)
    if tint == "warn":
        painter.fillRect(area, look.color("warn_bg"))
        painter.save()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(look.color("warn"), max(theme.u(1), 1)))
        step, x = theme.u(_HATCH), area.left() - area.height()
        while x < area.right():
            painter.drawLine(
                round(x),
                round(area.bottom()),
                round(x + area.height()),
                round(area.top()),
            )
            x += step
        painter.restore()
    elif tint:
        painter.fillRect(area, look.color(tint))


class _Sample(QWidget):
    def __init__(self, tint: str) -> None:
        super().__init__()
        self._tint = tint
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.u(16), theme.current().size("bar"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        outline = QPainterPath()
        outline.addRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setClipPath(outline)
        paint_part(painter, area, self._tint)


class Legend(QWidget):
    """Explains the parts of the bars above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        parts = (("ok", _("đạt")), ("warn", _("chờ xác nhận")), ("bad", _("thiếu")))
        items = [
            row(_Sample(tint), text(words, "caption", "text2"), gap=6)
            for tint, words in parts
        ]
        self.setLayout(row(*items, STRETCH, gap=14))
