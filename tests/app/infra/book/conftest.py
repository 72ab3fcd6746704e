"""A store with two small tables that point at each other's records."""

import pytest

from app.infra.driver import Migrations

PLACES = Migrations("places")


@PLACES()
def m001_places(db):
    db.executescript(
        """
        CREATE TABLE village (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE,
          note TEXT, photo BLOB, size INTEGER NOT NULL DEFAULT 0) STRICT;
        CREATE TABLE house (id TEXT PRIMARY KEY,
          village_id TEXT NOT NULL REFERENCES village(id),
          number INTEGER NOT NULL) STRICT;
        CREATE TRIGGER lock_village BEFORE UPDATE ON village WHEN OLD.note = 'locked'
          BEGIN SELECT RAISE(ABORT,'locked: village'); END;
        """
    )


@pytest.fixture
def places(store):
    store.migrate([PLACES])
    return store


def everything(store):
    return {
        "village": store.rows("SELECT * FROM village ORDER BY id"),
        "house": store.rows("SELECT * FROM house ORDER BY id"),
    }
