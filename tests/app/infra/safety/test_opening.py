"""A book is made whole or not at all, and opened only when everything is right."""

import os
import shutil
import sqlite3

import pytest

from app.infra import errors
from app.infra.driver import Migrations
from app.infra.paths import DataFolder
from app.infra.safety import opening
from app.infra.safety.lock import acquire
from app.infra.safety.opening import create_book, open_book, recover
from app.infra.vault import salt_of
from tests.app.infra.safety.conftest import PASS, QUICK, SETS, note, texts


def everything(folder):
    return sorted(str(p.relative_to(folder.root)) for p in folder.root.rglob("*"))


def open_and_close(folder, clock, credential=PASS, sets=SETS, **options):
    open_book(folder, credential, clock, sets, **options).close()


def test_a_new_book_opens_with_its_passphrase(folder, made, clock):
    assert everything(folder) == ["cell.db", "cell.files.db", "cell.key"]
    book = open_book(folder, PASS, clock, SETS)
    note(book.store, "một")
    assert book.store.meta("db_id") == made[0].db_id
    assert book.store.meta("format") == "1"
    assert book.key == made[0]
    book.close()
    again = open_book(folder, made[0], clock, SETS)
    assert texts(again.store) == ["một"]
    again.close()
    assert not [n for n in everything(folder) if n.endswith(("-wal", "-shm"))]


def journal_of(folder):
    return folder.book.with_name("cell.db-wal").stat().st_size


def test_the_journal_is_folded_when_there_is_time_and_holds_what_is_not(
    folder, made, clock, tmp_path
):
    book = open_book(folder, PASS, clock, SETS)
    note(book.store, "một")
    assert journal_of(folder) == 0
    book.store.has_time = False
    note(book.store, "hai")
    assert journal_of(folder) > 0
    # What a process that is killed now leaves behind is whole.
    left = DataFolder(tmp_path / "left")
    shutil.copytree(folder.root, left.root)
    book.store.has_time = True
    note(book.store, "ba")
    assert journal_of(folder) == 0
    book.close()
    again = open_book(left, PASS, clock, SETS, take_over=True)
    assert set(texts(again.store)) == {"một", "hai"}
    again.close()


def test_the_log_tells_what_was_done_by_code(folder, made, clock):
    book = open_book(folder, PASS, clock, SETS)
    note(book.store, "Nguyễn Tuyết Mai")
    book.close()
    text = (folder.logs / "so-chi-bo.log").read_text(encoding="utf-8")
    assert "so_chi_bo.book book opened, 0 events, drive fixed" in text
    assert "so_chi_bo.store command note" in text
    assert "Mai" not in text


def test_a_log_that_cannot_be_written_does_not_disturb(folder, made, clock):
    folder.logs.write_text("a file in the place of the folder")
    book = open_book(folder, PASS, clock, SETS)
    note(book.store, "một")
    book.close()
    assert folder.logs.is_file()


def test_the_file_shows_which_book_it_is_before_it_is_opened(folder, made):
    assert folder.book.read_bytes()[:16] == salt_of(made[0].db_id)


def test_a_book_is_never_made_over_another(folder, made, clock):
    before = folder.book.read_bytes()
    with pytest.raises(errors.BookExists):
        create_book(folder, "mật khẩu khác hẳn", clock, SETS, kdf=QUICK)
    assert folder.book.read_bytes() == before


def test_a_weak_passphrase_leaves_no_folder(folder, clock):
    with pytest.raises(errors.PassphraseShort):
        create_book(folder, "ngắn", clock, SETS, kdf=QUICK)
    assert not folder.root.exists()


def failing_set():
    broken = Migrations("broken")

    @broken()
    def m001(db):
        db.execute("CREATE TABLE half (id TEXT PRIMARY KEY)")
        raise LookupError

    return broken


def test_a_failure_half_way_leaves_no_folder(folder, clock):
    with pytest.raises(LookupError):
        create_book(folder, PASS, clock, (*SETS, failing_set()), kdf=QUICK)
    assert not folder.root.exists()


def test_a_failure_half_way_leaves_what_was_in_the_folder(folder, clock):
    folder.root.mkdir()
    folder.settings.write_text("{}")
    with pytest.raises(LookupError):
        create_book(folder, PASS, clock, (*SETS, failing_set()), kdf=QUICK)
    assert everything(folder) == ["settings.json"]
    create_book(folder, PASS, clock, SETS, kdf=QUICK)
    assert everything(folder) == [
        "cell.db",
        "cell.files.db",
        "cell.key",
        "settings.json",
    ]


def test_what_a_killed_creation_left_is_cleared_away(folder, clock):
    (folder.root / ".new").mkdir(parents=True)
    (folder.root / ".new" / "cell.db").write_bytes(b"half")
    folder.key_file.write_text("of the killed one")
    create_book(folder, PASS, clock, SETS, kdf=QUICK)
    open_and_close(folder, clock)
    assert not (folder.root / ".new").exists()


def test_an_empty_place_has_no_book(folder, clock):
    with pytest.raises(errors.BookMissing):
        open_and_close(folder, clock)
    with pytest.raises(errors.BookMissing):
        recover(folder, "x", PASS, clock)
    assert not folder.root.exists()


def test_a_wrong_passphrase_is_said_and_the_lock_given_back(folder, made, clock):
    with pytest.raises(errors.WrongPassphrase):
        open_and_close(folder, clock, "sai mật khẩu rồi")
    open_and_close(folder, clock)


def test_a_second_instance_is_told(folder, opened, clock):
    with pytest.raises(errors.AlreadyOpen) as caught:
        open_and_close(folder, clock)
    assert caught.value.facts["process"] == os.getpid()
    note(opened.store, "vẫn ghi được")


def test_another_pc_that_crashed_is_asked_about_first(folder, made, clock):
    folder.lock.write_text('{"host": "PC-02", "process": 7, "since": "07:00"}')
    with pytest.raises(errors.LeftOpenElsewhere):
        open_and_close(folder, clock)
    with pytest.raises(errors.LeftOpenElsewhere):
        recover(folder, made[1], PASS, clock, kdf=QUICK)
    open_and_close(folder, clock, take_over=True)
    folder.lock.write_text('{"host": "PC-02", "process": 7, "since": "07:00"}')
    recover(folder, made[1], "mật khẩu mới tinh", clock, kdf=QUICK, take_over=True)
    open_and_close(folder, clock, "mật khẩu mới tinh")


def test_another_program_that_writes_is_noticed_in_spite_of_the_lock(
    folder, opened, clock, monkeypatch
):
    # A shared folder without locks: the database itself has the last word.
    from app.infra.book import connection

    monkeypatch.setattr(connection, "TIMEOUT_SECONDS", 0)
    monkeypatch.setattr(
        opening, "acquire", lambda *a, **k: acquire(a[0].with_name("x"), clock)
    )
    with opened.store.command("x") as unit:
        unit.insert("note", {"text": "a"})
        with pytest.raises(errors.FileBusy):
            open_and_close(folder, clock)


def test_a_lost_key_file_asks_for_the_recovery_sheet(folder, made, clock):
    folder.key_file.unlink()
    with pytest.raises(errors.BookKeyMissing):
        open_and_close(folder, clock)
    key = recover(
        folder, made[1].lower().replace(" ", "-"), "mật khẩu mới tinh", clock, kdf=QUICK
    )
    assert key == made[0]
    open_and_close(folder, clock, "mật khẩu mới tinh")


def test_the_key_file_of_another_book_is_recognised(folder, made, clock, tmp_path):
    other = type(folder)(tmp_path / "khác")
    _key, code = create_book(other, "mật khẩu của sổ kia", clock, SETS, kdf=QUICK)
    shutil.copy(other.key_file, folder.key_file)
    with pytest.raises(errors.BookKeyForeign):
        open_and_close(folder, clock, "mật khẩu của sổ kia")
    with pytest.raises(errors.RecoverySheetForeign):
        recover(folder, code, PASS, clock, kdf=QUICK)
    recover(folder, made[1], PASS, clock, kdf=QUICK)
    open_and_close(folder, clock)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(b"", errors.DamagedFile, id="empty"),
        pytest.param(b"x" * 1000, errors.BookKeyForeign, id="junk"),
        pytest.param(None, errors.NotACellFile, id="plain database"),
    ],
)
def test_a_foreign_file_in_the_place_of_the_book(folder, made, clock, content, problem):
    if content is None:
        folder.book.unlink()
        plain = sqlite3.connect(folder.book)
        plain.execute("CREATE TABLE a (b)")
        plain.close()
    else:
        folder.book.write_bytes(content)
    with pytest.raises(problem):
        open_and_close(folder, clock)


@pytest.mark.parametrize("keep", [20, 1000, 4096, 0.5, 0.9])
def test_a_book_that_was_cut_off_is_damaged(folder, made, clock, keep):
    book = open_book(folder, PASS, clock, SETS)
    for n in range(30):
        note(book.store, f"{n}" * 500)
    book.close()
    whole = folder.book.read_bytes()
    size = keep if isinstance(keep, int) else int(len(whole) * keep) // 4096 * 4096
    folder.book.write_bytes(whole[:size])
    with pytest.raises(errors.DamagedFile):
        open_and_close(folder, clock)
    assert len(folder.book.read_bytes()) == size


def test_every_flipped_bit_is_noticed(folder, made, clock):
    import random

    rnd = random.Random(7)
    whole = bytearray(folder.book.read_bytes())
    for _try in range(40):
        at = rnd.randrange(16, len(whole))
        flipped = bytearray(whole)
        flipped[at] ^= 1 << rnd.randrange(8)
        folder.book.write_bytes(flipped)
        with pytest.raises(errors.DamagedFile):
            open_and_close(folder, clock, made[0])
    folder.book.write_bytes(whole)
    open_and_close(folder, clock, made[0])


def test_a_file_of_a_newer_release_is_refused_untouched(folder, made, clock):
    newer = Migrations("notes")

    @newer()
    def m001_notes(db):
        raise AssertionError

    @newer()
    def m002_future(db):
        db.execute("CREATE TABLE future (id TEXT PRIMARY KEY)")

    open_and_close(folder, clock, sets=(newer,))
    before = folder.book.read_bytes()
    with pytest.raises(errors.NewerFile):
        open_and_close(folder, clock)
    assert folder.book.read_bytes() == before


def later_set(act):
    later = Migrations("notes")

    @later()
    def m001_notes(db):
        raise AssertionError

    @later()
    def m002_later(db):
        act(db)

    return later


def test_a_verified_copy_is_made_before_a_migration(folder, made, clock):
    later = later_set(lambda db: db.execute("ALTER TABLE note ADD COLUMN more TEXT"))
    book = open_book(folder, PASS, clock, (later,))
    assert [c.reason for c in book.backups.listed()] == ["before-migration"]
    assert (
        "more"
        in book.store.rows("SELECT * FROM pragma_table_info('note')")[-1].values()
    )
    note(book.store, "sau", more="x")
    book.close()


def test_a_migration_that_fails_leaves_the_book_as_it_was(folder, made, clock):
    def act(db):
        db.execute("DROP TABLE note")
        raise LookupError

    with pytest.raises(LookupError):
        open_and_close(folder, clock, sets=(later_set(act),))
    book = open_book(folder, PASS, clock, SETS)
    assert texts(book.store) == []
    book.close()


def test_a_migration_that_breaks_links_is_noticed(folder, made, clock):
    def act(db):
        db.execute("INSERT INTO note (id, text, parent) VALUES ('a', 'b', 'none')")

    with pytest.raises(errors.DamagedFile):
        open_and_close(folder, clock, sets=(later_set(act),))


def test_deleted_attachments_come_back_from_the_copies(folder, made, clock):
    book = open_book(folder, PASS, clock, SETS)
    stored = book.attachments.add(b"%PDF-1", "application/pdf")
    book.backups.make(book.store, book.attachments, "session")
    book.close()
    folder.blobs.unlink()
    book = open_book(folder, PASS, clock, SETS)
    assert book.attachments.read(stored.sha256) == b"%PDF-1"
    book.close()


def test_damaged_attachments_are_named(folder, made, clock):
    folder.blobs.write_bytes(b"x" * 50_000)
    with pytest.raises(errors.DamagedFile) as caught:
        open_and_close(folder, clock)
    assert caught.value.facts["path"] == folder.blobs


def test_only_the_user_may_look_into_the_folder(folder, made):
    assert folder.root.stat().st_mode & 0o077 == 0


def test_a_careful_drive_gets_the_careful_journal(folder, made, clock, monkeypatch):
    from app.infra.safety.drive import Drive

    monkeypatch.setattr(opening, "drive_of", lambda path: Drive.USB)
    book = open_book(folder, PASS, clock, SETS)
    assert book.drive is Drive.USB
    assert book.store.value("PRAGMA journal_mode") == "truncate"
    assert book.store.value("PRAGMA locking_mode") == "exclusive"
    assert book.store.value("PRAGMA synchronous") == 3
    note(book.store, "trên USB")
    book.close()
    again = open_book(folder, PASS, clock, SETS)
    assert texts(again.store) == ["trên USB"]
    again.close()


def test_a_fixed_disk_gets_the_log(opened):
    assert opened.store.value("PRAGMA journal_mode") == "wal"
    assert opened.store.value("PRAGMA synchronous") == 2
    assert opened.store.value("PRAGMA foreign_keys") == 1


def test_the_lone_file_holds_every_confirmed_record(opened, folder, tmp_path, clock):
    note(opened.store, "một")
    copy = type(folder)(tmp_path / "chép tay")
    copy.root.mkdir()
    shutil.copy(folder.book, copy.book)
    shutil.copy(folder.key_file, copy.key_file)
    other = open_book(copy, PASS, clock, SETS)
    assert texts(other.store) == ["một"]
    other.close()
