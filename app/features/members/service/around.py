"""What the neighbours tell of a member: attendance, tasks, posts, people helped.

Features never meet, so these are functions that the wiring hands over.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

ABSENT = frozenset({"excused", "unexcused"})


@dataclass(frozen=True, slots=True)
class AttendanceMark:
    """One meeting: its day and what the roll-call says of the member.

    ``mark`` is present, excused, unexcused, free (did not have to come) or open;
    ``kind`` says which meeting it was, in words.
    """

    on: date
    mark: str
    reason: str = ""
    is_regular: bool = True
    kind: str = ""

    @property
    def is_due(self) -> bool:
        """Whether the member had to come, and the roll-call knows of him."""
        return self.mark in {"present", *ABSENT}


@dataclass(frozen=True, slots=True)
class Attended:
    """A member's year of meetings, of every kind the whole cell holds.

    ``present`` of ``due``; ``run`` are the absences in a row up to now.
    """

    present: int
    due: int
    run: int
    marks: tuple[AttendanceMark, ...]

    def of(self, *, regular: bool) -> tuple[int, int]:
        """Count present and due among the regular meetings, or among the others."""
        due = [one for one in self.marks if one.is_due and one.is_regular is regular]
        return sum(one.mark == "present" for one in due), len(due)


@dataclass(frozen=True, slots=True)
class TaskTold:
    """A task of the member."""

    id: str
    title: str
    due_on: date | None
    is_open: bool
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class PostTold:
    """A post the member holds or held."""

    label: str
    from_on: date
    to_on: date | None
    decision_no: str


@dataclass(frozen=True, slots=True)
class Around:
    """The functions. Those that are missing tell nothing."""

    attendance: Callable[[int], Mapping[str, Attended]] = lambda _year: {}
    tasks: Callable[[str], Sequence[TaskTold]] = lambda _person_id: ()
    posts: Callable[[str], Sequence[PostTold]] = lambda _person_id: ()
    helping: Callable[[str], Sequence[str]] = lambda _person_id: ()
