from datetime import date

import pytest

from app.features.checklist.service.checklist import Checklist
from app.features.checklist.store.tables import MIGRATIONS
from app.infra.attachments import Attachments
from app.kernel.facts import Fact


@pytest.fixture
def recorded():
    """The figures of the other features; a test puts its own in."""
    return {}


@pytest.fixture
def give(recorded):
    def put(name, value, of=None, *inputs):
        recorded[name] = Fact(name, value, of, inputs)

    return put


@pytest.fixture
def checklist(store, clock, recorded):
    store.migrate([MIGRATIONS])
    attachments = Attachments.in_memory(clock)
    yield Checklist(store, attachments, lambda year: list(recorded.values()))
    attachments.close()


@pytest.fixture
def overview(checklist):
    return lambda year=2026: checklist.overview(year)


@pytest.fixture
def day():
    return date(2026, 11, 23)
