"""Nhiệm vụ, nghị quyết: tasks, outgoing papers, papers of superiors (ui-spec.md S8)."""

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.features.papers.service.papers import Papers
from app.features.tasks.service.tasks import Tasks
from app.kernel.clock import Clock
from app.kernel.words import _
from ui.jobs import Jobs
from ui.messages import Messages
from ui.pages.tasks.part import Part
from ui.pages.tasks.receivedpart import ReceivedPart
from ui.pages.tasks.registerpart import RegisterPart
from ui.pages.tasks.taskpart import Around, People, TaskPart
from ui.widgets.basic.button import Button
from ui.widgets.basic.segment import Segment
from ui.widgets.page import Page

TASKS, OUTGOING, INCOMING = "tasks", "outgoing", "incoming"
TABS = (TASKS, OUTGOING, INCOMING)
_Tab = TypeVar("_Tab", bound=Part)


@dataclass(frozen=True, slots=True)
class Registers:
    """The services behind the three tabs, and who may own a task."""

    tasks: Tasks
    papers: Papers
    people: People


class TasksPage(Page):
    """Three tabs over the same year; a record finds its tab by itself."""

    name = "tasks"
    watches = frozenset({"tasks", "papers", "meetings", "people"})
    offers = frozenset({"new", "print", "export"})

    def __init__(
        self, registers: Registers, clock: Clock, jobs: Jobs, messages: Messages
    ) -> None:
        super().__init__(jobs, messages, title=_("Nhiệm vụ"))
        self._registers, self._clock = registers, clock
        today = clock.today
        self.year = today().year
        around = Around(registers.people, registers.papers.meetings)
        self.stack = QStackedWidget()
        self.tasks = self._taken(TaskPart(self, registers.tasks, around, today))
        self.tabs = Segment(
            [
                (TASKS, _("Nhiệm vụ")),
                (OUTGOING, _("Nghị quyết, văn bản đi")),
                (INCOMING, _("Văn bản cấp trên")),
            ],
            name=_("Sổ"),
        )
        self._print = Button(_("In sổ"), icon="printer")
        self.new = Button("", "primary", icon="plus")
        for action in (self.tabs, self._print, self.new):
            self.header.add_action(action)
        self.body.addWidget(self.stack, 1)
        self.tabs.chosen.connect(self.turn_to)
        self._print.clicked.connect(self.print_seen)
        self.new.clicked.connect(self.new_item)
        self._show_tab(TASKS)

    @cached_property
    def outgoing(self) -> RegisterPart:
        """The papers that leave; the tab is built when it is first turned to."""
        papers = self._registers.papers
        return self._taken(RegisterPart(self, papers, self._clock.today))

    @cached_property
    def incoming(self) -> ReceivedPart:
        """The papers of superiors."""
        told = self._registers
        today = self._clock.today
        return self._taken(ReceivedPart(self, told.papers, told.people, today))

    @property
    def part(self) -> Part:
        """The tab that is shown."""
        return self._part_of(self.tabs.current())

    def _part_of(self, tab: str) -> Part:
        if tab == OUTGOING:
            return self.outgoing
        return self.incoming if tab == INCOMING else self.tasks

    def _taken(self, part: _Tab) -> _Tab:
        """Put a tab that was just built into its place."""
        self.stack.addWidget(part)
        return part

    def reload(self) -> None:
        """Read the shown tab; the others read when they are turned to."""
        self.part.year = self.year
        self.part.reload()

    def turn_to(self, tab: str) -> None:
        """Show a tab and read it."""
        self._show_tab(tab)
        self.reload()
        self.part.table.setFocus()

    def show_record(self, record_id: str) -> None:
        """Lead to a tab by its name, or to a task or a paper, in its own year."""
        if record_id in TABS:
            self._show_tab(record_id)
            self.reload()
        else:
            self.read(
                partial(self._locate, record_id), partial(self._lead_to, record_id)
            )

    def first_focus(self) -> QWidget | None:
        """Start in the table of the tab."""
        return self.part.table

    def set_year(self, year: int) -> None:
        """Show another year."""
        self.year = year
        self._show_tab(self.tabs.current())
        self.forget()

    def new_item(self) -> None:
        """Begin what the tab is for: a task, a paper to issue, a paper received."""
        if self.year < self._clock.today().year:
            return
        if self.part is self.tasks:
            self.tasks.new_task()
        elif self.part is self.outgoing:
            self.outgoing.offer_new(self.new)
        else:
            self.incoming.new_paper()

    def print_seen(self) -> None:
        """Open the printed register of what is seen."""
        part = self.part
        if isinstance(part, TaskPart | RegisterPart | ReceivedPart):
            self.open_requested.emit(part.printed())

    export_seen = print_seen

    def _locate(self, record_id: str) -> tuple[str, int]:
        """Say in which tab and year a record stands."""
        found = self._registers.papers.whereabouts(record_id)
        if found is not None:
            return found
        task = self._registers.tasks.task(record_id).task
        is_seen = task.is_open or task.assigned_on.year == self.year
        return TASKS, self.year if is_seen else task.assigned_on.year

    def _lead_to(self, record_id: str, found: tuple[str, int]) -> None:
        tab, self.year = found
        self._show_tab(tab)
        self.part.wanted = record_id
        self.part.search.clear()
        self.part.tiles.choose("")
        self.part.table.setFocus()
        self.reload()

    def _show_tab(self, tab: str) -> None:
        self.tabs.choose(tab)
        self.stack.setCurrentWidget(self._part_of(tab))
        titles = {
            TASKS: _("Nhiệm vụ năm {year}"),
            OUTGOING: _("Nghị quyết, văn bản đi năm {year}"),
            INCOMING: _("Văn bản cấp trên năm {year}"),
        }
        verbs = {
            TASKS: _("Nhiệm vụ mới"),
            OUTGOING: _("Ban hành"),
            INCOMING: _("Ghi văn bản đến"),
        }
        self.header.set_title(titles[tab].format(year=self.year))
        self.new.setText(verbs[tab])
        is_past = self.year < self._clock.today().year
        self.new.setVisible(not is_past)
        locked = _("Năm đã qua, chỉ xem. Việc còn dở vẫn ghi kết quả được.")
        self.header.set_locked(locked if is_past else "")
