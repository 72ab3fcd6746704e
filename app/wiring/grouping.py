"""What the meetings ask of the party groups.

The dated register of groups answers; while it has none, the groups that the list of
members names stand in, without leaders.
"""

from dataclasses import dataclass, replace
from datetime import date

from app.features.meetings.model.forms.groups import CellGroup
from app.features.meetings.model.records import Attendee
from app.features.meetings.service.context import Colleagues
from app.features.members.service.members import Members
from app.infra.book.answers import Answers
from app.kernel.text import clean, fold
from app.people.groups.service import Groups


@dataclass(frozen=True, slots=True)
class _Seated:
    """The groups and the members, asked in the words of the meetings."""

    groups: Groups
    members: Members
    plain: Colleagues
    answers: Answers

    def cell_groups(self, on: date) -> list[CellGroup]:
        lines = self.groups.on(on)
        if lines:
            return [
                CellGroup(
                    line.group.id, line.group.name, line.leader_id, line.member_ids
                )
                for line in lines
            ]
        return _named(self.members, on)

    def roster(self, on: date) -> list[Attendee]:
        # Every view of a meeting asks for it, and every meeting of a day for the same.
        known = self.answers.worked_out(
            "meetings.roster", (self.members, on), lambda: tuple(self._roster(on))
        )
        return list(known)

    def _roster(self, on: date) -> list[Attendee]:
        where = {
            person: line.group.name
            for line in self.groups.on(on)
            for person in line.member_ids
        }
        found = list(self.plain.roster(on))
        if not where:
            return found
        return [
            replace(one, group=where.get(one.person_id, one.group)) for one in found
        ]


def _named(members: Members, on: date) -> list[CellGroup]:
    found: dict[str, tuple[str, list[str]]] = {}
    for member in members.roll(on):
        name = clean(member.group)
        if name:
            found.setdefault(fold(name), (name, []))[1].append(member.person_id)
    return [
        CellGroup(f"list:{key}", name, "", tuple(people))
        for key, (name, people) in sorted(found.items())
    ]


def seated(
    plain: Colleagues, groups: Groups, members: Members, answers: Answers
) -> Colleagues:
    """Hand the meetings the party groups of a day, and who sits in which."""
    near = _Seated(groups, members, plain, answers)
    return replace(plain, groups=near.cell_groups, roster=near.roster, register=groups)
