"""The PC is lost, the stick is left."""

import shutil

import pytest

from app.infra import errors
from app.infra.paths import DataFolder
from app.infra.safety.arrival import take_in
from app.infra.safety.opening import create_book, open_book
from tests.app.infra.safety.conftest import PASS, QUICK, SETS, note, texts


@pytest.fixture
def stick(folder, made, clock, tmp_path):
    book = open_book(folder, PASS, clock, SETS)
    note(book.store, "một")
    book.attachments.add(b"%PDF-1", "application/pdf")
    folder.signing_key.write_text("locked by its own passphrase")
    book.backups.make(book.store, book.attachments, "asked")
    clock.advance(60)
    note(book.store, "hai")
    book.backups.make(book.store, book.attachments, "asked")
    book.backups.copy_to(tmp_path / "usb")
    book.close()
    shutil.rmtree(folder.root)
    return tmp_path / "usb"


def holds(folder, credential, clock):
    book = open_book(folder, credential, clock, SETS)
    try:
        return texts(book.store), len(book.attachments.stored())
    finally:
        book.close()


@pytest.mark.parametrize("inside", ["", "backups"])
def test_the_passphrase_is_enough(stick, folder, clock, inside):
    take_in(stick / inside, folder, PASS, clock)
    assert holds(folder, PASS, clock) == (["hai", "một"], 1)
    assert folder.signing_key.read_text() == "locked by its own passphrase"


def test_the_recovery_sheet_is_enough(stick, folder, made, clock):
    for key_file in (stick / "backups").glob("*.key"):
        key_file.unlink()
    key = take_in(stick, folder, made[1], clock)
    assert holds(folder, key, clock) == (["hai", "một"], 1)


def test_a_lost_list_does_not_matter(stick, folder, clock):
    (stick / "backups" / "backups.json").unlink()
    take_in(stick, folder, PASS, clock)
    assert holds(folder, PASS, clock)[0] == ["hai", "một"]


def test_what_does_not_fit_is_said_and_nothing_is_made(stick, folder, clock, tmp_path):
    other = DataFolder(tmp_path / "other")
    _key, foreign = create_book(other, PASS, clock, SETS, kdf=QUICK)
    with pytest.raises(errors.WrongPassphrase):
        take_in(stick, folder, "sai mật khẩu rồi", clock)
    with pytest.raises(errors.RecoverySheetForeign):
        take_in(stick, folder, foreign, clock)
    with pytest.raises(errors.BackupUnknown):
        take_in(tmp_path / "empty", folder, PASS, clock)
    with pytest.raises(errors.BookExists):
        take_in(stick, other, PASS, clock)
    assert not folder.root.exists()


def damage(path):
    content = bytearray(path.read_bytes())
    content[9000] ^= 1
    path.write_bytes(content)


def test_a_damaged_copy_is_not_taken(stick, folder, clock):
    [copy] = (stick / "backups").glob("2*.db")
    damage(copy)
    with pytest.raises(errors.BackupDamaged):
        take_in(stick, folder, PASS, clock)
    assert not folder.root.exists()


def test_an_older_whole_copy_serves_when_the_newest_is_damaged(
    stick, folder, clock, tmp_path
):
    take_in(stick, folder, PASS, clock)
    clock.advance(60)
    book = open_book(folder, PASS, clock, SETS)
    note(book.store, "ba")
    book.backups.make(book.store, book.attachments, "asked")
    newest = book.backups.file_of(book.backups.copy_to(stick))
    book.close()
    damage(stick / "backups" / newest.name)
    other = DataFolder(tmp_path / "PC khác")
    take_in(stick, other, PASS, clock)
    assert holds(other, PASS, clock)[0] == ["hai", "một"]
