"""Verified copies of the book, thinned by age, and the attachments mirrored beside.

What can go wrong: disk full (the copy is removed, the book untouched). A copy counts
only after it was opened again with the key, checked whole, flushed and hashed.

Format history of backups.json
1  First release.
"""

import hashlib
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from app.infra.attachments import Attachments
from app.infra.book.connection import connect
from app.infra.book.sqlerrors import translated
from app.infra.datafile import read_toml
from app.infra.errors import BackupDamaged, BackupUnknown
from app.infra.files import machine_errors, replace, safe_file, write_safely
from app.infra.paths import DataFolder, rules_folder
from app.infra.safety.checks import check_whole
from app.infra.safety.drive import Drive, drive_of
from app.infra.safety.rotation import Backup, BackupRules, kept
from app.infra.store import Store
from app.infra.vault import CellKey
from app.kernel.clock import VIETNAM, Clock
from app.kernel.errors import EnvironmentProblem
from app.kernel.progress import Progress, silent

_CHUNK = 2**20
# What the database keeps beside a file while it writes, and after a crash.
JOURNALS = ("-wal", "-shm", "-journal")


def backup_rules() -> BackupRules:
    """Read the rules of copies."""
    return read_toml(rules_folder() / "security" / "backup.toml", BackupRules)


@dataclass(frozen=True, slots=True)
class _Listing:
    version: int
    copies: tuple[Backup, ...]


class Backups:
    """The copies in one folder, this PC's or a USB stick's."""

    def __init__(self, home: DataFolder, key: CellKey, clock: Clock) -> None:
        self.rules = backup_rules()
        self._home = home
        self._key = key
        self._clock = clock

    def make(self, store: Store, attachments: Attachments, reason: str) -> Backup:
        """Copy the open book and its new attachments; verify; thin the old copies."""
        folder = self._home.backups
        at = self._clock.now()
        name = self._free_name(f"{at:%Y%m%d-%H%M%S}-{reason}")
        target = folder / f"{name}.db"
        half = folder / f"{name}.db.tmp"
        with machine_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
        try:
            self._copy_book(store, half)
            copy = Backup(
                id=name,
                at=at,
                reason=reason,
                size=half.stat().st_size,
                sha256=file_digest(half),
                seq=store.chain.head()[0],
                counts=self._counts(store),
            )
            with machine_errors(target):
                replace(half, target)
        except BaseException:
            _remove(half)
            raise
        for beside, mine in self.companions(copy):
            if beside.exists():
                write_safely(mine, beside.read_bytes())
        mirror(attachments, self.mirror_path, self._key, self._clock)
        self._list([*self.listed(), copy])
        self.thin()
        return copy

    @property
    def mirror_path(self) -> Path:
        """Return the file that holds the attachments of every copy."""
        return self._home.backups / self._home.blobs.name

    def listed(self) -> list[Backup]:
        """List the copies whose files are there, newest first."""
        there = {c.id: c for c in self._read_list() if self.file_of(c).exists()}
        # The list is a convenience: a copy it has lost counts, once it is whole.
        files = {path.stem: path for path in self._home.backups.glob("????????-*.db")}
        for name in files.keys() - there.keys():
            found = self._adopted(name, files[name])
            if found is not None:
                there[name] = found
        return sorted(there.values(), key=lambda copy: (copy.at, copy.id), reverse=True)

    def find(self, backup_id: str) -> Backup:
        """Find a copy by its id, or raise ``BackupUnknown``."""
        for copy in self.listed():
            if copy.id == backup_id:
                return copy
        raise BackupUnknown(name=backup_id)

    def is_due(self, store: Store) -> bool:
        """Say whether the book has changed since the newest copy."""
        newest = next(iter(self.listed()), None)
        return newest is None or newest.seq != store.chain.head()[0]

    def verify(self, copy: Backup) -> None:
        """Read a copy again and raise ``BackupDamaged`` when it is not as it was."""
        path = self.file_of(copy)
        if file_digest(path) != copy.sha256:
            raise BackupDamaged(name=copy.id)
        connection = connect(path, self._key.raw, read_only=True)
        try:
            check_whole(connection, path)
        finally:
            connection.close()

    def thin(self) -> None:
        """Remove the copies that the rules do not keep."""
        copies = self.listed()
        stay = kept(copies, self.rules)
        for copy in copies:
            if copy.id not in stay:
                for path in (
                    self.file_of(copy),
                    *(k for _b, k in self.companions(copy)),
                ):
                    _remove(path)
        self._list([copy for copy in copies if copy.id in stay])

    def file_of(self, copy: Backup) -> Path:
        """Return the file of a copy."""
        return self._home.backups / f"{copy.id}.db"

    def companions(self, copy: Backup) -> list[tuple[Path, Path]]:
        """Pair the small files beside the book with their copies.

        Both are locked by passphrases of their own.
        """
        file = self.file_of(copy)
        return [
            (self._home.key_file, file.with_suffix(".key")),
            (self._home.signing_key, file.with_suffix(".sign")),
        ]

    def copy_to(self, target: Path, progress: Progress = silent) -> Backup:
        """Put the newest copy with all attachments on another drive.

        Every byte is read back and compared; only then may the stick be pulled out.
        """
        newest = next(iter(self.listed()), None)
        if newest is None:
            raise BackupUnknown(name="")
        return self.carry(newest, DataFolder(target), progress)

    def carry(
        self, copy: Backup, home: DataFolder, progress: Progress = silent
    ) -> Backup:
        """Put a copy, the small files beside it and all attachments into ``home``."""
        other = Backups(home, self._key, self._clock)
        _copy_flushed(self.file_of(copy), other.file_of(copy))
        progress(1, 3)
        pairs = zip(self.companions(copy), other.companions(copy), strict=True)
        for (_beside, mine), (_there, theirs) in pairs:
            if mine.exists():
                write_safely(theirs, mine.read_bytes())
        if self.mirror_path.exists():
            blobs = Attachments.open(self.mirror_path, self._key.raw, self._clock)
            try:
                mirror(blobs, other.mirror_path, self._key, self._clock)
            finally:
                blobs.close()
        progress(2, 3)
        other.verify(copy)
        other._list([*(c for c in other.listed() if c.id != copy.id), copy])
        other.thin()
        progress(3, 3)
        return copy

    def _read_list(self) -> tuple[Backup, ...]:
        path = self._home.backups / "backups.json"
        if not path.exists():
            return ()
        try:
            return msgspec.json.decode(path.read_bytes(), type=_Listing).copies
        except msgspec.DecodeError:
            return ()

    def _adopted(self, name: str, file: Path) -> Backup | None:
        stamp, _, reason = name[:15], name[15:16], name[16:]
        try:
            at = datetime.strptime(stamp, "%Y%m%d-%H%M%S").replace(tzinfo=VIETNAM)
            connection = connect(file, self._key.raw, read_only=True)
        except (ValueError, EnvironmentProblem):
            return None
        store = Store(connection, self._clock, path=file)
        try:
            check_whole(connection, file)
            seq, counts = store.chain.head()[0], self._counts(store)
        except EnvironmentProblem:
            return None
        finally:
            store.close()
        size, digest = file.stat().st_size, file_digest(file)
        return Backup(name, at, reason, size, digest, seq, counts)

    def _copy_book(self, store: Store, half: Path) -> None:
        _remove(half)
        target = connect(half, self._key.raw, fixed_disk=False)
        try:
            with translated(half):
                store.connection.backup(target)
                # A copy is one file that opens from a read-only disc too.
                target.execute("PRAGMA journal_mode=DELETE")
        finally:
            target.close()
        again = connect(half, self._key.raw, read_only=True)
        try:
            check_whole(again, half)
        finally:
            again.close()
        with machine_errors(half), half.open("rb+") as file:
            os.fsync(file.fileno())

    def _counts(self, store: Store) -> dict[str, int]:
        there = set(store.db.table_names())
        return {
            c.table: int(str(store.value(f'SELECT count(*) FROM "{c.table}"')))  # noqa: S608  (names of our own data file, checked above)
            for c in self.rules.counted
            if c.table in there
        }

    def _free_name(self, wanted: str) -> str:
        name, number = wanted, 1
        while (self._home.backups / f"{name}.db").exists():
            number += 1
            name = f"{wanted}-{number}"
        return name

    def _list(self, copies: list[Backup]) -> None:
        content = msgspec.json.encode(_Listing(1, tuple(copies)))
        path = self._home.backups / "backups.json"
        write_safely(path, msgspec.json.format(content, indent=1) + b"\n")


def mirror(source: Attachments, target: Path, key: CellKey, clock: Clock) -> int:
    """Add to ``target`` the attachments it does not have yet; say how many."""
    with machine_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
    fixed = drive_of(target.parent) is Drive.FIXED
    copy = Attachments.open(target, key.raw, clock, fixed_disk=fixed)
    try:
        return copy.take_missing(source)
    finally:
        copy.close()


def file_digest(path: Path) -> str:
    """Read a whole file and give its SHA-256."""
    with machine_errors(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _copy_flushed(source: Path, target: Path) -> None:
    with safe_file(target) as file, source.open("rb") as content:
        shutil.copyfileobj(content, file, _CHUNK)


def _remove(path: Path) -> None:
    for file in (path, *(path.with_name(path.name + s) for s in JOURNALS)):
        with suppress(OSError):
            file.unlink(missing_ok=True)
