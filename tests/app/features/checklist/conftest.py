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
def checklist(store, clock, recorded):
    store.migrate([MIGRATIONS])
    attachments = Attachments.in_memory(clock)

    def facts(year):
        return [fact for fact in recorded.values() if year == 2026]

    yield Checklist(store, attachments, facts)
    attachments.close()


@pytest.fixture
def give(recorded):
    """Record a figure as another feature would."""

    def put(name, value, of=None, *inputs):
        recorded[name] = Fact(name, value, of, inputs)

    return put
