"""The people on the way, what happened to them, the yearly plan, and the views."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.features.development.model.book import Pack, Stage, StageGroup
from app.kernel.dates import PartialDate


class Union(StrEnum):
    """Which organisation introduces the person."""

    YOUTH = "doan"
    TRADE = "cong_doan"
    NONE = "khong"


@dataclass(frozen=True, slots=True)
class NewCandidate:
    """What is told about a person taken into the source list.

    ``start_stage`` is the last step already done when the person enters the book (for
    people who were on the way before); ``certificate_on`` is the day on the paper.
    """

    full_name: str
    introduced_on: date
    gender: str = ""
    birth: PartialDate | None = None
    unit: str = ""
    union: Union = Union.NONE
    helper_id: str = ""
    certificate_no: str = ""
    certificate_on: date | None = None
    planned_quarter: str = ""
    note: str = ""
    start_stage: str = "P01"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person on the way. ``closed_on`` is set when dropped or made official."""

    id: str
    person_id: str
    unit: str
    union: Union
    helper_id: str
    certificate_no: str
    certificate_on: date | None
    planned_quarter: str
    note: str
    start_stage: str
    introduced_on: date
    closed_on: date | None
    closed_reason: str


@dataclass(frozen=True, slots=True)
class Happening:
    """What is told about a step: its day, paper, votes.

    ``received_on`` is the day a decision reached the cell. ``agreed`` of ``base`` are
    the votes of the official members.
    """

    stage: str
    on: date
    paper_no: str = ""
    received_on: date | None = None
    agreed: int | None = None
    base: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A recorded step. A vote that failed keeps its figures and moves nothing."""

    id: str
    candidate_id: str
    stage: str
    happened_on: date
    paper_no: str
    received_on: date | None
    agreed: int | None
    base: int | None
    passed: bool
    note: str


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets of a year's plan (domain-members-documents.md §4.6)."""

    source: int = 0
    trained: int = 0
    files: int = 0
    admitted: int = 0
    official: int = 0


@dataclass(frozen=True, slots=True)
class PlanText:
    """What the secretary writes in the plan; empty parts stay dotted on paper."""

    non_members: int | None = None
    situation: str = ""
    measures: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """One version of a year's plan. ``issued_on`` None means a draft."""

    id: str
    year: int
    version: int
    targets: Targets
    text: PlanText
    no_candidates_left: bool
    number: str
    issued_on: date | None


@dataclass(frozen=True, slots=True)
class Review:
    """The source list was gone through on a day."""

    id: str
    reviewed_on: date
    note: str


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day of the calendar as the cell corrected it: off or worked."""

    id: str
    day: date
    off: bool
    name: str


class DeadlineKind(StrEnum):
    """What a next date is computed from."""

    CEREMONY = "ceremony"
    OWN_RECORD = "own_record"
    OFFICIAL_REVIEW = "official_review"
    CERTIFICATE = "certificate"
    HELPER = "helper"
    PLANNED = "planned"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A public holiday that the count of working days jumped over."""

    day: date
    name: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """The next date of a person with everything it was computed from.

    ``amount`` is in ``unit`` ("working_day" or "month"); without an amount the date is
    a planned one. ``uncounted`` are days that may turn out to be holidays; ``unsure``
    names years whose calendar nobody has confirmed.
    """

    kind: DeadlineKind
    stage: str
    latest: date
    base_on: date
    amount: int = 0
    unit: str = ""
    skipped: tuple[Skipped, ...] = ()
    uncounted: tuple[Skipped, ...] = ()
    unsure: tuple[int, ...] = ()
    pack: Pack | None = None


class WarningKind(StrEnum):
    """What a person should know before the next step."""

    NO_HELPER = "no_helper"
    HELPER_NOT_OFFICIAL = "helper_not_official"
    CERTIFICATE_EXPIRED = "certificate_expired"
    CERTIFICATE_MISSING = "certificate_missing"
    TOO_YOUNG = "too_young"
    TOO_OLD = "too_old"
    FEW_MEMBERS = "few_members"
    FAILED_VOTE = "failed_vote"
    BIRTH_UNKNOWN = "birth_unknown"


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning with the day or the figure behind it."""

    kind: WarningKind
    on: date | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a person: done (on a day), possible next, or still to come."""

    stage: Stage
    done: bool
    next: bool
    event: Event | None


@dataclass(frozen=True, slots=True)
class PersonView:
    """Everything about one person on the way."""

    candidate: Candidate
    name: str
    gender: str
    birth: PartialDate | None
    helper: str
    stage: Stage
    group: StageGroup
    deadline: Deadline | None
    steps: tuple[StepView, ...]
    events: tuple[Event, ...]
    warnings: tuple[Warned, ...]
    missing_papers: tuple[str, ...]
    papers_needed: int
    votes_needed: int | None
    probation_end: date | None
    certificate_ends: date | None


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """A column of the board with its people, the most urgent first."""

    group: StageGroup
    people: tuple[PersonView, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The whole page: plan, columns, those who left, reviews."""

    year: int
    plan: Plan | None
    columns: tuple[BoardColumn, ...]
    closed: tuple[PersonView, ...]
    admitted: int
    made_official: int
    reviews: tuple[Review, ...]
    members: int

    @property
    def people(self) -> tuple[PersonView, ...]:
        """List everybody still on the way."""
        return tuple(each for column in self.columns for each in column.people)
