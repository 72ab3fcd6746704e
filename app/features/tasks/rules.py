"""How tasks are judged. Pure: the day is an argument."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.features.tasks.model import (
    Band,
    Clarity,
    ClarityRules,
    Judged,
    Rate,
    Task,
    TaskScale,
    TaskState,
    Verdict,
)
from app.kernel.facts import Fact


def is_overdue(task: Task, on: date) -> bool:
    """Say whether the task is open and its date has passed."""
    return task.is_open and task.due_on is not None and task.due_on < on


def verdict(task: Task, scale: TaskScale, on: date) -> Verdict:
    """Say how a task stands in the sum on a day.

    Without the scale's leave, the date first agreed counts: carrying over does not turn
    a late task into one done in time. A task due today may still be done today, so it
    is not counted yet; a finished one without any date cannot be late.
    """
    if task.state is TaskState.DROPPED:
        return Verdict.DROPPED
    due = task.due_on if scale.rollover_keeps_on_time else task.first_due_on
    if task.state is TaskState.DONE and task.finished_on is not None:
        in_time = due is None or task.finished_on <= due
        return Verdict.ON_TIME if in_time else Verdict.LATE
    if due is None:
        return Verdict.NO_DATE
    return Verdict.OVERDUE if due < on else Verdict.NOT_DUE


def band_of(on_time: int, counted: int, scale: TaskScale) -> Band | None:
    """Find the highest band the share reaches; None below the lowest.

    Counted in whole numbers: 9 of 10 is 90 %, however a machine divides.
    """
    reached = [b for b in scale.band if 100 * on_time >= b.from_percent * counted]
    if not counted:
        return None
    return max(reached, key=lambda band: band.from_percent, default=None)


def rate(tasks: Iterable[Task], scale: TaskScale, on: date) -> Rate:
    """Count what was done in time among what can be judged on ``on``."""
    judged = tuple(Judged(t.id, t.title, verdict(t, scale, on)) for t in tasks)
    counted = [one for one in judged if one.is_counted]
    late = tuple(one.title for one in counted if one.verdict is not Verdict.ON_TIME)
    on_time = len(counted) - len(late)
    band = band_of(on_time, len(counted), scale)
    return Rate(on_time, len(counted), band, late, scale, judged)


def clear_points(task: Task, clarity: ClarityRules) -> tuple[Clarity, ...]:
    """List in which of the ways of the rule set the task is clear."""
    return tuple(point for point in clarity.point if _says(task, point))


def _says(task: Task, point: Clarity) -> bool:
    told: Sequence[bool] = [bool(getattr(task, field)) for field in point.fields]
    return all(told) if point.all else any(told)


def facts(tasks: Iterable[Task], scale: TaskScale, on: date) -> list[Fact]:
    """Make the figures of one year's tasks; names stand in FACTS.md of the rules."""
    assigned = [task for task in tasks if task.state is not TaskState.DROPPED]
    done = [task for task in assigned if task.state is TaskState.DONE]
    overdue = [task for task in assigned if is_overdue(task, on)]
    known = [t for t in assigned if t.has_owner and t.first_due_on is not None]
    measured = rate(assigned, scale, on)
    unknown = tuple(task.title for task in assigned if task not in known)
    return [
        Fact("tasks.assigned", len(assigned)),
        Fact("tasks.with_owner_and_due", len(known), len(assigned), unknown),
        Fact("tasks.done", len(done), len(assigned)),
        Fact("tasks.on_time", measured.on_time, measured.counted, measured.late),
        Fact("tasks.overdue", len(overdue), None, tuple(t.title for t in overdue)),
        Fact(
            "tasks.rolled_over", sum(t.rollovers > 0 for t in assigned), len(assigned)
        ),
        Fact("tasks.with_result", sum(bool(t.result) for t in done), len(done)),
    ]
