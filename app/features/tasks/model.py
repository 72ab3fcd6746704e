"""What a task is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TaskState(StrEnum):
    """Where a task stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class NoteKind(StrEnum):
    """What a dated line of a task's history records."""

    PROGRESS = "progress"
    RESULT = "result"
    ROLLOVER = "rollover"
    DROPPED = "dropped"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTask:
    """A task to assign.

    The owner is a person, or in words a body such as "Chi ủy". ``sentence`` is the
    decision in the minutes it comes from. ``on`` is the day of assigning; without it
    the clock's day counts.
    """

    title: str
    owner_id: str = ""
    owner_text: str = ""
    starts_on: date | None = None
    due_on: date | None = None
    report_at: str = ""
    meeting_id: str = ""
    item_id: str = ""
    sentence: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One task as it is stored. ``first_due_on`` is the date first agreed."""

    id: str
    title: str
    owner_id: str
    owner_text: str
    assigned_on: date
    starts_on: date | None
    due_on: date | None
    first_due_on: date | None
    report_at: str
    meeting_id: str
    item_id: str
    sentence: str
    state: TaskState
    result: str
    finished_on: date | None
    rollovers: int

    @property
    def has_owner(self) -> bool:
        """Say whether anybody answers for it."""
        return bool(self.owner_id or self.owner_text)

    @property
    def is_open(self) -> bool:
        """Say whether it still has to be done."""
        return self.state is TaskState.OPEN


@dataclass(frozen=True, slots=True)
class TaskNote:
    """One dated line of a task's history."""

    id: str
    task_id: str
    seq: int
    kind: NoteKind
    on_day: date
    text: str
    old_due: date | None
    new_due: date | None


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task with the name of its owner, for lists and papers."""

    task: Task
    owner: str
    is_overdue: bool
    notes: tuple[TaskNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """One band of the scale: from this percentage on."""

    from_percent: int
    title: str


@dataclass(frozen=True, slots=True)
class TaskScale:
    """How results of tasks are counted, as a dated rule.

    ``rollover_keeps_on_time`` says whether a task finished by its new date counts as
    on time. Source and confidence stand in the data file.
    """

    id: str
    valid_from: date
    source: str
    confidence: str
    note: str
    rollover_keeps_on_time: bool
    warn_days_before: int
    longest_text: int
    band: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """How many tasks were done in time, with the list that makes the sum."""

    on_time: int
    counted: int
    band: Band | None
    late: tuple[str, ...]
    scale: TaskScale

    @property
    def percent(self) -> float | None:
        """Give the share in percent; None without any task to count."""
        return 100 * self.on_time / self.counted if self.counted else None
