"""A meeting and everything recorded at it, as stored."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.features.meetings.model.running import Moment, Presence, Skip, Span


class State(StrEnum):
    """How far a meeting and its minutes are."""

    PLANNED = "planned"
    RUNNING = "running"
    DRAFT = "draft"
    READ = "read"
    SIGNED = "signed"
    LOCKED = "locked"
    CANCELLED = "cancelled"


HELD = frozenset({State.DRAFT, State.READ, State.SIGNED, State.LOCKED})
FROZEN = frozenset({State.SIGNED, State.LOCKED, State.CANCELLED})


class Mark(StrEnum):
    """What the roll-call says of a person; ``NONE`` until somebody has looked."""

    NONE = ""
    PRESENT = "present"
    EXCUSED = "excused"
    UNEXCUSED = "unexcused"
    EXEMPT = "exempt"


class Tone(StrEnum):
    """What kind of remark an opinion is."""

    NONE = ""
    CRITICISM = "criticism"
    SELF_CRITICISM = "self_criticism"
    PRAISE = "praise"


class Outcome(StrEnum):
    """What the meeting found of a task of last time."""

    NONE = ""
    DONE = "done"
    NOT_DONE = "not_done"
    ROLLED_OVER = "rolled_over"


@dataclass(frozen=True, slots=True)
class Attendee:
    """A member as he stands on the day of the meeting.

    ``exempt`` from meetings, ``away`` on temporary activity elsewhere, ``visiting`` on
    temporary activity here, ``suspended`` from party activity. ``in_committee`` tells
    who belongs to a meeting of the cell committee, ``group`` to which party group.
    """

    person_id: str
    name: str
    post: str = ""
    official: bool = True
    exempt: bool = False
    away: bool = False
    visiting: bool = False
    suspended: bool = False
    in_committee: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class RollLine:
    """One member on the roll of one meeting, with what he was on that day."""

    id: str
    meeting_id: str
    person_id: str
    seq: int
    name: str
    post: str
    official: bool
    exempt: bool
    away: bool
    visiting: bool
    suspended: bool
    mark: Mark
    reason: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting itself; ``paused`` counts the seconds it stood still."""

    id: str
    kind: str
    form: str
    theme: str
    on_day: date
    planned_time: str
    place: str
    chair_id: str
    clerk_id: str
    guests: str
    state: State
    step: str
    conclusion: str
    papers_sent_on: date | None
    started_at: datetime | None
    closed_at: datetime | None
    read_at: datetime | None
    read_note: str
    unread_reason: str
    signed_on: date | None
    locked_at: datetime | None
    cancel_reason: str
    conduct_id: str
    paused: int = 0

    @property
    def was_held(self) -> bool:
        """Say whether the meeting has been closed."""
        return self.state in HELD

    @property
    def can_change(self) -> bool:
        """Say whether what it records may still be corrected."""
        return self.state not in FROZEN

    @property
    def minutes(self) -> int | None:
        """Give the length in whole minutes without the pauses, once closed."""
        if self.started_at is None or self.closed_at is None:
            return None
        whole = int((self.closed_at - self.started_at).total_seconds())
        return max(0, whole - self.paused) // 60


@dataclass(frozen=True, slots=True)
class Item:
    """One matter of the agenda."""

    id: str
    meeting_id: str
    seq: int
    topic: str
    title: str
    presenter_id: str
    content: str
    conclusion: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A document used at the meeting; ``issuer`` is set for papers of superiors."""

    id: str
    meeting_id: str
    item_id: str
    seq: int
    title: str
    issuer: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody said. ``restricted`` keeps the words out of extracts.

    ``said_at`` is when he began to speak; None where nobody noted it.
    """

    id: str
    meeting_id: str
    item_id: str
    seq: int
    person_id: str
    speaker: str
    text: str
    tone: Tone
    restricted: bool
    said_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote as counted. ``handed_out`` and ``returned`` count in secret votes."""

    id: str
    meeting_id: str
    item_id: str
    seq: int
    matter: str
    subject: str
    secret: bool
    handed_out: int
    returned: int
    invalid: int
    in_favour: int
    against: int
    other: int


@dataclass(frozen=True, slots=True)
class Review:
    """A task of last time as the meeting confronted it (a copy of that moment)."""

    id: str
    meeting_id: str
    task_id: str
    seq: int
    title: str
    owner: str
    due_on: date | None
    outcome: Outcome
    note: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """A task the meeting gave, as it was given (a copy of that moment)."""

    id: str
    meeting_id: str
    item_id: str
    task_id: str
    seq: int
    title: str
    owner: str
    starts_on: date | None
    due_on: date | None
    report_at: str


@dataclass(frozen=True, slots=True)
class Addendum:
    """A numbered correction of locked minutes; the old text stays."""

    id: str
    meeting_id: str
    number: int
    on_day: date
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a paper in the series of its type and term."""

    id: str
    form: str
    term_id: str
    number: int
    meeting_id: str
    void_reason: str


@dataclass(frozen=True, slots=True)
class Record:
    """Everything recorded of one meeting."""

    meeting: Meeting
    items: tuple[Item, ...]
    papers: tuple[Paper, ...]
    roll: tuple[RollLine, ...]
    opinions: tuple[Opinion, ...]
    ballots: tuple[Ballot, ...]
    reviews: tuple[Review, ...]
    assignments: tuple[Assignment, ...]
    addenda: tuple[Addendum, ...]
    number: Number | None
    spans: tuple[Span, ...] = ()
    skips: tuple[Skip, ...] = ()
    presence: tuple[Presence, ...] = ()
    moments: tuple[Moment, ...] = ()

    def skipped(self, step: str) -> str:
        """Give the reason a step was passed over; empty when it was not."""
        return next((one.reason for one in self.skips if one.step == step), "")

    def moment_of(self, ballot_id: str) -> Moment | None:
        """Give when a vote was taken, where that is known."""
        found = (one for one in self.moments if one.ballot_id == ballot_id)
        return next(found, None)
