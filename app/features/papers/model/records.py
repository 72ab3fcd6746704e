"""Papers as they are stored: what goes out, what comes in."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PaperState(StrEnum):
    """Where an outgoing paper stands."""

    DRAFT = "draft"
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class File:
    """A file kept with a paper, by its digest; empty while there is none."""

    sha256: str = ""
    name: str = ""
    size: int = 0
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """An outgoing paper.

    ``form`` is the id of its type ("NQ"). ``title`` is the summary under the type's
    name, ``text`` what it says. Signer and post are copies of the day of issue. A draft
    has neither number nor term. ``item_id`` and ``ballot_id`` name the matter and the
    vote of ``meeting_id`` it comes from.
    """

    id: str
    form: str
    title: str
    text: str
    state: PaperState
    term_id: str
    number: int | None
    on_day: date | None
    signer_id: str
    signer: str
    signer_post: str
    recipients: str
    meeting_id: str
    item_id: str
    ballot_id: str
    withdrawn_on: date | None
    withdrawn_reason: str
    restricted: bool
    sha256: str
    file_name: str
    file_size: int
    media_type: str

    @property
    def file(self) -> File:
        """Give the file attached."""
        return File(self.sha256, self.file_name, self.file_size, self.media_type)

    @property
    def is_draft(self) -> bool:
        """Say whether it may still be changed."""
        return self.state is PaperState.DRAFT

    @property
    def addressees(self) -> tuple[str, ...]:
        """Give who gets it, one a line of what was entered."""
        return tuple(line for line in self.recipients.split("\n") if line)


@dataclass(frozen=True, slots=True)
class Slot:
    """A number of one type and term: borne by a paper, or void with a reason.

    ``copied`` numbers were given before, in another register.
    """

    id: str
    form: str
    term_id: str
    number: int
    paper_id: str
    void_reason: str
    void_on: date | None
    copied: bool = False


@dataclass(frozen=True, slots=True)
class Incoming:
    """A paper of a superior or of another body.

    ``arrival`` is its place in the year's register, ``number`` the number it bears.
    ``meeting_id`` is the meeting it was made known at; ``known_note`` says in words
    how else it was. ``needs_spreading`` is False for papers nobody has to be told of.
    An entry made by mistake keeps its place with a ``void_reason``.
    """

    id: str
    year: int
    arrival: int
    issuer: str
    number: str
    on_day: date | None
    received_on: date
    form: str
    subject: str
    note: str
    deadline: date | None
    needs_spreading: bool
    meeting_id: str
    known_note: str
    known_on: date | None
    task_id: str
    void_reason: str
    restricted: bool
    sha256: str
    file_name: str
    file_size: int
    media_type: str

    @property
    def file(self) -> File:
        """Give the file attached."""
        return File(self.sha256, self.file_name, self.file_size, self.media_type)

    @property
    def is_known(self) -> bool:
        """Say whether the cell has been told, or need not be."""
        return not self.needs_spreading or bool(self.meeting_id or self.known_note)
