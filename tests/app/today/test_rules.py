from datetime import date, timedelta

import pytest

from app.kernel.places import Duty, Place
from app.today import rules
from app.today.model import Mark, MarkState, Section

PACE = rules.Pace(timedelta(days=14), timedelta(days=31))


def due_of(calendars, year, line):
    found = rules.occurrences(calendars, date(year, 1, 1), date(year, 12, 31))
    return [one.due for one in found if one.line.id == line]


def test_the_report_is_due_the_day_before_the_twentieth(calendars):
    assert due_of(calendars, 2026, "report-four-good") == [date(2026, 12, 19)]


def test_a_monthly_line_ends_with_its_month_also_in_february(calendars):
    fees = due_of(calendars, 2028, "fees")
    assert len(fees) == 12
    assert fees[1] == date(2028, 2, 29)
    assert fees[3] == date(2028, 4, 30)


def test_a_quarterly_line_falls_into_the_last_month_of_its_quarter(calendars):
    dues = due_of(calendars, 2026, "fees-remitted")
    assert dues == [
        date(2026, 3, 31),
        date(2026, 6, 30),
        date(2026, 9, 30),
        date(2026, 12, 31),
    ]


def test_each_day_is_judged_by_the_set_in_force_on_it(calendars):
    of_2025 = rules.occurrences(calendars, date(2025, 1, 1), date(2025, 12, 31))
    basis = {one.due: one.line.basis for one in of_2025 if one.line.id == "fees"}
    assert basis[date(2025, 9, 30)] == "QĐ 342-QĐ/TW"
    assert basis[date(2025, 11, 30)] == "QĐ 01-QĐ/TW"
    assert len(basis) == 12


def test_no_two_sets_hold_on_the_same_day(calendars):
    day = date(2023, 1, 1)
    while day < date(2027, 1, 1):
        assert sum(one.holds(day) for one in calendars) <= 1
        day += timedelta(days=1)


def test_every_line_names_its_month_or_year_in_words(calendars):
    found = rules.occurrences(calendars, date(2026, 1, 1), date(2026, 12, 31))
    assert not [one.title for one in found if "{" in one.title]
    assert "Đối chiếu, nộp đảng phí quý 4 năm 2026 lên cấp trên" in [
        one.title for one in found
    ]
    assert "Thu đảng phí tháng 02/2026" in [one.title for one in found]


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        pytest.param(date(2026, 11, 22), Section.LATE, id="yesterday"),
        pytest.param(date(2026, 11, 23), Section.WEEK, id="today"),
        pytest.param(date(2026, 11, 29), Section.WEEK, id="sunday"),
        pytest.param(date(2026, 11, 30), Section.SOON, id="next monday"),
    ],
)
def test_a_week_runs_to_sunday(due, expected):
    assert rules.section(due, date(2026, 11, 23)) is expected


def test_the_longest_late_comes_first_and_statutory_dates_before_equal_ones():
    def duty(title, due, page):
        return (Duty(title, "", due, "Mở", Place(page)), "")

    on = date(2026, 11, 23)
    lines = rules.in_order(
        [
            duty("b", date(2026, 12, 25), "tasks"),
            duty("a", date(2026, 12, 25), "development"),
            duty("c", date(2026, 11, 20), "tasks"),
            duty("d", date(2026, 10, 1), "tasks"),
        ],
        on,
        ["development"],
    )
    assert [line.duty.title for line in lines] == ["d", "c", "a", "b"]
    assert lines[1].days_left == -3


def test_a_forgotten_monthly_line_stands_once(calendars):
    found = rules.occurrences(calendars, date(2026, 1, 1), date(2026, 12, 31))
    left = rules.open_lines(found, {}, date(2026, 6, 10), PACE)
    fees = [due for one, due in left if one.line.id == "fees"]
    assert fees == [date(2026, 6, 30), date(2026, 5, 31)]


def test_a_moved_line_is_due_when_the_superior_said(calendars):
    found = rules.occurrences(calendars, date(2026, 12, 1), date(2026, 12, 31))
    moved = Mark(
        "1",
        "report-four-good@2026",
        MarkState.MOVED,
        "",
        date(2026, 11, 1),
        date(2026, 12, 10),
    )
    left = rules.open_lines(found, {moved.occurrence: moved}, date(2026, 12, 1), PACE)
    assert (date(2026, 12, 10)) in [
        due for one, due in left if one.line.id == "report-four-good"
    ]


def test_the_headline_counts_to_the_next_report(calendars):
    assert rules.headline(calendars, date(2026, 11, 23)) == (
        "hạn báo cáo Bốn tốt (trước 20/12/2026)",
        date(2026, 12, 19),
    )
    assert rules.headline(calendars, date(2026, 12, 20))[1] == date(2027, 12, 19)
    assert rules.headline(calendars, date(1999, 1, 1)) is None


def test_a_habit_does_not_nag_for_ever_but_a_rule_does(calendars):
    found = rules.occurrences(calendars, date(2026, 1, 1), date(2026, 12, 31))

    def late(on):
        left = rules.open_lines(found, {}, on, PACE)
        return {one.line.id for one, due in left if due < on}

    assert {"work-programme", "plan-four-good"} <= late(date(2026, 3, 3))
    assert "work-programme" not in late(date(2026, 3, 4))
    assert "plan-four-good" in late(date(2026, 11, 30))
