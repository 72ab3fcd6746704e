"""Nhiệm vụ: the year's tasks, the figure with its list, one task in the drawer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.features.papers.model.views import HeldMeeting
from app.features.tasks.model import Clarity, NewTask, Rate, TaskLine
from app.features.tasks.service.tasks import Tasks
from app.kernel.changes import Change
from app.kernel.dates import short
from app.kernel.places import Place
from app.kernel.words import _
from app.reports.registers.filtering import ALL
from ui.pages.tasks import fields
from ui.pages.tasks.asking import Act, ActForm, Told, day_of, words_of
from ui.pages.tasks.part import Part, PartWords
from ui.pages.tasks.presenter.tasks import (
    BY_DATE,
    BY_MEETING,
    BY_OWNER,
    COUNTED,
    TaskCard,
    TasksTold,
    card,
    columns,
    scale_words,
    tasks_view,
)
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, boxed, column, row, separator
from ui.widgets.basic.line import ShapeLine
from ui.widgets.basic.segment import Segment
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Field, Option
from ui.widgets.overlay.popover import Popover
from ui.widgets.page import Page

People = Callable[[], Sequence[Option]]


@dataclass(frozen=True, slots=True)
class Around:
    """What the tab asks besides the tasks: who may own them, which meetings are."""

    people: People
    meetings: Callable[[int], Sequence[HeldMeeting]]


@dataclass(frozen=True, slots=True)
class _Read:
    told: TasksTold
    people: Sequence[Option]
    meetings: Sequence[HeldMeeting]
    points: Sequence[Clarity]


class TaskPart(Part):
    """The first tab."""

    def __init__(
        self, page: Page, tasks: Tasks, around: Around, today: Callable[[], date]
    ) -> None:
        words = PartWords(
            name="tasks",
            spoken=_("Nhiệm vụ trong năm"),
            noun=_("nhiệm vụ"),
            empty=_("Chưa có nhiệm vụ nào trong năm này."),
            drawer=_("Nhiệm vụ"),
            choose=_("Chọn một nhiệm vụ."),
        )
        super().__init__(page, today, words, list(columns()))
        self._tasks, self._around = tasks, around
        self._read: _Read | None = None
        self._is_counted = False
        self.figure = Button("", "link", icon="list-checks")
        self.scale = Button(_("Thang tính"), "link", icon="scale")
        self.by = Segment(
            [
                (BY_DATE, _("Theo hạn")),
                (BY_OWNER, _("Theo người")),
                (BY_MEETING, _("Theo kỳ họp")),
            ],
            name=_("Xếp nhiệm vụ"),
        )
        self.line.addWidget(self.by)
        self.above.addLayout(row(self.figure, self.scale, STRETCH, gap=12))
        self.figure.clicked.connect(self.show_counted)
        self.scale.clicked.connect(self._show_scale)
        self.by.chosen.connect(lambda _key: self.show_seen())

    @property
    def rate(self) -> Rate | None:
        """The figure of the year, once read."""
        return self._read.told.rate if self._read is not None else None

    def reload(self) -> None:
        """Read the year again."""
        self.page.read(partial(self._gather, self.year), self._take)

    def show_seen(self) -> None:
        """Show the tasks of the chosen tile; a tile ends the list of the figure."""
        if self._read is None:
            return
        if self.tiles.current():
            self._is_counted = False
        chosen = COUNTED if self._is_counted else self.tiles.current()
        view = tasks_view(self._read.told, chosen, self.by.current())
        self.figure.setText(view.rate_words)
        self.figure.setAccessibleName(
            _("{figure}, mở danh sách được tính").format(figure=view.rate_words)
        )
        self.show_list(view.tiles, view.rows)

    def show_counted(self) -> None:
        """Open the list of the figure; the same again shows all tasks."""
        self._is_counted = not self._is_counted
        self.tiles.choose("")
        self.search.clear()
        self.show_seen()
        self.table.setFocus()

    def new_task(self) -> None:
        """Ask for a task given outside a meeting."""
        if self._read is None:
            return
        form = ActForm(
            self.page,
            _("Nhiệm vụ mới"),
            self._fields(),
            _("Giao nhiệm vụ"),
            self.today,
        )
        form.run(lambda told: self._tasks.assign(_new(told)))

    def printed(self) -> Place:
        """Name the sheet of what is seen."""
        chosen = COUNTED if self._is_counted else self.tiles.current()
        return self.paper("task_sheet", chosen or ALL)

    def ask_card(self, row_id: str) -> None:
        """Read the task of a row."""
        if row_id and not row_id.startswith("section:"):
            self.page.read(partial(self._card, row_id), self._show_card)
        else:
            self.show_nothing()

    def _gather(self, year: int) -> _Read:
        found = self._tasks.of_year(year)
        known = {line.task.id for line in found}
        # What is still open from earlier years must not get out of sight.
        rest = [
            line for line in self._tasks.open(self.today()) if line.task.id not in known
        ]
        lines = [*rest, *found]
        years = {year, self.today().year, *(one.task.assigned_on.year for one in lines)}
        meetings = [one for y in sorted(years) for one in self._around.meetings(y)]
        names = {m.id: f"{m.title}, {short(m.on_day)}" for m in meetings}
        told = TasksTold(lines, self._tasks.rate(year), names)
        points = self._tasks.clarity(year)
        return _Read(told, self._around.people(), meetings, points)

    def _take(self, read: _Read) -> None:
        self._read = read
        self.show_seen()

    def _show_scale(self) -> None:
        if self._read is None:
            return
        rate = self._read.told.rate
        lines = column(gap=6)
        lines.addWidget(text(_("Thang tính tỷ lệ nhiệm vụ"), "strong"))
        for status, title, detail in scale_words(rate):
            lines.addWidget(ShapeLine(status, title, detail))
        lines.addWidget(text(f"{rate.scale.source}. {rate.scale.note}", wrap=True))
        Popover(boxed(lines), self.scale).open_below()

    def _card(self, task_id: str) -> tuple[TaskLine, tuple[Clarity, ...]]:
        line = self._tasks.task(task_id)
        return line, self._tasks.clear_points(line.task)

    def _show_card(self, told: tuple[TaskLine, tuple[Clarity, ...]]) -> None:
        line, clear = told
        if line.task.id != self.table.current_id() or self._read is None:
            return
        shown = card(line, self._read.told.meetings, clear, self._read.points)
        self.drawer.show_content(self._body(shown), self._acts_of(line, shown))

    def _body(self, shown: TaskCard) -> QWidget:
        body = self.head(shown.title, shown.state, shown.status, shown.facts)
        if shown.clear:
            body.addWidget(text(shown.clear, "small", "text2", wrap=True))
        if shown.sentence:
            body.addWidget(separator())
            source = _("Theo biên bản") if shown.meeting_id else _("Giao theo")
            body.addWidget(text(source, "small_strong", "text2"))
            body.addWidget(text(f"“{shown.sentence}”", "small", wrap=True))
        if shown.meeting_id:
            place = Place("meetings", shown.meeting_id)
            self._link(body, _("Mở buổi họp"), "users-round", place)
        if shown.owner_id:
            place = Place("preview", f"task_sheet:person:{shown.owner_id}:{self.year}")
            self._link(body, _("In bảng của đồng chí này"), "printer", place)
        if shown.history:
            body.addWidget(separator())
            for status, title, detail in shown.history:
                body.addWidget(ShapeLine(status, title, detail))
        return boxed(body)

    def _link(self, body: QVBoxLayout, words: str, icon: str, place: Place) -> None:
        link = Button(words, "link", icon=icon)
        link.clicked.connect(partial(self.page.open_requested.emit, place))
        body.addLayout(row(link, STRETCH))

    def _acts_of(self, line: TaskLine, shown: TaskCard) -> list[Button]:
        tasks, task_id = self._tasks, line.task.id
        if not shown.is_open:
            if self.is_past:
                return []

            def again(told: Told) -> Change:
                return tasks.take_up_again(task_id, words_of(told["reason"]))

            return [self._act(_("Làm lại"), fields.reason_fields(), again)]
        wanted = (
            (_("Ghi kết quả"), fields.result_fields(), partial(self._finish, task_id)),
            (
                _("Chuyển tiếp, ghi lý do"),
                fields.rollover_fields(),
                partial(self._roll, task_id),
            ),
            (_("Báo cáo"), fields.report_fields(), partial(self._report, task_id)),
            (_("Thôi"), fields.reason_fields(), partial(self._drop, task_id)),
        )
        acts = [self._act(words, asked, act) for words, asked, act in wanted]
        acts[0].set_kind("primary")
        return [*acts, self.button(_("Sửa"), partial(self._correct, line))]

    def _act(self, words: str, asked: Sequence[Field], act: Act) -> Button:
        def ask() -> None:
            form = ActForm(self.page, words, asked, words, self.today)
            has_day = any(field.key == "on" for field in asked)
            form.run(act, {"on": self.today()} if has_day else None)

        return self.button(words, ask)

    def _correct(self, line: TaskLine) -> None:
        words, task = _("Sửa nhiệm vụ"), line.task
        form = ActForm(self.page, words, self._fields(), _("Lưu"), self.today)
        form.run(
            lambda told: self._tasks.correct(task.id, _new(told)), fields.told_of(task)
        )

    def _fields(self) -> list[Field]:
        if self._read is None:
            return []
        read = self._read
        return fields.task_fields(read.people, read.meetings, read.points)

    def _finish(self, task_id: str, told: Told) -> Change:
        words, day = words_of(told["text"]), day_of(told["on"])
        return self._tasks.finish(task_id, words, day)

    def _roll(self, task_id: str, told: Told) -> Change:
        words = words_of(told["text"])
        return self._tasks.roll_over(task_id, day_of(told["due"]), words)

    def _report(self, task_id: str, told: Told) -> Change:
        return self._tasks.report(task_id, words_of(told["text"]))

    def _drop(self, task_id: str, told: Told) -> Change:
        return self._tasks.drop(task_id, words_of(told["reason"]))


def _new(told: Told) -> NewTask:
    return NewTask(
        title=words_of(told["title"]),
        owner_id=words_of(told["owner_id"]),
        owner_text=words_of(told["owner_text"]),
        starts_on=day_of(told["starts_on"]),
        due_on=day_of(told["due_on"]),
        report_meeting_id=words_of(told["report_meeting_id"]),
        responsibility=words_of(told["responsibility"]),
        product=words_of(told["product"]),
        authority=words_of(told["authority"]),
        area=words_of(told["area"]),
    )
