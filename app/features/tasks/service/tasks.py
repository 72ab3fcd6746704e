"""The register of tasks: what the secretary does with it and what is read of it."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from app.features.tasks import rules
from app.features.tasks.model import (
    Clarity,
    ClarityRules,
    OwnerSheet,
    Rate,
    Task,
    TaskLine,
    TaskScale,
)
from app.features.tasks.service.acts import TaskActs
from app.infra.datafile import read_toml
from app.infra.paths import rules_folder
from app.infra.store import Store
from app.kernel.facts import Fact
from app.kernel.places import Duty, Place
from app.kernel.text import name_sort_key
from app.kernel.words import _


def read_scales(folder: Path) -> tuple[TaskScale, ...]:
    """Read the dated scales of ``rules/tasks`` under the data folder, oldest first."""
    scales = [read_toml(path, TaskScale) for path in sorted(folder.glob("*.toml"))]
    return tuple(sorted(scales, key=lambda scale: scale.valid_from))


def read_clarity() -> tuple[ClarityRules, ...]:
    """Read what makes a task clear, oldest first."""
    folder = rules_folder() / "rules" / "tasks" / "clarity"
    found = [read_toml(path, ClarityRules) for path in sorted(folder.glob("*.toml"))]
    return tuple(sorted(found, key=lambda one: one.valid_from))


class Tasks(TaskActs):
    """The register of tasks; the acts stand in ``TaskActs``."""

    def __init__(
        self,
        opened: Store,
        scales: tuple[TaskScale, ...],
        name: Callable[[str], str],
        clarity: tuple[ClarityRules, ...] = (),
    ) -> None:
        super().__init__(opened, scales)
        self._name = name
        self._clarity = clarity or read_clarity()

    def task(self, task_id: str) -> TaskLine:
        """Read one task with its history. Raises ``MissingRecord``."""
        return self._line(self._known(task_id), with_notes=True)

    def of_year(self, year: int) -> list[TaskLine]:
        """Read the tasks assigned in a year, by date."""
        return [self._line(task) for task in self._tasks.of_year(year)]

    def open(self, on: date) -> list[TaskLine]:
        """Read what was assigned by ``on`` and is still open, by date."""
        return [self._line(task) for task in self._tasks.open(on)]

    def of_meeting(self, meeting_id: str) -> list[TaskLine]:
        """Read what a meeting assigned."""
        return [self._line(task) for task in self._tasks.of_meeting(meeting_id)]

    def by_owner(self, year: int) -> list[OwnerSheet]:
        """Read a year's tasks person by person in the order of a name list.

        Bodies follow people; what nobody answers for comes last. A task of a person
        and a body together stands under the person.
        """
        today, scale = self._store.clock.today(), self._scale(year)
        groups: dict[tuple[str, str], list[TaskLine]] = {}
        for line in self.of_year(year):
            task = line.task
            name = self._name(task.owner_id) if task.owner_id else task.owner_text
            groups.setdefault((task.owner_id, name), []).append(line)
        sheets = [
            OwnerSheet(
                owner=name,
                owner_id=owner_id,
                lines=tuple(lines),
                rate=rules.rate([line.task for line in lines], scale, today),
            )
            for (owner_id, name), lines in groups.items()
        ]
        return sorted(
            sheets,
            key=lambda one: (
                not one.owner,
                not one.owner_id,
                name_sort_key(one.owner),
                one.owner_id,
            ),
        )

    def rate(self, year: int) -> Rate:
        """Measure the year's tasks against their dates, as of today."""
        today = self._store.clock.today()
        return rules.rate(self._tasks.of_year(year), self._scale(year), today)

    def clarity(self, year: int) -> tuple[Clarity, ...]:
        """List the ways a task can be clear, by the rules of a year."""
        return self._clear(date(year, 12, 31)).point

    def clear_points(self, task: Task) -> tuple[Clarity, ...]:
        """List in which ways a task is clear, by the rules of its day."""
        return rules.clear_points(task, self._clear(task.assigned_on))

    def facts(self, year: int) -> list[Fact]:
        """Give the year's figures; see data/rules/meetings/FACTS.md."""
        today = self._store.clock.today()
        return rules.facts(self._tasks.of_year(year), self._scale(year), today)

    def duties(self, on: date) -> list[Duty]:
        """List open tasks that are late or due within the days of the scale."""
        until = on + timedelta(days=self._scale(on.year).warn_days_before)
        return [
            self._duty(line, line.task.due_on)
            for line in self.open(on)
            if line.task.due_on is not None and line.task.due_on <= until
        ]

    def _scale(self, year: int) -> TaskScale:
        # The scale in force at the end of the year, or else the oldest one we have.
        known = [s for s in self._scales if s.valid_from <= date(year, 12, 31)]
        return (known or list(self._scales[:1]))[-1]

    def _clear(self, day: date) -> ClarityRules:
        known = [one for one in self._clarity if one.valid_from <= day]
        return (known or list(self._clarity[:1]))[-1]

    def _duty(self, line: TaskLine, due: date) -> Duty:
        owner = line.owner or _("Chưa rõ ai làm")
        reason = _("{owner} chưa báo kết quả.").format(owner=owner)
        place = Place("tasks", line.task.id)
        who = line.task.owner_id
        return Duty(line.task.title, reason, due, _("Ghi kết quả"), place, who=who)

    def _line(self, task: Task, *, with_notes: bool = False) -> TaskLine:
        owner = self._name(task.owner_id) if task.owner_id else ""
        owner = ", ".join(part for part in (owner, task.owner_text) if part)
        late = rules.is_overdue(task, self._store.clock.today())
        notes = self._tasks.notes(task.id) if with_notes else ()
        return TaskLine(task, owner, late, notes)
