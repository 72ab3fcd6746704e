"""An office with an empty book, and a short way to enrol people."""

import pytest

from app.bootstrap import build


@pytest.fixture
def office(store, clock):
    """Open every service over a store in memory."""
    return build(store, clock)


@pytest.fixture
def members(office):
    """Give the roll."""
    return office.members


@pytest.fixture
def bin_(office):
    """Give the bin."""
    return office.bin


@pytest.fixture
def enrol(members):
    """Enrol somebody official since 1999 unless told otherwise; return the id."""

    def one(name, **fields):
        values = {
            "full_name": name,
            "admitted_on": "1998-02-03",
            "official_on": "1999-02-03",
        } | fields
        return members.enrol({k: v for k, v in values.items() if v}).record_id

    return one
