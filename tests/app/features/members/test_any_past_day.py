"""The service and a naive second opinion agree on every day of any history."""

import random
from copy import deepcopy
from datetime import date, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.features.members.model import Happening
from app.features.members.service.members import Members
from app.features.members.service.parts import Parts
from app.features.members.store.rulebook import member_rules
from app.features.members.store.schema import MIGRATIONS as MEMBERS
from app.infra.attachments import Attachments
from app.infra.store import Store
from app.kernel.clock import VIETNAM, SettableClock
from app.kernel.errors import UserError
from app.kernel.ids import id_source
from app.people.groups.store import MIGRATIONS as GROUPS
from app.people.service import People
from app.people.store import MIGRATIONS as PEOPLE
from tests.app.features.members.naive import (
    STEPS,
    Fact,
    Life,
    earliest,
    heads,
    latest,
    voters,
)

TODAY = date(2026, 11, 23)
# Neighbouring days, ends of months and years, a leap day, today.
DAYS = [
    date(2020, 2, 29),
    date(2020, 3, 1),
    date(2021, 12, 31),
    date(2022, 1, 1),
    date(2023, 6, 15),
    date(2023, 6, 16),
    date(2024, 5, 31),
    date(2025, 3, 10),
    date(2026, 1, 1),
    date(2026, 11, 22),
    TODAY,
]
STATES = {
    "in": {"official", "probationary"},
    "exempt": {"exempt"},
    "away": {"temporary_out"},
    "suspended": {"suspended"},
    "guest": {"temporary_in"},
    "transferred": {"transferred"},
    "deleted": {"name_deleted"},
    "expelled": {"expelled"},
    "resigned": {"left_party"},
    "dead": {"deceased"},
}
OFTEN = ["made_official", "readmitted", "name_deleted", "exempted", "suspended"] * 3
PARTIAL = st.sampled_from(["2019", "2021", "2022-02", "2023-06", "2024-05-31", "2026"])
START = st.tuples(
    PARTIAL,
    st.one_of(st.just(""), PARTIAL),
    st.booleans(),
    st.sampled_from(["joined", "joined", "moved_in", "temporary_in"]),
    st.one_of(st.none(), st.sampled_from(DAYS)),
)
ACT = st.tuples(
    st.sampled_from(["tell", "tell", "tell", "correct", "withdraw", "undo"]),
    st.sampled_from([0, 0, 0, 1, 2]),
    st.sampled_from([*sorted(STEPS), *OFTEN]),
    st.sampled_from(DAYS),
    st.integers(0, 5),
    st.sampled_from([0, 1, 400]),
)


def told_of(kind, day, length):
    """Tell the same to the program and to the second opinion."""
    until = day + timedelta(length) if kind == "suspended" else None
    return Happening(kind, day, until=until, from_list=True), Fact(kind, day, until)


class Both:
    """A book and the second opinion, told the same; each may say no."""

    def __init__(self):
        clock = SettableClock(datetime(2026, 11, 23, 8, 12, tzinfo=VIETNAM))
        self.store = Store.in_memory(clock, id_source(clock, random.Random(1)))
        self.store.migrate([PEOPLE, GROUPS, MEMBERS])
        people = People(self.store)
        files = Attachments.in_memory(clock)
        parts = Parts(self.store, people, files, member_rules(), 90)
        self.members = Members(parts)
        self.lives: dict[str, Life] = {}
        self.before: list[tuple[str, dict[str, Life]]] = []

    def enrol(self, number, start):
        admitted, official, was_official, kind, day = start
        if official and latest(official) < earliest(admitted):
            official = ""
        if kind != "joined" and day is None:
            day = DAYS[0]
        values = {
            "full_name": f"Nguyễn Văn {'ABC'[number]}nh",
            "admitted_on": admitted,
            "official_on": official,
            "standing": "official" if official or was_official else "probationary",
        }
        told = Happening(kind, day, from_list=True)
        try:
            person = self.members.enrol(values, told).record_id
        except UserError:
            return
        life = Life(admitted, official, was_official, [Fact(kind, day)])
        self.lives[person] = life

    def act(self, told):
        act, number, kind, day, place, length = told
        if act == "undo":
            self._undo()
        elif self.lives:
            person = list(self.lives)[number % len(self.lives)]
            if act == "tell":
                self._tell(person, kind, day, place, length)
            else:
                self._change(person, act, place, told_of(kind, day, length))

    def _tell(self, person, kind, day, place, length):
        life = deepcopy(self.lives[person])
        # Most of what is told can have happened, as far as that day goes.
        fits = [k for k, (starts, _to) in STEPS.items() if life.state(day) in starts]
        if place > 1 and fits:
            kind = fits[(length + place + day.day) % len(fits)]
        happening, fact = told_of(kind, day, length)
        says_yes = self._fits(life, fact)
        record = partial(self.members.happenings.record, person, happening)
        self._agree(person, life, record, says_yes=says_yes)

    def _change(self, person, act, place, told):
        happening, fact = told
        life = deepcopy(self.lives[person])
        index = -1 - place % len(life.facts)
        event = self.members.card(person, TODAY).events[index]
        old = life.facts.pop(index)
        assert (old.kind, old.day) == (event.kind, event.on)
        happenings = self.members.happenings
        if act == "correct":
            use = partial(happenings.correct, person, event.id, happening)
            self._agree(person, life, use, says_yes=self._fits(life, fact))
        else:
            use = partial(happenings.withdraw, person, event.id)
            self._agree(person, life, use, says_yes=life.is_possible())

    def _agree(self, person, life, use, *, says_yes):
        if not says_yes:
            with pytest.raises(UserError):
                use()
            return
        change = use()
        if change.command_id:
            self.before.append((change.command_id, self.lives))
        self.lives = {**self.lives, person: life}

    @staticmethod
    def _fits(life, fact):
        starts_outside = "outside" in STEPS[fact.kind][0]
        if earliest(life.admitted) > fact.day and not starts_outside:
            return False
        return life.place(fact)

    def _undo(self):
        if self.before:
            command, lives = self.before.pop()
            self.store.undo(command)
            self.lives = lives

    def compare(self):
        ids = list(self.lives)
        near = {d + timedelta(step) for d in DAYS for step in (-1, 0, 1, 2)}
        for day in sorted(near - {d for d in near if d > TODAY}):
            found = {m.person_id: m for m in self.members.roll(day, with_former=True)}
            for person, life in self.lives.items():
                state = life.state(day)
                if state == "outside":
                    assert person not in found, (day, life)
                    continue
                one = found[person]
                assert one.status in STATES[state], (day, one.status, life)
                assert (one.standing == "official") == life.is_official(day), (
                    day,
                    life,
                )
            counts = self.members.counts(day)
            assert {
                key: getattr(counts, key) for key in heads(self.lives, day)
            } == heads(self.lives, day), (day, self.lives)
            for present in (set(), set(ids[:1]), set(ids)):
                base = self.members.voting_base(day, present)
                assert {m.person_id for m in base.members} == voters(
                    self.lives, day, present
                ), (day, present, self.lives)


@settings(max_examples=60)
@given(st.lists(START, min_size=3, max_size=3), st.lists(ACT, max_size=14))
def test_the_roll_of_any_past_day_is_what_a_plain_reading_says(starts, acts):
    both = Both()
    try:
        for number, start in enumerate(starts):
            both.enrol(number, start)
        for act in acts:
            both.act(act)
        both.compare()
        assert both.store.chain.check().broken_at is None
    finally:
        both.store.close()
