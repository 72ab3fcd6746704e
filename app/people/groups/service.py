"""Use cases of party groups: forming them, seating people, ending both."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from app.infra.store import Command, Store
from app.kernel.changes import Change
from app.kernel.dates import short
from app.kernel.text import clean, fold
from app.people.groups.errors import (
    GroupEndsEarly,
    GroupGone,
    GroupNameMissing,
    GroupNameTaken,
    GroupNotFormed,
    GroupSeatTaken,
    GroupsKnown,
    GroupsUnknown,
)
from app.people.groups.model import GroupLine, PartyGroup, Seat, Seating
from app.people.groups.store import GroupStore

KIND = "people"


class Groups:
    """The party groups of the cell over time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rows = GroupStore(store)

    def on(self, day: date) -> list[GroupLine]:
        """List the groups that stand on a day with their people."""
        seatings = [one for one in self._rows.seatings() if one.holds_on(day)]
        return [
            _line(group, [one for one in seatings if one.group_id == group.id])
            for group in self._rows.groups()
            if group.stands_on(day)
        ]

    def speaks(self, day: date) -> bool:
        """Say whether the register knows who sits where on a day.

        Until its first group was formed, only lists say to which group somebody goes.
        """
        return any(group.from_on <= day for group in self._rows.groups())

    def named(self, day: date) -> dict[str, str]:
        """Give the name of everybody's group on a day, by person."""
        names = {group.id: group.name for group in self._rows.groups()}
        return {
            one.person_id: names[one.group_id]
            for one in self._rows.seatings()
            if one.holds_on(day)
        }

    def since(self, person_id: str, day: date) -> date:
        """Give the first day of the seat somebody has on a day (else the day)."""
        own = (one for one in self._rows.seatings() if one.person_id == person_id)
        return next((one.from_on for one in own if one.holds_on(day)), day)

    def called(self, name: str, day: date) -> PartyGroup | None:
        """Find the group of a name that stands on a day; no name is no group."""
        if not fold(clean(name)):
            return None
        standing = [one for one in self._rows.groups() if one.stands_on(day)]
        for group in standing:
            if fold(group.name) == fold(clean(name)):
                return group
        known = ", ".join(one.name for one in standing)
        raise GroupNotFormed(field="group_name", name=clean(name), known=known)

    def place(self, person_id: str, person: str, name: str, from_on: date) -> Change:
        """Let somebody belong to the group of a name from a day on, or to none."""
        group = self.called(name, from_on)
        if group is None:
            return self.unseat(person_id, from_on - timedelta(days=1))
        return self.seat(group.id, person_id, person, Seat.MEMBER, from_on)

    def form(self, name: str, from_on: date) -> Change:
        """Form a group from a day on."""
        words = self._name(name, from_on, "")
        with self._store.command("people.form_group") as unit:
            row = {"name": words, "from_on": from_on.isoformat()}
            group_id = unit.insert("party_group", row)
        return unit.change(KIND, record_id=group_id)

    def rename(self, group_id: str, name: str) -> Change:
        """Put the name of a group right."""
        group = self._rows.group(group_id)
        words = self._name(name, group.from_on, group_id)
        with self._store.command("people.rename_group") as unit:
            unit.update("party_group", group_id, {"name": words})
        return unit.change(KIND, record_id=group_id)

    def dissolve(self, group_id: str, to_on: date) -> Change:
        """End a group with its seats; the day is its last."""
        group = self._rows.group(group_id)
        if to_on < group.from_on:
            raise GroupEndsEarly(
                field="to_on", to=short(to_on), since=short(group.from_on)
            )
        with self._store.command("people.dissolve_group") as unit:
            unit.update("party_group", group_id, {"to_on": to_on.isoformat()})
            for seat in self._rows.seatings():
                if seat.group_id == group_id:
                    _end(unit, seat, to_on)
        return unit.change(KIND, record_id=group_id)

    def seat(
        self, group_id: str, person_id: str, name: str, seat: Seat, from_on: date
    ) -> Change:
        """Put somebody into a group from a day on; the seat before ends.

        A group has one leader: the one before stays as a member.
        """
        group = self._rows.group(group_id)
        if not group.stands_on(from_on):
            raise GroupGone(field="from_on", name=group.name, day=short(from_on))
        seatings = self._rows.seatings()
        own = [one for one in seatings if one.person_id == person_id]
        later = [one.from_on for one in own if one.from_on > from_on]
        if later:
            raise GroupSeatTaken(field="from_on", name=name, since=short(min(later)))
        before = from_on - timedelta(days=1)
        with self._store.command("people.seat_in_group") as unit:
            if seat is Seat.LEADER:
                self._step_down(unit, seatings, group_id, person_id, from_on)
            for one in own:
                if one.holds_on(from_on):
                    _end(unit, one, before)
            unit.insert("party_group_seat", _row(group_id, person_id, seat, from_on))
        return unit.change(KIND, record_id=group_id)

    def unseat(self, person_id: str, to_on: date) -> Change:
        """Let somebody leave his group; the day is his last in it."""
        with self._store.command("people.leave_group") as unit:
            for one in self._rows.seatings():
                if one.person_id == person_id:
                    _end(unit, one, to_on)
        return unit.change(KIND, record_id=person_id)

    def take_from_list(self, named: Mapping[str, str], from_on: date) -> Change:
        """Form the groups that the list of members names, by person and group."""
        groups = self._rows.groups()
        if any(one.to_on is None or one.to_on >= from_on for one in groups):
            raise GroupsKnown
        wanted = {person: clean(name) for person, name in named.items() if clean(name)}
        if not wanted:
            raise GroupsUnknown
        ids: dict[str, str] = {}
        with self._store.command("people.take_groups") as unit:
            for person, name in wanted.items():
                if fold(name) not in ids:
                    ids[fold(name)] = self.form(name, from_on).record_id
                row = _row(ids[fold(name)], person, Seat.MEMBER, from_on)
                unit.insert("party_group_seat", row)
        return unit.change(KIND)

    def _step_down(
        self,
        unit: Command,
        seatings: Sequence[Seating],
        group_id: str,
        person_id: str,
        from_on: date,
    ) -> None:
        for one in seatings:
            leads = one.group_id == group_id and one.seat is Seat.LEADER
            if leads and one.holds_on(from_on) and one.person_id != person_id:
                _end(unit, one, from_on - timedelta(days=1))
                row = _row(group_id, one.person_id, Seat.MEMBER, from_on)
                unit.insert("party_group_seat", row)

    def _name(self, name: str, from_on: date, own_id: str) -> str:
        words = " ".join(clean(name).split())
        if not words:
            raise GroupNameMissing(field="name")
        for group in self._rows.groups():
            lasts = group.to_on is None or group.to_on >= from_on
            if lasts and group.id != own_id and fold(group.name) == fold(words):
                raise GroupNameTaken(field="name", name=group.name)
        return words


def _line(group: PartyGroup, seatings: list[Seating]) -> GroupLine:
    leader = next((one.person_id for one in seatings if one.seat is Seat.LEADER), "")
    return GroupLine(group, leader, tuple(seatings))


def _row(group_id: str, person_id: str, seat: Seat, from_on: date) -> dict[str, object]:
    return {
        "group_id": group_id,
        "person_id": person_id,
        "seat": seat.value,
        "from_on": from_on.isoformat(),
    }


def _end(unit: Command, seat: Seating, to_on: date) -> None:
    # A seat that began that very day never was one.
    if to_on < seat.from_on:
        unit.delete("party_group_seat", seat.id)
    elif seat.to_on is None or seat.to_on > to_on:
        unit.update("party_group_seat", seat.id, {"to_on": to_on.isoformat()})
