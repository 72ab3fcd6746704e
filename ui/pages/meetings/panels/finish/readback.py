"""The minutes read back: the text, how many blanks it has, and the correction."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.features.meetings.model.views import MeetingView
from app.kernel.words import _
from app.reports.model import Prepared
from ui.pages.meetings.panels.base import Acts
from ui.pages.meetings.panels.finish.correcting import CorrectingCard
from ui.pages.meetings.panels.finish.reading import ReadingView
from ui.pages.meetings.presenter.readback import (
    ReadLine,
    Spot,
    missing_count,
    read_lines,
)
from ui.widgets.basic.layout import row, sized, spaced
from ui.widgets.basic.text import text


class ReadBack(QWidget):
    """Shows the minutes as they would be printed now; ``lacking`` leads to repairs."""

    lacking = Signal()

    def __init__(self, acts: Acts) -> None:
        super().__init__()
        self._acts = acts
        self._view: MeetingView | None = None
        self._lines: tuple[ReadLine, ...] = ()
        self.reading = ReadingView()
        self.fixing = CorrectingCard(acts)
        self._blanks = text("", "small_strong", "warn", wrap=True)
        sized(self.reading, min_height=300)
        hint = _("Phím cách: cuộn một trang. Enter: sửa tại chỗ. F9: chỗ còn thiếu.")
        top = row(text(hint, "small", "text2", wrap=True), self._blanks)
        top.setStretch(0, 1)
        layout = QVBoxLayout(self)
        spaced(layout, 8)
        layout.addLayout(top)
        layout.addWidget(self.reading, 1)
        layout.addWidget(self.fixing)
        self.setFocusProxy(self.reading)
        self.reading.chosen.connect(self._correct)
        self.fixing.done.connect(self._return)
        if acts.prepare is None:
            self.hide()

    def show_view(self, view: MeetingView) -> None:
        """Read the minutes anew."""
        if self._view is not None and self._view.meeting.id != view.meeting.id:
            self._lines = ()
        self._view = view
        prepare = self._acts.prepare
        if prepare is not None:
            use_case = partial(prepare, "minutes", view.meeting.id)
            self._acts.read(use_case, self._take)

    def _take(self, prepared: Prepared) -> None:
        view = self._view
        if view is None or prepared.record_id != view.meeting.id:
            return
        is_first = not self._lines
        self._lines = read_lines(prepared.doc, view)
        self.reading.show_lines(self._lines)
        blanks = missing_count(self._lines)
        words = _("Còn {count} chỗ để trống").format(count=blanks) if blanks else ""
        self._blanks.setText(words)
        kept = self.fixing.kept_spot(self._spots) if is_first else None
        if kept is not None and view.meeting.can_change:
            self.fixing.open_spot(kept, view)

    def _return(self) -> None:
        self.reading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _spots(self) -> tuple[Spot, ...]:
        return tuple(line.spot for line in self._lines if line.spot is not None)

    def _correct(self, line: ReadLine) -> None:
        if self._view is None or not self._view.meeting.can_change:
            return
        if line.spot is not None:
            self.fixing.open_spot(line.spot, self._view)
        else:
            self.lacking.emit()
