"""A copy takes the place of the book; the present book is put aside, never overwritten.

What can go wrong: the copy is damaged (nothing is touched), the disk fills up (the
present book stays), the power goes half-way (the book is the old or the new one).
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from app.infra.attachments import Attachments
from app.infra.errors import DamagedFile, NotACellFile
from app.infra.files import (
    flush_folder,
    machine_errors,
    replace,
    safe_file,
    write_safely,
)
from app.infra.paths import DataFolder
from app.infra.safety.backup import JOURNALS, Backups, mirror
from app.infra.safety.rotation import Backup
from app.infra.vault import CellKey
from app.kernel.clock import Clock


def restore(
    folder: DataFolder, copy: Backup, key: CellKey, clock: Clock
) -> Path | None:
    """Bring ``copy`` back; the book must be closed and the folder locked by the caller.

    Return where the book of before was put (None when there was none). Attachments
    are only added, never taken away.
    """
    backups = Backups(folder, key, clock)
    backups.verify(copy)
    source = backups.file_of(copy)
    fresh = folder.book.with_name(f"{folder.book.name}.restoring")
    with safe_file(fresh) as file, source.open("rb") as content:
        shutil.copyfileobj(content, file)
    aside = _put_aside(folder.book, f"{clock.now():%Y%m%d-%H%M%S}")
    with machine_errors(folder.book):
        replace(fresh, folder.book)
    for beside, kept in backups.companions(copy):
        if kept.exists() and not beside.exists():
            write_safely(beside, kept.read_bytes())
    _bring_attachments(folder, backups, key, clock)
    return aside


def _put_aside(book: Path, stamp: str) -> Path | None:
    """Give the present book a second name, so that no moment is without a book."""
    if not book.exists():
        return None
    aside = _free(book.with_name(f"{book.name}.before-{stamp}"))
    with machine_errors(book):
        try:
            os.link(book, aside)
        except OSError:
            # FAT sticks have no second names: a real copy does the same.
            with safe_file(aside) as file, book.open("rb") as content:
                shutil.copyfileobj(content, file)
        # A journal left by a crash belongs to the old book and must not meet the new.
        for suffix in JOURNALS:
            journal = book.with_name(book.name + suffix)
            if journal.exists():
                journal.replace(aside.with_name(aside.name + suffix))
        flush_folder(book.parent)
    return aside


def _free(path: Path) -> Path:
    name, number = path, 1
    while name.exists():
        number += 1
        name = path.with_name(f"{path.name}-{number}")
    return name


def _bring_attachments(
    folder: DataFolder, backups: Backups, key: CellKey, clock: Clock
) -> None:
    if not backups.mirror_path.exists():
        return
    kept = Attachments.open(backups.mirror_path, key.raw, clock)
    try:
        try:
            mirror(kept, folder.blobs, key, clock)
        except (DamagedFile, NotACellFile):
            _put_aside(folder.blobs, f"{clock.now():%Y%m%d-%H%M%S}")
            with suppress(OSError):
                folder.blobs.unlink()
            mirror(kept, folder.blobs, key, clock)
    finally:
        kept.close()
