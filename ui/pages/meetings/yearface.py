"""The year's meetings: twelve months in a strip, and the table."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kernel.words import _
from ui.pages.meetings.months import MonthStrip
from ui.pages.meetings.presenter.year import YearView, columns
from ui.widgets.basic.layout import spaced
from ui.widgets.blocks.emptystate import EmptyState
from ui.widgets.table.view import Table


class YearFace(QWidget):
    """``opened`` carries the id of a meeting."""

    opened = Signal(str)
    plan_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.months = MonthStrip()
        self.table = Table("meetings", list(columns()))
        self.table.setAccessibleName(_("Các buổi họp trong năm"))
        self.empty = EmptyState(
            "users-round", "", _("Lập kế hoạch cả năm"), parent=self
        )
        layout = QVBoxLayout(self)
        spaced(layout, 12)
        layout.addWidget(self.months)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.empty, 1)
        self.table.opened.connect(self.opened)
        self.empty.pressed.connect(self.plan_wanted)

    def show_view(self, view: YearView, year: int) -> None:
        """Show a year."""
        self.months.show_months(view.months)
        self.months.reflow(self.width())
        self.table.show_rows(view.rows)
        self.table.setVisible(not view.is_empty)
        self.empty.setVisible(view.is_empty)
        words = _("Chưa có kỳ họp nào trong năm {year}.").format(year=year)
        self.empty.set_sentence(words)
        if view.rows and not self.table.current_id():
            self.table.select_first()

    def first_stop(self) -> QWidget:
        """Start in the list."""
        return self.empty if self.table.isHidden() else self.table

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the strip of months where it does not fit."""
        super().resizeEvent(event)
        self.months.reflow(event.size().width())
