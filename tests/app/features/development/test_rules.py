"""Working days, packs and the way, calculated by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.features.development.model.candidate import OwnDay
from app.features.development.rules.way import next_stages, votes_needed
from app.features.development.rules.workdays import WorkCalendar
from app.features.development.store.rulebook import read_book, shipped

BOOK = read_book(shipped())


@pytest.fixture
def calendar():
    return WorkCalendar(BOOK.calendars)


@pytest.mark.parametrize(
    ("start", "amount", "ends"),
    [
        # The example of the interface rules: no holiday counted on the way.
        ("2026-11-14", 30, "2026-12-25"),
        ("2026-11-23", 1, "2026-11-24"),
        # Friday to Monday.
        ("2026-11-20", 1, "2026-11-23"),
        # 30/4 and 1/5 are off, 2/5 and 3/5 are a weekend.
        ("2026-04-29", 1, "2026-05-04"),
        # Tết: from Friday 13/2 the next working day is Monday 23/2.
        ("2026-02-13", 1, "2026-02-23"),
        # Saturday 22/8 is worked for Monday 31/8.
        ("2026-08-21", 1, "2026-08-22"),
        ("2026-08-28", 1, "2026-09-03"),
        ("2026-11-23", 0, "2026-11-23"),
    ],
)
def test_working_days_are_counted_from_the_day_after(calendar, start, amount, ends):
    counted = calendar.add(date.fromisoformat(start), amount)
    assert counted.ends_on == date.fromisoformat(ends)


def test_what_was_jumped_over_is_named(calendar):
    counted = calendar.add(date(2026, 4, 24), 3)
    assert counted.ends_on == date(2026, 5, 4)
    assert [s.day.isoformat() for s in counted.skipped] == [
        "2026-04-27",
        "2026-04-30",
        "2026-05-01",
    ]
    assert counted.skipped[0].name == "Nghỉ bù Giỗ Tổ Hùng Vương"


def test_a_day_off_that_is_not_settled_is_told_and_not_counted(calendar):
    counted = calendar.add(date(2026, 11, 14), 30)
    assert [s.day for s in counted.uncounted] == [date(2026, 11, 24)]
    assert counted.unsure == ()
    assert calendar.add(date(2026, 12, 20), 30).unsure == (2027,)
    assert calendar.add(date(2028, 5, 5), 1).unsure == (2028,)


def test_the_cell_can_correct_a_day():
    own = OwnDay("1", date(2026, 11, 24), True, "Ngày Văn hóa Việt Nam")
    calendar = WorkCalendar(BOOK.calendars, [own])
    assert calendar.add(date(2026, 11, 14), 30).ends_on == date(2026, 12, 28)
    work = OwnDay("2", date(2026, 4, 27), False, "Làm việc")
    assert WorkCalendar(BOOK.calendars, [work]).is_working(date(2026, 4, 27))
    assert (date(2026, 11, 24), True, "Ngày Văn hóa Việt Nam", True) in calendar.days(
        2026
    )


@given(start=st.dates(date(2025, 1, 1), date(2027, 6, 1)), amount=st.integers(1, 60))
def test_the_count_agrees_with_a_slow_one(start, amount):
    calendar = WorkCalendar(BOOK.calendars)
    counted = calendar.add(start, amount)
    days = [
        start + timedelta(days=n) for n in range(1, (counted.ends_on - start).days + 1)
    ]
    assert sum(calendar.is_working(day) for day in days) == amount
    assert calendar.is_working(counted.ends_on)


@pytest.mark.parametrize(
    ("base", "needed"), [(3, 2), (4, 3), (20, 14), (21, 14), (22, 15), (1, 1)]
)
def test_two_thirds_are_rounded_up(base, needed):
    assert votes_needed(base, BOOK.common) == needed


@pytest.mark.parametrize(
    ("day", "pack"),
    [
        ("2020-01-01", "RP2021"),
        ("2025-01-19", "RP2021"),
        ("2025-01-20", "RP2025a"),
        ("2025-06-30", "RP2025a"),
        ("2025-07-01", "RP2025b"),
        ("2026-07-25", "RP2025b"),
        ("2026-07-26", "RP2026b"),
        ("2030-01-01", "RP2026b"),
    ],
)
def test_the_acts_of_the_day_count(day, pack):
    assert BOOK.pack_on(date.fromisoformat(day)).id == pack


def test_every_step_of_the_handbook_is_there_in_order():
    ids = [stage.id for stage in BOOK.stages.stage]
    assert ids == [f"P{n:02d}" for n in range(1, 21)]
    groups = {group.id for group in BOOK.stages.group}
    for stage in BOOK.stages.stage:
        assert stage.group in groups
        assert all(BOOK.order[each] < BOOK.order[stage.id] for each in stage.after)


def test_the_way_forks_and_joins():
    done = {f"P0{n}" for n in range(1, 7)}
    assert [s.id for s in next_stages(done, BOOK)] == ["P07", "P08"]
    assert [s.id for s in next_stages(done | {"P07"}, BOOK)] == ["P08"]
    done |= {"P07", "P08"}
    assert [s.id for s in next_stages(done, BOOK)] == ["P09"]
    done.add("P09")
    assert [s.id for s in next_stages(done, BOOK)] == ["P10", "P11"]
    assert [s.id for s in next_stages(done | {"P11"}, BOOK)] == ["P12"]
