"""Files written so that either the old one or the whole new one is there.

What can go wrong: the disk fills up, the power goes, a virus scanner holds the file for
a moment (Windows errors 5 and 32), the folder is read-only. The old file then stays as
it was and no debris is left beside it.
"""

import errno
import os
import stat
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from app.infra.errors import (
    CannotOpen,
    DiskFault,
    DiskFull,
    FileBusy,
    FileTooLarge,
    NoPermission,
    NotAFile,
    UnusableName,
)
from app.kernel.errors import EnvironmentProblem

_KNOWN: dict[int, type[EnvironmentProblem]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EACCES: NoPermission,
    errno.EPERM: NoPermission,
    errno.EROFS: NoPermission,
    errno.EBUSY: FileBusy,
    errno.ETXTBSY: FileBusy,
    errno.ENOENT: CannotOpen,
    errno.ENOTDIR: CannotOpen,
    errno.EEXIST: UnusableName,
    errno.EISDIR: CannotOpen,
    errno.ELOOP: CannotOpen,
    errno.EMFILE: CannotOpen,
    errno.ENAMETOOLONG: UnusableName,
    errno.EINVAL: UnusableName,
    errno.EILSEQ: UnusableName,
    errno.EIO: DiskFault,
    errno.ENXIO: DiskFault,
    errno.ENODEV: DiskFault,
    errno.ESTALE: DiskFault,
}
# Windows: sharing violation, lock violation, handle disk full, disk full.
_KNOWN_WINDOWS: dict[int, type[EnvironmentProblem]] = {
    32: FileBusy,
    33: FileBusy,
    39: DiskFull,
    112: DiskFull,
}
_HELD_FOR_A_MOMENT = {5, 32}
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)


@contextmanager
def machine_errors(path: Path) -> Iterator[None]:
    """Turn the machine's errors about ``path`` into problems; let our bugs through."""
    try:
        yield
    except OSError as error:
        kind = _KNOWN_WINDOWS.get(getattr(error, "winerror", None) or 0)
        kind = kind or _KNOWN.get(error.errno or 0)
        if kind is None:
            raise
        raise kind(path=path) from error
    except ValueError as error:
        # No system has a name with a NUL in it; Python says so before it asks.
        if "\0" not in str(path):
            raise
        raise UnusableName(path=path) from error


@contextmanager
def safe_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file beside ``path`` that takes its place when the block ends well.

    The folder is made when it is missing. An exception in the block leaves the old
    file and removes what was written.
    """
    part = _part_beside(path)
    with machine_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            replace(part, path)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise


def write_safely(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``, whole or not at all, and on the disk."""
    with safe_file(path) as file:
        file.write(content)


def open_to_read(path: Path) -> BinaryIO:
    """Open an ordinary file; anything else is ``NotAFile``.

    A pipe would make us wait for whoever writes into it, a device never ends.
    """
    with machine_errors(path):
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotAFile(path=path)
        return path.open("rb")


def read_file(path: Path, limit_mb: int) -> bytes:
    """Read the whole file, refusing more than ``limit_mb`` megabytes."""
    with machine_errors(path), open_to_read(path) as file:
        content = file.read(limit_mb * 2**20 + 1)
    if len(content) > limit_mb * 2**20:
        raise FileTooLarge(path=path, limit_mb=limit_mb)
    return content


def replace(source: Path, target: Path) -> None:
    """Rename over ``target`` and flush the folder; wait out a virus scanner."""
    for pause in _PAUSES:
        try:
            source.replace(target)
            break
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD_FOR_A_MOMENT:
                raise
            time.sleep(pause)
    else:
        source.replace(target)
    flush_folder(target.parent)


def flush_folder(folder: Path) -> None:
    """Make renames and new names in ``folder`` durable where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Some network file systems refuse to flush a folder; nothing more can be done.
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def _part_beside(path: Path) -> Path:
    # Shortened, because the name plus a suffix may be longer than the disk allows.
    mark = zlib.crc32(path.name.encode("utf-8", "surrogatepass"))
    return path.with_name(f"{path.name[:32]}.{mark:08x}.part")
