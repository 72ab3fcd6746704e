"""Writes a parcel where the user chose, and believes only what it reads back.

What can go wrong: the stick is full, read-only, pulled out, or keeps other bytes than
it was given. In every case nothing half-written stays.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from app.infra.errors import CannotOpen, DiskFault
from app.infra.files import machine_errors, safe_file
from app.package.container.zipwriter import SourceChanged
from app.package.errors import (
    PackageAlreadyThere,
    ReadBackFailed,
    TargetMissing,
    TargetPulled,
    TargetTooSmall,
)
from app.package.receiving.case import Reader
from app.package.receiving.inspector import inspect
from app.package.sending.parcel import Parcel
from app.package.sending.phase import Phase, Watch
from app.package.verdict import Verdict

SUFFIX = ".asice.p7m"
_MIB = 2**20


def require_folder(folder: Path) -> None:
    """Refuse a folder that is not there."""
    if not folder.is_dir():
        raise TargetMissing(path=folder)


def require_room(folder: Path, size: int) -> None:
    """Refuse a folder that is missing or too small before anything is written."""
    require_folder(folder)
    with machine_errors(folder):
        free = shutil.disk_usage(folder).free
    if free < size:
        raise TargetTooSmall(
            path=folder, need_mb=size // _MIB + 1, free_mb=free // _MIB
        )


def require_free(path: Path) -> None:
    """Refuse to write over a file that is already there."""
    if path.exists():
        raise PackageAlreadyThere(path=path, name=path.name)


@contextmanager
def withdrawn_on_failure(path: Path) -> Iterator[None]:
    """Remove what was renamed to ``path`` when it could not be registered after all."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise


@contextmanager
def delivered(
    parcel: Parcel, path: Path, reader: Reader, moment: datetime, watch: Watch
) -> Iterator[Verdict]:
    """Write the parcel beside ``path`` and verify it; rename when the block ends well.

    The block records the package; if it fails, the file goes too.
    """
    with _stick(path), safe_file(path) as file:
        _write(parcel, file.write, path.name, watch)
        watch(Phase.PUSH, 0, 1, path.name)
        file.flush()
        os.fsync(file.fileno())
        watch(Phase.PUSH, 1, 1, path.name)

        def progress(done: int, total: int) -> None:
            watch(Phase.READ_BACK, done, total, path.name)

        verdict = inspect(Path(file.name), reader, moment, progress)
        _require_same(verdict, parcel, path.name)
        yield verdict


def _write(
    parcel: Parcel, write: Callable[[bytes], object], name: str, watch: Watch
) -> None:
    total = parcel.size
    done = 0
    try:
        for piece in parcel.pieces():
            watch(Phase.WRITE, done, total, name)
            write(piece)
            done += len(piece)
    except SourceChanged as error:
        raise ReadBackFailed(name=str(error)) from error
    watch(Phase.WRITE, total, total, name)


def _require_same(verdict: Verdict, parcel: Parcel, name: str) -> None:
    if not verdict.acceptable:
        raise ReadBackFailed(name=name, code=verdict.code)
    if verdict.manifest_sha256 != parcel.manifest_sha256:
        raise ReadBackFailed(name=name)


@contextmanager
def _stick(path: Path) -> Iterator[None]:
    try:
        yield
    except (DiskFault, CannotOpen) as error:
        # The device itself fails, or the folder is suddenly gone: it was pulled out.
        raise TargetPulled(path=path.parent, name=path.name) from error
