"""What the meetings ask of people, members and tasks."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from app.features.meetings.model.entries import OpenTask, TaskDraft
from app.features.meetings.model.records import Attendee
from app.features.meetings.service.context import Colleagues
from app.features.members.model import OFFICIAL, Member
from app.features.members.service.members import Members
from app.features.tasks.model import NewTask
from app.features.tasks.service import Tasks
from app.people.service import People

# The posts that make up the cell committee (Charter, Art. 24-25).
_COMMITTEE = frozenset({"secretary", "deputy", "committee_member"})


def colleagues(people: People, members: Members, tasks: Tasks) -> Colleagues:
    """Hand the meetings what they ask of people, members and tasks."""

    def roster(on: date) -> list[Attendee]:
        posts = {officer.person_id: officer.role for officer in people.officers(on)}
        found = [_attendee(member, posts) for member in members.roll(on)]
        rank = {role.key: at for at, role in enumerate(people.post_rules.role)}
        return sorted(found, key=lambda one: rank.get(posts.get(one.person_id, ""), 99))

    def committee_size(on: date) -> int:
        held = [o for o in people.officers(on) if o.role in _COMMITTEE]
        return len({officer.person_id for officer in held})

    def assign(draft: TaskDraft) -> str:
        return tasks.assign(NewTask(**asdict(draft))).record_id

    def open_tasks(on: date) -> list[OpenTask]:
        return [
            OpenTask(line.task.id, line.task.title, line.owner, line.task.due_on)
            for line in tasks.open(on)
        ]

    def term(on: date) -> str:
        found = people.term(on)
        return found.id if found else ""

    def cell_kind() -> str:
        unit = people.unit()
        return unit.kind if unit else ""

    return Colleagues(
        roster=roster,
        committee_size=committee_size,
        name=lambda person_id: people.person(person_id).full_name,
        term=term,
        cell_kind=cell_kind,
        open_tasks=open_tasks,
        assign=assign,
        report=tasks.report,
        finish=tasks.finish,
        roll_over=tasks.roll_over,
        take_up_again=tasks.take_up_again,
        drop=tasks.drop,
    )


def _attendee(member: Member, posts: Mapping[str, str]) -> Attendee:
    return Attendee(
        person_id=member.person_id,
        name=member.name,
        post=member.post,
        official=member.standing == OFFICIAL,
        exempt=member.status == "exempt",
        away=member.status == "temporary_out",
        visiting=member.status == "temporary_in",
        in_committee=posts.get(member.person_id) in _COMMITTEE,
    )
