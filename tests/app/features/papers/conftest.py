"""A whole office, and where a test asks for it a closed meeting of 5 December 2026."""

import pytest

from tests.app.features.meetings.conftest import NAMES
from tests.app.features.meetings.office import desk, held


@pytest.fixture
def found(store, clock, request):
    """Set the cell up; the whole roll is needed only where a meeting is held."""
    whole = "meeting_id" in request.fixturenames
    return desk(store, clock, NAMES if whole else NAMES[:8])


@pytest.fixture
def meeting_id(found):
    """Hold the meeting of December; the clock stands on its evening."""
    made = held(found)
    found.at(2026, 12, 5, 20, 0)
    return made


@pytest.fixture
def papers(found):
    return found.office.papers
