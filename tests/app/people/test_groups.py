"""Party groups over time: formed, led, joined, left, dissolved."""

from datetime import date

import pytest

from app.infra.errors import MissingRecord
from app.people.groups.errors import (
    GroupEndsEarly,
    GroupGone,
    GroupNameMissing,
    GroupNameTaken,
    GroupSeatTaken,
    GroupsKnown,
    GroupsUnknown,
)
from app.people.groups.model import Seat
from app.people.groups.service import Groups
from app.people.groups.store import MIGRATIONS as GROUPS
from app.people.service import People
from app.people.store import MIGRATIONS as PEOPLE

SINCE, LATER = date(2026, 1, 1), date(2026, 7, 1)


@pytest.fixture
def groups(store):
    store.migrate([PEOPLE, GROUPS])
    return Groups(store)


@pytest.fixture
def people(store, groups):
    register = People(store)
    return [register.register(name) for name in ("Trần Văn Hòa", "Lê Thị Nguyệt")]


def names(groups, day):
    return [line.group.name for line in groups.on(day)]


def test_a_group_stands_from_its_day_to_its_last(groups):
    one = groups.form("Tổ đảng số 1", SINCE).record_id
    groups.dissolve(one, date(2026, 12, 31))
    assert names(groups, date(2025, 12, 31)) == []
    assert names(groups, date(2026, 12, 31)) == ["Tổ đảng số 1"]
    assert names(groups, date(2027, 1, 1)) == []


def test_a_new_leader_lets_the_one_before_be_a_member(groups, people):
    one = groups.form("Tổ 1", SINCE).record_id
    groups.seat(one, people[0], "Hòa", Seat.LEADER, SINCE)
    groups.seat(one, people[1], "Nguyệt", Seat.LEADER, LATER)
    assert groups.on(date(2026, 6, 30))[0].leader_id == people[0]
    after = groups.on(LATER)[0]
    assert after.leader_id == people[1]
    assert set(after.member_ids) == set(people)


def test_moving_to_another_group_ends_the_seat_before(groups, people):
    one = groups.form("Tổ 1", SINCE).record_id
    two = groups.form("Tổ 2", SINCE).record_id
    groups.seat(one, people[0], "Hòa", Seat.MEMBER, SINCE)
    groups.seat(two, people[0], "Hòa", Seat.MEMBER, LATER)
    assert groups.on(date(2026, 6, 30))[0].member_ids == (people[0],)
    found = {line.group.name: line.member_ids for line in groups.on(LATER)}
    assert found == {"Tổ 1": (), "Tổ 2": (people[0],)}
    groups.unseat(people[0], date(2026, 8, 31))
    assert all(not line.member_ids for line in groups.on(date(2026, 9, 1)))
    with pytest.raises(GroupSeatTaken):
        groups.seat(one, people[0], "Hòa", Seat.MEMBER, date(2026, 3, 1))


def test_changing_a_seat_the_same_day_leaves_one(groups, people, store):
    one = groups.form("Tổ 1", SINCE).record_id
    groups.seat(one, people[0], "Hòa", Seat.MEMBER, SINCE)
    groups.seat(one, people[0], "Hòa", Seat.DEPUTY, SINCE)
    assert [one.seat for one in groups.on(SINCE)[0].seatings] == [Seat.DEPUTY]
    assert store.value("SELECT count(*) FROM party_group_seat") == 1


def test_names_are_clean_and_stand_once(groups):
    groups.form(" Tổ\u200b đảng  số 1", SINCE)
    assert names(groups, SINCE) == ["Tổ đảng số 1"]
    with pytest.raises(GroupNameTaken):
        groups.form("TỔ ĐẢNG SỐ 1", LATER)
    with pytest.raises(GroupNameMissing):
        groups.form(" \n", SINCE)
    two = groups.form("Tổ đảng số 2", SINCE).record_id
    groups.rename(two, "Tổ đảng khu 2")
    assert names(groups, SINCE) == ["Tổ đảng khu 2", "Tổ đảng số 1"]
    with pytest.raises(GroupNameTaken):
        groups.rename(two, "tổ đảng số 1")


def test_impossible_days_are_refused(groups, people):
    one = groups.form("Tổ 1", SINCE).record_id
    with pytest.raises(GroupEndsEarly):
        groups.dissolve(one, date(2025, 12, 31))
    with pytest.raises(GroupGone):
        groups.seat(one, people[0], "Hòa", Seat.MEMBER, date(2025, 12, 31))
    with pytest.raises(MissingRecord):
        groups.seat("nothing", people[0], "Hòa", Seat.MEMBER, SINCE)


def test_groups_named_in_the_list_are_taken_once(groups, people):
    with pytest.raises(GroupsUnknown):
        groups.take_from_list({people[0]: " "}, SINCE)
    groups.take_from_list({people[0]: "Tổ 1", people[1]: "TỔ 1"}, SINCE)
    assert [len(line.member_ids) for line in groups.on(SINCE)] == [2]
    with pytest.raises(GroupsKnown):
        groups.take_from_list({people[0]: "Tổ 1"}, LATER)


def test_undo_brings_a_seat_back(groups, people, store):
    one = groups.form("Tổ 1", SINCE).record_id
    groups.seat(one, people[0], "Hòa", Seat.LEADER, SINCE)
    gone = groups.unseat(people[0], LATER)
    store.undo(gone.command_id)
    assert groups.on(date(2027, 1, 1))[0].leader_id == people[0]
