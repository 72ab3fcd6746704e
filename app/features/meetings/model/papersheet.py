"""What stands on the sheets of the paper kit after a meeting held on paper."""

from dataclasses import dataclass
from datetime import date

from app.features.meetings.model.entries import NewBallot, NewOpinion, TaskDraft
from app.features.meetings.model.records import Mark, Outcome


@dataclass(frozen=True, slots=True)
class RollEntry:
    """One line of the roll-call sheet; ``arrived`` is HH:MM of somebody late."""

    person_id: str
    mark: Mark
    reason: str = ""
    arrived: str = ""


@dataclass(frozen=True, slots=True)
class StepTimes:
    """When a step of the course began and ended; HH:MM, empty is a blank."""

    step: str
    began: str = ""
    ended: str = ""


@dataclass(frozen=True, slots=True)
class TaskAnswer:
    """What the meeting found of a task of last time; ``due`` is its new date."""

    task_id: str
    outcome: Outcome
    note: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Concluded:
    """What the chair concluded on one matter."""

    item_id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSheet:
    """The whole meeting as it was written by hand. Times are HH:MM; empty is a blank.

    ``rest_present`` marks everybody present whom no line names. ``voted`` are the times
    of ``ballots``, in their order.
    """

    opened: str
    closed: str = ""
    place: str = ""
    chair_id: str = ""
    clerk_id: str = ""
    roll: tuple[RollEntry, ...] = ()
    rest_present: bool = False
    steps: tuple[StepTimes, ...] = ()
    answers: tuple[TaskAnswer, ...] = ()
    said: tuple[NewOpinion, ...] = ()
    concluded: tuple[Concluded, ...] = ()
    ballots: tuple[NewBallot, ...] = ()
    voted: tuple[str, ...] = ()
    conclusion: str = ""
    given: tuple[TaskDraft, ...] = ()
    read: str = ""
    remark: str = ""
