"""A term with its officers in one act, posts and names put right, and all undone."""

from datetime import date

import pytest

from app.infra.words import sentence
from app.people import errors
from app.people.model import NewOfficer, UnitAnswers
from app.people.service import People
from app.people.store import MIGRATIONS

BEGINS, ENDS = date(2026, 9, 1), date(2031, 8, 31)


@pytest.fixture
def cell(store):
    store.migrate([MIGRATIONS])
    people = People(store)
    people.set_up_unit(
        UnitAnswers(
            name="Chi bộ Thôn Đông",
            superior_name="Đảng bộ xã Hải Lăng",
            term_from=date(2022, 1, 1),
            term_to=date(2026, 12, 31),
        )
    )
    return people


@pytest.fixture
def people(cell):
    return [cell.register(name) for name in ("Trần Văn Hòa", "Đặng Thị Ánh", "Lê An")]


def _held(cell, day):
    return [(o.role, o.name) for o in cell.officers(day)]


def test_a_new_term_ends_the_old_posts_and_begins_the_new_ones(cell, people, store):
    cell.appoint(people[0], "secretary", date(2022, 1, 1), "1-QĐ")
    cell.appoint(people[2], "group_leader", date(2022, 1, 1))
    before = _held(cell, date(2026, 11, 23))
    change = cell.change_term(
        BEGINS,
        ENDS,
        [NewOfficer(people[1], "secretary", "20-QĐ"), NewOfficer(people[0], "deputy")],
    )
    assert _held(cell, date(2026, 8, 31)) == [
        ("secretary", "Trần Văn Hòa"),
        ("group_leader", "Lê An"),
    ]
    # Leaders of party groups are not elected by the congress: they stay.
    assert _held(cell, BEGINS) == [
        ("secretary", "Đặng Thị Ánh"),
        ("deputy", "Trần Văn Hòa"),
        ("group_leader", "Lê An"),
    ]
    store.undo(change.command_id)
    assert _held(cell, date(2026, 11, 23)) == before
    assert [t.to_on for t in cell.terms()] == [date(2026, 12, 31)]


def test_somebody_elected_again_begins_anew_with_the_term(cell, people):
    cell.appoint(people[0], "secretary", date(2022, 1, 1), "1-QĐ")
    cell.change_term(BEGINS, ENDS, [NewOfficer(people[0], "secretary", "20-QĐ")])
    held = cell.posts_of(people[0])
    assert [(o.from_on, o.to_on, o.decision_no) for o in held] == [
        (BEGINS, None, "20-QĐ"),
        (date(2022, 1, 1), date(2026, 8, 31), "1-QĐ"),
    ]


@pytest.mark.parametrize(
    "elected",
    [[(0, "secretary"), (0, "deputy")], [(0, "secretary"), (1, "secretary")]],
)
def test_a_slate_that_cannot_be_changes_nothing(cell, people, elected):
    slate = [NewOfficer(people[at], role) for at, role in elected]
    with pytest.raises(errors.ElectedTwice) as caught:
        cell.change_term(BEGINS, ENDS, slate)
    assert "{" not in sentence(caught.value)
    assert len(cell.terms()) == 1
    assert cell.officers(None) == []


def test_a_term_whose_days_cannot_be_appoints_nobody(cell, people):
    with pytest.raises(errors.TermBackwards):
        cell.change_term(ENDS, BEGINS, [NewOfficer(people[0], "secretary")])
    assert cell.officers(None) == []


def test_days_of_a_post_are_put_right_but_not_over_somebody_else(cell, people):
    first = cell.appoint(people[0], "secretary", date(2022, 1, 1)).record_id
    second = cell.appoint(people[1], "secretary", date(2024, 1, 1)).record_id
    with pytest.raises(errors.PostOverlaps) as caught:
        cell.correct_post(second, date(2023, 6, 1))
    assert "31/12/2023" in sentence(caught.value)
    with pytest.raises(errors.PostOverlaps):
        cell.correct_post(first, date(2022, 1, 1))  # It would run into the second.
    with pytest.raises(errors.PostEndsEarly):
        cell.correct_post(first, date(2022, 1, 1), date(2021, 1, 1))
    cell.correct_post(first, date(2022, 3, 1), date(2023, 12, 31), "7-QĐ")
    assert _held(cell, date(2022, 2, 1)) == []
    cell.withdraw_post(second)
    assert _held(cell, date(2024, 1, 1)) == []
    with pytest.raises(errors.PostUnknown):
        cell.withdraw_post(second)


def test_names_are_put_right_and_a_mistaken_renaming_taken_out(cell):
    cell.rename(date(2026, 7, 1), "12-QĐ", name="Chi bộ Tổ 5")
    first, second = cell.namings()
    with pytest.raises(errors.NamingSameDay):
        cell.correct_naming(second.id, first.from_on)
    cell.correct_naming(second.id, date(2026, 8, 1), "12a-QĐ", name="Chi bộ Tổ 5A")
    assert cell.unit(date(2026, 7, 31)).name == "Chi bộ Thôn Đông"
    assert cell.unit(date(2026, 8, 1)).name == "Chi bộ Tổ 5A"
    assert cell.unit(date(2026, 8, 1)).superior_name == "Đảng bộ xã Hải Lăng"
    cell.withdraw_naming(second.id)
    assert cell.unit(date(2026, 8, 1)).name == "Chi bộ Thôn Đông"
    with pytest.raises(errors.NamingStays):
        cell.withdraw_naming(first.id)
    with pytest.raises(errors.NamingUnknown):
        cell.withdraw_naming(second.id)
