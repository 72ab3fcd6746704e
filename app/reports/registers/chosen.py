"""Which lines belong to a tile of the registers; the screen and the paper agree."""

from collections.abc import Callable, Mapping

from app.features.papers.model.views import IncomingView, RegisterRow
from app.features.tasks.model import TaskLine, TaskState

# Which types the register of resolutions holds; the other one holds the rest.
RESOLUTIONS, MINUTES = ("NQ", "KL"), "BB"

OUTGOING: Mapping[str, Callable[[RegisterRow], bool]] = {
    "resolved": lambda one: one.form in RESOLUTIONS and one.number is not None,
    "others": lambda one: (
        one.form not in {*RESOLUTIONS, MINUTES} and one.number is not None
    ),
    "minutes": lambda one: one.form == MINUTES,
    "drafts": lambda one: one.number is None,
    "gaps": lambda one: one.is_gap,
}
INCOMING: Mapping[str, Callable[[IncomingView], bool]] = {
    "silent": lambda one: not one.paper.void_reason and not one.is_known,
    "waiting": lambda one: (
        not one.paper.void_reason
        and not one.task_done
        and bool(one.paper.task_id or one.paper.deadline)
    ),
    "settled": lambda one: not one.paper.void_reason and one.is_settled,
}
TASKS: Mapping[str, Callable[[TaskLine], bool]] = {
    "open": lambda line: line.task.is_open,
    "late": lambda line: line.is_overdue,
    "done": lambda line: line.task.state is TaskState.DONE,
    "unowned": lambda line: line.task.is_open and not line.task.has_owner,
}
