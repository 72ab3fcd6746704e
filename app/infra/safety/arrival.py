"""A book comes from a stick to a PC that has none: after a theft, a fire, a new PC.

What can go wrong: no copy on the stick, a damaged one, a wrong passphrase or code, a
book in the chosen folder already. The stick is only read.
"""

from pathlib import Path

from app.infra.book.connection import connect
from app.infra.book.sqlerrors import translated
from app.infra.driver import sqlcipher3
from app.infra.errors import (
    BackupDamaged,
    BackupUnknown,
    BookExists,
    DamagedFile,
    NotACellFile,
    RecoverySheetForeign,
    RecoverySheetLength,
)
from app.infra.paths import DataFolder
from app.infra.safety.backup import Backups
from app.infra.safety.lock import acquire
from app.infra.safety.recovery import read_recovery_code
from app.infra.safety.restore import restore
from app.infra.safety.rotation import Backup
from app.infra.vault import CellKey, Vault
from app.kernel.clock import Clock
from app.kernel.errors import EnvironmentProblem


def take_in(
    stick: Path, folder: DataFolder, passphrase_or_code: str, clock: Clock
) -> CellKey:
    """Bring the newest good copy under ``stick`` into the empty ``folder``.

    ``stick`` is the folder that holds ``backups``, or that folder itself. A text of 56
    characters that fits is the recovery sheet; then a new passphrase must be set with
    ``opening.recover`` if the old one is forgotten. Returns the key, to open the book.
    """
    if folder.has_book():
        raise BookExists(path=folder.root)
    home = DataFolder(stick.parent if stick.name == "backups" else stick)
    newest = _newest(home)
    key = _key(newest, passphrase_or_code, clock)
    backups = Backups(home, key, clock)
    copy = _newest_whole(backups)
    backups.carry(copy, folder)
    lock = acquire(folder.lock, clock)
    try:
        restore(folder, copy, key, clock)
    finally:
        lock.release()
    return key


def _newest(home: DataFolder) -> Path:
    # Names begin with the moment, so they sort by it.
    files = sorted(home.backups.glob("????????-*.db"))
    if not files:
        raise BackupUnknown(name="")
    return files[-1]


def _newest_whole(backups: Backups) -> Backup:
    damaged: EnvironmentProblem | None = None
    for copy in backups.listed():
        try:
            backups.verify(copy)
        except (BackupDamaged, DamagedFile) as error:
            damaged = damaged or error
            continue
        return copy
    raise damaged or BackupUnknown(name="")


def _key(file: Path, passphrase_or_code: str, clock: Clock) -> CellKey:
    try:
        secret = read_recovery_code(passphrase_or_code)
    except RecoverySheetLength:
        return Vault(file.with_suffix(".key"), clock).unlock(passphrase_or_code)
    return CellKey(secret, book_id(file, secret))


def book_id(book: Path, secret: bytes) -> str:
    """Open a book with the key of its recovery sheet and read its id."""
    try:
        connection = connect(book, secret, read_only=True)
    except NotACellFile as error:
        raise RecoverySheetForeign(field="recovery_code") from error
    try:
        return _id_in(connection, book)
    finally:
        connection.close()


def _id_in(connection: sqlcipher3.Connection, book: Path) -> str:
    with translated(book):
        row = connection.execute(
            "SELECT value FROM app_meta WHERE key = 'db_id'"
        ).fetchone()
    if row is None:
        raise DamagedFile(path=book)
    return str(row[0])
