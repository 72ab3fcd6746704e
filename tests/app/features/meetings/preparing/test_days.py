"""The usual day and where it goes, counted by hand on the calendar of 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.features.meetings.model.yearplan import DaysOff, UsualDay
from app.features.meetings.rules.yearplan.days import Shift, usual_day, usual_of
from app.features.meetings.rules.yearplan.words import in_words

TET = {date(2026, 2, 16) + timedelta(days=n): "Tết Nguyên đán" for n in range(5)}
OFF = {
    **TET,
    date(2026, 4, 30): "Ngày Chiến thắng",
    date(2026, 5, 1): "Quốc tế Lao động",
}
KNOWN = DaysOff(
    2026,
    "known",
    OFF,
    worked={date(2026, 8, 22): "Làm bù"},
    maybe={date(2026, 11, 24): "Ngày Văn hóa Việt Nam"},
)


def shift(**changed):
    values = {
        "off_rule": "after",
        "avoid_weekends": True,
        "days_off": {2026: KNOWN},
        **changed,
    }
    return Shift(**values)


@pytest.mark.parametrize(
    ("month", "usual", "day"),
    [
        (2, UsualDay("day", 31), 28),
        (4, UsualDay("day", 31), 30),
        (6, UsualDay("day", 3), 3),
        # 1/7/2026 is a Wednesday, 1/6/2026 a Monday.
        (7, UsualDay("weekday", 1, 2, 1), 1),
        (6, UsualDay("weekday", 1, 2, 1), 3),
        (6, UsualDay("weekday", 1, 0, 4), 22),
        # June has five Mondays, July four: the last one is meant either way.
        (6, UsualDay("weekday", 1, 0, 5), 29),
        (7, UsualDay("weekday", 1, 0, 5), 27),
    ],
)
def test_the_usual_day_of_a_month(month, usual, day):
    assert usual_day(2026, month, usual) == date(2026, month, day)


def test_in_a_leap_year_the_31st_falls_on_the_29th():
    assert usual_day(2028, 2, UsualDay("day", 31)) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("rule", "day", "found", "why"),
    [
        # 3/5/2026 is a Sunday.
        ("after", (5, 3), (5, 4), "03/05/2026 là ngày nghỉ cuối tuần"),
        ("before", (6, 7), (6, 5), "07/06/2026 là ngày nghỉ cuối tuần"),
        ("keep", (5, 3), (5, 3), "03/05/2026 là ngày nghỉ cuối tuần"),
        # From the first day of Tết over the whole week and the weekend.
        ("after", (2, 16), (2, 23), "16/02/2026 nghỉ Tết Nguyên đán"),
        ("before", (2, 20), (2, 13), "20/02/2026 nghỉ Tết Nguyên đán"),
        # 1/5 is a holiday, 30/4 too; backwards leaves the month, so forwards it is.
        ("before", (5, 1), (5, 4), "01/05/2026 nghỉ Quốc tế Lao động"),
        # 31/5/2026 is a Sunday and the last of May: the meeting stays in its month.
        ("after", (5, 31), (5, 29), "31/05/2026 là ngày nghỉ cuối tuần"),
    ],
)
def test_a_day_off_moves_the_meeting_by_the_rule(rule, day, found, why):
    placed = shift(off_rule=rule).place(date(2026, *day))
    assert placed is not None
    assert placed[0] == date(2026, *found)
    assert in_words(placed[1]) == why


def test_a_saturday_that_is_worked_is_no_day_off():
    assert shift().place(date(2026, 8, 22)) == (date(2026, 8, 22), ())


def test_a_day_off_that_no_act_has_set_is_told_and_not_avoided():
    placed = shift().place(date(2026, 11, 24))
    assert placed[0] == date(2026, 11, 24)
    assert "có thể là ngày nghỉ" in in_words(placed[1])


def test_weekends_stand_where_the_cell_wants_them():
    placed = shift(avoid_weekends=False).place(date(2026, 5, 3))
    assert placed == (date(2026, 5, 3), ())


def test_a_usual_day_that_has_passed_moves_to_the_next_day_left():
    today = date(2026, 6, 19)
    placed = shift(earliest=today, today=today).place(date(2026, 6, 3))
    assert placed[0] == today
    assert in_words(placed[1]) == "03/06/2026 đã qua"


def test_a_usual_day_too_near_to_tell_anybody_is_said_so():
    near = shift(earliest=date(2026, 6, 4), today=date(2026, 6, 1))
    placed = near.place(date(2026, 6, 3))
    assert placed[0] == date(2026, 6, 4)
    assert in_words(placed[1]) == "03/06/2026 quá gần, không kịp báo họp"


def test_a_month_that_has_passed_has_no_day_left():
    assert shift(earliest=date(2026, 7, 1)).place(date(2026, 6, 3)) is None


def test_the_committee_meets_in_the_month_of_the_meeting_it_prepares():
    # 3/3 is a Tuesday; two days before is a Sunday, the Monday between is free.
    found, why = shift().before(date(2026, 3, 3), date(2026, 3, 1), date(2026, 2, 4))
    assert (found, why) == (date(2026, 3, 2), ())


def test_the_committee_takes_a_weekend_rather_than_another_month():
    # 4/5 is a Monday: 1/5 is a holiday, 2/5 and 3/5 the weekend.
    found, why = shift().before(date(2026, 5, 4), date(2026, 5, 2), date(2026, 4, 4))
    assert found == date(2026, 5, 2)
    assert in_words(why) == "02/05/2026 là ngày nghỉ cuối tuần"


def test_before_the_first_of_a_month_the_committee_meets_in_the_month_before():
    found, _why = shift().before(date(2026, 6, 1), date(2026, 5, 30), date(2026, 5, 5))
    assert found == date(2026, 5, 29)


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@settings(max_examples=150, deadline=None)
@given(day=DAYS, rule=st.sampled_from(["after", "before"]), today=DAYS)
def test_a_placed_day_is_free_in_its_month_and_not_passed(day, rule, today):
    moved = shift(off_rule=rule, earliest=today)
    placed = moved.place(day)
    if placed is None:
        return
    found, _why = placed
    assert moved.obstacle(found) is None
    assert (found.year, found.month) == (day.year, day.month)
    assert found >= today


@pytest.mark.parametrize(
    ("days", "usual"),
    [
        # First Saturdays of 2026, as a hamlet meets.
        (
            [(1, 10), (2, 7), (3, 7), (4, 4), (5, 2), (6, 6)],
            UsualDay("weekday", 7, 5, 1),
        ),
        ([(1, 5), (2, 3), (3, 3), (4, 3), (5, 4), (6, 3)], UsualDay("day", 3, 1, 1)),
        ([(1, 5), (2, 11), (3, 20), (4, 30)], None),
        ([(1, 3), (2, 3)], None),
        ([], None),
    ],
)
def test_the_usual_day_is_recognised_from_meetings_held(days, usual):
    found = usual_of([date(2026, *day) for day in days])
    if usual is None:
        assert found is None
    elif usual.mode == "day":
        assert (found.mode, found.day) == ("day", usual.day)
    else:
        assert (found.mode, found.weekday, found.week) == ("weekday", 5, 1)
