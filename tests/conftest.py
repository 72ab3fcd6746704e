"""What every test starts from: a fixed clock, small real things, no mocks."""

import os
import random
from contextlib import ExitStack
from datetime import datetime

import pytest
from hypothesis import HealthCheck, settings

from app.infra.store import Store
from app.kernel.clock import VIETNAM, SettableClock
from app.kernel.ids import id_source

# At a desk every run tries new examples; where changes are accepted the same ones are
# tried each time, so that a verdict depends on the change alone.
# No verdict depends on how long one takes: that is for the benchmarks.
settings.register_profile(
    "any-pace", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "same-examples", settings.get_profile("any-pace"), derandomize=True
)
settings.load_profile("same-examples" if os.environ.get("CI") else "any-pace")


@pytest.fixture
def clock():
    """Stand on Monday, 23 November 2026, 08:12 in Viet Nam."""
    return SettableClock(datetime(2026, 11, 23, 8, 12, tzinfo=VIETNAM))


@pytest.fixture
def books():
    """Take what closes a book: ``books.callback(office.close)``, at the test's end.

    What works on books of its own accord asks for this first, and so ends before them.
    """
    with ExitStack() as closing:
        yield closing


@pytest.fixture
def store(clock, books):
    """Open an empty store in memory; call ``store.migrate([...])`` with your sets."""
    opened = Store.in_memory(clock, id_source(clock, random.Random(69)))
    books.callback(opened.close)
    return opened
