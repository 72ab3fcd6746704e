"""Dates as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kernel.dates import PartialDate, short
from ui.widgets.forms.dateparse import days_in_month, read_date, relation, written

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("5/12", date(2026, 12, 5)),
        ("05122026", date(2026, 12, 5)),
        ("051226", date(2026, 12, 5)),
        ("5.12.26", date(2026, 12, 5)),
        ("5-12-2026", date(2026, 12, 5)),
        (" 5 / 12 / 2026 ", date(2026, 12, 5)),
        ("5 12 2026", date(2026, 12, 5)),
        ("2026-12-05", date(2026, 12, 5)),
        ("hôm nay", TODAY),
        ("Hom nay", TODAY),
        ("HÔM QUA", date(2026, 11, 22)),
        ("ngày mai", date(2026, 11, 24)),
        ("+7", date(2026, 11, 30)),
        ("- 23", date(2026, 10, 31)),
        ("3/2/89", date(1989, 2, 3)),
        ("3/2/40", date(2040, 2, 3)),
        ("3/2/41", date(1941, 2, 3)),
        ("29/2/2028", date(2028, 2, 29)),
        ("26/03/1958", date(1958, 3, 26)),
    ],
)
def test_a_typed_day_is_understood(typed, day):
    assert read_date(typed, TODAY).day == day
    assert read_date(typed, TODAY).problem == ""


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1958", PartialDate(1958)),
        ("03/1958", PartialDate(1958, 3)),
        ("3-1958", PartialDate(1958, 3)),
        ("26/3/1958", PartialDate(1958, 3, 26)),
    ],
)
def test_a_part_of_a_date_is_understood_where_it_is_allowed(typed, value):
    assert read_date(typed, TODAY, partial=True).value == value


def test_a_part_alone_is_not_enough_where_a_day_is_asked():
    assert (
        read_date("1958", TODAY).problem == "Ghi đủ ngày, tháng, năm, như 05/12/2026."
    )
    assert read_date("03/1958", TODAY).value is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("30/2/2026", "Tháng 2 năm 2026 chỉ có 28 ngày."),
        ("31/11", "Tháng 11 năm 2026 chỉ có 30 ngày."),
        ("5/13", "Không có tháng 13."),
        ("0/5/2026", "Tháng 5 năm 2026 chỉ có 31 ngày."),
        ("5/0/2026", "Không có tháng 0."),
        ("5/12/1026", "Năm 1026 ngoài khoảng 1900–2100."),
        ("chiều mai", "Ghi ngày như 05/12/2026 hoặc 5/12."),
        ("12", "Ghi ngày như 05/12/2026 hoặc 5/12."),
        ("1/2/3/4", "Ghi ngày như 05/12/2026 hoặc 5/12."),
        ("٥/١٢", "Ghi ngày như 05/12/2026 hoặc 5/12."),
    ],
)
def test_an_impossible_date_says_why(typed, sentence):
    assert read_date(typed, TODAY).problem == sentence
    assert read_date(typed, TODAY).value is None


def test_an_empty_field_is_neither_a_date_nor_wrong():
    for typed in ("", "   ", "\u00a0"):
        assert read_date(typed, TODAY).value is None
        assert read_date(typed, TODAY).problem == ""


@given(st.text(max_size=24))
def test_no_typing_makes_it_stumble(typed):
    for partial in (False, True):
        reading = read_date(typed, TODAY, partial=partial)
        assert reading.value is None or reading.problem == ""


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_what_it_writes_it_reads_again(day):
    assert read_date(short(day), TODAY).day == day
    assert read_date(written(PartialDate.of(day)), TODAY, partial=True).day == day


@given(st.integers(1, 12), st.integers(1900, 2100))
def test_the_last_day_of_a_month_exists_and_the_next_does_not(month, year):
    last = days_in_month(month, year)
    assert read_date(f"{last}/{month}/{year}", TODAY).day == date(year, month, last)
    assert read_date(f"{last + 1}/{month}/{year}", TODAY).problem


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 12, 5), "Thứ Bảy, còn 12 ngày"),
        (TODAY, "Thứ Hai, hôm nay"),
        (date(2026, 11, 20), "Thứ Sáu, đã qua 3 ngày"),
    ],
)
def test_the_relation_to_today_is_said(day, words):
    assert relation(day, TODAY) == words
