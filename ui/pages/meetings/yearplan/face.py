"""The face of a year's plan: asked at the left, proposed at the right, then written."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.features.meetings.model.ruleset import Kind
from app.features.meetings.model.yearplan import PlanLine, Proposal, YearWish
from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.meetings.panels.base import Acts
from ui.pages.meetings.yearplan import presenter
from ui.pages.meetings.yearplan.dialogs import edit_line, enter_day_off
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import (
    STRETCH,
    boxed,
    column,
    row,
    scroll,
    sized,
    spaced,
)
from ui.widgets.basic.text import text
from ui.widgets.blocks.notice import NoticeArea
from ui.widgets.forms.builder import narrow_form
from ui.widgets.forms.fields import Value
from ui.widgets.status import Tone
from ui.widgets.table.view import Table

_FORM_WIDTH, _FIELDS = 310, 262
_LOOKS = ("day", "weekday", "week")


class PlanFace(QWidget):
    """``written`` tells that the lines stand in the calendar now."""

    written = Signal()
    changed = Signal(int)

    def __init__(self, acts: Acts) -> None:
        super().__init__()
        self.acts = acts
        self.year = 0
        self._start: YearWish | None = None
        self._kinds: tuple[Kind, ...] = ()
        self._proposal: Proposal | None = None
        self._changed: dict[str, PlanLine] = {}
        self._left_out: set[str] = set()
        self._kinds_anew = False
        self.form = narrow_form(presenter.wish_fields(), acts.clock.today, _FIELDS)
        self.notices = NoticeArea()
        self.summary = text("", "small", "text2", wrap=True)
        self.table = Table("year_plan", list(presenter.columns()))
        self.table.setAccessibleName(_("Các buổi họp đề nghị"))
        sized(self.table, min_height=200)
        self._edit = Button(_("Sửa dòng"), "small", icon="pencil")
        self._day_off = Button(_("Nhập ngày nghỉ"), "small", icon="calendar-plus")
        self._lay_out()
        self._connect()

    def open_year(self, year: int, *, gaps_only: bool = False) -> None:
        """Begin the plan of a year; with ``gaps_only`` by the usual day of before."""
        self.year = year
        self._proposal = None
        self._changed.clear()
        self._left_out.clear()
        self.table.show_rows([])
        self.acts.read(partial(self._gather, year), partial(self._begin, gaps_only))

    def look_again(self) -> None:
        """Propose again: the calendar may have changed; what was typed stays."""
        if self._proposal is not None:
            self._propose()

    def write(self) -> None:
        """Put the marked lines into the calendar."""
        if self._proposal is None:
            return
        taken = self.table.marked()
        lines = [line for line in self._lines() if line.key in taken]
        act = partial(
            self.acts.meetings.year_planning.write, self._proposal.wish, lines
        )
        self.acts.change(act, partial(self._written, len(lines)), self._refused)

    def first_stop(self) -> QWidget:
        """Start in the form, or in the table when nothing has to be asked."""
        return self.form

    def _lay_out(self) -> None:
        asked = Card(_("Ngày họp thường lệ"))
        asked.add(self.form)
        left = scroll(boxed(column(asked, STRETCH)))
        sized(left, width=_FORM_WIDTH)
        tools = row(self._edit, self._day_off, STRETCH)
        right = column(self.notices, self.summary, self.table, boxed(tools), gap=8)
        right.setStretch(2, 1)
        layout = QHBoxLayout(self)
        spaced(layout, 14)
        layout.addWidget(left)
        layout.addLayout(right, 1)

    def _connect(self) -> None:
        self.form.edited.connect(self._asked)
        self.table.opened.connect(self._edit_line)
        self.table.marks_changed.connect(self._marked)
        self._edit.clicked.connect(lambda: self._edit_line(self.table.current_id()))
        self._day_off.clicked.connect(self._enter_day_off)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        delete.activated.connect(self._leave_out)

    def _gather(self, year: int) -> tuple[YearWish, tuple[Kind, ...]]:
        day = max(self.acts.clock.today(), date(year, 1, 1))
        meetings = self.acts.meetings
        return meetings.year_planning.start(year), meetings.kinds(day)

    def _begin(
        self,
        gaps_only: bool,  # noqa: FBT001  (handed over by ``partial``)
        told: tuple[YearWish, tuple[Kind, ...]],
    ) -> None:
        self._start, self._kinds = told
        self.form.fill(presenter.values_of(self._start))
        self._show_mode()
        self._propose()
        if gaps_only:
            self.table.setFocus()

    def _asked(self, key: str, _value: Value) -> None:
        self._show_mode()
        if key == "thematic":
            # How themes are held decides the kinds again; what was typed stays.
            self._kinds_anew = True
        self._propose()

    def _show_mode(self) -> None:
        by_day = self.form.value("mode") != "weekday"
        for key in _LOOKS:
            self.form.line(key).setVisible((key == "day") is by_day)

    def _propose(self) -> None:
        if self._start is None:
            return
        wish = presenter.wish_of(self.form.values(), self._start)
        act = self.acts.meetings.year_planning.propose
        self.acts.read(partial(act, wish), self._take, self._refused)

    def _take(self, proposal: Proposal) -> None:
        if proposal.wish.year != self.year:
            return
        self._proposal = proposal
        # A line the new wish no longer proposes takes what was typed with it.
        kinds = {line.key: line.kind for line in proposal.lines}
        self._changed = {
            key: replace(line, kind=kinds[key]) if self._kinds_anew else line
            for key, line in self._changed.items()
            if key in kinds
        }
        self._kinds_anew = False
        self._left_out &= kinds.keys()
        self.notices.clear("refused")
        self._show()

    def _lines(self) -> list[PlanLine]:
        if self._proposal is None:
            return []
        lines = [self._changed.get(one.key, one) for one in self._proposal.lines]
        return sorted(lines, key=lambda line: (line.on_day, line.kind))

    def _show(self) -> None:
        if self._proposal is None:
            return
        lines = self._lines()
        taken = frozenset(one.key for one in lines) - self._left_out
        view = presenter.plan_view(self._proposal, lines, self._kinds, len(taken))
        self.table.empty = view.empty
        self.table.show_rows(view.rows)
        self.table.mark(taken)
        self._edit.setEnabled(bool(view.rows))
        for key in ("days_off", "committee", "unfilled"):
            self.notices.clear(key)
        for told in view.told:
            words = _("Nhập ngày nghỉ") if told.asks_days else ""
            then = self._enter_day_off if told.asks_days else None
            self.notices.show_notice(
                told.key, Tone.INFO, told.sentence, button=words, then=then
            )

    def _marked(self) -> None:
        if self._proposal is None:
            return
        lines = self._lines()
        taken = self.table.marked()
        self._left_out = {one.key for one in lines} - taken
        view = presenter.plan_view(self._proposal, lines, self._kinds, len(taken))
        self.summary.setText(view.summary)
        self.changed.emit(len(taken))

    def _leave_out(self) -> None:
        chosen = set(self.table.selected_ids())
        self.table.mark(self.table.marked() - chosen)

    def _edit_line(self, key: str) -> None:
        line = next((one for one in self._lines() if one.key == key), None)
        if line is not None and self._proposal is not None:
            wish = self._proposal.wish
            edit_line(self, self.acts, wish, line, self._kinds, self._changed_line)

    def _changed_line(self, line: PlanLine) -> None:
        self._changed[line.key] = line
        self._show()
        self.table.select(line.key)

    def _enter_day_off(self) -> None:
        enter_day_off(self, self.acts, self._propose)

    def _written(self, count: int, change: Change) -> None:
        words = _("Đã ghi {count} buổi họp vào lịch.").format(count=count)
        self.acts.messages.toast(words, change.command_id)
        self.written.emit()

    def _refused(self, problem: Problem) -> None:
        sentence = self.acts.messages.sentence(problem)
        if not self.form.failed(problem, sentence):
            self.notices.show_notice("refused", Tone.WARN, sentence)
