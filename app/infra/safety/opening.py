"""How a book is made and opened: lock, key, checks, copy, migrations, in this order.

What can go wrong and how it is told apart: no book, key file lost or foreign, wrong
passphrase, damaged book, newer book, book open elsewhere. Whatever fails, the folder is
as it was and the lock is given back.
"""

import logging
import shutil
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from random import SystemRandom

from app.infra import log
from app.infra.attachments import Attachments
from app.infra.book.connection import connect
from app.infra.book.events import MIGRATIONS
from app.infra.book.sqlerrors import translated
from app.infra.driver import Database, Migrations
from app.infra.errors import (
    BookExists,
    BookKeyForeign,
    BookMissing,
    DamagedFile,
    DiskFull,
    NotACellFile,
)
from app.infra.files import machine_errors, replace
from app.infra.paths import DataFolder
from app.infra.safety import checks
from app.infra.safety.arrival import book_id
from app.infra.safety.backup import Backups
from app.infra.safety.drive import Drive, drive_of
from app.infra.safety.lock import FolderLock, acquire
from app.infra.safety.recovery import read_recovery_code, recovery_code
from app.infra.safety.restore import restore
from app.infra.safety.sweeping import sweep
from app.infra.store import Store
from app.infra.vault import CellKey, Kdf, Vault, check_passphrase, salt_of
from app.kernel.clock import Clock
from app.kernel.errors import EnvironmentProblem
from app.kernel.ids import Ids, id_source

FORMAT = "1"
_LOG = logging.getLogger("so_chi_bo.book")
_PLAIN_SQLITE = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class OpenBook:
    """Everything that is open while a cell's folder is in use."""

    folder: DataFolder
    key: CellKey
    vault: Vault
    store: Store
    attachments: Attachments
    backups: Backups
    drive: Drive
    lock: FolderLock

    def close(self) -> None:
        """Copy the book if it has changed, then close what was opened, last first."""
        with ExitStack() as last:
            last.callback(log.stop)
            last.callback(self.lock.release)
            last.callback(self.store.close)
            last.callback(self.attachments.close)
            # A copy that does not succeed must not keep the book from closing; the
            # window says how old the newest copy is.
            with suppress(EnvironmentProblem):
                if self.backups.is_due(self.store):
                    self.backups.make(self.store, self.attachments, "session")


def create_book(
    folder: DataFolder,
    passphrase: str,
    clock: Clock,
    sets: Sequence[Migrations],
    *,
    ids: Ids | None = None,
    kdf: Kdf | None = None,
) -> tuple[CellKey, str]:
    """Make a new encrypted book in ``folder``; return its key and recovery code.

    Everything is made in a folder of its own and moved in at the end, the book last:
    a folder either has a whole book or none.
    """
    if folder.has_book():
        raise BookExists(path=folder.root)
    existed = folder.root.exists()
    staging = DataFolder(folder.root / ".new")
    vault = Vault(staging.key_file, clock, kdf)
    check_passphrase(passphrase, vault.rules)
    with machine_errors(folder.root):
        # Only the user's own account may look in, where the system knows accounts.
        folder.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.rmtree(staging.root, ignore_errors=True)
        staging.root.mkdir(mode=0o700)
    try:
        key = _fill(staging, vault, passphrase, clock, sets, ids)
        with machine_errors(folder.root):
            replace(staging.key_file, folder.key_file)
            replace(staging.blobs, folder.blobs)
            replace(staging.book, folder.book)
    except BaseException:
        shutil.rmtree(staging.root if existed else folder.root, ignore_errors=True)
        raise
    shutil.rmtree(staging.root, ignore_errors=True)
    return key, recovery_code(key.secret)


def open_book(
    folder: DataFolder,
    credential: str | CellKey,
    clock: Clock,
    sets: Sequence[Migrations],
    *,
    ids: Ids | None = None,
    take_over: bool = False,
) -> OpenBook:
    """Open the book with a passphrase or its key, in the order that keeps it safe.

    ``take_over`` answers ``LeftOpenElsewhere``: the user says that the other PC does
    not have the book open any more.
    """
    if not folder.has_book():
        raise BookMissing(path=folder.root)
    with ExitStack() as undo:
        lock = acquire(folder.lock, clock, take_over=take_over)
        undo.callback(lock.release)
        log.start(folder)
        undo.callback(log.stop)
        vault = Vault(folder.key_file, clock)
        key = credential
        if isinstance(key, str):
            key = vault.unlock(key)
        drive = drive_of(folder.root)
        fixed = drive is Drive.FIXED
        store = _opened(folder, key, clock, ids, fixed=fixed)
        undo.callback(store.close)
        backups = Backups(folder, key, clock)
        attachments = _attachments(folder, key, clock, backups, fixed=fixed)
        undo.callback(attachments.close)
        _bring_up_to_date(store, attachments, backups, sets)
        undo.pop_all()
    _LOG.info("book opened, %d events, drive %s", store.chain.head()[0], drive)
    return OpenBook(folder, key, vault, store, attachments, backups, drive, lock)


def recover(
    folder: DataFolder,
    code: str,
    passphrase: str,
    clock: Clock,
    *,
    kdf: Kdf | None = None,
    take_over: bool = False,
) -> CellKey:
    """Open the book with its recovery sheet and keep it under a new passphrase.

    The old key file is replaced: passphrases in it are forgotten.
    """
    if not folder.has_book():
        raise BookMissing(path=folder.root)
    secret = read_recovery_code(code)
    vault = Vault(folder.key_file, clock, kdf)
    check_passphrase(passphrase, vault.rules)
    lock = acquire(folder.lock, clock, take_over=take_over)
    try:
        key = CellKey(secret, book_id(folder.book, secret))
        vault.keep(key, passphrase)
    finally:
        lock.release()
    return key


def bring_back(
    folder: DataFolder, backup_id: str, key: CellKey, clock: Clock
) -> Path | None:
    """Let a copy take the place of the closed book; return where that was put.

    The present book, if it opens, is copied once more before.
    """
    backups = Backups(folder, key, clock)
    copy = backups.find(backup_id)
    lock = acquire(folder.lock, clock)
    try:
        _copy_once_more(folder, key, backups, clock)
        return restore(folder, copy, key, clock)
    finally:
        lock.release()


def _copy_once_more(
    folder: DataFolder, key: CellKey, backups: Backups, clock: Clock
) -> None:
    if not folder.has_book():
        return
    with ExitStack() as opened, suppress(DamagedFile, NotACellFile, BookKeyForeign):
        fixed = drive_of(folder.root) is Drive.FIXED
        store = _opened(folder, key, clock, None, fixed=fixed)
        opened.callback(store.close)
        attachments = Attachments.open(folder.blobs, key.raw, clock, fixed_disk=fixed)
        opened.callback(attachments.close)
        backups.make(store, attachments, "before-restore")


def _fill(
    staging: DataFolder,
    vault: Vault,
    passphrase: str,
    clock: Clock,
    sets: Sequence[Migrations],
    ids: Ids | None,
) -> CellKey:
    db_id = (ids or id_source(clock, SystemRandom()))()
    key = vault.create(db_id, passphrase)
    fixed = drive_of(staging.root) is Drive.FIXED
    Attachments.open(staging.blobs, key.raw, clock, fixed_disk=fixed).close()
    store = Store.open(staging.book, key.raw, clock, ids=ids, wal=fixed)
    try:
        store.migrate(sets)
        store.set_meta("db_id", db_id)
        store.set_meta("format", FORMAT)
        store.set_meta("created_at", clock.now().isoformat(timespec="seconds"))
    finally:
        store.close()
    _require_folded(staging)
    return key


def _require_folded(staging: DataFolder) -> None:
    """Refuse a new book of which a part is still in its journal.

    Closing folds the journal in and says nothing when a full disk keeps it from that;
    the book alone, moved away from its journal, would be half a book.
    """
    with machine_errors(staging.book):
        for journal in staging.root.glob("*-wal"):
            if journal.stat().st_size:
                raise DiskFull(path=staging.book)


def _opened(
    folder: DataFolder, key: CellKey, clock: Clock, ids: Ids | None, *, fixed: bool
) -> Store:
    with machine_errors(folder.book):
        size = folder.book.stat().st_size
        with folder.book.open("rb") as file:
            head = file.read(len(_PLAIN_SQLITE))
    if size == 0:
        raise DamagedFile(path=folder.book)
    try:
        store = Store.open(folder.book, key.raw, clock, ids=ids, wal=fixed)
    except NotACellFile:
        if head == _PLAIN_SQLITE:
            raise
        if head == salt_of(key.db_id):
            raise DamagedFile(path=folder.book) from None
        raise BookKeyForeign(path=folder.key_file) from None
    return store


def _attachments(
    folder: DataFolder, key: CellKey, clock: Clock, backups: Backups, *, fixed: bool
) -> Attachments:
    lost = not folder.blobs.exists()
    try:
        opened = Attachments.open(folder.blobs, key.raw, clock, fixed_disk=fixed)
    except NotACellFile as error:
        raise DamagedFile(path=folder.blobs) from error
    if lost and backups.mirror_path.exists():
        # Somebody deleted the file: the copies beside the book still have it all.
        kept = Attachments.open(backups.mirror_path, key.raw, clock, fixed_disk=fixed)
        try:
            opened.take_missing(kept)
        finally:
            kept.close()
    return opened


def _bring_up_to_date(
    store: Store,
    attachments: Attachments,
    backups: Backups,
    sets: Sequence[Migrations],
) -> None:
    try:
        if store.path.stat().st_size <= backups.rules.check_on_open_mb * 2**20:
            checks.check_whole(store.connection, store.path)
        checks.check_not_newer(store, _names(sets))
        if not store.value("SELECT 1 FROM sqlite_master WHERE name = 'app_meta'"):
            raise DamagedFile(path=store.path)
        # Two programs on one shared drive: the database's own lock has the last word.
        with translated(store.path):
            store.connection.execute("BEGIN EXCLUSIVE")
            store.connection.execute("ROLLBACK")
        if store.pending(sets):
            backups.make(store, attachments, "before-migration")
            store.migrate(sets)
            checks.check_links(store.connection, store.path)
        else:
            store.migrate(sets)
        sweep(store, attachments)
    except NotACellFile as error:
        raise DamagedFile(path=store.path) from error


def _names(sets: Sequence[Migrations]) -> frozenset[tuple[str, str]]:
    # Applied to an empty database nothing is there yet, so "pending" names them all.
    empty = Database(connect(None, b""), execute_plugins=False)
    try:
        return frozenset(
            (migrations.name, migration.name)
            for migrations in (MIGRATIONS, *sets)
            for migration in migrations.pending(empty)
        )
    finally:
        empty.close()
