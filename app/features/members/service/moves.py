"""Splitting and merging cells: several members leave by one decision.

What each of them has in hand ends, is handed to somebody who stays, or stays as it is;
the plan says which before anything is written.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from app.features.members.errors import HandedToLeaver, NobodyChosen
from app.features.members.model import Happening, Member
from app.features.members.rules import roll
from app.features.members.rules.farewell import Farewell, Held, MovePlan
from app.features.members.service.happenings import Happenings
from app.features.members.service.loans import Loans
from app.features.members.service.parts import Parts
from app.features.members.service.reading import Reading
from app.kernel.changes import Change
from app.kernel.text import clean
from app.kernel.words import _


@dataclass(frozen=True, slots=True)
class HandTo:
    """Who takes open tasks and the candidates helped; empty leaves them as they are."""

    tasks: str = ""
    helped: str = ""


class Moves(Reading):
    """Leads several members out of the cell in one act."""

    def __init__(self, parts: Parts, happenings: Happenings, loans: Loans) -> None:
        super().__init__(parts)
        self._happenings, self._loans = happenings, loans

    def plan(self, people: Sequence[str], on: date) -> MovePlan:
        """Say what a move of these people on a day would do; write nothing."""
        chosen = set(people)
        members = roll.roll(self._records(on), on, self.table)
        stay = [one for one in members if one.person_id not in chosen]
        base = roll.voting_base(stay, (), self.table)
        return MovePlan(
            on=on,
            before=roll.counts(members, on, self.table),
            after=roll.counts(stay, on, self.table),
            people=tuple(
                self._farewell(one, on) for one in members if one.person_id in chosen
            ),
            can_decide=base.can_decide,
        )

    def move(self, people: Sequence[str], told: Happening, to: HandTo) -> Change:
        """Record the leaving of all, end what ends with it, hand over what is told."""
        chosen = list(dict.fromkeys(people))
        if not chosen:
            raise NobodyChosen
        on = told.on or self._store.clock.today()
        for field, taker in (("tasks_to", to.tasks), ("helped_to", to.helped)):
            if taker in chosen:
                name = self._people.person(taker).full_name
                raise HandedToLeaver(field=field, name=name)
        plan = self.plan(chosen, on)
        with self._store.command("members.move", reason=clean(told.paper_no)) as unit:
            for one in plan.people:
                self._hand(one, to, told, on)
            self._happenings.record_for_all(chosen, told)
        return unit.change("members", "people", "tasks", "development")

    def _hand(self, one: Farewell, to: HandTo, told: Happening, on: date) -> None:
        hand = self._parts.in_hand
        if to.tasks:
            words = _("Đồng chí {name} chuyển đi ({paper}): giao lại.")
            why = words.format(name=one.name, paper=clean(told.paper_no))
            for task in one.tasks:
                hand.hand_task(task.id, to.tasks, why)
        if to.helped:
            for candidate in one.helped:
                hand.hand_helped(candidate.id, to.helped, on)

    def _farewell(self, member: Member, on: date) -> Farewell:
        hand, person_id = self._parts.in_hand, member.person_id

        def ask(what: Callable[[str, date], Sequence[Held]]) -> tuple[Held, ...]:
            return tuple(what(person_id, on))

        loan = self._loans.open_of(person_id)
        return Farewell(
            person_id=person_id,
            name=member.name,
            ends=ask(hand.ends),
            tasks=ask(hand.tasks),
            helped=ask(hand.helped),
            leads=ask(hand.leads),
            lent_to=loan.lent_to if loan else "",
        )
