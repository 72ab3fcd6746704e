"""The small forms of tasks: a new one, a result, a report, carrying over."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.messages import Messages
from ui.widgets.forms.builder import narrow_form
from ui.widgets.forms.fields import Field, Option, Value
from ui.widgets.overlay.dialog import Answer, Dialog

Told = Mapping[str, Value]
Ask = Callable[..., None]


class TaskForm(Dialog):
    """A form whose main button runs ``act`` with what was told, and then closes."""

    def __init__(
        self,
        owner: QWidget,
        title: str,
        fields: Sequence[Field],
        words: str,
        today: Callable[[], date],
    ) -> None:
        super().__init__(owner, title)
        self.form = narrow_form(fields, today)
        self.body.addWidget(self.form)
        self.offer(
            [Answer("later", _("Để sau"), safe=True), Answer("do", words, main=True)]
        )
        self._act: Callable[[Told], Change] | None = None
        self._change: Ask | None = None
        self._messages: Messages | None = None
        main = self.buttons["do"]
        main.clicked.disconnect()
        main.clicked.connect(self.submit)
        self.form.submitted.connect(self.submit)

    def run(
        self, change: Ask, messages: Messages, act: Callable[[Told], Change]
    ) -> None:
        """Open; ``act`` runs on the store's thread when the form is complete."""
        self._change, self._messages, self._act = change, messages, act
        self.open_it(self.form)

    def submit(self) -> None:
        """Check, run, and close when it is done."""
        if self._change is None or self._act is None or not self.form.check():
            return
        act, told = self._act, self.form.values()
        self._change(lambda: act(told), self._done, self._failed)

    def _done(self, change: Change) -> None:
        if self._messages is not None:
            self._messages.toast(_("Đã ghi."), change.command_id)
        self.give("do")

    def _failed(self, problem: Problem) -> None:
        if self._messages is None:
            return
        sentence = self._messages.sentence(problem)
        if not self.form.failed(problem, sentence):
            self.form.show_problem(next(iter(self.form.values())), sentence)


def new_task_fields(people: Sequence[Option]) -> list[Field]:
    """Ask for a task given outside a meeting."""
    return [
        Field("title", _("Việc phải làm")),
        Field(
            "owner_id",
            _("Người thực hiện"),
            kind="person",
            optional=True,
            choices=tuple(people),
        ),
        Field("owner_text", _("Tập thể, người phối hợp"), optional=True),
        Field("starts_on", _("Bắt đầu"), kind="date", optional=True),
        Field("due_on", _("Hạn"), kind="date", optional=True),
    ]


def result_fields() -> list[Field]:
    """Ask what came of a task and when."""
    return [
        Field("text", _("Kết quả, một câu"), kind="long"),
        Field("on", _("Xong ngày"), kind="date"),
    ]


def report_fields() -> list[Field]:
    """Ask how far a task is."""
    return [Field("text", _("Đã làm đến đâu"), kind="long")]


def rollover_fields() -> list[Field]:
    """Ask why a task is carried over, and until when."""
    return [
        Field("due", _("Hạn mới"), kind="date", optional=True),
        Field("text", _("Lý do chuyển tiếp"), kind="long"),
    ]


def reason_fields() -> list[Field]:
    """Ask for a reason."""
    return [Field("text", _("Lý do"), kind="long")]


def day_of(value: Value) -> date | None:
    """Take the day of a date field."""
    return value if isinstance(value, date) else None
