"""What the members feature talks about: members, events, fields, counts, bases."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal, Protocol

from app.kernel.dates import PartialDate
from app.people.past.model import PastValue

# Fields that live on the person, shared with candidates; all others on the member.
PERSON_FIELDS = (
    "full_name",
    "gender",
    "birth",
    "national_id",
    "other_name",
    "phone",
    "email",
    "ethnicity",
    "religion",
    "hometown",
    "residence",
    "occupation",
    "workplace",
    "education",
    "theory_level",
    "note",
)
# The field that the register of party groups answers, once there is one.
GROUP = "group_name"
# Presences an event can lead to that are not the name of a status.
PRESENT, OUTSIDE, SAME, BACK = "present", "outside", "same", "back"
OFFICIAL, PROBATIONARY = "official", "probationary"
Changes = Literal["never", "seldom", "usually"]
# What a form of an event may ask beyond day and paper.
Asked = Literal["elsewhere", "until", "counts_from", "cleared_on", "consent_no"]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of the record, as ``data/members/fields.toml`` declares it.

    ``kind`` is name, text, gender, date, digits or phone; ``lengths`` are the numbers
    of digits that are right. A field that is not ``on`` is neither asked nor imported
    until the cell switches it on; one that is ``sensitive`` only after a warning.
    ``changes``: "usually" for what life changes (a new value counts from a day on),
    "seldom" where that must be said, else a new value puts the old one right.
    """

    key: str
    label: str
    kind: str
    group: str
    help: str
    masked: bool = False
    on: bool = True
    lengths: tuple[int, ...] = ()
    sensitive: bool = False
    changes: Changes = "never"


@dataclass(frozen=True, slots=True)
class FieldTable:
    """All fields with the paper they were taken from.

    ``usually`` and ``seldom`` are the keys of fields that change so.
    """

    source: str
    confidence: str
    valid_from: date
    usually: tuple[str, ...]
    seldom: tuple[str, ...]
    field: tuple[FieldSpec, ...]


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """A form of the superior: fields with a place in it, and those it needs."""

    key: str
    label: str
    fields: tuple[str, ...]
    needed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetTable:
    """The forms that are filled from the record."""

    source: str
    confidence: str
    valid_from: date
    sheet: tuple[SheetSpec, ...]


@dataclass(frozen=True, slots=True)
class StatusSpec:
    """One status; ``counted`` in the head count, ``votes`` in a meeting's base."""

    key: str
    label: str
    counted: bool
    on_roll: bool
    tone: str
    votes: Literal["yes", "if_present", "no"]
    short: str = ""  # where there is little room


@dataclass(frozen=True, slots=True)
class EventSpec:
    """One kind of event: what it starts from and what it leads ``to``.

    ``asks``: what a form asks beyond day and paper; ``paper`` and ``place`` name the
    paper and the other place as the office calls them. ``lapses``: ends by itself after
    its last day. ``renews``: begins a new probation. ``leaves_party``: from then on no
    party age grows.
    """

    key: str
    label: str
    to: str
    starts: tuple[str, ...]
    needs_paper: bool
    asks: tuple[Asked, ...] = ()
    lapses: bool = False
    renews: bool = False
    leaves_party: bool = False
    paper: str = ""
    place: str = ""

    @property
    def required(self) -> frozenset[str]:
        """What must be told beside kind and day."""
        found = {"paper_no"} if self.needs_paper else set()
        found |= {"until"} if self.lapses else set()
        return frozenset(
            found | ({"consent_no"} if "consent_no" in self.asks else set())
        )


@dataclass(frozen=True, slots=True)
class ReadmissionRule:
    """When somebody may be admitted again, as a dated rule.

    ``months`` out of the Party at least, ``cleared_months`` after a criminal record is
    cleared, ``times`` in a life, with a ``consent`` in writing. ``excluded`` reminds of
    those who may not be.
    """

    valid_from: date
    source: str
    confidence: str
    months: int
    cleared_months: int
    times: int
    consent: str
    excluded: str


@dataclass(frozen=True, slots=True)
class StatusTable:
    """Statuses, events and the numbers of the rules, with their source."""

    source: str
    confidence: str
    valid_from: date
    official_members_to_decide: int
    probation_months: int
    probation_notice_days: int
    official_review_working_days: int
    absences_in_a_row: int
    probation_basis: str
    readmission: tuple[ReadmissionRule, ...]
    status: tuple[StatusSpec, ...]
    event: tuple[EventSpec, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a member on a day; ``on`` None = before the book.

    ``until`` is its last day where it has one, ``counts_from`` the day an official
    member counts as one though the decision came later. ``cleared_on`` is the day a
    criminal record was cleared, ``consent_no`` the superior's paper behind an admission
    anew. ``order`` ranks the events of one day.
    """

    id: str
    member_id: str
    kind: str
    on: date | None
    paper_no: str = ""
    paper_on: date | None = None
    elsewhere: str = ""
    note: str = ""
    file_sha256: str = ""
    file_name: str = ""
    until: date | None = None
    counts_from: date | None = None
    order: int = 0
    cleared_on: date | None = None
    consent_no: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A member's row with the events, not yet judged for a day."""

    member_id: str
    person_id: str
    name: str
    gender: str
    birth: PartialDate | None
    standing: str
    values: Mapping[str, str]
    events: tuple[Event, ...] = ()

    def partial(self, key: str) -> PartialDate | None:
        """Read a date field, None when it is empty."""
        text = self.values.get(key, "")
        return _parsed(text) if text else None


# The same few thousand days are asked for again and again while a roll is judged.
_parsed = lru_cache(maxsize=20_000)(PartialDate.from_iso)


@dataclass(frozen=True, slots=True)
class Member:
    """A member as of one day.

    ``standing`` is official or probationary; ``status`` is what the roll shows: the
    standing, or exempt, temporary_in, temporary_out, or the way the member left.
    ``since`` is the day of the event behind the status, when one is known.
    """

    person_id: str
    member_id: str
    name: str
    gender: str
    birth: PartialDate | None
    status: str
    standing: str
    admitted_on: PartialDate | None
    official_on: PartialDate | None
    card_no: str
    post: str = ""
    since: date | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    # Whole years of party age on that day; only official members have one.
    party_years: int | None = None

    @property
    def group(self) -> str:
        """Give the party group the member belongs to; empty when there is none."""
        return self.values.get(GROUP, "")


@dataclass(frozen=True, slots=True)
class Counts:
    """Head counts of one day; ``total`` leaves out temporary guests."""

    on: date
    total: int
    official: int
    probationary: int
    exempt: int
    temporary_out: int
    temporary_in: int
    suspended: int = 0


@dataclass(frozen=True, slots=True)
class Base:
    """Whose votes or presence make up the whole, and whether the cell may decide."""

    members: tuple[Member, ...]
    official_total: int
    can_decide: bool

    @property
    def count(self) -> int:
        """Give the figure that shares are taken of."""
        return len(self.members)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One step in the history of a field, newest first in lists."""

    at: str
    actor: str
    act: str
    reason: str
    field: str
    old: str
    new: str


class BadgeDue(Protocol):
    """The next badge of a member (``BadgeLine`` of the rules)."""

    @property
    def years(self) -> int:
        """Give for how many years."""

    @property
    def reached_on(self) -> date:
        """Give the day the years are full."""

    @property
    def award_on(self) -> date:
        """Give the day of the award."""


@dataclass(frozen=True, slots=True)
class MemberCard:
    """The life of one member on one screen."""

    member: Member
    events: tuple[Event, ...]
    possible: tuple[EventSpec, ...]
    history: tuple[FieldChange, ...]
    badge: "BadgeDue | None" = None
    lacking: tuple[tuple[SheetSpec, tuple[FieldSpec, ...]], ...] = ()
    past: tuple[PastValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as the secretary tells it; "joined" without a day is before the book."""

    kind: str = "joined"
    on: date | None = None
    paper_no: str = ""
    paper_on: date | None = None
    elsewhere: str = ""
    note: str = ""
    file_sha256: str = ""
    file_name: str = ""
    until: date | None = None
    counts_from: date | None = None
    # A list that was taken over names no papers; only the import sets this.
    from_list: bool = False
    cleared_on: date | None = None
    consent_no: str = ""
