"""Nhiệm vụ, nghị quyết, first tab: the register of tasks (ui-spec.md S8)."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from app.features.tasks.model import NewTask, Rate, TaskLine
from app.features.tasks.service.tasks import Tasks
from app.kernel.changes import Change
from app.kernel.clock import Clock
from app.kernel.places import Place
from app.kernel.words import _
from ui.jobs import Jobs
from ui.messages import Messages
from ui.pages.tasks.dialogs import (
    TaskForm,
    Told,
    day_of,
    new_task_fields,
    reason_fields,
    report_fields,
    result_fields,
    rollover_fields,
)
from ui.pages.tasks.presenter import TaskCard, card, columns, tasks_view
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import facts
from ui.widgets.basic.chip import Chip
from ui.widgets.basic.layout import boxed, column, row, separator
from ui.widgets.basic.line import ShapeLine
from ui.widgets.basic.text import text
from ui.widgets.blocks.tile import TileData, TileRow
from ui.widgets.forms.fields import Field, Option
from ui.widgets.overlay.drawer import Beside, Drawer
from ui.widgets.page import Page
from ui.widgets.table.view import Table

People = Callable[[], Sequence[Option]]
Year = tuple[list[TaskLine], Rate, Sequence[Option]]


class TasksPage(Page):
    """A table of the year's tasks, filtered by tiles, with its drawer."""

    name = "tasks"
    watches = frozenset({"tasks", "meetings", "people"})
    offers = frozenset({"new"})

    def __init__(
        self,
        tasks: Tasks,
        people: People,
        clock: Clock,
        jobs: Jobs,
        messages: Messages,
    ) -> None:
        super().__init__(jobs, messages, title=_("Nhiệm vụ"))
        self._tasks, self._people, self._clock = tasks, people, clock
        self.year = clock.today().year
        self._seen: list[TaskLine] = []
        self._rate: Rate | None = None
        self._options: Sequence[Option] = ()
        self._wanted = ""
        self._new = Button(_("Nhiệm vụ mới"), "primary", icon="plus")
        self.header.add_action(self._new)
        self.tiles = TileRow()
        self._basis = text("", "small", "text3", wrap=True)
        self.table = Table("tasks", list(columns()))
        self.table.setAccessibleName(_("Nhiệm vụ trong năm"))
        self.table.empty = _("Chưa có nhiệm vụ nào trong năm này.")
        self.drawer = Drawer(_("Nhiệm vụ"))
        self.beside = Beside(self.table, self.drawer)
        self.body.addWidget(self.tiles)
        self.body.addWidget(self._basis)
        self.body.addWidget(self.beside, 1)
        self.drawer.clear(_("Chọn một nhiệm vụ."))
        self._new.clicked.connect(self.new_item)
        self.tiles.chosen.connect(lambda _key: self._show())
        self.table.current_changed.connect(self._ask_card)

    def reload(self) -> None:
        """Read the year again."""
        self.read(self._gather, self._take)

    def show_record(self, record_id: str) -> None:
        """Lead to one task."""
        self._wanted = record_id
        self.tiles.choose("")
        if self._rate is not None:
            self._show()

    def first_focus(self) -> QWidget | None:
        """Start in the table."""
        return self.table

    def set_year(self, year: int) -> None:
        """Show another year."""
        self.year = year
        self.forget()

    def new_item(self) -> None:
        """Ask for a task given outside a meeting."""
        self._ask(
            _("Nhiệm vụ mới"),
            new_task_fields(self._options),
            _("Giao nhiệm vụ"),
            self._assign,
        )

    def _gather(self) -> Year:
        found = self._tasks.of_year(self.year)
        known = {line.task.id for line in found}
        # What is still open from earlier years must not get out of sight.
        rest = [
            line
            for line in self._tasks.open(self._clock.today())
            if line.task.id not in known
        ]
        return [*rest, *found], self._tasks.rate(self.year), self._people()

    def _take(self, told: Year) -> None:
        self._seen, self._rate, self._options = told
        self._show()

    def _show(self) -> None:
        if self._rate is None:
            return
        view = tasks_view(self._seen, self._rate, self.tiles.current())
        self.header.set_subtitle(view.rate_words)
        self._basis.setText(view.rate_basis)
        self.tiles.show_tiles(
            [TileData(one.key, one.count, one.word, one.icon) for one in view.tiles]
        )
        self.table.show_rows(view.rows)
        if self._wanted and self.table.select(self._wanted):
            self._wanted = ""
        elif view.rows and not self.table.current_id():
            self.table.select_first()
        self._ask_card(self.table.current_id())

    def _ask_card(self, task_id: str) -> None:
        if task_id:
            self.read(partial(self._tasks.task, task_id), self._show_card)
        else:
            self.drawer.clear(_("Chọn một nhiệm vụ."))

    def _show_card(self, line: TaskLine) -> None:
        if line.task.id != self.table.current_id():
            return
        shown = card(line)
        body = column(
            text(shown.title, "h2", wrap=True),
            row(Chip(shown.state, shown.status), "stretch"),
            facts(*shown.facts),
            gap=10,
        )
        if shown.sentence:
            body.addWidget(separator())
            body.addWidget(text(_("Theo biên bản"), "small_strong", "text2"))
            body.addWidget(text(f"“{shown.sentence}”", "small", wrap=True))
        if shown.meeting_id:
            link = Button(_("Mở buổi họp"), "link", icon="users-round")
            place = Place("meetings", shown.meeting_id)
            link.clicked.connect(partial(self.open_requested.emit, place))
            body.addLayout(row(link, "stretch"))
        if shown.history:
            body.addWidget(separator())
            for status, title, detail in shown.history:
                body.addWidget(ShapeLine(status, title, detail))
        self.drawer.show_content(boxed(body), self._acts_of(line.task.id, shown))

    def _acts_of(self, task_id: str, shown: TaskCard) -> list[QWidget]:
        tasks = self._tasks
        if not shown.is_open:
            again = Button(_("Làm lại"), "small")
            again.clicked.connect(
                lambda: self._ask(
                    _("Làm lại nhiệm vụ"),
                    reason_fields(),
                    _("Làm lại"),
                    lambda told: tasks.take_up_again(task_id, str(told["text"] or "")),
                )
            )
            return [again]
        wanted = (
            (_("Ghi kết quả"), result_fields(), partial(self._finish, task_id)),
            (_("Chuyển tiếp"), rollover_fields(), partial(self._roll, task_id)),
            (_("Báo cáo"), report_fields(), partial(self._report, task_id)),
            (_("Thôi"), reason_fields(), partial(self._drop, task_id)),
        )
        return [self._act(words, fields, act) for words, fields, act in wanted]

    def _act(
        self, words: str, fields: list[Field], act: Callable[[Told], Change]
    ) -> Button:
        button = Button(words, "small")
        button.clicked.connect(lambda: self._ask(words, fields, words, act))
        return button

    def _ask(
        self,
        title: str,
        fields: Sequence[Field],
        words: str,
        act: Callable[[Told], Change],
    ) -> None:
        dialog = TaskForm(self, title, fields, words, self._clock.today)
        if any(field.key == "on" for field in fields):
            dialog.form.fill({"on": self._clock.today()})
        dialog.run(self.change, self.messages, act)

    def _assign(self, told: Told) -> Change:
        return self._tasks.assign(
            NewTask(
                title=str(told["title"] or ""),
                owner_id=str(told["owner_id"] or ""),
                owner_text=str(told["owner_text"] or ""),
                starts_on=day_of(told["starts_on"]),
                due_on=day_of(told["due_on"]),
            )
        )

    def _finish(self, task_id: str, told: Told) -> Change:
        words, day = str(told["text"] or ""), day_of(told["on"])
        return self._tasks.finish(task_id, words, day)

    def _roll(self, task_id: str, told: Told) -> Change:
        words = str(told["text"] or "")
        return self._tasks.roll_over(task_id, day_of(told["due"]), words)

    def _report(self, task_id: str, told: Told) -> Change:
        return self._tasks.report(task_id, str(told["text"] or ""))

    def _drop(self, task_id: str, told: Told) -> Change:
        return self._tasks.drop(task_id, str(told["text"] or ""))
