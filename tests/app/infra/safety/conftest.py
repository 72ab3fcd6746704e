"""A data folder with a small book, made and opened as the program does it."""

import pytest

from app.infra.driver import Migrations
from app.infra.paths import DataFolder
from app.infra.safety.opening import create_book, open_book
from app.infra.vault import Kdf

QUICK = Kdf(memory_kib=64, time=1, lanes=1)
PASS = "ao cá bác hồ"  # noqa: S105  (of throw-away data)
NOTES = Migrations("notes")


@NOTES()
def m001_notes(db):
    db.executescript(
        """
        CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT NOT NULL,
          parent TEXT REFERENCES note(id), data BLOB) STRICT;
        CREATE TABLE person (id TEXT PRIMARY KEY) STRICT;
        """
    )


SETS = (NOTES,)


@pytest.fixture
def folder(tmp_path):
    return DataFolder(tmp_path / "Chi bộ số 5")


@pytest.fixture
def made(folder, clock):
    """Give the key and the recovery code of a new book in ``folder``."""
    return create_book(folder, PASS, clock, SETS, kdf=QUICK)


@pytest.fixture
def opened(folder, made, clock):
    book = open_book(folder, PASS, clock, SETS)
    yield book
    book.close()


def note(store, text, **fields):
    with store.command("note") as unit:
        return unit.insert("note", {"text": text, **fields})


def texts(store):
    return [r["text"] for r in store.rows("SELECT text FROM note ORDER BY text")]
