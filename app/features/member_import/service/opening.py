"""Reads the file or files that were chosen: one list, or the returned forms of many."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.features.member_import.errors import MixedFiles
from app.features.member_import.service.forms import as_list, form_in
from app.features.member_import.store import form_heading
from app.infra.spreadsheets import reader
from app.infra.spreadsheets.model import Workbook
from app.kernel.progress import Progress, silent
from app.kernel.words import _


@dataclass(frozen=True, slots=True)
class Opened:
    """A list that was read, kept by the caller between the steps."""

    book: Workbook

    @property
    def file(self) -> str:
        """Give the name of the file."""
        return self.book.file


def open_lists(paths: Sequence[Path], progress: Progress = silent) -> Opened:
    """Read one list, or the returned forms of several members as one.

    Raises a subclass of ``UnreadableList`` with the reason, or ``MixedFiles``.
    """
    heading = form_heading()
    books = []
    for done, path in enumerate(paths):
        if len(paths) > 1:
            progress(done, len(paths))
        books.append(reader.read(path, progress if len(paths) == 1 else silent))
    forms = [form for book in books if (form := form_in(book, heading)) is not None]
    if len(forms) == len(books):
        return Opened(
            as_list(forms, _("{count} phiếu gửi về").format(count=len(forms)))
        )
    if len(books) > 1:
        raise MixedFiles
    return Opened(books[0])
