"""One month as a grid, Monday first, walked with the arrow keys."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.kernel.dates import add_months, short, spoken
from app.kernel.words import _
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, column, row
from ui.widgets.basic.text import text

_DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_WEEK = 7
_LINES = 7
_SATURDAY = 5
# What is said about a day ("Nghỉ lễ", "Làm bù", "Sinh hoạt"); empty for ordinary days.
Notes = Callable[[date], str]


def no_notes(_day: date) -> str:
    """Say nothing about any day."""
    return ""


class MonthGrid(QWidget):
    """The days of the shown month; one Tab stop, arrows inside."""

    moved = Signal(object)
    chosen = Signal(object)

    def __init__(self, day: date, today: date, notes: Notes = no_notes) -> None:
        super().__init__()
        self.day = day
        self._today = today
        self._notes = notes
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tell()

    def sizeHint(self) -> QSize:
        """Take seven columns of thirty-six."""
        return QSize(theme.u(36) * _WEEK, theme.u(32) * _LINES)

    def minimumSizeHint(self) -> QSize:
        """Never be smaller than the month."""
        return self.sizeHint()

    def go(self, day: date) -> None:
        """Move the mark to ``day`` and show its month."""
        self.day = day
        self._tell()
        self.update()
        self.moved.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by days, weeks, months; Enter chooses."""
        days = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -_WEEK,
            Qt.Key.Key_Down: _WEEK,
        }
        key = Qt.Key(event.key())
        if key in days:
            self.go(self.day + timedelta(days=days[key]))
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.go(add_months(self.day, -1 if key == Qt.Key.Key_PageUp else 1))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.chosen.emit(self.day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        wide, high = self.width() / _WEEK, self.height() / _LINES
        line = int(event.position().y() // high) - 1
        if line >= 0:
            index = line * _WEEK + int(event.position().x() // wide)
            day = self._first() + timedelta(days=index)
            self.go(day)
            self.chosen.emit(day)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw weekdays and days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.current()
        painter.setFont(look.font("caption_strong"))
        painter.setPen(look.color("text2"))
        for index, name in enumerate(_DAYS):
            painter.drawText(self._box(0, index), Qt.AlignmentFlag.AlignCenter, name)
        first = self._first()
        for index in range(_WEEK * (_LINES - 1)):
            day = first + timedelta(days=index)
            self._paint_day(painter, self._box(1 + index // _WEEK, index % _WEEK), day)

    def _paint_day(self, painter: QPainter, box: QRect, day: date) -> None:
        look = theme.current()
        inner = box.adjusted(theme.u(2), theme.u(1), -theme.u(2), -theme.u(1))
        tint = "text3" if day.month != self.day.month else "text"
        if day == self.day:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent"))
            painter.drawRoundedRect(inner, theme.u(6), theme.u(6))
            tint = "accent_t"
        elif day == self._today:
            painter.setPen(look.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, theme.u(6), theme.u(6))
        elif day.weekday() >= _SATURDAY and day.month == self.day.month:
            tint = "text2"
        painter.setFont(look.font("strong" if day == self.day else "body"))
        painter.setPen(look.color(tint))
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, str(day.day))
        if self._notes(day):
            painter.setBrush(look.color(tint))
            side = theme.u(4)
            painter.drawEllipse(
                inner.center().x() - side // 2, inner.bottom() - side, side, side
            )

    def _box(self, line: int, place: int) -> QRect:
        wide, high = self.width() / _WEEK, self.height() / _LINES
        return QRect(round(place * wide), round(line * high), round(wide), round(high))

    def _first(self) -> date:
        start = self.day.replace(day=1)
        return start - timedelta(days=start.weekday())

    def _tell(self) -> None:
        note = self._notes(self.day)
        self.setAccessibleName(spoken(self.day) + (f", {note}" if note else ""))


class Calendar(QWidget):
    """The month with its pager, the spoken day below, and today within reach."""

    chosen = Signal(object)

    def __init__(self, day: date, today: date, notes: Notes = no_notes) -> None:
        super().__init__()
        self.setAccessibleName(_("Lịch"))
        self._notes = notes
        self.grid = MonthGrid(day, today, notes)
        self.grid.moved.connect(self._show)
        self.grid.chosen.connect(self.chosen)
        self._title = text("", "strong")
        earlier = Button("", "ghost", icon="chevron-left")
        earlier.setAccessibleName(_("Tháng trước"))
        earlier.clicked.connect(lambda: self.grid.go(add_months(self.grid.day, -1)))
        later = Button("", "ghost", icon="chevron-right")
        later.setAccessibleName(_("Tháng sau"))
        later.clicked.connect(lambda: self.grid.go(add_months(self.grid.day, 1)))
        now = Button(_("Hôm nay"), "link")
        now.clicked.connect(lambda: self.chosen.emit(today))
        self._words = text("", "small", "text2")
        self.setLayout(
            column(
                row(earlier, self._title, later, STRETCH, now, gap=4),
                self.grid,
                self._words,
                gap=6,
            )
        )
        self.setFocusProxy(self.grid)
        self._show(day)

    def _show(self, day: date) -> None:
        self._title.setText(
            _("Tháng {month}/{year}").format(month=day.month, year=day.year)
        )
        note = self._notes(day)
        self._words.setText(f"{spoken(day)}{': ' + note if note else ''}")
        self.setAccessibleDescription(short(day))
