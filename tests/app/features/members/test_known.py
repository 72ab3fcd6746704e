"""A past day shows what the fields said then; a slip put right holds there too."""

from datetime import date

import pytest

from app.features.members.model import Happening
from app.people.past.errors import CountsInFuture
from app.people.past.model import Since

TODAY = date(2026, 11, 23)
BEFORE = date(2026, 11, 22)


@pytest.fixture
def hoa(enrol):
    return enrol("Trần Văn Hoà", occupation="Giáo viên", residence="Tổ 1", phone="")


@pytest.fixture
def on(members, hoa):
    """Read a field of the roll and of the card of a day; both say the same."""

    def one(day, key):
        listed = next(m for m in members.roll(day) if m.person_id == hoa)
        shown = members.card(hoa, day).member
        assert listed.values == shown.values
        assert listed.name == shown.name
        return listed.name if key == "full_name" else listed.values[key]

    return one


def test_what_a_life_changes_counts_from_today(members, hoa, on):
    members.correct(hoa, {"occupation": "Hưu trí"})
    assert on(TODAY, "occupation") == "Hưu trí"
    assert on(BEFORE, "occupation") == "Giáo viên"


def test_a_change_counts_from_the_day_that_is_told(members, hoa, on):
    members.correct(hoa, {"residence": "Tổ 5"}, since=Since(date(2024, 7, 1)))
    assert on(date(2024, 6, 30), "residence") == "Tổ 1"
    assert on(date(2024, 7, 1), "residence") == "Tổ 5"


def test_a_slip_put_right_holds_for_the_past_too(members, hoa, on):
    members.correct(hoa, {"occupation": "Giáo viên THCS"}, since=Since(always=True))
    assert on(date(2010, 1, 1), "occupation") == "Giáo viên THCS"


def test_a_name_is_put_right_unless_a_day_is_told(members, hoa, on):
    members.correct(hoa, {"full_name": "Trần Văn Hòa"})
    assert on(date(2010, 1, 1), "full_name") == "Trần Văn Hòa"
    members.correct(hoa, {"full_name": "Trần Hòa"}, since=Since(date(2025, 1, 1)))
    assert on(date(2024, 12, 31), "full_name") == "Trần Văn Hòa"
    assert on(date(2025, 1, 1), "full_name") == "Trần Hòa"


def test_a_day_of_birth_never_changes(members, hoa, on):
    members.correct(hoa, {"birth": "1958"})
    members.correct(hoa, {"birth": "1959"}, since=Since(date(2025, 1, 1)))
    assert on(date(2010, 1, 1), "birth") == "1959"


def test_filling_in_what_was_not_known_is_no_change(members, hoa, on):
    members.correct(hoa, {"workplace": "Trường Nghĩa Tân"})
    assert on(date(2010, 1, 1), "workplace") == "Trường Nghĩa Tân"
    members.correct(hoa, {"languages": "Anh"}, since=Since(date(2025, 1, 1)))
    assert not on(date(2024, 12, 31), "languages")


def test_undo_takes_the_change_and_its_past_back(members, hoa, on, office):
    change = members.correct(hoa, {"occupation": "Hưu trí"})
    office.store.undo(change.command_id)
    assert on(TODAY, "occupation") == "Giáo viên"
    assert not members.card(hoa, TODAY).past
    again = office.store.undo(office.store.chain.recent(1)[0].command_id)
    assert again
    assert on(BEFORE, "occupation") == "Giáo viên"
    assert on(TODAY, "occupation") == "Hưu trí"


def test_nothing_is_written_when_the_day_cannot_be(members, hoa, on):
    with pytest.raises(CountsInFuture):
        members.correct(hoa, {"residence": "Tổ 9"}, since=Since(date(2027, 1, 1)))
    assert on(TODAY, "residence") == "Tổ 1"


def test_heads_and_bases_do_not_move_with_names_and_occupations(members, enrol, hoa):
    # 3 official, one of them away from 1 June 2026: base 2 from then, 3 before.
    enrol("Lê Hai")
    enrol("Lê Ba")
    members.record_event(hoa, Happening("temporary_out", date(2026, 6, 1), "1-GT"))
    members.correct(hoa, {"full_name": "Trần Hòa"}, since=Since(date(2026, 7, 1)))
    for day, base in ((date(2026, 5, 31), 3), (date(2026, 6, 1), 2), (TODAY, 2)):
        assert members.counts(day).official == 3
        assert members.voting_base(day).count == base


def test_a_list_of_a_past_day_is_in_the_order_of_the_names_of_that_day(members, enrol):
    first, last = enrol("Nguyễn Văn An"), enrol("Nguyễn Văn Bình")
    members.correct(first, {"full_name": "Nguyễn Văn Yên"}, since=Since(TODAY))
    assert [m.person_id for m in members.roll(BEFORE)] == [first, last]
    assert [m.person_id for m in members.roll(TODAY)] == [last, first]
