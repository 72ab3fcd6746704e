"""What a secretary does with the roll: enrol, correct, record events, ask."""

from collections.abc import Collection, Mapping, Sequence
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
    OFFICIAL,
    PERSON_FIELDS,
    PROBATIONARY,
    Base,
    Counts,
    Event,
    Happening,
    Member,
    MemberCard,
    Record,
)
from app.features.members.rules import checks, outlook, roll
from app.features.members.rules.badges import BadgeLine, lines_of_year, party_years
from app.features.members.rules.happening import happening
from app.features.members.rules.known import endings
from app.features.members.rules.life import BADGE, EARLY, POSTHUMOUS
from app.features.members.rules.outlook import badge_duties
from app.features.members.rules.standing import MADE_OFFICIAL, standing
from app.features.members.service.drafts import Drafts
from app.features.members.service.happenings import Happenings
from app.features.members.service.life import Life
from app.features.members.service.loans import Loans
from app.features.members.service.moves import Moves
from app.features.members.service.parts import Parts
from app.features.members.service.reading import Reading, partial_date
from app.features.members.store.tables import MemberStore
from app.kernel.changes import Change
from app.kernel.errors import UserError
from app.kernel.facts import Fact
from app.kernel.places import Duty, Hit
from app.people.past.model import Since

# Columns of person and member rows that are bookkeeping, not fields anybody filled.
_INTERNAL = frozenset({"id", "person_id", "name_fold", "name_sort"})
# Badges are at most ten years apart.
_YEARS_AHEAD = 11
USUAL = Since()


class Members(Reading):
    """The roll of the cell. Reads return frozen values; writes return ``Change``.

    ``happenings`` records, corrects and takes back events; ``life`` keeps dated lines,
    ``loans`` lends paper files, ``moves`` leads several members out.
    """

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.happenings = Happenings(parts)
        self.life = Life(parts, self.happenings)
        self.loans = Loans(parts.store, self.happenings)
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
        with self._store.command("members.enrol") as unit:
            person_id = self._person(person_id, good)
            own = {k: v for k, v in good.items() if k not in PERSON_FIELDS and v}
            member_id = MemberStore.add(unit, person_id, stands, own)
            name = good["full_name"]
            empty = Record(member_id, person_id, name, "", None, stands, good)
            event = happening(empty, joining, self._store.clock.today(), self.table)
            MemberStore.add_event(unit, event)
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
            for one in ending:
                self._people.past.keep(person_id, one.field, one.old, one.from_on)
        return unit.change("members", "people", record_id=person_id)

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

    def roll(self, on: date, *, with_former: bool = False) -> list[Member]:
        """List everyone on the roll on a day, guests included, in name order.

        ``with_former`` adds those who had left by then, below the others.
        """
        here, gone = self._everyone(on)
        return [*here, *(gone if with_former else ())]

    def overview(self, on: date) -> tuple[list[Member], Counts]:
        """List everybody, those who left last, with the counts of the day."""
        here, gone = self._everyone(on)
        return [*here, *gone], roll.counts(here, on, self.table)

    def _everyone(self, on: date) -> tuple[tuple[Member, ...], ...]:
        """Give who is on the roll on a day, and who had left by then.

        A year of meetings asks for the same days again and again.
        """

        def work() -> tuple[tuple[Member, ...], ...]:
            records = self._records(on)
            here, gone = roll.everyone(records, on, self.table)
            by_id = {record.person_id: record for record in records}
            return tuple(self._dressed(here, on, by_id)), tuple(gone)

        return self._store.answers.worked_out("members.everyone", (self, on), work)

    def _dressed(
        self, members: Sequence[Member], on: date, records: Mapping[str, Record]
    ) -> list[Member]:
        """Add posts and party ages of the day."""
        rules = self._parts.rules.badges
        return [
            replace(
                member,
                party_years=party_years(
                    records[member.person_id], member, on, rules, self._kinds
                ),
            )
            for member in self._with_posts(members, on)
        ]

    def counts(self, on: date) -> Counts:
        """Count the heads of a day."""
        here = roll.roll(self._records(), on, self.table)
        return roll.counts(here, on, self.table)

    def voting_base(self, on: date, present: Collection[str] = ()) -> Base:
        """Return whose votes make the whole; ``present`` are person ids who came."""
        return roll.voting_base(self.roll(on), present, self.table)

    def meeting_base(self, on: date, present: Collection[str] = ()) -> Base:
        """Return whose presence a meeting counts, probationary members included."""
        return roll.meeting_base(self.roll(on), present, self.table)

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
            history=tuple(outlook.field_changes(written, _INTERNAL)),
            badge=self._next_badge(found, on),
            lacking=self.fields.missing(found.values),
            past=tuple(self._people.past.of(person_id)),
        )

    def _next_badge(self, found: Record, on: date) -> BadgeLine | None:
        """Find the badge this member is due for next, over the coming years."""
        for line in self._badges([found], *range(on.year, on.year + _YEARS_AHEAD)):
            if line.award_on >= on and not line.has_badge:
                return line
        return None

    def facts(self, year: int) -> list[Fact]:
        """Give the figures of a year; the running year counts up to today."""
        on = min(date(year, 12, 31), self._store.clock.today())
        records = self._records(on)
        members = roll.roll(records, on, self.table)
        counted = roll.counts(members, on, self.table)
        return outlook.facts(records, year, members, counted)

    def duties(self, on: date) -> list[Duty]:
        """Name what the roll asks of the secretary by its dates."""
        records = self._records()
        members = roll.roll(records, on, self.table)
        rules, days = self._parts.rules.badges, self._parts.working_days
        return [
            *outlook.duties(records, members, on, self.table, days),
            *badge_duties(self._badges(records, on.year, on.year + 1), on, rules),
            *self.loans.duties(on),
        ]

    def badges(self, year: int) -> list[BadgeLine]:
        """List the badges of a year's award days: who is due, since when, given or not.

        Sorted by day of award, then years (most first), then name.
        """
        return self._badges(self._records(), year)

    def _badges(self, records: Sequence[Record], *years: int) -> list[BadgeLine]:
        life = self.life.by_member(BADGE, EARLY, POSTHUMOUS)
        rules = self._parts.rules.badges
        return [
            line
            for year in years
            for line in lines_of_year(records, life, year, rules, self.table)
        ]

    def search(self, text: str) -> list[Hit]:
        """Answer the search field."""
        return outlook.hits(self.roll(self._store.clock.today()), text)

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
