"""What the secretary does with tasks: assign, hear reports, finish, carry over."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from app.features.tasks import rules, store
from app.features.tasks.errors import (
    RolloverNotLater,
    RolloverWithoutReason,
    TaskDueBeforeStart,
    TaskFinishedInFuture,
    TaskIsClosed,
    TaskIsOpen,
    TaskResultMissing,
    TaskTextTooLong,
    TaskWithoutTitle,
)
from app.features.tasks.model import (
    NewTask,
    NoteKind,
    Rate,
    Task,
    TaskLine,
    TaskScale,
    TaskState,
)
from app.infra.datafile import read_toml
from app.infra.errors import MissingRecord
from app.infra.store import Command, Store
from app.kernel.changes import Change
from app.kernel.dates import short
from app.kernel.facts import Fact
from app.kernel.places import Duty, Hit, Place
from app.kernel.text import clean, fold
from app.kernel.words import _


def read_scales(folder: Path) -> tuple[TaskScale, ...]:
    """Read the dated scales of ``rules/tasks`` under the data folder, oldest first."""
    scales = [read_toml(path, TaskScale) for path in sorted(folder.glob("*.toml"))]
    return tuple(sorted(scales, key=lambda scale: scale.valid_from))


class Tasks:
    """The register of tasks."""

    def __init__(
        self, opened: Store, scales: tuple[TaskScale, ...], name: Callable[[str], str]
    ) -> None:
        self._store = opened
        self._tasks = store.TaskStore(opened)
        self._scales = scales
        self._name = name

    def assign(self, new: NewTask) -> Change:
        """Assign a task; inside a meeting's command it joins that command."""
        title = self._text(new.title)
        if not title:
            raise TaskWithoutTitle(field="title")
        if new.starts_on and new.due_on and new.due_on < new.starts_on:
            due, start = short(new.due_on), short(new.starts_on)
            raise TaskDueBeforeStart(field="due_on", due=due, start=start)
        with self._store.command("tasks.assign") as unit:
            task_id = store.insert(
                unit,
                {
                    "title": title.replace("\n", " "),
                    "owner_id": new.owner_id or None,
                    "owner_text": self._text(new.owner_text),
                    "assigned_on": (new.on or self._store.clock.today()).isoformat(),
                    "starts_on": store.iso(new.starts_on),
                    "due_on": store.iso(new.due_on),
                    "first_due_on": store.iso(new.due_on),
                    "report_at": self._text(new.report_at),
                    "meeting_id": new.meeting_id,
                    "item_id": new.item_id,
                    "sentence": self._text(new.sentence),
                },
            )
        return self._change(task_id, unit)

    def report(self, task_id: str, text: str, on: date | None = None) -> Change:
        """Write down how far a task is, without finishing it."""
        task = self._open(task_id)
        words = self._text(text)
        if not words:
            raise TaskResultMissing(field="text", title=task.title)
        with self._store.command("tasks.report") as unit:
            self._note(unit, task, NoteKind.PROGRESS, on, words)
        return self._change(task_id, unit)

    def finish(self, task_id: str, result: str, on: date | None = None) -> Change:
        """Finish a task with what came of it, on the day it was really done."""
        task = self._open(task_id)
        words = self._text(result)
        day = on or self._store.clock.today()
        if not words:
            raise TaskResultMissing(field="text", title=task.title)
        if day > self._store.clock.today():
            raise TaskFinishedInFuture(
                field="on", day=short(day), today=short(self._store.clock.today())
            )
        with self._store.command("tasks.finish") as unit:
            self._note(unit, task, NoteKind.RESULT, day, words)
            unit.update(
                "task",
                task_id,
                {"state": "done", "result": words, "finished_on": day.isoformat()},
            )
        return self._change(task_id, unit)

    def roll_over(
        self, task_id: str, due: date | None, reason: str, on: date | None = None
    ) -> Change:
        """Carry a task over to a later date (or to no date yet) with a reason."""
        task = self._open(task_id)
        words = self._text(reason)
        if not words:
            raise RolloverWithoutReason(field="text", title=task.title)
        if due is not None and task.due_on is not None and due <= task.due_on:
            raise RolloverNotLater(field="due", due=short(due), old=short(task.due_on))
        with self._store.command("tasks.roll_over") as unit:
            self._note(unit, task, NoteKind.ROLLOVER, on, words, due)
            unit.update("task", task_id, {"due_on": store.iso(due or task.due_on)})
            if task.first_due_on is None:
                unit.update("task", task_id, {"first_due_on": store.iso(due)})
        return self._change(task_id, unit)

    def drop(self, task_id: str, reason: str) -> Change:
        """Give a task up with a reason; it leaves the sums and stays in the list."""
        task = self._open(task_id)
        words = self._text(reason)
        if not words:
            raise RolloverWithoutReason(field="text", title=task.title)
        with self._store.command("tasks.drop") as unit:
            self._note(unit, task, NoteKind.DROPPED, None, words)
            unit.update("task", task_id, {"state": "dropped", "result": words})
        return self._change(task_id, unit)

    def take_up_again(self, task_id: str, reason: str) -> Change:
        """Open a finished or dropped task again."""
        task = self._known(task_id)
        if task.is_open:
            raise TaskIsOpen(title=task.title)
        words = self._text(reason)
        if not words:
            raise RolloverWithoutReason(field="text", title=task.title)
        with self._store.command("tasks.take_up_again") as unit:
            self._note(unit, task, NoteKind.REOPENED, None, words)
            opened = {"state": "open", "result": "", "finished_on": None}
            unit.update("task", task_id, opened)
        return self._change(task_id, unit)

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

    def rate(self, year: int) -> Rate:
        """Measure the year's tasks against their dates, as of today."""
        today = self._store.clock.today()
        return rules.rate(self._tasks.of_year(year), self._scale(year), today)

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

    def search(self, text: str) -> list[Hit]:
        """Find tasks by title, owner, sentence and result, without marks."""
        words = fold(clean(text)).split()
        if not words:
            return []
        hits = []
        for task in self._tasks.all():
            line = self._line(task)
            whole = f"{task.title}\n{line.owner}\n{task.sentence}\n{task.result}"
            folded = fold(whole)
            if all(word in folded for word in words):
                exact = clean(text).casefold() in whole.casefold()
                excerpt = task.sentence or task.result or line.owner
                place = Place("tasks", task.id)
                group = _("Nghị quyết, nhiệm vụ")
                hits.append(Hit(group, task.title, excerpt, place, exact))
        return hits

    def _scale(self, year: int) -> TaskScale:
        # The scale in force at the end of the year, or else the oldest one we have.
        known = [s for s in self._scales if s.valid_from <= date(year, 12, 31)]
        return (known or list(self._scales[:1]))[-1]

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

    def _known(self, task_id: str) -> Task:
        task = self._tasks.task(task_id)
        if task is None:
            raise MissingRecord(table="task", record_id=task_id)
        return task

    def _open(self, task_id: str) -> Task:
        task = self._known(task_id)
        if task.state is not TaskState.OPEN:
            raise TaskIsClosed(title=task.title)
        return task

    def _note(
        self,
        unit: Command,
        task: Task,
        kind: NoteKind,
        on: date | None,
        text: str,
        due: date | None = None,
    ) -> None:
        values: dict[str, object] = {
            "kind": kind.value,
            "on_day": (on or self._store.clock.today()).isoformat(),
            "text": text,
            "seq": len(self._tasks.notes(task.id)) + 1,
        }
        if kind is NoteKind.ROLLOVER:
            values |= {"old_due": store.iso(task.due_on), "new_due": store.iso(due)}
        store.note(unit, task, values)

    def _text(self, text: str) -> str:
        words = clean(text)
        limit = self._scales[-1].longest_text
        if len(words) > limit:
            raise TaskTextTooLong(field="text", length=len(words), limit=limit)
        return words

    @staticmethod
    def _change(task_id: str, unit: Command) -> Change:
        return Change.of("tasks", record_id=task_id, command_id=unit.id)
