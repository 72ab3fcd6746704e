"""What the page of members asks of meetings, tasks, posts and admissions."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.features.development.service.development import Development
from app.features.meetings.model.records import Mark, RollLine
from app.features.meetings.service.attending import RollCall
from app.features.meetings.service.meetings import Meetings
from app.features.members.service.around import (
    ABSENT,
    Around,
    AttendanceMark,
    Attended,
    PostTold,
    TaskTold,
)
from app.features.tasks.service.tasks import Tasks
from app.kernel.clock import Clock
from app.people.service import People


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """Meetings, tasks, people and candidates, asked in the words of the members."""

    meetings: Meetings
    tasks: Tasks
    people: People
    development: Development
    clock: Clock

    def attendance(self, year: int) -> Mapping[str, Attended]:
        marks: dict[str, list[AttendanceMark]] = {}
        for call in self.meetings.roll_calls(year):
            for line in call.lines:
                marks.setdefault(line.person_id, []).append(_mark(call, line))
        return {person: _attended(found) for person, found in marks.items()}

    def tasks_of(self, person_id: str) -> list[TaskTold]:
        today = self.clock.today()
        told = [
            TaskTold(
                line.task.id,
                line.task.title,
                line.task.due_on,
                line.task.is_open,
                line.is_overdue,
            )
            for line in self.tasks.of_year(today.year)
            if line.task.owner_id == person_id
        ]
        return sorted(told, key=lambda one: (not one.is_open, one.due_on or today))

    def posts_of(self, person_id: str) -> list[PostTold]:
        return [
            PostTold(one.role_label, one.from_on, one.to_on, one.decision_no)
            for one in self.people.posts_of(person_id)
        ]

    def helping(self, person_id: str) -> list[str]:
        board = self.development.board(self.clock.today().year)
        return [
            view.name for view in board.people if view.candidate.helper_id == person_id
        ]


def around(
    meetings: Meetings,
    tasks: Tasks,
    people: People,
    development: Development,
    clock: Clock,
) -> Around:
    """Hand the page of members what it asks of the others."""
    near = _Neighbours(meetings, tasks, people, development, clock)
    return Around(
        attendance=near.attendance,
        tasks=near.tasks_of,
        posts=near.posts_of,
        helping=near.helping,
    )


def _mark(call: RollCall, line: RollLine) -> AttendanceMark:
    is_free = line.exempt or line.away or line.suspended or line.visiting
    words = {
        Mark.PRESENT: "present",
        Mark.EXCUSED: "excused",
        Mark.UNEXCUSED: "unexcused",
        Mark.EXEMPT: "free",
        Mark.NONE: "open",
    }
    mark = words[line.mark]
    if is_free and mark != "present":
        mark = "free"
    return AttendanceMark(call.on, mark, line.reason, call.is_regular, call.kind)


def _attended(marks: list[AttendanceMark]) -> Attended:
    due = [one for one in marks if one.is_due]
    run = 0
    for one in reversed(due):
        if one.mark not in ABSENT:
            break
        run += 1
    present = sum(one.mark == "present" for one in due)
    return Attended(present, len(due), run, tuple(marks))
