"""The public holidays, which the admissions keep, in the words of the meetings."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.features.development.service.development import Development
from app.features.meetings.model.yearplan import DaysOff
from app.features.meetings.service.context import Colleagues


def with_holidays(
    meetings: Colleagues, development: Callable[[], Development]
) -> Colleagues:
    """Let the meetings ask for holidays; the admissions are built later."""
    return replace(
        meetings,
        days_off=lambda year: _days_off(development(), year),
        declare_day_off=lambda day, name: development().correct_day(
            day, name, off=True
        ),
    )


def _days_off(development: Development, year: int) -> DaysOff:
    calendar = development.calendar()
    off: dict[date, str] = {}
    worked: dict[date, str] = {}
    maybe: dict[date, str] = {}
    for day, is_off, name, is_counted in calendar.days(year):
        named = off if is_off else worked
        (named if is_counted else maybe)[day] = name
    return DaysOff(year, calendar.standing(year), off, worked, maybe)
