"""Step "Nhiệm vụ tháng trước": every open task gets an answer and a sentence."""

from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.features.meetings.model.records import Outcome
from app.features.meetings.model.views import MeetingView
from app.kernel.changes import Change
from app.kernel.dates import short
from app.kernel.words import _
from ui.pages.meetings.panels.base import Acts, Panel, day_of
from ui.pages.meetings.presenter.words import outcome_status, outcome_word
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.keycap import key_line
from ui.widgets.basic.layout import STRETCH, boxed, column, row, scroll, sized
from ui.widgets.basic.text import text
from ui.widgets.forms.builder import FormBuilder
from ui.widgets.forms.fields import Field, Option, Value
from ui.widgets.table.columns import Cell, Column, Row
from ui.widgets.table.view import Table

_KEPT = "review"
_ANSWERS = (Outcome.DONE, Outcome.NOT_DONE, Outcome.ROLLED_OVER)
_DIGITS = {
    Qt.Key.Key_1: Outcome.DONE,
    Qt.Key.Key_2: Outcome.NOT_DONE,
    Qt.Key.Key_3: Outcome.ROLLED_OVER,
}


class ReviewPanel(Panel):
    """The list of tasks, and the answer of the current one below."""

    step = "task_review"

    def __init__(self, acts: Acts) -> None:
        super().__init__(acts, _("Nhiệm vụ tháng trước"))
        self.table = Table(
            "review",
            [
                Column("title", _("Nhiệm vụ"), stretch=True),
                Column("owner", _("Người thực hiện"), width=170, second=True),
                Column("due", _("Hạn"), kind="date", width=104),
                Column("outcome", _("Trả lời"), kind="chip", width=130),
            ],
        )
        self.table.empty = _("Không có nhiệm vụ nào chờ trả lời.")
        options = tuple(Option(one.value, outcome_word(one)) for one in _ANSWERS)
        self.form = FormBuilder(
            [
                Field("outcome", _("Trả lời"), kind="choice", choices=options),
                Field("note", _("Kết quả hoặc lý do, một câu"), kind="long"),
                Field("due", _("Hạn mới"), kind="date", optional=True),
            ],
            acts.clock.today,
            with_basis=False,
        )
        self.save = Button(_("Ghi trả lời"), icon="check")
        self._task = ""
        self._is_taking = False
        self._card = Card("")
        self._card.add(self.form)
        self._card.add(boxed(row(self.save, STRETCH)))
        self._lay_out()
        self.table.current_changed.connect(self._follow)
        self.table.grid.installEventFilter(self)
        self.table.opened.connect(self._open)
        self.save.clicked.connect(self._save)
        self.form.submitted.connect(self._save)

    def _lay_out(self) -> None:
        keys = Flow(14)
        for digit, outcome in enumerate(_ANSWERS, start=1):
            keys.addWidget(boxed(key_line(str(digit), outcome_word(outcome))))
        sized(self.table, min_height=200)
        hint = text(
            _("Đứng ở một dòng, bấm phím số để trả lời; mỗi nhiệm vụ một câu."),
            "small",
            "text2",
            wrap=True,
        )
        inside = column(hint, boxed(keys), self.table, self._card, STRETCH, gap=8)
        self.box.addWidget(scroll(boxed(inside)), 1)

    def take(self, view: MeetingView) -> None:
        """Show answered and open tasks together."""
        if self.is_fresh:
            self._task = ""
        rows = _rows(view)
        self._is_taking = True
        self.table.show_rows(rows)
        if rows and not self.table.current_id():
            self.table.select_first()
        self._card.setVisible(bool(rows) and view.meeting.can_change)
        self._is_taking = False
        self._show_task(self.table.current_id())

    def first_stop(self) -> QWidget | None:
        """Start in the list."""
        return self.table

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer with a digit from the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            outcome = _DIGITS.get(Qt.Key(event.key()))
            if outcome is not None and self._card.isVisible():
                self._answer(outcome)
                return True
        return super().eventFilter(watched, event)

    def _open(self, task_id: str) -> None:
        self._show_task(task_id)
        self.form.focus("note")

    def _answer(self, outcome: Outcome) -> None:
        # The table tells of its current row a moment later than a digit is pressed.
        self._show_task(self.table.current_id())
        self.form.fill({"outcome": outcome.value})
        note = self.form.value("note")
        if outcome is Outcome.DONE and not note:
            self.form.fill({"note": _("Đã hoàn thành.")})
        self.acts.keep(f"{_KEPT}:{self._task}")
        self.form.focus("note")

    def _follow(self, task_id: str) -> None:
        # While rows are replaced the current one wanders.
        if not self._is_taking:
            self._show_task(task_id)

    def _show_task(self, task_id: str) -> None:
        if self.view is None or not task_id:
            return
        title, values = self._told_of(task_id)
        if task_id == self._task and self._card.accessibleName() == title:
            self.refill(self.form, values)
            return
        self._task = task_id
        self._card.set_title(title)
        self.form.fill(values)
        name = f"{_KEPT}:{task_id}"
        self.drafted = {name: self.form}
        if self.acts.keeper is not None:
            self.acts.keeper.watch(name, self.form)

    def _told_of(self, task_id: str) -> tuple[str, dict[str, Value]]:
        if self.view is None:
            return "", {}
        for one in self.view.record.reviews:
            if one.task_id == task_id:
                answer: Value = one.outcome.value
                return one.title, {"outcome": answer, "note": one.note, "due": None}
        titles = {task.task_id: task.title for task in self.view.open_tasks}
        empty: dict[str, Value] = {"outcome": "", "note": "", "due": None}
        return titles.get(task_id, ""), empty

    def _save(self) -> None:
        task_id = self.table.current_id()
        if not task_id or not self.form.check():
            return
        told = self.form.values()
        act = self.acts.meetings.conducting.answer_task
        outcome = Outcome(str(told["outcome"]))
        use_case = partial(
            act,
            self.acts.meeting_id,
            task_id,
            outcome,
            str(told["note"] or ""),
            day_of(told["due"]),
        )
        failed = partial(self.acts.complain, self.form)
        self.acts.submit(f"{_KEPT}:{task_id}", use_case, self._go_on, failed)

    def _go_on(self, _change: Change) -> None:
        """Go to the next task that waits for its answer."""
        self._task = ""
        answered = {self.table.current_id()}
        if self.view is not None:
            answered |= {
                one.task_id
                for one in self.view.record.reviews
                if one.outcome is not Outcome.NONE
            }
        waiting = [row.id for row in self.table.seen() if row.id not in answered]
        if waiting:
            self.table.select(waiting[0])
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _rows(view: MeetingView) -> list[Row]:
    """List the answered tasks, then those that wait."""
    answered = {one.task_id for one in view.record.reviews}
    told = [
        _row(one.task_id, one.title, one.owner, one.due_on, one.outcome, one.note)
        for one in view.record.reviews
    ]
    waiting = [
        _row(task.task_id, task.title, task.owner, task.due_on)
        for task in view.open_tasks
        if task.task_id not in answered
    ]
    return told + waiting


def _row(
    task_id: str,
    title: str,
    owner: str,
    due: date | None,
    outcome: Outcome = Outcome.NONE,
    note: str = "",
) -> Row:
    return Row(
        task_id,
        {
            "title": Cell(title, detail=note),
            "owner": Cell(owner),
            "due": Cell(short(due) if due else ""),
            "outcome": Cell(outcome_word(outcome), status=outcome_status(outcome)),
        },
    )
