"""The acts: assign, correct, hear reports, finish, carry over, drop."""

from datetime import date

from app.features.tasks import store
from app.features.tasks.errors import (
    RolloverNotLater,
    RolloverWithoutReason,
    TaskDueAlreadyGiven,
    TaskDueBeforeStart,
    TaskFinishedInFuture,
    TaskIsClosed,
    TaskIsOpen,
    TaskResultMissing,
    TaskTextTooLong,
    TaskWithoutTitle,
)
from app.features.tasks.model import NewTask, NoteKind, Task, TaskScale, TaskState
from app.infra.errors import MissingRecord
from app.infra.store import Command, Store
from app.kernel.changes import Change
from app.kernel.dates import short
from app.kernel.text import clean

_TEXTS = ("owner_text", "report_at", "responsibility", "product", "authority", "area")


class TaskActs:
    """Writes the register of tasks."""

    def __init__(self, opened: Store, scales: tuple[TaskScale, ...]) -> None:
        self._store = opened
        self._tasks = store.TaskStore(opened)
        self._scales = scales

    def assign(self, new: NewTask) -> Change:
        """Assign a task; inside a meeting's command it joins that command."""
        values = self._details(new)
        given = {
            "assigned_on": (new.on or self._store.clock.today()).isoformat(),
            "due_on": store.iso(new.due_on),
            "first_due_on": store.iso(new.due_on),
            "meeting_id": new.meeting_id,
            "item_id": new.item_id,
            "sentence": self._text(new.sentence),
        }
        with self._store.command("tasks.assign") as unit:
            task_id = store.insert(unit, {**values, **given})
        return self._change(task_id, unit)

    def correct(self, task_id: str, new: NewTask) -> Change:
        """Put the details of an open task right.

        Its date is set here only while it has none: a later date needs a reason, see
        ``roll_over``. Meeting, sentence and day of assigning stay.
        """
        task = self._open(task_id)
        values = self._details(new)
        if new.due_on != task.due_on:
            if task.due_on is not None:
                raise TaskDueAlreadyGiven(field="due_on", due=short(task.due_on))
            due = store.iso(new.due_on)
            values |= {"due_on": due, "first_due_on": due}
        with self._store.command("tasks.correct") as unit:
            unit.update("task", task_id, values)
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

    def hand_over(
        self, task_id: str, owner_id: str, text: str, on: date | None = None
    ) -> Change:
        """Let another person answer for an open task; the history says why."""
        task = self._open(task_id)
        words = self._text(text)
        with self._store.command("tasks.hand_over") as unit:
            unit.update("task", task_id, {"owner_id": owner_id})
            self._note(unit, task, NoteKind.PROGRESS, on, words)
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

    def _details(self, new: NewTask) -> dict[str, object]:
        title = self._text(new.title)
        if not title:
            raise TaskWithoutTitle(field="title")
        if new.starts_on and new.due_on and new.due_on < new.starts_on:
            due, start = short(new.due_on), short(new.starts_on)
            raise TaskDueBeforeStart(field="due_on", due=due, start=start)
        return {
            "title": " ".join(title.split()),
            "owner_id": new.owner_id or None,
            "starts_on": store.iso(new.starts_on),
            "report_meeting_id": new.report_meeting_id,
            **{name: self._text(getattr(new, name)) for name in _TEXTS},
        }

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
