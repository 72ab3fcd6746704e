"""What a secretary does with the roll: enrol, correct, record events, ask."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from app.features.members.errors import (
    AlreadyMember,
    CardNumberTaken,
    UnknownMember,
)
from app.features.members.model import (
    GROUP,
    OFFICIAL,
    PERSON_FIELDS,
    PROBATIONARY,
    Event,
    FieldChange,
    Happening,
    MemberCard,
    Record,
)
from app.features.members.rules import checks, outlook, roll
from app.features.members.rules.happening import happening
from app.features.members.rules.known import endings
from app.features.members.rules.outlook import WrittenChange
from app.features.members.rules.standing import MADE_OFFICIAL, standing
from app.features.members.service.drafts import Drafts
from app.features.members.service.figures import Figures
from app.features.members.service.moves import Moves
from app.features.members.service.parts import Parts
from app.features.members.service.reading import partial_date
from app.features.members.store.tables import MemberStore
from app.infra.errors import ChangedMeanwhile
from app.kernel.changes import Change
from app.kernel.errors import UserError
from app.people.keeping.service import Keeping
from app.people.past.model import Since

# Columns of person and member rows that are bookkeeping, not fields anybody filled.
_INTERNAL = frozenset({"id", "person_id", "name_fold", "name_sort"})
# Badges are at most ten years apart.
_YEARS_AHEAD = 11
USUAL = Since()


class Members(Figures):
    """The roll of the cell. Reads return frozen values; writes return ``Change``.

    ``happenings`` records, corrects and takes back events; ``life`` keeps dated lines,
    ``loans`` lends paper files, ``moves`` leads several members out.
    """

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.moves = Moves(parts, self.happenings, self.loans)
        self.bin_days = parts.bin_days
        self.drafts = Drafts(parts.store)
        self.badge_rules = parts.rules.badges
        self.past = parts.people.past

    def enrol(
        self, values: Mapping[str, str], joining: Happening | None = None
    ) -> Change:
        """Take somebody onto the roll; ``record_id`` is the person.

        ``values`` are fields by key, dates as ISO text. Also understood: ``standing``
        (else a known official date makes an official member) and ``person_id`` for
        somebody the book knows already, such as a candidate or an officer. Lists give
        ``joined_by`` (kind of event) and ``joined_on`` instead of ``joining``.
        """
        told = dict(values)
        joining = joining or _joining(told)
        stands = told.pop("standing", "") or (
            OFFICIAL if told.get("official_on") else PROBATIONARY
        )
        person_id = told.pop("person_id", "")
        good = self._checked({"full_name": "", **told}, {})
        self._is_free(good, person_id)
        group = self._taken_out(good)
        with self._store.command("members.enrol") as unit:
            person_id = self._person(person_id, good)
            own = {k: v for k, v in good.items() if k not in PERSON_FIELDS and v}
            member_id = MemberStore.add(unit, person_id, stands, own)
            name = good["full_name"]
            empty = Record(member_id, person_id, name, "", None, stands, good)
            event = happening(empty, joining, self._store.clock.today(), self.table)
            MemberStore.add_event(unit, event)
            if group:
                self._seat(person_id, name, group, event.on)
        return unit.change("members", "people", record_id=person_id)

    def correct(
        self,
        person_id: str,
        values: Mapping[str, str],
        *,
        reason: str = "",
        seen: Mapping[str, str] | None = None,
        since: Since = USUAL,
    ) -> Change:
        """Change fields of a record, or put them right (``since`` says which).

        ``seen`` guards against a change meanwhile.
        """
        before = self._record(person_id)
        good = self._checked(values, before.values)
        self._is_free(good, person_id)
        group = self._taken_out(good)
        person, own = _split(good)
        person_was, own_was = _split(seen or {})
        recognised = self._recognised(before, own)
        fields, today = self.fields.by_key(), self._store.clock.today()
        ending = endings(before, good, fields, since, today)
        with self._store.command("members.correct", reason=reason) as unit:
            if person:
                was = _for_person(person_was)
                self._people.correct(person_id, seen=was, **_for_person(person))
            if own:
                unit.update("member", before.member_id, own, was=own_was)
            if recognised is not None:
                MemberStore.add_event(unit, recognised)
            if group is not None and group != before.values.get(GROUP, ""):
                self._move(before, group, since, (seen or {}).get(GROUP))
            for one in ending:
                self._people.past.keep(person_id, one.field, one.old, one.from_on)
        return unit.change("members", "people", record_id=person_id)

    def _taken_out(self, good: dict[str, str]) -> str | None:
        """Take the group out of the fields where the register answers for it."""
        if not self._groups.speaks(self._store.clock.today()):
            return None
        return good.pop(GROUP, None)

    def _seat(self, person_id: str, name: str, group: str, joined: date | None) -> None:
        """Seat a new member in a group, from his first day in both."""
        today = self._store.clock.today()
        found = self._groups.called(group, today)
        first = found.from_on if found is not None else today
        on = max(joined or today, first)
        self._groups.place(person_id, name, group, on)

    def _move(self, before: Record, group: str, since: Since, seen: str | None) -> None:
        """Seat a member in another group; a slip counts from his first day there."""
        held = before.values.get(GROUP, "")
        if seen is not None and seen != held:
            raise ChangedMeanwhile(
                table="party_group_seat", record_id=before.person_id, field=GROUP
            )
        on = since.on or self._store.clock.today()
        if since.always and held:
            on = self._groups.since(before.person_id, on)
        self._groups.place(before.person_id, before.name, group, on)

    def _recognised(self, before: Record, own: Mapping[str, str]) -> Event | None:
        """Make the event behind an official day that is filled in for the first time.

        A list or a typed day tells it without its paper; the event takes it later.
        """
        day = partial_date(own.get("official_on", ""))
        whole = day.whole() if day is not None else None
        today = self._store.clock.today()
        if whole is None or before.values.get("official_on"):
            return None
        if standing(before, today, self._kinds) == OFFICIAL:
            return None
        told = Happening(MADE_OFFICIAL, whole, from_list=True)
        with suppress(UserError):
            return happening(before, told, today, self.table)
        return None

    def record_event(self, person_id: str, told: Happening) -> Change:
        """Record what happened to a member on a day, with the paper it rests on."""
        return self.happenings.record(person_id, told)

    def follow_list(self, person_id: str, kind: str, on: date) -> Change:
        """Record an event that a list tells without naming its paper."""
        return self.record_event(person_id, Happening(kind, on, from_list=True))

    def card(self, person_id: str, on: date) -> MemberCard:
        """Return one member's life: fields, events, what may happen next, history."""
        found = self._record(person_id, on)
        today = self._store.clock.today()
        member = roll.as_of(found, on, self.table) or roll.as_of(
            found, today, self.table
        )
        if member is None:
            raise UnknownMember(person_id=person_id)
        written = [
            *self._store.events(entity="member", entity_id=found.member_id),
            *self._store.events(entity="person", entity_id=person_id),
        ]
        written.sort(key=lambda event: event.seq)
        return MemberCard(
            member=self._dressed([member], on, {person_id: found})[0],
            events=found.events,
            possible=roll.possible_events(found, on, self.table),
            history=self._told(written),
            badge=self._next_badge(found, on),
            lacking=self.fields.missing(found.values),
            past=tuple(self._people.past.of(person_id)),
        )

    def _told(self, written: Sequence[WrittenChange]) -> tuple[FieldChange, ...]:
        """Tell the steps of a record's history, each with who stands behind it."""
        behind = Keeping(self._store).behind
        return tuple(
            replace(one, actor=behind(one.actor, one.at))
            for one in outlook.field_changes(written, _INTERNAL)
        )

    def _checked(
        self, values: Mapping[str, str], before: Mapping[str, str]
    ) -> dict[str, str]:
        fields = self.fields.by_key()
        good = checks.cleaned(values, fields)
        checks.dates_in_order({**before, **good}, fields)
        return good

    def _person(self, person_id: str, good: Mapping[str, str]) -> str:
        """Register the person, or complete one the book knows; return the id."""
        told = {k: v for k, v in _split(good)[0].items() if v}
        name = told.pop("full_name")
        if person_id and self._rows.rows(person_id):
            raise AlreadyMember(name=name)
        if person_id:
            if told:
                self._people.correct(person_id, **_for_person(told))
            return person_id
        birth = partial_date(told.pop("birth", ""))
        gender = told.pop("gender", "")
        return self._people.register(name, gender=gender, birth=birth, **told)

    def _is_free(self, good: Mapping[str, str], person_id: str) -> None:
        card_no = good.get("card_no", "")
        holder = self._rows.holder_of_card(card_no) if card_no else ""
        if holder and holder != person_id:
            name = self._people.person(holder).full_name
            raise CardNumberTaken(field="card_no", card_no=card_no, name=name)


def _joining(told: dict[str, str]) -> Happening:
    """Take what a list says of how somebody came; no day means before the book."""
    kind = told.pop("joined_by", "") or "joined"
    day = told.pop("joined_on", "")
    return Happening(kind, date.fromisoformat(day) if day else None, from_list=True)


def _split(values: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Part fields of the person from fields of the membership."""
    person = {k: v for k, v in values.items() if k in PERSON_FIELDS}
    return person, {k: v for k, v in values.items() if k not in PERSON_FIELDS}


def _for_person(values: Mapping[str, str]) -> dict[str, Any]:
    return {k: partial_date(v) if k == "birth" else v for k, v in values.items()}
