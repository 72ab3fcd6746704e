"""Rows that are no records: kept at once, in no history, gone with their act."""

import pytest

from app.infra.driver import Migrations
from app.kernel.errors import SecretMark

TABLE = "note_draft"
MIGRATIONS = Migrations("scratch_test")


@MIGRATIONS()
def m001(db):
    db.executescript(
        "CREATE TABLE note_draft (id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;"
        "CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;"
    )


@pytest.fixture
def book(store):
    store.migrate([MIGRATIONS])
    return store


def texts(book):
    return {row["id"]: row["text"] for row in book.rows("SELECT * FROM note_draft")}


def test_a_row_is_written_over_and_noted_nowhere(book):
    before = book.chain.check().events
    book.scratch.keep(TABLE, [{"id": "a", "text": "M"}])
    book.scratch.keep(TABLE, [{"id": "a", "text": "Mộ"}, {"id": "b", "text": "x"}])
    assert texts(book) == {"a": "Mộ", "b": "x"}
    book.scratch.drop(TABLE, ["b", "unknown"])
    assert texts(book) == {"a": "Mộ"}
    assert book.chain.check().events == before


def test_it_goes_in_the_transaction_of_the_act(book):
    book.scratch.keep(TABLE, [{"id": "a", "text": "Một"}])
    with book.scratch.replaced(TABLE, ["a"]):
        with book.command("note.write") as unit:
            unit.insert("note", {"text": "Một"})
            assert texts(book) == {"a": "Một"}
        assert texts(book) == {}
    assert book.value("SELECT count(*) FROM note") == 1


def test_it_stays_when_the_act_fails(book):
    book.scratch.keep(TABLE, [{"id": "a", "text": "Một"}])

    def fail_half_way():
        with (
            book.scratch.replaced(TABLE, ["a"]),
            book.command("note.write") as unit,
        ):
            unit.insert("note", {"text": "Một"})
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail_half_way()
    assert texts(book) == {"a": "Một"}
    with book.command("note.write") as unit:
        unit.insert("note", {"text": "Hai"})
    assert texts(book) == {"a": "Một"}


def test_it_goes_too_where_the_act_had_nothing_to_write(book):
    book.scratch.keep(TABLE, [{"id": "a", "text": "Một"}])
    with book.scratch.replaced(TABLE, ["a"]):
        pass
    assert texts(book) == {}


def test_only_drafts_are_written_beside_the_chain(book):
    for table in ("note", "note_draft; DROP TABLE note", "audit_event"):
        with pytest.raises(KeyError):
            book.scratch.keep(table, [{"id": "a", "text": "x"}])


def test_a_mark_of_secrecy_is_refused_before_anything_is_written(book):
    rows = [{"id": "a", "text": "ghi chép"}, {"id": "b", "text": "Độ mật: Tối mật"}]
    with pytest.raises(SecretMark):
        book.scratch.keep(TABLE, rows)
    assert texts(book) == {}
