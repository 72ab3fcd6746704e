"""The roll as the import of lists sees it: members asked, kept, and told of events."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from app.features.member_import.model.reading import Told
from app.features.members.model import Happening, Member
from app.features.members.service.members import Members
from app.infra.book import secrecy
from app.kernel.changes import Change
from app.kernel.errors import SecretMark, UserError


class ListedRoll:
    """Hands the import what it may ask of the members."""

    def __init__(self, members: Members) -> None:
        self._members = members

    def kept(self) -> Mapping[str, str]:
        """Give the labels of the fields the book keeps, by key."""
        return self._members.fields.kept()

    def everyone(self, on: date) -> tuple[Sequence[Member], Sequence[Member]]:
        """List who is on the roll, and who has left."""
        members = self._members.roll(on, with_former=True)
        here = {s.key for s in self._members.table.status if s.on_roll}
        return (
            [m for m in members if m.status in here],
            [m for m in members if m.status not in here],
        )

    def checker(self) -> Callable[[Mapping[str, str]], list[UserError]]:
        """Return what lists everything wrong with fields, marks of secrecy included."""
        check = self._members.checker()
        # Lists say the same words again and again ("Đại học", "Nam").
        known: dict[tuple[str, str], list[UserError]] = {}

        def whole(values: Mapping[str, str]) -> list[UserError]:
            found: list[UserError] = []
            for told in values.items():
                if told not in known:
                    one = dict((told,))
                    known[told] = [*check(one), *_secret(one)]
                found += known[told]
            return found

        return whole

    def enrol(
        self, values: Mapping[str, str], joining: Told | None, person_id: str
    ) -> Change:
        """Take somebody onto the roll; ``record_id`` is the person."""
        told = dict(values)
        if person_id:
            told["person_id"] = person_id
        happening = Happening("joined", None, from_list=True)
        return self._members.enrol(told, _happening(joining) if joining else happening)

    def correct(
        self,
        person_id: str,
        values: Mapping[str, str],
        reason: str,
        seen: Mapping[str, str],
    ) -> Change:
        """Put fields right."""
        return self._members.correct(person_id, values, reason=reason, seen=seen)

    def refusal(self, person_id: str, kind: str, on: date) -> UserError | None:
        """Say why such an event cannot be recorded."""
        return self._members.refusal(person_id, kind, on)

    def follow(self, person_id: str, told: Told) -> Change:
        """Record an event that a list tells without naming its paper."""
        return self._members.record_event(person_id, _happening(told))


def _happening(told: Told) -> Happening:
    return Happening(
        kind=told.kind,
        on=date.fromisoformat(told.on) if told.on else None,
        elsewhere=told.place,
        note=told.note,
        from_list=True,
    )


def _secret(values: Mapping[str, str]) -> list[UserError]:
    """Say what the book would refuse to store."""
    try:
        secrecy.refuse(values)
    except SecretMark as mark:
        return [mark]
    return []
