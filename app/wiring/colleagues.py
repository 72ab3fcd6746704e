"""What the meetings ask of people, members and tasks."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date

from app.features.meetings.model.entries import OpenTask, TaskDraft
from app.features.meetings.model.records import Attendee
from app.features.meetings.service.context import Colleagues
from app.features.members.model import OFFICIAL, Member
from app.features.members.service.members import Members
from app.features.tasks.model import NewTask
from app.features.tasks.service.tasks import Tasks
from app.people.service import People


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """People, members and tasks, asked in the words of the meetings."""

    people: People
    members: Members
    tasks: Tasks

    def roster(self, on: date) -> list[Attendee]:
        posts = {one.person_id: one.role for one in self.people.officers(on)}
        committee = self._committee(on)
        found = [_attendee(one, committee) for one in self.members.roll(on)]
        rank = {role.key: at for at, role in enumerate(self.people.post_rules.role)}
        return sorted(found, key=lambda one: rank.get(posts.get(one.person_id, ""), 99))

    def committee_size(self, on: date) -> int:
        return len(self._committee(on))

    def _committee(self, on: date) -> frozenset[str]:
        posts = {role.key for role in self.people.post_rules.role if role.in_committee}
        held = (one for one in self.people.officers(on) if one.role in posts)
        return frozenset(officer.person_id for officer in held)

    def name(self, person_id: str) -> str:
        return self.people.person(person_id).full_name

    def term(self, on: date) -> str:
        found = self.people.term(on)
        return found.id if found else ""

    def cell_kind(self) -> str:
        unit = self.people.unit()
        return unit.kind if unit else ""

    def unit_name(self, on: date) -> str:
        unit = self.people.unit(on)
        return unit.name if unit else ""

    def open_tasks(self, on: date) -> list[OpenTask]:
        return [
            OpenTask(line.task.id, line.task.title, line.owner, line.task.due_on)
            for line in self.tasks.open(on)
        ]

    def assign(self, draft: TaskDraft) -> str:
        return self.tasks.assign(NewTask(**asdict(draft))).record_id


def colleagues(people: People, members: Members, tasks: Tasks) -> Colleagues:
    """Hand the meetings what they ask of people, members and tasks."""
    near = _Neighbours(people, members, tasks)
    return Colleagues(
        roster=near.roster,
        committee_size=near.committee_size,
        name=near.name,
        term=near.term,
        cell_kind=near.cell_kind,
        open_tasks=near.open_tasks,
        assign=near.assign,
        report=tasks.report,
        finish=tasks.finish,
        roll_over=tasks.roll_over,
        take_up_again=tasks.take_up_again,
        drop=tasks.drop,
        unit_name=near.unit_name,
    )


def _attendee(member: Member, committee: Collection[str]) -> Attendee:
    return Attendee(
        person_id=member.person_id,
        name=member.name,
        post=member.post,
        official=member.standing == OFFICIAL,
        exempt=member.status == "exempt",
        away=member.status == "temporary_out",
        visiting=member.status == "temporary_in",
        suspended=member.status == "suspended",
        in_committee=member.person_id in committee,
        group=member.group,
    )
