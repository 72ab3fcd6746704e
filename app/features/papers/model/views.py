"""What the service answers, and what it asks of the meetings and the people."""

from dataclasses import dataclass
from datetime import date

from app.features.papers.model.records import Incoming, Paper
from app.features.papers.model.ruleset import Form


@dataclass(frozen=True, slots=True)
class Decision:
    """What a meeting decided: a vote, the conclusion on a matter, or its conclusion.

    ``passed`` is None where no vote was taken. ``text`` is the conclusion as recorded,
    never more. ``base`` is the number of votes that make the whole. ``issued_as`` names
    the papers made of it ("05-NQ/CB").
    """

    meeting_id: str
    meeting_title: str
    on_day: date
    subject: str
    text: str
    item_id: str = ""
    ballot_id: str = ""
    passed: bool | None = None
    in_favour: int = 0
    against: int = 0
    other: int = 0
    base: int = 0
    held: bool = True
    issued_as: str = ""


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A meeting as the registers name it; ``held`` is False while it is planned."""

    id: str
    title: str
    on_day: date
    held: bool
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class SignerOnDay:
    """Somebody who holds a post on a day."""

    person_id: str
    name: str
    post: str
    role: str


@dataclass(frozen=True, slots=True)
class TermSpan:
    """A term of the cell, both days included."""

    id: str
    from_on: date
    to_on: date
    label: str


@dataclass(frozen=True, slots=True)
class MinutesNumber:
    """A number of minutes, as the meetings keep it."""

    term_id: str
    number: int
    meeting_id: str
    title: str
    on_day: date
    signer: str
    void_reason: str
    signed: bool


@dataclass(frozen=True, slots=True)
class PaperView:
    """One outgoing paper with everything a document or a drawer says of it.

    ``number_text`` is "05-NQ/CB", empty for a draft; ``void_numbers`` are numbers it
    bore before, with why they were given up. ``copied`` papers were issued before they
    stood in this register.
    """

    paper: Paper
    form: Form
    number_text: str
    term_label: str
    origin: Decision | None
    meeting: HeldMeeting | None
    void_numbers: tuple[tuple[str, str], ...] = ()
    copied: bool = False


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One line of the register of outgoing papers.

    A gap has neither paper nor meeting: ``void_reason`` says why the number is empty,
    and is empty itself while nobody has said so. ``withdrawn`` is the reason a paper
    was withdrawn for, ``origin`` the meeting it comes from.
    """

    form: str
    form_title: str
    number: int | None
    number_text: str
    on_day: date | None
    title: str
    signer: str
    recipients: str
    state: str
    paper_id: str = ""
    meeting_id: str = ""
    void_reason: str = ""
    term_id: str = ""
    file_name: str = ""
    origin: str = ""
    withdrawn: str = ""
    restricted: bool = False

    @property
    def is_gap(self) -> bool:
        """Say whether the number is borne by nothing."""
        return self.state == "gap"


@dataclass(frozen=True, slots=True)
class IncomingView:
    """One incoming paper with what became of it."""

    paper: Incoming
    form_title: str
    meeting: HeldMeeting | None
    task_title: str
    task_owner: str
    task_due: date | None
    task_done: bool

    @property
    def is_known(self) -> bool:
        """Say whether the cell has been told; a meeting called off told nobody."""
        called_off = self.meeting is not None and self.meeting.cancelled
        return self.paper.is_known and not called_off

    @property
    def is_settled(self) -> bool:
        """Say whether nothing is left to do."""
        answered = self.task_done or not (self.paper.task_id or self.paper.deadline)
        return self.is_known and answered
