"""Step "Kết luận, nhiệm vụ mới": the conclusion, each matter, the tasks given."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.features.meetings.model.views import MeetingView
from app.kernel.dates import short
from app.kernel.words import _
from ui.pages.meetings.dialogs import ITEM, ItemDialog, ask_reason
from ui.pages.meetings.panels.base import Acts, Panel
from ui.pages.meetings.panels.decide.newtask import TaskDialog
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import STRETCH, boxed, column, row, scroll, sized
from ui.widgets.forms.builder import FormBuilder
from ui.widgets.forms.fields import Field, Value
from ui.widgets.status import Status
from ui.widgets.table.columns import Cell, Column, Row
from ui.widgets.table.view import Table

_KEPT, _WITHDRAW = "conclusion", "withdraw:"


class ConclusionPanel(Panel):
    """The conclusion is saved when the field is left."""

    step = "conclusion"

    def __init__(self, acts: Acts) -> None:
        super().__init__(acts, _("Kết luận, nhiệm vụ mới"))
        self.form = FormBuilder(
            [Field("conclusion", _("Kết luận của người chủ trì"), kind="long")],
            acts.clock.today,
            with_basis=False,
        )
        self.drafted = {_KEPT: self.form}
        self.matters = Table(
            "matters",
            [
                Column("title", _("Nội dung"), stretch=True, sortable=False),
                Column("state", _("Kết luận riêng"), kind="chip", width=130),
            ],
        )
        self.tasks = Table(
            "given",
            [
                Column("title", _("Nhiệm vụ"), stretch=True, sortable=False),
                Column("owner", _("Người thực hiện"), width=170, second=True),
                Column("due", _("Hạn"), kind="date", width=104),
            ],
        )
        self.tasks.empty = _("Chưa giao nhiệm vụ nào.")
        self.matters.empty = _("Chương trình chưa có nội dung nào.")
        self.give = Button(_("Giao nhiệm vụ  F11"), icon="plus")
        self.edit = Button(_("Ghi diễn biến, kết luận"), "small")
        self.withdraw = Button(_("Thu lại nhiệm vụ"), "small")
        self._lay_out()
        self.form.edited.connect(self._save)
        self.give.clicked.connect(self.begin_task)
        self.edit.clicked.connect(lambda: self._edit(self.matters.current_id()))
        self.matters.opened.connect(self._edit)
        self.withdraw.clicked.connect(self._withdraw)

    def take(self, view: MeetingView) -> None:
        """Show conclusion, matters and tasks."""
        self.refill(self.form, {"conclusion": view.meeting.conclusion})
        free = view.meeting.can_change
        self.form.setEnabled(free)
        self.give.setVisible(free)
        self.edit.setVisible(free and bool(view.record.items))
        self.withdraw.setVisible(free and bool(view.record.assignments))
        self.matters.show_rows(
            [
                Row(
                    item.id,
                    {
                        "title": Cell(item.title, detail=_first(item.conclusion)),
                        "state": Cell(
                            _("Đã ghi") if item.conclusion else _("Chưa ghi"),
                            status=Status.DONE if item.conclusion else Status.NOT_YET,
                        ),
                    },
                )
                for item in view.record.items
            ]
        )
        self.tasks.show_rows(
            [
                Row(
                    one.id,
                    {
                        "title": Cell(one.title),
                        "owner": Cell(one.owner or _("Chưa rõ ai làm")),
                        "due": Cell(short(one.due_on) if one.due_on else ""),
                    },
                )
                for one in view.record.assignments
            ]
        )

    def first_stop(self) -> QWidget | None:
        """Start in the conclusion."""
        return self.form

    def reopen(self, name: str) -> None:
        """Open again the matter, or the question why a task is taken back."""
        record = self.view.record if self.view is not None else None
        if record is None or not record.meeting.can_change:
            return
        key = name.partition(":")[2]
        if name.startswith(ITEM) and any(one.id == key for one in record.items):
            self._edit(key)
        elif name.startswith(_WITHDRAW) and self.tasks.select(key):
            self._withdraw()

    def begin_task(self) -> None:
        """Ask for a new task."""
        if self.view is not None and self.view.meeting.can_change:
            TaskDialog(self, self.acts, self.view).open_form()

    def _lay_out(self) -> None:
        words, tasks = Card(_("Kết luận")), Card(_("Nhiệm vụ mới"))
        words.add(self.form)
        sized(self.tasks, min_height=140)
        tasks.add(self.tasks)
        tasks.add(boxed(row(self.give, self.withdraw, STRETCH)))
        matters = Card(_("Từng nội dung"))
        sized(self.matters, min_height=180)
        matters.add(self.matters)
        matters.add(boxed(row(self.edit, STRETCH)))
        inside = boxed(column(words, tasks, matters, STRETCH, gap=12))
        self.box.addWidget(scroll(inside), 1)

    def _save(self, _key: str, value: Value) -> None:
        act = self.acts.meetings.floor.conclude
        use_case = partial(act, self.acts.meeting_id, str(value or ""))
        self.acts.save(self.form, use_case, kept=_KEPT)

    def _edit(self, item_id: str) -> None:
        if self.view is not None and item_id and self.view.meeting.can_change:
            ItemDialog(self, self.acts, self.view, item_id).open_form()

    def _withdraw(self) -> None:
        given = self.tasks.current_id()
        if given:
            act = self.acts.meetings.floor.withdraw_task
            ask_reason(
                self,
                self.acts,
                _("Thu lại nhiệm vụ đã giao"),
                _("Thu lại nhiệm vụ"),
                partial(act, given),
                f"{_WITHDRAW}{given}",
            )
            self.tasks.setFocus(Qt.FocusReason.OtherFocusReason)


def _first(text: str) -> str:
    return " ".join(text.split())
