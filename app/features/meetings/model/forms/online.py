"""The rules of online meetings, and what is recorded of one."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from app.kernel.errors import UserError

Online = Literal["online", "mixed"]
Way = Literal["room", "online"]
ONLINE_FORMS = ("online", "mixed")


@dataclass(frozen=True, slots=True)
class Eligible:
    """Which share of the members has to be unable to meet in one place."""

    numerator: int
    denominator: int
    inclusive: bool
    source: str
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A special nature or special circumstances; ``needs_words`` to describe them."""

    id: str
    nature: Literal["special_nature", "special_circumstances"]
    title: str
    hint: str
    confidence: str
    needs_words: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionRule:
    """A condition: asked before the meeting may be so typed, or at its close."""

    id: Literal[
        "permission",
        "eligible",
        "ground",
        "platform",
        "no_secrets",
        "identity",
        "recording",
        "joined",
    ]
    title: str
    when: Literal["before", "during"]
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineRules:
    """One rule set of online meetings; ``unknown`` is what no source told."""

    id: str
    title: str
    valid_from: date
    source: str
    confidence: str
    note: str
    unknown: tuple[str, ...]
    no_secret_ballot: tuple[str, ...]
    eligible: Eligible
    ground: tuple[Ground, ...]
    condition: tuple[ConditionRule, ...]

    def ground_of(self, ground_id: str) -> Ground | None:
        """Find a ground."""
        return next((one for one in self.ground if one.id == ground_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineDetails:
    """What the secretary enters before the meeting; empty until it is known.

    ``unable_count`` counts those who cannot come where they are not named one by one.
    ``least_percent`` is the share of the time that counts as taking part, by the
    superior's permission; None when it says nothing.
    """

    permission_no: str = ""
    permission_on: date | None = None
    permission_by: str = ""
    ground: str = ""
    ground_words: str = ""
    unable_count: int | None = None
    unable_words: str = ""
    platform: str = ""
    no_secrets: bool = False
    least_percent: int | None = None


@dataclass(frozen=True, slots=True)
class OnlineRecord:
    """The record of an online meeting as kept."""

    id: str
    meeting_id: str
    permission_no: str
    permission_on: date | None
    permission_by: str
    ground: str
    ground_words: str
    unable_count: int | None
    unable_words: str
    platform: str
    no_secrets: bool
    least_percent: int | None
    identity: bool
    identity_words: str
    recording: str
    recording_words: str


@dataclass(frozen=True, slots=True)
class Unable:
    """A member who cannot come, and why."""

    id: str
    meeting_id: str
    person_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Joining:
    """A stretch of somebody's presence: where, how, from when to when.

    ``left_at`` is None while he is there, and for who stayed to the end.
    """

    id: str
    meeting_id: str
    person_id: str
    place: str
    way: Way
    came_at: datetime
    left_at: datetime | None


@dataclass(frozen=True, slots=True)
class Stay:
    """How somebody took part, over all his stretches; ``percent`` None while open."""

    person_id: str
    name: str
    places: tuple[str, ...]
    stretches: tuple[Joining, ...]
    seconds: int
    percent: int | None
    came_late: bool
    left_early: bool
    came_back: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as it stands; ``problem`` says what is lacking."""

    id: str
    title: str
    when: Literal["before", "during"]
    confidence: str
    problem: UserError | None

    @property
    def holds(self) -> bool:
        """Say whether it is met."""
        return self.problem is None


@dataclass(frozen=True, slots=True)
class OnlineView:
    """The record of an online meeting with everything computed from it."""

    meeting_id: str
    form: str
    rules: OnlineRules
    record: OnlineRecord | None
    base: tuple[tuple[str, str], ...]
    unable: tuple[Unable, ...]
    unable_total: int
    needed: int
    conditions: tuple[Condition, ...]
    stays: tuple[Stay, ...]
    without_stay: tuple[str, ...]

    @property
    def may_be_typed(self) -> bool:
        """Say whether the meeting may be typed online or mixed."""
        return all(one.holds for one in self.conditions if one.when == "before")
