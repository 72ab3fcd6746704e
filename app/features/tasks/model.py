"""What a task is."""

from collections.abc import Mapping
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


class Verdict(StrEnum):
    """How a task stands in the sum; the first three are counted, the others not."""

    ON_TIME = "on_time"
    LATE = "late"
    OVERDUE = "overdue"
    NOT_DUE = "not_due"
    NO_DATE = "no_date"
    DROPPED = "dropped"


COUNTED = frozenset({Verdict.ON_TIME, Verdict.LATE, Verdict.OVERDUE})


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTask:
    """A task to assign.

    The owner is a person, or in words a body such as "Chi ủy". ``sentence`` is the
    decision in the minutes it comes from. ``on`` is the day of assigning; without it
    the clock's day counts. What makes a task clear in six ways is optional: who answers
    (``responsibility``), what comes out (``product``), who may decide (``authority``);
    ``area`` is the place or body it concerns. ``report_meeting_id`` names the meeting
    that hears the result, ``report_at`` says it in words.
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
    responsibility: str = ""
    product: str = ""
    authority: str = ""
    area: str = ""
    report_meeting_id: str = ""


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
    responsibility: str = ""
    product: str = ""
    authority: str = ""
    area: str = ""
    report_meeting_id: str = ""

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
class Clarity:
    """One way a task can be clear: its name, and the fields of which one must say it.

    ``all`` asks for every field instead of one.
    """

    id: str
    title: str
    hint: str
    fields: tuple[str, ...]
    all: bool = False


@dataclass(frozen=True, slots=True)
class ClarityRules:
    """The record ``data/rules/tasks/clarity/*.toml``: the "6 rõ"."""

    id: str
    valid_from: date
    source: str
    confidence: str
    point: tuple[Clarity, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """One task of the year and how it stands in the sum."""

    task_id: str
    title: str
    verdict: Verdict

    @property
    def is_counted(self) -> bool:
        """Say whether it belongs to the denominator."""
        return self.verdict in COUNTED


@dataclass(frozen=True, slots=True)
class Rate:
    """How many tasks were done in time, with the list that makes the sum.

    ``judged`` holds every task of the year, those not counted too: ``on_time`` and
    ``counted`` are sums over it.
    """

    on_time: int
    counted: int
    band: Band | None
    late: tuple[str, ...]
    scale: TaskScale
    judged: tuple[Judged, ...] = ()

    @property
    def percent(self) -> float | None:
        """Give the share in percent; None without any task to count."""
        return 100 * self.on_time / self.counted if self.counted else None

    def verdicts(self) -> Mapping[str, Verdict]:
        """Give how each task of the year stands in the sum."""
        return {one.task_id: one.verdict for one in self.judged}


@dataclass(frozen=True, slots=True)
class OwnerSheet:
    """The tasks of one owner (a person, a body, or nobody yet) and their rate."""

    owner: str
    owner_id: str
    lines: tuple[TaskLine, ...]
    rate: Rate
