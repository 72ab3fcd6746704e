"""The year's meetings: twelve months in a strip, what is lacking, and the table."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kernel.words import _
from ui.pages.meetings.months import MonthStrip
from ui.pages.meetings.presenter.year import YearView, columns
from ui.widgets.basic.layout import spaced
from ui.widgets.blocks.emptystate import EmptyState
from ui.widgets.blocks.notice import NoticeArea
from ui.widgets.status import Tone
from ui.widgets.table.view import Table

_GAPS = "gaps"


class YearFace(QWidget):
    """``opened`` carries the id of a meeting."""

    opened = Signal(str)
    plan_wanted = Signal()
    fill_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.months = MonthStrip()
        self.notices = NoticeArea()
        self.table = Table("meetings", list(columns()))
        self.table.setAccessibleName(_("Các buổi họp trong năm"))
        self.empty = EmptyState("users-round", "", _("Lập kế hoạch năm"), parent=self)
        self.past = EmptyState("users-round", "", parent=self)
        # Nothing has been read yet; that is no answer.
        for state in (self.empty, self.past):
            state.hide()
        self._year = 0
        layout = QVBoxLayout(self)
        spaced(layout, 12)
        layout.addWidget(self.months)
        layout.addWidget(self.notices)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.past, 1)
        self.table.opened.connect(self.opened)
        self.empty.pressed.connect(self.plan_wanted)

    def show_view(self, view: YearView, year: int) -> None:
        """Show a year; seen for the first time it opens at the current month."""
        self.months.show_months(view.months)
        self.months.reflow(self.width())
        had_focus = self.table.hasFocus() or self.table.grid.hasFocus()
        self.table.show_rows(view.rows)
        self.table.setVisible(not view.is_empty)
        self.empty.setVisible(view.is_empty and not view.is_past)
        self.past.setVisible(view.is_empty and view.is_past)
        words = _("Chưa có kỳ họp nào trong năm {year}.").format(year=year)
        self.empty.set_sentence(words)
        self.past.set_sentence(words)
        self._show_gaps(view)
        if view.rows and (self._year != year or not self.table.current_id()):
            self.table.select(view.current)
            # The list has its height only after the strip and the notice have theirs.
            QTimer.singleShot(0, self, lambda: self.table.select(view.current))
        self._year = year if view.rows else 0
        if had_focus and view.is_empty:
            self.first_stop().setFocus()

    def first_stop(self) -> QWidget:
        """Start in the list."""
        if not self.table.isHidden():
            return self.table
        return self.past if self.empty.isHidden() else self.empty

    def _show_gaps(self, view: YearView) -> None:
        if not view.gaps or view.is_empty:
            self.notices.clear(_GAPS)
            return
        words = _("Lịch còn thiếu: {gaps}.").format(gaps=view.gaps)
        button = _("Lấp chỗ trống F9")
        wanted = self.fill_wanted.emit
        self.notices.show_notice(_GAPS, Tone.WARN, words, button=button, then=wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the strip of months into lines."""
        super().resizeEvent(event)
        self.months.reflow(event.size().width())
