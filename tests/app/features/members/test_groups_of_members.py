"""The group of a member is what the register says, once the cell has one."""

from datetime import date

import pytest

from app.features.members.model import Happening
from app.infra.errors import ChangedMeanwhile
from app.people.groups.errors import GroupNotFormed, GroupsKnown
from app.people.groups.model import Seat
from app.people.past.model import Since

TODAY = date(2026, 11, 23)
FORMED = date(2026, 3, 1)


@pytest.fixture
def group_of(members):
    """Say the group of somebody on a day, as the list shows it."""

    def one(person_id, day=TODAY):
        shown = {m.person_id: m.group for m in members.roll(day)}
        return shown[person_id]

    return one


@pytest.fixture
def groups(office):
    """Form two groups on 1 March 2026."""
    return [office.groups.form(name, FORMED).record_id for name in ("Tổ 1", "Tổ 2")]


def test_the_register_speaks_from_the_day_of_its_first_group(
    office, enrol, groups, group_of
):
    an = enrol("Lê An")
    assert group_of(an) == ""
    office.groups.seat(groups[0], an, "Lê An", Seat.MEMBER, date(2026, 5, 1))
    assert group_of(an) == "Tổ 1"
    assert group_of(an, date(2026, 4, 30)) == ""
    assert office.members.card(an, TODAY).member.group == "Tổ 1"


def test_what_a_list_said_before_there_were_groups_stays_for_those_days(
    office, enrol, group_of
):
    an = enrol("Lê An", group_name="Tổ cũ")
    assert group_of(an) == "Tổ cũ"
    office.groups.form("Tổ 1", FORMED)
    assert (group_of(an), group_of(an, date(2026, 2, 28))) == ("", "Tổ cũ")


@pytest.fixture
def seated(office, enrol, groups):
    """Seat Lê An in the first group from its beginning."""
    an = enrol("Lê An")
    office.groups.seat(groups[0], an, "Lê An", Seat.LEADER, FORMED)
    return an


def test_another_group_in_the_record_is_another_seat_from_its_day(
    office, seated, group_of
):
    since = Since(on=date(2026, 9, 1))
    change = office.members.correct(seated, {"group_name": "tổ 2"}, since=since)
    assert group_of(seated, date(2026, 8, 31)) == "Tổ 1"
    assert group_of(seated, date(2026, 9, 1)) == "Tổ 2"
    assert [one.leader_id for one in office.groups.on(TODAY)] == ["", ""]
    office.store.undo(change.command_id)
    assert group_of(seated) == "Tổ 1"


def test_a_slip_counts_for_all_his_days_there(office, seated, group_of):
    office.members.correct(seated, {"group_name": "Tổ 2"}, since=Since(always=True))
    assert group_of(seated, FORMED) == "Tổ 2"


def test_no_group_ends_the_seat(office, seated, group_of):
    office.members.correct(seated, {"group_name": ""})
    assert group_of(seated) == ""
    assert group_of(seated, date(2026, 11, 22)) == "Tổ 1"


def test_a_group_nobody_formed_is_refused_and_named(office, seated):
    head = office.store.chain.head()
    with pytest.raises(GroupNotFormed) as refused:
        office.members.correct(seated, {"group_name": "Tổ 9", "record_no": "1"})
    assert refused.value.facts["known"] == "Tổ 1, Tổ 2"
    assert office.store.chain.head() == head
    found = office.members.checker()({"group_name": "Tổ 9"})
    assert [type(one) for one in found] == [GroupNotFormed]
    assert office.members.checker()({"group_name": "TO 1"}) == []


def test_a_seat_changed_meanwhile_is_not_overwritten(office, seated, groups):
    office.groups.seat(groups[1], seated, "Lê An", Seat.MEMBER, date(2026, 10, 1))
    with pytest.raises(ChangedMeanwhile):
        office.members.correct(seated, {"group_name": ""}, seen={"group_name": "Tổ 1"})


def test_a_new_member_takes_his_seat_from_his_first_day(office, groups, group_of):
    told = Happening("moved_in", date(2026, 6, 1), "3-GT")
    values = {"full_name": "H'Hen Niê", "group_name": "Tổ 2"}
    hen = office.members.enrol(values, told).record_id
    assert group_of(hen, date(2026, 6, 1)) == "Tổ 2"
    seat = office.groups.on(TODAY)[1].seatings[0]
    assert (seat.person_id, seat.from_on) == (hen, date(2026, 6, 1))


def test_whoever_left_belongs_to_no_group(office, seated, members):
    office.members.record_event(seated, Happening("deceased", date(2026, 11, 1)))
    (gone,) = members.roll(TODAY, with_former=True)
    assert gone.group == ""


def test_groups_that_begin_later_keep_the_list_from_forming_others(office, enrol):
    an = enrol("Lê An", group_name="Tổ 1")
    later = office.groups.form("Tổ 1", date(2027, 1, 1)).record_id
    office.groups.seat(later, an, "Lê An", Seat.MEMBER, date(2027, 1, 1))
    with pytest.raises(GroupsKnown):
        office.groups.take_from_list({an: "Tổ 1"}, TODAY)
