"""The files of a meeting's papers, kept encrypted beside the book.

The content is stored under its hash before the record that names it is written.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from app.features.meetings.errors import (
    PaperAlreadyThere,
    PaperHasMacros,
    PaperKindRefused,
    PaperNotWhatItSays,
    PaperTooLarge,
    PaperWithoutFile,
    TooManyPapers,
)
from app.features.meetings.model.entries import NewPaper
from app.features.meetings.model.preparing import PaperFile
from app.features.meetings.model.records import Paper
from app.features.meetings.service.context import Context, change
from app.features.meetings.service.planning import Planning
from app.features.meetings.store.preparing import PreparingStore
from app.infra.attachments import Attachments, StoredFile
from app.infra.book.office_files import (
    ending_of,
    has_macros,
    has_main_part,
    is_office_file,
)
from app.infra.files import read_file, write_safely
from app.kernel.changes import Change
from app.kernel.text import clean


@dataclass(frozen=True, slots=True)
class PaperFolder:
    """Attaches files to the papers of a meeting and reads them again."""

    ctx: Context
    planning: Planning
    rows: PreparingStore
    attachments: Attachments

    def attach_file(
        self, meeting_id: str, path: Path, new: NewPaper, paper_id: str = ""
    ) -> Change:
        """Attach the file at ``path``; see ``attach``."""
        self._room(meeting_id, paper_id)
        self._check_ending(path.name)
        content = read_file(path, self.ctx.rules.preparing.papers.limit_mb)
        return self.attach(meeting_id, path.name, content, new, paper_id)

    def attach(
        self,
        meeting_id: str,
        file_name: str,
        content: bytes,
        new: NewPaper,
        paper_id: str = "",
    ) -> Change:
        """Keep a file as a paper of the meeting, or as the file of a paper noted.

        Without a title its name stands for it. Refused: kinds outside the list (by name
        and content), office files with macros, files over the limit, the same file
        twice.
        """
        self._room(meeting_id, paper_id)
        self._check(file_name, content)
        stored = self.attachments.add_file(file_name, content)
        if any(one.sha256 == stored.sha256 for one in self.rows.files(meeting_id)):
            raise PaperAlreadyThere(name=file_name)
        name = clean(file_name).replace("\n", " ")
        with self.ctx.store.command("meetings.attach_paper") as unit:
            if paper_id:
                self._give_file(meeting_id, paper_id, name, stored)
            else:
                whole = replace(
                    new,
                    title=new.title.strip() or Path(name).stem,
                    sha256=stored.sha256,
                    size=stored.size,
                )
                self.planning.add_paper(meeting_id, whole)
                paper_id = self.ctx.rows.parts(Paper, meeting_id)[-1].id
                self._note_file(meeting_id, paper_id, name, stored)
        return change(meeting_id, unit)

    def file(self, paper_id: str) -> PaperFile:
        """Give the file of a paper or raise ``PaperWithoutFile``."""
        found = self.rows.file_of(paper_id)
        if found is None:
            raise PaperWithoutFile
        return found

    def content(self, paper_id: str) -> bytes:
        """Return the bytes of a paper's file."""
        return self.attachments.read(self.file(paper_id).sha256)

    def save_copy(self, paper_id: str, path: Path) -> None:
        """Write a copy of the file where the user chose; it is not encrypted there."""
        write_safely(path, self.content(paper_id))

    def _give_file(
        self, meeting_id: str, paper_id: str, name: str, stored: StoredFile
    ) -> None:
        old = self.rows.file_of(paper_id)
        with self.ctx.store.command("meetings.attach_paper") as unit:
            if old is not None:
                unit.delete("meeting_paper_file", old.id)
            named = {"sha256": stored.sha256, "size": stored.size}
            unit.update("meeting_paper", paper_id, named)
        self._note_file(meeting_id, paper_id, name, stored)

    def _note_file(
        self, meeting_id: str, paper_id: str, name: str, stored: StoredFile
    ) -> None:
        with self.ctx.store.command("meetings.attach_paper") as unit:
            unit.insert(
                "meeting_paper_file",
                {
                    "meeting_id": meeting_id,
                    "paper_id": paper_id,
                    "file_name": name,
                    "media_type": stored.media_type,
                },
            )

    def _room(self, meeting_id: str, paper_id: str) -> None:
        self.ctx.changeable(meeting_id)
        limit = self.ctx.rules.preparing.papers.limit_per_meeting
        if not paper_id and len(self.rows.files(meeting_id)) >= limit:
            raise TooManyPapers(limit=limit)

    def _check_ending(self, file_name: str) -> None:
        endings = self.ctx.rules.preparing.papers.endings
        if ending_of(file_name) not in endings:
            raise PaperKindRefused(name=file_name, endings=", ".join(endings))

    def _check(self, file_name: str, content: bytes) -> None:
        self._check_ending(file_name)
        limit = self.ctx.rules.preparing.papers.limit_mb
        if len(content) > limit * 2**20:
            raise PaperTooLarge(name=file_name, limit=limit)
        ending = ending_of(file_name)
        if not is_office_file(ending):
            return
        if has_macros(content):
            raise PaperHasMacros(name=file_name)
        # An empty file gets the sentence of the attachments instead.
        if content and not has_main_part(ending, content):
            raise PaperNotWhatItSays(name=file_name)
