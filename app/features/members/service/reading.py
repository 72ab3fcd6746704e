"""Reads the roll and checks fields: what writing and importing both need."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.features.members.errors import UnknownMember
from app.features.members.model import (
    GROUP,
    PERSON_FIELDS,
    Event,
    Happening,
    Member,
    Record,
)
from app.features.members.rules import checks
from app.features.members.rules.happening import happening
from app.features.members.rules.known import as_known
from app.features.members.rules.roll import kinds_of
from app.features.members.service.fields import Fields
from app.features.members.service.parts import Parts
from app.features.members.store.tables import MemberStore, record
from app.infra.store import Row
from app.kernel.dates import PartialDate
from app.kernel.errors import UserError
from app.people import rules as person_rules
from app.people.groups.service import Groups
from app.people.model import PersonRules

_PERSON_CHECKS: Mapping[str, Callable[[str, PersonRules], object]] = {
    "full_name": person_rules.person_name,
    "national_id": person_rules.national_id,
    "phone": person_rules.phone,
    "email": person_rules.email,
    "note": person_rules.note,
}


class Reading:
    """The roll without any writing."""

    def __init__(self, parts: Parts) -> None:
        self.table = parts.rules.statuses
        self.fields = Fields(parts.store, parts.rules.fields, parts.rules.sheets)
        self._parts = parts
        self._store = parts.store
        self._people = parts.people
        self._rows = MemberStore(parts.store)
        self._kinds = kinds_of(self.table)
        self._groups = Groups(parts.store)

    def member_id(self, person_id: str) -> str:
        """Return the member row of a person, or raise ``UnknownMember``."""
        rows = self._rows.rows(person_id)
        if not rows:
            raise UnknownMember(person_id=person_id)
        return str(rows[0]["id"])

    def refusal(self, person_id: str, kind: str, on: date) -> UserError | None:
        """Say why a list's event cannot be recorded, or None when it can."""
        told = Happening(kind, on, from_list=True)
        today = self._store.clock.today()
        try:
            happening(self._record(person_id), told, today, self.table)
        except UserError as error:
            return error
        return None

    def checker(self) -> Callable[[Mapping[str, str]], list[UserError]]:
        """Return what lists everything wrong with fields, without writing anything."""
        fields = self.fields.by_key()
        today = self._store.clock.today()

        def check(values: Mapping[str, str]) -> list[UserError]:
            found: list[UserError] = []
            for key, value in values.items():
                try:
                    good = checks.cleaned({key: value}, fields)
                    if good[key] and key in PERSON_FIELDS:
                        self._check_person(key, good[key])
                    if key == GROUP and self._groups.speaks(today):
                        self._groups.called(good[key], today)
                except UserError as error:
                    found.append(error)
            return found

        return check

    def _check_person(self, key: str, value: str) -> None:
        """Ask the rules for people, which also hold for candidates."""
        numbers = self._people.person_rules
        if key == "birth":
            today = self._store.clock.today()
            person_rules.birth(partial_date(value), today, numbers)
        elif key == "gender":
            person_rules.gender(value)
        elif key in _PERSON_CHECKS:
            _PERSON_CHECKS[key](value, numbers)
        else:
            person_rules.one_line(value, key, numbers)

    def events_by_person(self) -> dict[str, tuple[Event, ...]]:
        """Give the recorded events of everybody, for lists that name them."""
        events = self._rows.events()
        return {
            str(row["person_id"]): events.get(str(row["id"]), ())
            for row in self._rows.rows()
        }

    def _records(self, on: date | None = None) -> list[Record]:
        """Read every record, with what its fields said on a day (None: now)."""
        return self._joined(self._rows.rows(), self._rows.events(), on)

    def _joined(
        self,
        rows: Sequence[Row],
        events: Mapping[str, tuple[Event, ...]],
        on: date | None,
    ) -> list[Record]:
        people = self._people.people([str(row["person_id"]) for row in rows])
        past = self._people.past.on(on) if on is not None else {}
        seated = self._seated(on)
        found = []
        for row in rows:
            person_id = str(row["person_id"])
            one = record(row, people[person_id], events.get(str(row["id"]), ()))
            old = past.get(person_id, {})
            if seated is not None:
                old = {**old, GROUP: seated.get(person_id, "")}
            found.append(as_known(one, old))
        return found

    def _seated(self, on: date | None) -> Mapping[str, str] | None:
        """Give everybody's group; None while only lists tell it."""
        day = on or self._store.clock.today()
        return self._groups.named(day) if self._groups.speaks(day) else None

    def _record(self, person_id: str, on: date | None = None) -> Record:
        rows = self._rows.rows(person_id)
        if not rows:
            raise UnknownMember(person_id=person_id)
        return self._joined(rows, self._rows.events(str(rows[0]["id"])), on)[0]

    def _with_posts(self, members: Iterable[Member], on: date) -> list[Member]:
        """Let the posts of the term speak before what a list said."""
        posts = {o.person_id: o.role_label for o in reversed(self._people.officers(on))}
        return [
            replace(m, post=posts[m.person_id]) if m.person_id in posts else m
            for m in members
        ]


def partial_date(text: str) -> PartialDate | None:
    """Read a partial date from ISO text; empty is unknown."""
    return PartialDate.from_iso(text) if text else None
