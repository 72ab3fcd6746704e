"""The home page's service over the real calendar files."""

from pathlib import Path

import pytest

from app.today.calendar import load
from app.today.service import Sources, TodayService
from app.today.store import MIGRATIONS

CALENDARS = Path(__file__).parents[3] / "data" / "calendar"


@pytest.fixture
def calendars():
    """Read the calendar sets of the repository."""
    return load(CALENDARS)


@pytest.fixture
def today(store, calendars):
    """Build the service with no features behind it."""
    store.migrate([MIGRATIONS])
    return TodayService(store, calendars, Sources())
