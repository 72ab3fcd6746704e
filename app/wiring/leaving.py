"""What a member has in hand when he leaves: posts, seats, tasks, people, meetings."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from app.features.development.service.development import Development
from app.features.meetings.model.records import State
from app.features.meetings.service.meetings import Meetings
from app.features.members.rules.farewell import Held
from app.features.members.service.parts import InHand
from app.features.tasks.service.tasks import Tasks
from app.infra.store import Store
from app.kernel.words import _
from app.people.groups.service import Groups
from app.people.service import People
from app.wiring.givenback import GivenBack


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """The neighbours of the roll; those built after it are asked for when needed."""

    people: People
    groups: Groups
    tasks: Callable[[], Tasks]
    meetings: Callable[[], Meetings]
    development: Callable[[], Development]

    def ends(self, person_id: str, on: date) -> list[Held]:
        posts = [
            Held(one.post_id, one.role_label, one.from_on)
            for one in self.people.posts_of(person_id)
            if one.to_on is None or one.to_on >= on
        ]
        seats = [
            Held(line.group.id, _("Chỗ trong {group}").format(group=line.group.name))
            for line in self.groups.on(on)
            if person_id in line.member_ids
        ]
        return [*posts, *seats]

    def end(self, person_id: str, on: date) -> None:
        self.people.leave(person_id, on)
        self.groups.unseat(person_id, on - timedelta(days=1))

    def open_tasks(self, person_id: str, _on: date) -> list[Held]:
        today = self.people.today()
        return [
            Held(line.task.id, line.task.title, line.task.due_on)
            for line in self.tasks().open(today)
            if line.task.owner_id == person_id
        ]

    def helped(self, person_id: str, _on: date) -> list[Held]:
        board = self.development().board(self.people.today().year)
        return [
            Held(view.candidate.id, view.name)
            for view in board.people
            if view.candidate.helper_id == person_id
        ]

    def leads(self, person_id: str, on: date) -> list[Held]:
        sessions = self.meetings().sessions
        return [
            Held(one.id, sessions.title(one), one.on_day)
            for year in (on.year, on.year + 1)
            for one in sessions.of_year(year)
            if one.state is State.PLANNED
            and one.on_day >= on
            and person_id in {one.chair_id, one.clerk_id}
        ]


def in_hand(
    store: Store,
    people: People,
    groups: Groups,
    tasks: Callable[[], Tasks],
    meetings: Callable[[], Meetings],
    development: Callable[[], Development],
) -> InHand:
    """Hand the roll what it asks when somebody leaves."""
    near = _Neighbours(people, groups, tasks, meetings, development)
    back = GivenBack(store, people, tasks, development)
    return InHand(
        ends=near.ends,
        end=near.end,
        tasks=near.open_tasks,
        helped=near.helped,
        leads=near.leads,
        comebacks=back.of,
        give_back=back.bring,
        hand_task=lambda one, to, why: tasks().hand_over(one, to, why),
        hand_helped=lambda one, to, on: development().assign_helper(one, to, on),
    )
