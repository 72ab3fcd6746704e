"""Attachments go a month after nobody needs them, and never earlier."""

import pytest

from app.infra import errors
from app.infra.driver import Migrations
from app.infra.safety.opening import create_book, open_book
from tests.app.infra.safety.conftest import PASS, QUICK

PAPERS = Migrations("papers")


@PAPERS()
def m001_papers(db):
    db.execute("CREATE TABLE paper (id TEXT PRIMARY KEY, file_sha256 TEXT NOT NULL)")


@pytest.fixture
def reopen(folder, clock):
    create_book(folder, PASS, clock, (PAPERS,), kdf=QUICK)
    books = []

    def again(days=0):
        while books:
            books.pop().close()
        clock.advance(days * 86400)
        books.append(open_book(folder, PASS, clock, (PAPERS,)))
        return books[-1]

    yield again
    books.pop().close()


def test_what_a_record_names_stays_for_ever(reopen):
    book = reopen()
    stored = book.attachments.add(b"%PDF-1", "application/pdf")
    with book.store.command("x") as unit:
        unit.insert("paper", {"file_sha256": stored.sha256})
    book = reopen(days=400)
    assert book.attachments.read(stored.sha256)


def test_what_was_taken_off_can_be_put_back_for_a_month(reopen):
    book = reopen()
    stored = book.attachments.add(b"%PDF-1", "application/pdf")
    with book.store.command("x") as unit:
        paper = unit.insert("paper", {"file_sha256": stored.sha256})
    book = reopen(days=400)
    with book.store.command("x") as unit:
        unit.delete("paper", paper)
    book = reopen(days=20)
    book.store.undo(unit.id)
    assert book.attachments.read(stored.sha256)
    with book.store.command("x") as unit:
        unit.delete("paper", paper)
    book = reopen(days=31)
    with pytest.raises(errors.AttachmentMissing):
        book.attachments.read(stored.sha256)


def test_what_never_got_a_record_goes_after_a_month(reopen):
    stored = reopen().attachments.add(b"%PDF-1", "application/pdf")
    assert reopen(days=29).attachments.read(stored.sha256)
    with pytest.raises(errors.AttachmentMissing):
        reopen(days=3).attachments.read(stored.sha256)
