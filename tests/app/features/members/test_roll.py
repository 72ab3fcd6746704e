"""Who is on the roll in which status, on any day, and whose votes count."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.features.members.model import Event, Happening, Record
from app.features.members.rules import roll as rules
from app.features.members.rules.standing import first_broken, presence
from app.features.members.store.rulebook import status_table

ON = date(2026, 11, 23)
TABLE = status_table()


def _cell(enrol, official=20, probationary=2):
    people = [enrol(f"Nguyễn Văn {chr(65 + n)}nh") for n in range(official)]
    young = [
        enrol(f"Trần Thị {chr(65 + n)}nh", admitted_on="2026-02-03", official_on="")
        for n in range(probationary)
    ]
    return people, young


def test_the_base_of_a_vote_is_all_official_members_whoever_stays_away(members, enrol):
    # Example of the rule: 20 official, 2 probationary, 4 absent: base 20.
    people, young = _cell(enrol)
    present = {*people[4:], *young}
    base = members.voting_base(ON, present)
    assert base.count == 20
    assert base.can_decide
    assert members.meeting_base(ON, present).count == 22


def test_an_exempted_member_counts_only_when_he_comes(members, enrol):
    people, _young = _cell(enrol)
    members.record_event(people[0], Happening("exempted", date(2026, 5, 1), "12-QĐ"))
    assert members.voting_base(ON).count == 19
    assert members.voting_base(ON, {people[0]}).count == 20
    assert members.voting_base(date(2026, 4, 30)).count == 20
    assert members.counts(ON).official == 20


def test_a_member_away_for_a_time_does_not_count(members, enrol):
    people, _young = _cell(enrol)
    away = Happening("temporary_out", date(2026, 5, 1), "12-GT", elsewhere="Hà Nội")
    members.record_event(people[0], away)
    assert members.voting_base(ON, {people[0]}).count == 19
    assert members.counts(ON).total == 22
    members.record_event(people[0], Happening("returned", date(2026, 9, 1)))
    assert members.voting_base(ON).count == 20
    assert members.voting_base(date(2026, 8, 31)).count == 19


def test_a_guest_is_on_the_roll_but_in_no_count(members, enrol):
    _cell(enrol, 3, 0)
    guest = {"full_name": "Lê Khách", "official_on": "2001-01-01"}
    told = Happening("temporary_in", date(2026, 6, 1), "7-GT", elsewhere="Huế")
    members.enrol(guest, told)
    counts = members.counts(ON)
    assert (counts.total, counts.official, counts.temporary_in) == (3, 3, 1)
    assert members.voting_base(ON).count == 3
    assert len(members.roll(ON)) == 4
    assert len(members.roll(date(2026, 5, 31))) == 3


def test_fewer_than_three_official_members_must_not_decide(members, enrol):
    _cell(enrol, 2, 5)
    assert not members.voting_base(ON).can_decide
    enrol("Lê Ba")
    assert members.voting_base(ON).can_decide


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("moved_out", "transferred"),
        ("name_deleted", "name_deleted"),
        ("expelled", "expelled"),
        ("left_party", "left_party"),
        ("deceased", "deceased"),
    ],
)
def test_whoever_left_is_gone_from_that_day_but_not_before(
    members, enrol, kind, status
):
    people, _young = _cell(enrol, 4, 0)
    members.record_event(people[0], Happening(kind, date(2026, 3, 10), "9-QĐ"))
    assert members.counts(date(2026, 3, 9)).total == 4
    assert members.counts(date(2026, 3, 10)).total == 3
    gone = [m for m in members.roll(ON, with_former=True) if m.person_id == people[0]]
    assert [m.status for m in gone] == [status]
    assert gone[0].since == date(2026, 3, 10)


def test_a_member_is_probationary_until_the_official_day(members, enrol):
    enrol("Lê An", admitted_on="2024-05-19", official_on="2025-05-19")
    assert members.roll(date(2024, 5, 18)) == []
    assert members.roll(date(2025, 5, 18))[0].status == "probationary"
    assert members.roll(date(2025, 5, 19))[0].status == "official"


def test_a_year_alone_gives_the_vote_only_when_it_is_certain(members, enrol):
    enrol("Lê An", admitted_on="1988", official_on="1989")
    assert members.roll(date(1989, 12, 30))[0].standing == "probationary"
    assert members.roll(date(1989, 12, 31))[0].standing == "official"
    assert members.roll(date(1988, 1, 1)) != []


def test_an_official_member_of_unknown_date_has_the_vote(members, enrol):
    enrol("Lê An", official_on="", standing="official")
    assert members.voting_base(ON).count == 1


def test_the_roll_stands_in_vietnamese_name_order(members, enrol):
    for name in ["Đỗ Ánh", "Lê Anh", "Y Bih", "Nguyễn Ân", "H'Hen", "Bùi Bảo An", "An"]:
        enrol(name)
    names = [m.name for m in members.roll(ON)]
    assert names == [
        "An",
        "Bùi Bảo An",
        "Lê Anh",
        "Đỗ Ánh",
        "Nguyễn Ân",
        "Y Bih",
        "H'Hen",
    ]


def _record(events):
    return Record("m", "p", "An", "", None, "official", {}, tuple(events))


@given(st.lists(st.tuples(st.sampled_from(TABLE.event), st.dates()), max_size=8))
def test_any_chain_of_events_ends_in_one_known_place(steps):
    known = {s.key for s in TABLE.status} | {"present", "outside"}
    record = _record([Event("0", "m", "joined", None)])
    for number, (spec, day) in enumerate(steps):
        if spec in rules.possible_events(record, day, TABLE):
            event = Event(f"{number + 1}", "m", spec.key, day)
            longer = _record([*record.events, event])
            if first_broken(longer, rules.kinds_of(TABLE)) is None:
                record = longer
    for day in (date(1, 1, 1), ON, date.max):
        now, _since = presence(record, day, rules.kinds_of(TABLE))
        assert now in known
        counts = rules.counts(rules.roll([record], day, TABLE), day, TABLE)
        assert counts.total == counts.official + counts.probationary <= 1
