"""How tasks are judged. Pure: the day is an argument."""

from collections.abc import Iterable
from datetime import date

from app.features.tasks.model import Band, Rate, Task, TaskScale, TaskState
from app.kernel.facts import Fact


def is_overdue(task: Task, on: date) -> bool:
    """Say whether the task is open and its date has passed."""
    return task.is_open and task.due_on is not None and task.due_on < on


def was_on_time(task: Task, scale: TaskScale) -> bool:
    """Say whether a finished task met its date.

    Without the scale's leave, the date first agreed counts: carrying over does not turn
    a late task into one done in time. A task without any date cannot be late.
    """
    if task.state is not TaskState.DONE or task.finished_on is None:
        return False
    due = task.due_on if scale.rollover_keeps_on_time else task.first_due_on
    return due is None or task.finished_on <= due


def is_counted(task: Task, on: date) -> bool:
    """Say whether the task belongs to the denominator: finished, or due before today.

    A task that is due today may still be done today, so it does not count yet.
    """
    if task.state is TaskState.DROPPED:
        return False
    first = task.first_due_on
    return task.state is TaskState.DONE or (first is not None and first < on)


def band_of(percent: float, scale: TaskScale) -> Band | None:
    """Find the highest band that ``percent`` reaches; None below the lowest."""
    reached = [band for band in scale.band if percent >= band.from_percent]
    return max(reached, key=lambda band: band.from_percent, default=None)


def rate(tasks: Iterable[Task], scale: TaskScale, on: date) -> Rate:
    """Count what was done in time among what can be judged on ``on``."""
    counted = [task for task in tasks if is_counted(task, on)]
    late = tuple(task.title for task in counted if not was_on_time(task, scale))
    on_time = len(counted) - len(late)
    share = 100 * on_time / len(counted) if counted else None
    band = None if share is None else band_of(share, scale)
    return Rate(on_time, len(counted), band, late, scale)


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
