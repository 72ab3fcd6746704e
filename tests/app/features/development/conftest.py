from datetime import date

import pytest

from app.features.development.model.candidate import NewCandidate
from app.features.development.service.development import Development
from app.features.development.store.tables import MIGRATIONS
from app.people.service import People
from app.people.store import MIGRATIONS as PEOPLE


@pytest.fixture
def people(store):
    store.migrate([PEOPLE, MIGRATIONS])
    return People(store)


@pytest.fixture
def official(people):
    """Nine official members, by person id."""
    names = [f"Đảng Viên {letter}" for letter in "ABCDEFGHI"]
    return {people.register(name): name for name in names}


@pytest.fixture
def development(store, people, official):
    return Development(store, people, lambda on: official)


@pytest.fixture
def helper(official):
    return next(iter(official))


@pytest.fixture
def introduce(development):
    def add(name="Trần Khánh Linh", on=date(2026, 1, 5), **more):
        told = NewCandidate(full_name=name, introduced_on=on, **more)
        return development.introduce(told).record_id

    return add
