"""What a secretary does with the roll: enrol, correct, record what happened, and ask."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

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
from app.infra.store import Store
from app.kernel.changes import Change
from app.kernel.dates import PartialDate
from app.kernel.facts import Fact
from app.kernel.places import Duty, Hit
from app.people.service import People

# Columns of person and member rows that are bookkeeping, not fields anybody filled.
_INTERNAL = frozenset({"id", "person_id", "name_fold", "name_sort", "row_version"})


class Members:
    """The roll of the cell. Reads return frozen values; writes return ``Change``."""

    def __init__(
        self, store: Store, people: People, fields: FieldTable, statuses: StatusTable
    ) -> None:
        self.table = statuses
        self._store = store
        self._people = people
        self._fields = fields
        self._rows = MemberStore(store)

    def fields(self) -> tuple[FieldSpec, ...]:
        """List the fields of a record; ``on`` says whether this book keeps them."""
        switched = self._rows.switches()
        return tuple(
            replace(spec, on=switched.get(spec.key, spec.on))
            for spec in self._fields.field
        )

    def switch_field(self, key: str, *, on: bool) -> Change:
        """Keep a field in this book from now on, or stop asking for it."""
        if key not in {spec.key for spec in self._fields.field}:
            raise UnknownField(key=key)
        with self._store.command("members.switch_field") as unit:
            self._rows.switch(unit, key, on=on)
        return Change.of("members", record_id=key, command_id=unit.id)

    def enrol(
        self, values: Mapping[str, str], joining: Happening | None = None
    ) -> Change:
        """Take somebody onto the roll; ``record_id`` is the person.

        ``values`` are fields by key, dates as ISO text. ``standing`` may be given among
        them; otherwise a known official date makes an official member.
        """
        told = dict(values)
        standing = told.pop("standing", "") or (
            OFFICIAL if told.get("official_on") else PROBATIONARY
        )
        person_id = told.pop("person_id", "")
        fields = self._by_key()
        good = checks.cleaned({"full_name": "", **told}, fields)
        checks.dates_in_order(good, fields)
        self._card_is_free(good.get("card_no", ""), person_id)
        with self._store.command("members.enrol") as unit:
            if not person_id:
                person_id = self._people.register(
                    good["full_name"],
                    gender=good.get("gender", ""),
                    birth=_partial(good.get("birth", "")),
                )
            elif self._rows.rows(person_id):
                raise AlreadyMember(name=good["full_name"])
            own = {k: v for k, v in good.items() if k not in PERSON_FIELDS and v}
            member_id = MemberStore.add(unit, person_id, standing, own)
            empty = Record(
                member_id, person_id, good["full_name"], "", None, standing, good
            )
            event = checks.happening(
                empty, joining or Happening(), self._store.clock.today(), self.table
            )
            MemberStore.add_event(unit, event)
        return Change.of("members", "people", record_id=person_id, command_id=unit.id)

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
        fields = self._by_key()
        good = checks.cleaned(values, fields)
        checks.dates_in_order({**before.values, **_person(before), **good}, fields)
        if good.get("card_no"):
            self._card_is_free(good["card_no"], person_id)
        person = {k: v for k, v in good.items() if k in PERSON_FIELDS}
        own = {k: v for k, v in good.items() if k not in PERSON_FIELDS}
        was = {k: v for k, v in (seen or {}).items() if k not in PERSON_FIELDS}
        with self._store.command("members.correct", reason=reason) as unit:
            if person:
                self._people.correct(person_id, **_for_person(person))
            if own:
                unit.update("member", before.member_id, own, was=was)
        return Change.of("members", "people", record_id=person_id, command_id=unit.id)

    def record_event(self, person_id: str, told: Happening) -> Change:
        """Record what happened to a member on a day, with the paper it rests on."""
        before = self._record(person_id)
        event = checks.happening(before, told, self._store.clock.today(), self.table)
        with self._store.command(f"members.{told.kind}", reason=told.paper_no) as unit:
            MemberStore.add_event(unit, event)
            if told.kind == "made_official" and event.on is not None:
                unit.update(
                    "member",
                    before.member_id,
                    {"standing": OFFICIAL, "official_on": event.on.isoformat()},
                )
        return Change.of("members", record_id=person_id, command_id=unit.id)

    def roll(self, on: date) -> list[Member]:
        """List everyone on the roll on a day, guests included, in name order."""
        return self._with_posts(roll.roll(self.records(), on, self.table), on)

    def former(self, on: date) -> list[Member]:
        """List those who had left by a day."""
        return roll.gone(self.records(), on, self.table)

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
        member = roll.as_of(found, on, self.table) or roll.as_of(
            found, self._store.clock.today(), self.table
        )
        if member is None:
            raise UnknownMember(person_id=person_id)
        events = sorted(
            [
                *self._store.events(entity="member", entity_id=found.member_id),
                *self._store.events(entity="person", entity_id=person_id),
            ],
            key=lambda event: event.seq,
        )
        changes = outlook.field_changes(
            (
                {
                    "at": e.at,
                    "actor": e.actor,
                    "act": e.command,
                    "reason": e.reason,
                    "diff": e.diff,
                }
                for e in events
            ),
            _INTERNAL,
        )
        return MemberCard(
            member=self._with_posts([member], on)[0],
            events=found.events,
            possible=roll.possible_events(found, on, self.table),
            history=tuple(changes),
        )

    def facts(self, year: int) -> list[Fact]:
        """Give the figures of a year; the running year counts up to today."""
        on = min(date(year, 12, 31), self._store.clock.today())
        records = self.records()
        members = roll.roll(records, on, self.table)
        return outlook.facts(
            records, year, members, roll.counts(members, on, self.table)
        )

    def duties(self, on: date) -> list[Duty]:
        """Name what the roll asks of the secretary by its dates."""
        records = self.records()
        members = roll.roll(records, on, self.table)
        return outlook.duties(records, members, on, self.table)

    def search(self, text: str) -> list[Hit]:
        """Answer the search field."""
        return outlook.hits(self.roll(self._store.clock.today()), text)

    def records(self) -> list[Record]:
        """Read every member with the events, those who left included."""
        rows = self._rows.rows()
        return self._joined(rows, self._rows.events())

    def _joined(
        self,
        rows: Sequence[Mapping[str, object]],
        events: Mapping[str, tuple[Event, ...]],
    ) -> list[Record]:
        people = self._people.people([str(row["person_id"]) for row in rows])
        result = []
        for row in rows:
            person = people[str(row["person_id"])]
            own = events.get(str(row["id"]), ())
            name, gender, birth = person.full_name, person.gender, person.birth
            result.append(record(row, name, gender, birth, own))
        return result

    def _record(self, person_id: str) -> Record:
        rows = self._rows.rows(person_id)
        if not rows:
            raise UnknownMember(person_id=person_id)
        return self._joined(rows, self._rows.events(str(rows[0]["id"])))[0]

    def _by_key(self) -> dict[str, FieldSpec]:
        return {spec.key: spec for spec in self.fields()}

    def _card_is_free(self, card_no: str, person_id: str) -> None:
        holder = self._rows.holder_of_card(card_no) if card_no else ""
        if holder and holder != person_id:
            name = self._people.person(holder).full_name
            raise CardNumberTaken(field="card_no", card_no=card_no, name=name)

    def _with_posts(self, members: Sequence[Member], on: date) -> list[Member]:
        """Let the posts of the term speak before what a list said."""
        posts = {o.person_id: o.role for o in self._people.officers(on)}
        return [
            replace(m, post=posts[m.person_id]) if m.person_id in posts else m
            for m in members
        ]


def _partial(text: str) -> PartialDate | None:
    return PartialDate.from_iso(text) if text else None


def _person(record_: Record) -> dict[str, str]:
    return {"birth": record_.birth.iso() if record_.birth else ""}


def _for_person(values: Mapping[str, str]) -> dict[str, object]:
    return {k: _partial(v) if k == "birth" else v for k, v in values.items()}
