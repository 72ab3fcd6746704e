"""What fields said before: until a day, moved to another, or given up as a slip."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bootstrap import build
from app.people.past.errors import CountsBeforeOther, CountsInFuture, PastValueGone
from app.people.past.model import PastValue
from app.people.past.rules import last_day, values_on

TODAY = date(2026, 11, 23)


@pytest.fixture
def people(store, clock):
    return build(store, clock).people


def _changed(people, field, steps):
    """Change a field several times; return the person."""
    person = people.register("Trần Văn Hòa")
    for old, day in steps:
        people.past.keep(person, field, old, day)
    return person


def test_an_earlier_value_holds_until_the_day_before_the_change(people):
    steps = [("Giáo viên", date(2020, 1, 1)), ("Hiệu trưởng", date(2024, 9, 1))]
    person = _changed(people, "occupation", steps)
    on = people.past.on
    assert on(date(2019, 12, 31)) == {person: {"occupation": "Giáo viên"}}
    assert on(date(2020, 1, 1)) == {person: {"occupation": "Hiệu trưởng"}}
    assert on(date(2024, 8, 31)) == {person: {"occupation": "Hiệu trưởng"}}
    assert on(date(2024, 9, 1)) == {}


def test_a_second_change_of_the_same_day_takes_the_place_of_the_first(people):
    day = date(2024, 9, 1)
    person = _changed(people, "occupation", [("Giáo viên", day), ("Hiệu phó", day)])
    assert [(p.value, p.until) for p in people.past.of(person)] == [
        ("Giáo viên", date(2024, 8, 31))
    ]


def test_a_change_must_lie_after_the_last_one_and_not_in_the_future(people):
    person = _changed(people, "residence", [("Tổ 1", date(2024, 9, 1))])
    with pytest.raises(CountsBeforeOther):
        people.past.keep(person, "residence", "Tổ 2", date(2023, 1, 1))
    with pytest.raises(CountsInFuture):
        people.past.keep(person, "residence", "Tổ 2", TODAY + timedelta(days=1))
    people.past.keep(person, "workplace", "Nhà máy", date(2023, 1, 1))


def test_a_change_is_moved_between_its_neighbours_only(people):
    steps = [("A", date(2020, 1, 1)), ("B", date(2022, 1, 1)), ("C", date(2024, 1, 1))]
    person = _changed(people, "workplace", steps)
    middle = people.past.of(person)[1]
    change = people.past.move(middle.id, date(2023, 5, 1))
    assert people.past.on(date(2023, 4, 30)) == {person: {"workplace": "B"}}
    assert people.past.on(date(2023, 5, 1)) == {person: {"workplace": "C"}}
    for day in (date(2020, 1, 1), date(2024, 1, 1), date(2019, 1, 1)):
        with pytest.raises(CountsBeforeOther):
            people.past.move(middle.id, day)
    with pytest.raises(CountsInFuture):
        people.past.move(people.past.of(person)[2].id, date(2027, 1, 1))
    people._store.undo(change.command_id)
    assert people.past.of(person)[1] == middle


def test_a_value_given_up_was_never_true(people):
    person = _changed(people, "workplace", [("A", date(2020, 1, 1))])
    past = people.past.of(person)[0]
    people.past.give_up(past.id)
    assert people.past.on(date(2019, 1, 1)) == {}
    with pytest.raises(PastValueGone):
        people.past.give_up(past.id)
    with pytest.raises(PastValueGone):
        people.past.move(past.id, date(2021, 1, 1))


def test_an_officer_of_the_past_bears_the_name_of_that_day(people):
    person = people.register("Nguyễn Thị Hoa")
    people.appoint(person, "secretary", date(2020, 1, 1))
    people.past.keep(person, "full_name", "Nguyễn Thị Hoa", date(2024, 3, 1))
    people.correct(person, full_name="Nguyễn Thị Hoa Mai")
    assert people.officer("secretary", date(2024, 2, 29)).name == "Nguyễn Thị Hoa"
    assert people.officer("secretary", date(2024, 3, 1)).name == "Nguyễn Thị Hoa Mai"
    assert people.people([person], date(2021, 1, 1))[person].full_name.endswith("Hoa")
    assert people.people([person])[person].full_name.endswith("Mai")


DAYS = st.lists(st.dates(date(2000, 1, 1), TODAY), min_size=1, max_size=6, unique=True)


@given(DAYS, st.dates(date(1999, 1, 1), date(2027, 1, 1)))
def test_on_any_day_the_last_change_up_to_it_counts(days, on):
    # The value "n" counts from the n-th day on; "0" before the first one.
    days = sorted(days)
    known: list[PastValue] = []
    for number, day in enumerate(days):
        until = last_day("x", day, known, TODAY)
        known.append(PastValue(str(number), "p", "x", str(number), until))
    expected = sum(day <= on for day in days)
    held = values_on(known, on).get("p", {}).get("x", str(len(days)))
    assert held == str(expected)
