"""Tính đến ngày: the day whose roll, counts and voting base are shown."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.kernel.dates import PartialDate
from app.kernel.words import _
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import row
from ui.widgets.basic.text import text
from ui.widgets.forms.datefield import DateField


class DayChooser(QWidget):
    """A date field without further words; ``chosen`` carries a day up to today."""

    chosen = Signal(object)

    def __init__(
        self, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self.field = DateField(today, quiet=True)
        self.field.setAccessibleName(_("Tính đến ngày"))
        self.back = Button(_("Về hôm nay"), "link")
        self.back.clicked.connect(lambda: self._choose(today()))
        self.field.changed.connect(self._take)
        label = text(_("Tính đến ngày"), "small", "text2")
        self.setLayout(row(label, self.field, self.back, gap=8))
        self.show_day(today())

    def show_day(self, day: date) -> None:
        """Show a day without telling."""
        self.field.fill(day)
        self.back.setVisible(day != self._today())

    def _take(self, value: PartialDate | None) -> None:
        day = value.whole() if value is not None else None
        if day is None or day > self._today():
            day = self._today()
        self._choose(day)

    def _choose(self, day: date) -> None:
        self.show_day(day)
        self.chosen.emit(day)
