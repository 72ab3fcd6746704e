"""Who has the data folder open: one program at a time.

The file says who, where and since when; a lock of the operating system on it says
whether that is still true, and vanishes with a killed program. So a crash on this PC is
taken over at once. A name of *another* PC whose lock we nevertheless get means that it
crashed, or that the shared folder does not carry locks: then a person has to say that
the book is not open over there (data-layer.md §4).
"""

import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

from app.infra.errors import AlreadyOpen, LeftOpenElsewhere
from app.infra.files import machine_errors
from app.kernel.clock import Clock

# The locked byte lies beyond the text, so that others can read who holds the lock.
_LOCKED_BYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the folder open."""

    host: str
    process: int
    since: str


class FolderLock:
    """A lock held until ``release``; made by ``acquire``."""

    def __init__(self, file: BinaryIO, holder: Holder) -> None:
        self.holder = holder
        self._file = file

    def release(self) -> None:
        """Give the folder back; the empty file stays."""
        if not self._file.closed:
            self._file.seek(0)
            self._file.truncate()
            self._file.close()


def acquire(path: Path, clock: Clock, *, take_over: bool = False) -> FolderLock:
    """Take the lock, or say who has it.

    Raises ``AlreadyOpen`` when a living program holds it, and ``LeftOpenElsewhere``
    when another PC's name stands in the file; ``take_over`` is the user's word that
    the book is not open there any more.
    """
    with machine_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        file = path.open("rb+")
    since = clock.now().strftime("%H:%M %d/%m/%Y")
    holder = Holder(platform.node(), os.getpid(), since)
    try:
        with machine_errors(path):
            _enter(file, holder, take_over=take_over)
    except BaseException:
        file.close()
        raise
    return FolderLock(file, holder)


def _enter(file: BinaryIO, holder: Holder, *, take_over: bool) -> None:
    left = _holder(file)
    if not _try_lock(file):
        raise AlreadyOpen(**_facts(left))
    if left is not None and left.host != holder.host and not take_over:
        raise LeftOpenElsewhere(**_facts(left))
    file.seek(0)
    file.truncate()
    file.write(msgspec.json.encode(holder))
    file.flush()
    os.fsync(file.fileno())


def _holder(file: BinaryIO) -> Holder | None:
    file.seek(0)
    try:
        return msgspec.json.decode(file.read(_LOCKED_BYTE), type=Holder)
    except msgspec.DecodeError:
        # Empty after a clean end, or half written by a program that died.
        return None


def _facts(holder: Holder | None) -> dict[str, object]:
    known = holder or Holder("?", 0, "?")
    return {"host": known.host, "process": known.process, "since": known.since}


def _try_lock(file: BinaryIO) -> bool:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415  (exists on Windows only)

        file.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl  # noqa: PLC0415  (does not exist on Windows)

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # The file system has no locks: the database's own lock is the guarantee.
        return True
    return True
