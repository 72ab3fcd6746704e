"""What a secretary does with the roll: enrol, correct, record events, ask."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from app.features.members.errors import (
    AlreadyMember,
    CardNumberTaken,
    UnknownField,
    UnknownMember,
)
from app.features.members.model import (
    OFFICIAL,
    PERSON_FIELDS,
    PROBATIONARY,
    Base,
    Counts,
    Event,
    FieldSpec,
    FieldTable,
    Happening,
    Member,
    MemberCard,
    Record,
    StatusTable,
)
from app.features.members.rules import checks, outlook, roll
from app.features.members.store import MemberStore, record
from app.infra.store import Row, Store
from app.kernel.changes import Change
from app.kernel.dates import PartialDate
from app.kernel.errors import UserError
from app.kernel.facts import Fact
from app.kernel.places import Duty, Hit
from app.people import rules as person_rules
from app.people.model import PersonRules
from app.people.service import People

# Columns of person and member rows that are bookkeeping, not fields anybody filled.
_INTERNAL = frozenset({"id", "person_id", "name_fold", "name_sort"})
_PERSON_CHECKS: Mapping[str, Callable[[str, PersonRules], object]] = {
    "full_name": person_rules.person_name,
    "national_id": person_rules.national_id,
    "phone": person_rules.phone,
    "email": person_rules.email,
    "note": person_rules.note,
}


class Fields:
    """Which fields of a record this book keeps."""

    def __init__(self, store: Store, table: FieldTable) -> None:
        self._store = store
        self._table = table
        self._rows = MemberStore(store)

    def all(self) -> tuple[FieldSpec, ...]:
        """List the fields of a record; ``on`` says whether this book keeps them."""
        switched = self._rows.switches()
        return tuple(
            replace(spec, on=switched[spec.key]) if spec.key in switched else spec
            for spec in self._table.field
        )

    def by_key(self) -> dict[str, FieldSpec]:
        """Give the same fields by key."""
        return {spec.key: spec for spec in self.all()}

    def kept(self) -> dict[str, str]:
        """Give the labels of the fields that this book keeps, by key."""
        return {spec.key: spec.label for spec in self.all() if spec.on}

    def switch(self, key: str, *, on: bool) -> Change:
        """Keep a field in this book from now on, or stop asking for it."""
        if key not in {spec.key for spec in self._table.field}:
            raise UnknownField(key=key)
        with self._store.command("members.switch_field") as unit:
            self._rows.switch(unit, key, on=on)
        return unit.change("members", record_id=key)


class Members:
    """The roll of the cell. Reads return frozen values; writes return ``Change``."""

    def __init__(
        self, store: Store, people: People, fields: FieldTable, statuses: StatusTable
    ) -> None:
        self.table = statuses
        self.fields = Fields(store, fields)
        self._store = store
        self._people = people
        self._rows = MemberStore(store)

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
        standing = told.pop("standing", "") or (
            OFFICIAL if told.get("official_on") else PROBATIONARY
        )
        person_id = told.pop("person_id", "")
        good = self._checked({"full_name": "", **told}, {})
        self._is_free(good, person_id)
        with self._store.command("members.enrol") as unit:
            person_id = self._person(person_id, good)
            own = {k: v for k, v in good.items() if k not in PERSON_FIELDS and v}
            member_id = MemberStore.add(unit, person_id, standing, own)
            name = good["full_name"]
            empty = Record(member_id, person_id, name, "", None, standing, good)
            event = checks.happening(
                empty, joining, self._store.clock.today(), self.table
            )
            MemberStore.add_event(unit, event)
        return unit.change("members", "people", record_id=person_id)

    def correct(
        self,
        person_id: str,
        values: Mapping[str, str],
        *,
        reason: str = "",
        seen: Mapping[str, str] | None = None,
    ) -> Change:
        """Put fields of a record right; ``seen`` guards against a change meanwhile."""
        before = self._record(person_id)
        good = self._checked(values, before.values)
        self._is_free(good, person_id)
        person, own = _split(good)
        person_was, own_was = _split(seen or {})
        with self._store.command("members.correct", reason=reason) as unit:
            if person:
                was = _for_person(person_was)
                self._people.correct(person_id, seen=was, **_for_person(person))
            if own:
                unit.update("member", before.member_id, own, was=own_was)
        return unit.change("members", "people", record_id=person_id)

    def record_event(self, person_id: str, told: Happening) -> Change:
        """Record what happened to a member on a day, with the paper it rests on."""
        before = self._record(person_id)
        event = checks.happening(before, told, self._store.clock.today(), self.table)
        with self._store.command(f"members.{told.kind}", reason=told.paper_no) as unit:
            MemberStore.add_event(unit, event)
            if told.kind == "made_official" and event.on is not None:
                values = {"official_on": event.on.isoformat(), "standing": OFFICIAL}
                unit.update("member", before.member_id, values)
        return unit.change("members", record_id=person_id)

    def follow_list(self, person_id: str, kind: str, on: date) -> Change:
        """Record an event that a list tells without naming its paper."""
        return self.record_event(person_id, Happening(kind, on, from_list=True))

    def refusal(self, person_id: str, kind: str, on: date) -> UserError | None:
        """Say why a list's event cannot be recorded, or None when it can."""
        told = Happening(kind, on, from_list=True)
        today = self._store.clock.today()
        try:
            checks.happening(self._record(person_id), told, today, self.table)
        except UserError as error:
            return error
        return None

    def checker(self) -> Callable[[Mapping[str, str]], list[UserError]]:
        """Return what lists everything wrong with fields, without writing anything."""
        fields = self.fields.by_key()

        def check(values: Mapping[str, str]) -> list[UserError]:
            found: list[UserError] = []
            for key, value in values.items():
                try:
                    good = checks.cleaned({key: value}, fields)
                    if good[key] and key in PERSON_FIELDS:
                        self._check_person(key, good[key])
                except UserError as error:
                    found.append(error)
            return found

        return check

    def roll(self, on: date, *, with_former: bool = False) -> list[Member]:
        """List everyone on the roll on a day, guests included, in name order.

        ``with_former`` adds those who had left by then, below the others.
        """
        records = self._records()
        gone = roll.gone(records, on, self.table) if with_former else []
        return self._with_posts(roll.roll(records, on, self.table), on) + gone

    def counts(self, on: date) -> Counts:
        """Count the heads of a day."""
        return roll.counts(self.roll(on), on, self.table)

    def voting_base(self, on: date, present: Collection[str] = ()) -> Base:
        """Return whose votes make the whole; ``present`` are person ids who came."""
        return roll.voting_base(self.roll(on), present, self.table)

    def meeting_base(self, on: date, present: Collection[str] = ()) -> Base:
        """Return whose presence a meeting counts, probationary members included."""
        return roll.meeting_base(self.roll(on), present, self.table)

    def card(self, person_id: str, on: date) -> MemberCard:
        """Return one member's life: fields, events, what may happen next, history."""
        found = self._record(person_id)
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
            member=self._with_posts([member], on)[0],
            events=found.events,
            possible=roll.possible_events(found, on, self.table),
            history=tuple(outlook.field_changes(written, _INTERNAL)),
        )

    def facts(self, year: int) -> list[Fact]:
        """Give the figures of a year; the running year counts up to today."""
        on = min(date(year, 12, 31), self._store.clock.today())
        records = self._records()
        members = roll.roll(records, on, self.table)
        counted = roll.counts(members, on, self.table)
        return outlook.facts(records, year, members, counted)

    def duties(self, on: date) -> list[Duty]:
        """Name what the roll asks of the secretary by its dates."""
        records = self._records()
        members = roll.roll(records, on, self.table)
        return outlook.duties(records, members, on, self.table)

    def search(self, text: str) -> list[Hit]:
        """Answer the search field."""
        return outlook.hits(self.roll(self._store.clock.today()), text)

    def _records(self) -> list[Record]:
        return self._joined(self._rows.rows(), self._rows.events())

    def _joined(
        self, rows: Sequence[Row], events: Mapping[str, tuple[Event, ...]]
    ) -> list[Record]:
        people = self._people.people([str(row["person_id"]) for row in rows])
        return [
            record(row, people[str(row["person_id"])], events.get(str(row["id"]), ()))
            for row in rows
        ]

    def _record(self, person_id: str) -> Record:
        rows = self._rows.rows(person_id)
        if not rows:
            raise UnknownMember(person_id=person_id)
        return self._joined(rows, self._rows.events(str(rows[0]["id"])))[0]

    def _checked(
        self, values: Mapping[str, str], before: Mapping[str, str]
    ) -> dict[str, str]:
        fields = self.fields.by_key()
        good = checks.cleaned(values, fields)
        checks.dates_in_order({**before, **good}, fields)
        return good

    def _check_person(self, key: str, value: str) -> None:
        """Ask the rules for people, which also hold for candidates."""
        numbers = self._people.person_rules
        if key == "birth":
            today = self._store.clock.today()
            person_rules.birth(_partial(value), today, numbers)
        elif key == "gender":
            person_rules.gender(value)
        elif key in _PERSON_CHECKS:
            _PERSON_CHECKS[key](value, numbers)
        else:
            person_rules.one_line(value, key, numbers)

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
        birth = _partial(told.pop("birth", ""))
        gender = told.pop("gender", "")
        return self._people.register(name, gender=gender, birth=birth, **told)

    def _is_free(self, good: Mapping[str, str], person_id: str) -> None:
        card_no = good.get("card_no", "")
        holder = self._rows.holder_of_card(card_no) if card_no else ""
        if holder and holder != person_id:
            name = self._people.person(holder).full_name
            raise CardNumberTaken(field="card_no", card_no=card_no, name=name)

    def _with_posts(self, members: Iterable[Member], on: date) -> list[Member]:
        """Let the posts of the term speak before what a list said."""
        posts = {o.person_id: o.role_label for o in reversed(self._people.officers(on))}
        return [
            replace(m, post=posts[m.person_id]) if m.person_id in posts else m
            for m in members
        ]


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
    return {k: _partial(v) if k == "birth" else v for k, v in values.items()}


def _partial(text: str) -> PartialDate | None:
    return PartialDate.from_iso(text) if text else None
