"""The date field: typed freely, shown as dd/mm/yyyy, with its weekday below."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.kernel.dates import PartialDate, add_months
from app.kernel.words import _
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, column, row, sized
from ui.widgets.basic.text import text
from ui.widgets.forms.calendar import Calendar, Notes, no_notes
from ui.widgets.forms.dateparse import Reading, read_date, relation, written
from ui.widgets.forms.inputs import TextField
from ui.widgets.overlay.popover import Popover

_EXAMPLE = "dd/mm/yyyy"


class DateLine(TextField):
    """The text of a date field; arrows move the day, F4 asks for the calendar."""

    stepped = Signal(int, int)
    calendar_asked = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by a day or a month, or ask for the calendar."""
        steps = {
            Qt.Key.Key_Up: (1, 0),
            Qt.Key.Key_Down: (-1, 0),
            Qt.Key.Key_PageUp: (0, 1),
            Qt.Key.Key_PageDown: (0, -1),
        }
        key = Qt.Key(event.key())
        wants_list = key == Qt.Key.Key_Down and bool(
            event.modifiers() & Qt.KeyboardModifier.AltModifier
        )
        if wants_list or key == Qt.Key.Key_F4:
            self.calendar_asked.emit()
        elif key in steps:
            self.stepped.emit(*steps[key])
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class DateField(QWidget):
    """A date or, where ``partial``, the known part of one.

    Partial dates lie in the past (a birth, an admission), where the weekday and the
    days gone by tell nobody anything: only how a typed text is understood is said.
    ``quiet`` says nothing below the line at all.

    ``changed`` carries the value (PartialDate or None) once it is readable.
    """

    changed = Signal(object)
    left = Signal()

    def __init__(
        self,
        today: Callable[[], date],
        *,
        partial: bool = False,
        quiet: bool = False,
        notes: Notes = no_notes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._partial = partial
        self._is_quiet = quiet
        self._notes = notes
        self._told: PartialDate | None = None
        self.line = DateLine()
        self.line.setPlaceholderText(_EXAMPLE)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhDate)
        sized(self.line, width=150)
        self._open = Button("", "ghost", icon="calendar-days")
        self._open.setAccessibleName(_("Mở lịch"))
        self._open.setToolTip("F4")
        self._open.clicked.connect(self.open_calendar)
        self._words = text("", "small", "text2")
        self.setLayout(
            column(row(self.line, self._open, STRETCH, gap=4), self._words, gap=2)
        )
        self.setFocusProxy(self.line)
        self._pause = QTimer(
            self, singleShot=True, interval=theme.current().time("typing")
        )
        self._pause.timeout.connect(self._describe)
        self.line.textEdited.connect(lambda _: self._pause.start())
        self.line.stepped.connect(self._step)
        self.line.calendar_asked.connect(self.open_calendar)
        self.line.left.connect(self._leave)
        self.line.returnPressed.connect(self._leave)
        self._describe()

    def setAccessibleName(self, name: str) -> None:
        """Name the field; the line inside carries the name as well."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def reading(self) -> Reading:
        """Understand what stands in the field now."""
        return read_date(self.line.text(), self._today(), partial=self._partial)

    def value(self) -> PartialDate | None:
        """Return what is understood; None when empty or unreadable."""
        return self.reading().value

    def day(self) -> date | None:
        """Return the whole date; None when empty, unreadable or partial."""
        return self.reading().day

    def fill(self, value: PartialDate | date | None) -> None:
        """Show ``value`` without telling that it changed."""
        self.line.setText(written(value))
        self._told = self.value()
        self._describe()

    def problem(self) -> str:
        """Say what is wrong with the typed text; empty when nothing is."""
        return self.reading().problem

    def open_calendar(self) -> None:
        """Open the month of the date, or of today."""
        calendar = Calendar(self.day() or self._today(), self._today(), self._notes)
        popover = Popover(calendar, self.line)
        calendar.chosen.connect(self._take)
        calendar.chosen.connect(popover.close)
        popover.open_below()
        calendar.grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def sizeHint(self) -> QSize:
        """Take the line, the button and the words below."""
        return super().sizeHint()

    def _take(self, day: date) -> None:
        self.line.setText(written(day))
        self._leave()

    def _step(self, days: int, months: int) -> None:
        start = self.day() or self._today()
        moved = add_months(start, months) if months else start + timedelta(days=days)
        self.line.setText(written(moved))
        self._describe()

    def _leave(self) -> None:
        reading = self.reading()
        if reading.value is not None:
            self.line.setText(written(reading.value))
        self._describe()
        if not reading.problem and reading.value != self._told:
            self._told = reading.value
            self.changed.emit(reading.value)
        self.left.emit()

    def _describe(self) -> None:
        reading = self.reading()
        is_told = reading.day is not None and not self._partial
        words = relation(reading.day, self._today()) if is_told and reading.day else ""
        if reading.value is not None and self.line.text() != written(reading.value):
            words = f"{written(reading.value)} · {words}".rstrip(" ·")
        self._words.setText(words)
        self._words.setVisible(bool(words) and not self._is_quiet)
        theme.mark_property(self.line, "state", "wrong" if reading.problem else "")
