"""Copies are whole, verified, thinned, carried to a stick, and brought back."""

import errno
import json
import os

import pytest

from app.infra import errors
from app.infra.safety.backup import Backups
from app.infra.safety.opening import bring_back, open_book
from app.infra.safety.restore import restore
from tests.app.infra.safety.conftest import PASS, SETS, note, texts


def reopened(folder, clock):
    return open_book(folder, PASS, clock, SETS)


def test_a_copy_is_listed_with_what_it_holds(opened, clock):
    with opened.store.command("x") as unit:
        unit.insert("person", {})
    copy = opened.backups.make(opened.store, opened.attachments, "session")
    assert copy.at == clock.now()
    assert copy.counts == {"person": 1}
    assert copy.seq == 1
    assert opened.backups.listed() == [copy]
    opened.backups.verify(copy)
    file = opened.backups.file_of(copy)
    assert file.with_suffix(".key").read_bytes() == opened.folder.key_file.read_bytes()
    assert not list(file.parent.glob("*.tmp*"))


def test_closing_makes_a_copy_only_when_something_changed(folder, made, clock):
    book = reopened(folder, clock)
    note(book.store, "một")
    book.close()
    reopened(folder, clock).close()
    book = reopened(folder, clock)
    assert [c.reason for c in book.backups.listed()] == ["session"]
    assert not book.backups.is_due(book.store)
    note(book.store, "hai")
    assert book.backups.is_due(book.store)
    book.close()
    book = reopened(folder, clock)
    assert len(book.backups.listed()) == 2
    book.close()


def test_old_copies_are_thinned_with_their_files(opened, clock):
    for _n in range(12):
        note(opened.store, "x")
        opened.backups.make(opened.store, opened.attachments, "session")
        clock.advance(60)
    copies = opened.backups.listed()
    assert len(copies) == 5
    files = sorted(p.name for p in opened.folder.backups.iterdir())
    assert len(files) == 5 * 2 + 2


def test_a_copy_that_was_touched_is_not_used(opened, folder, clock):
    note(opened.store, "một")
    copy = opened.backups.make(opened.store, opened.attachments, "session")
    path = opened.backups.file_of(copy)
    content = bytearray(path.read_bytes())
    content[-100] ^= 1
    path.write_bytes(content)
    with pytest.raises(errors.BackupDamaged):
        opened.backups.verify(copy)


def test_a_lost_or_broken_list_does_not_stop_the_work(opened):
    note(opened.store, "một")
    copy = opened.backups.make(opened.store, opened.attachments, "session")
    (opened.folder.backups / "backups.json").write_text("{")
    (opened.folder.backups / "20260101-000000-session.db").write_bytes(b"junk" * 999)
    (opened.folder.backups / "20269999-000000-session.db").write_bytes(b"junk")
    assert opened.backups.listed() == [copy]
    assert opened.backups.make(opened.store, opened.attachments, "session")
    assert len(opened.backups.listed()) == 2
    with pytest.raises(errors.BackupUnknown):
        opened.backups.find("none")


def test_attachments_are_mirrored_once(opened):
    first = opened.attachments.add(b"%PDF-1", "application/pdf")
    opened.backups.make(opened.store, opened.attachments, "session")
    second = opened.attachments.add(b"%PDF-2", "application/pdf")
    opened.backups.make(opened.store, opened.attachments, "session")
    from app.infra.attachments import Attachments

    mirror = Attachments.open(
        opened.backups.mirror_path, opened.key.raw, opened.store.clock
    )
    assert set(mirror.stored()) == {first.sha256, second.sha256}
    mirror.close()


def test_a_copy_brought_back_replaces_the_book_and_keeps_it_aside(folder, made, clock):
    book = reopened(folder, clock)
    note(book.store, "một")
    copy = book.backups.make(book.store, book.attachments, "session")
    note(book.store, "hai")
    book.close()
    clock.advance(60)
    aside = bring_back(folder, copy.id, made[0], clock)
    book = reopened(folder, clock)
    assert texts(book.store) == ["một"]
    reasons = [c.reason for c in book.backups.listed()]
    assert reasons == ["before-restore", "session", "session"]
    before = book.backups.listed()[0]
    book.close()
    assert aside.exists()
    clock.advance(60)
    bring_back(folder, before.id, made[0], clock)
    book = reopened(folder, clock)
    assert texts(book.store) == ["hai", "một"]
    book.close()


def test_a_disk_without_second_names_keeps_the_book_aside_all_the_same(
    folder, made, clock, monkeypatch
):
    book = reopened(folder, clock)
    note(book.store, "một")
    copy = book.backups.make(book.store, book.attachments, "session")
    book.close()

    def refuse(*args, **kwargs):
        raise OSError(errno.EPERM, "no links on FAT")

    monkeypatch.setattr(os, "link", refuse)
    before = folder.book.read_bytes()
    first = bring_back(folder, copy.id, made[0], clock)
    second = bring_back(folder, copy.id, made[0], clock)
    assert first.read_bytes() == before
    assert first != second


def test_the_journal_a_crash_left_does_not_meet_the_new_book(folder, made, clock):
    book = reopened(folder, clock)
    note(book.store, "một")
    copy = book.backups.make(book.store, book.attachments, "session")
    book.close()
    folder.book.write_bytes(b"damaged" * 1000)
    journal = folder.book.with_name("cell.db-wal")
    journal.write_bytes(b"of the old book")
    aside = restore(folder, copy, made[0], clock)
    assert not journal.exists()
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"of the old book"
    book = reopened(folder, clock)
    assert texts(book.store) == ["một"]
    book.close()


def test_a_book_that_is_gone_altogether_comes_back(folder, made, clock):
    book = reopened(folder, clock)
    note(book.store, "một")
    copy = book.backups.make(book.store, book.attachments, "session")
    book.close()
    for path in (folder.book, folder.key_file, book.backups.mirror_path):
        path.unlink()
    assert bring_back(folder, copy.id, made[0], clock) is None
    book = reopened(folder, clock)
    assert texts(book.store) == ["một"]
    book.close()


def test_a_damaged_book_and_a_lost_key_file_are_repaired(folder, made, clock):
    book = reopened(folder, clock)
    note(book.store, "một")
    stored = book.attachments.add(b"%PDF-1", "application/pdf")
    copy = book.backups.make(book.store, book.attachments, "session")
    book.close()
    folder.book.write_bytes(folder.book.read_bytes()[:8192])
    folder.blobs.write_bytes(b"junk" * 5000)
    folder.key_file.unlink()
    bring_back(folder, copy.id, made[0], clock)
    book = reopened(folder, clock)
    assert texts(book.store) == ["một"]
    assert book.attachments.read(stored.sha256) == b"%PDF-1"
    book.close()


def test_a_damaged_copy_is_not_brought_back(folder, made, clock):
    book = reopened(folder, clock)
    note(book.store, "một")
    copy = book.backups.make(book.store, book.attachments, "session")
    book.close()
    path = book.backups.file_of(copy)
    path.write_bytes(path.read_bytes()[:-4096])
    before = folder.book.read_bytes()
    with pytest.raises(errors.BackupDamaged):
        bring_back(folder, copy.id, made[0], clock)
    assert folder.book.read_bytes() == before
    reopened(folder, clock).close()


def test_a_book_that_is_open_is_not_replaced(opened, folder, clock):
    note(opened.store, "một")
    copy = opened.backups.make(opened.store, opened.attachments, "session")
    with pytest.raises(errors.AlreadyOpen):
        bring_back(folder, copy.id, opened.key, clock)


def test_a_copy_on_a_stick_opens_by_itself(opened, folder, clock, tmp_path):
    note(opened.store, "một")
    stored = opened.attachments.add(b"%PDF-1", "application/pdf")
    with pytest.raises(errors.BackupUnknown):
        opened.backups.copy_to(tmp_path / "usb")
    opened.backups.make(opened.store, opened.attachments, "session")
    steps = []
    stick = type(folder)(tmp_path / "usb")
    opened.backups.copy_to(stick.root, lambda done, total: steps.append((done, total)))
    opened.backups.copy_to(stick.root)
    assert steps == [(1, 3), (2, 3), (3, 3)]
    there = Backups(stick, opened.key, clock).listed()
    assert len(there) == 1
    bring_back(stick, there[0].id, opened.key, clock)
    book = open_book(stick, PASS, clock, SETS)
    assert texts(book.store) == ["một"]
    assert book.attachments.read(stored.sha256) == b"%PDF-1"
    book.close()


def test_the_list_holds_nothing_personal(opened):
    note(opened.store, "Nguyễn Thị Bí Mật")
    opened.backups.make(opened.store, opened.attachments, "session")
    listing = json.loads((opened.folder.backups / "backups.json").read_text())
    assert set(listing["copies"][0]) == {
        "id",
        "at",
        "reason",
        "size",
        "sha256",
        "seq",
        "counts",
    }
