"""Dates as papers write them, and dates of which only a part is known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kernel.dates import PartialDate, add_months, official, short, spoken


@pytest.mark.parametrize(
    ("iso", "text", "whole"),
    [
        ("1958", "1958", None),
        ("1958-03", "03/1958", None),
        ("1958-03-26", "26/03/1958", date(1958, 3, 26)),
    ],
)
def test_the_known_part_is_kept_and_nothing_invented(iso, text, whole):
    value = PartialDate.from_iso(iso)
    assert value.iso() == iso
    assert value.text() == text
    assert value.whole() == whole


@pytest.mark.parametrize(
    "text",
    [
        "",
        "58",
        "1958-3",
        "1958-13",
        "1958-00",
        "1958-03-00",
        "1958-02-30",
        "26/03/1958",
        "1958-03-26x",
    ],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        PartialDate.from_iso(text)


@given(st.dates())
def test_a_whole_date_comes_back(day):
    assert PartialDate.of(day).whole() == day
    assert PartialDate.from_iso(PartialDate.of(day).iso()) == PartialDate.of(day)


def test_dates_are_written_as_papers_do():
    assert short(date(2026, 11, 3)) == "03/11/2026"
    assert spoken(date(2026, 11, 23)) == "Thứ Hai, 23/11/2026"
    assert spoken(date(2026, 11, 22)) == "Chủ Nhật, 22/11/2026"
    assert official(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert official(date(2026, 3, 12)) == "ngày 12 tháng 3 năm 2026"
    assert official(date(2026, 12, 31)) == "ngày 31 tháng 12 năm 2026"


@pytest.mark.parametrize(
    ("day", "months", "moved"),
    [
        pytest.param(date(2026, 1, 31), 1, date(2026, 2, 28), id="short month"),
        pytest.param(date(2024, 1, 31), 1, date(2024, 2, 29), id="leap year"),
        pytest.param(date(2026, 3, 31), 1, date(2026, 4, 30), id="thirty days"),
        pytest.param(date(2026, 11, 23), 14, date(2028, 1, 23), id="over the years"),
        pytest.param(date(2026, 1, 15), -1, date(2025, 12, 15), id="backwards"),
        pytest.param(date(2026, 1, 15), 0, date(2026, 1, 15), id="nowhere"),
    ],
)
def test_whole_months(day, months, moved):
    assert add_months(day, months) == moved


def test_the_calendar_has_an_end():
    with pytest.raises(ValueError, match=r".*"):
        add_months(date(9999, 12, 1), 1)
