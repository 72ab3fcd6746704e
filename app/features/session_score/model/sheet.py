"""A score sheet: the lines asked, what was entered, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.features.session_score.model.ruleset import Check, Judged, ScoreSet
from app.features.session_score.model.scheme import Scheme, Steps
from app.kernel.facts import Fact


@dataclass(frozen=True, slots=True)
class Heading:
    """A meeting as the list of scores needs it; ``counts`` as in its kind."""

    meeting_id: str
    title: str
    kind: str
    on_day: date
    counts: tuple[str, ...]
    is_frozen: bool
    has_begun: bool
    is_held: bool


@dataclass(frozen=True, slots=True)
class Session:
    """A meeting with its facts, as the meetings hand it over."""

    heading: Heading
    present: int
    facts: Mapping[str, Fact] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A line to be judged, of the set or of the cell's variant.

    ``fact`` with ``steps`` gives points by steps, ``checks`` all or nothing. ``shows``
    are facts laid beside a line that a person judges.
    """

    id: str
    title: str
    most: int
    judged: Judged
    rule: str = ""
    group: str = ""
    group_title: str = ""
    fact: str = ""
    steps: Steps = ()
    checks: tuple[Check, ...] = ()
    shows: tuple[str, ...] = ()
    must_be_full: bool = False


class Standing(StrEnum):
    """Where the points of a line come from."""

    OPEN = "open"
    FACT = "fact"
    PERSON = "person"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a sheet as kept: the fact of that moment, and a person's word."""

    id: str
    meeting_id: str
    line_id: str
    seq: int
    group_title: str
    title: str
    rule: str
    most: int
    given: int | None
    fact_words: str
    points: int | None
    reason: str
    must_be_full: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of a meeting as kept; ``settled_at`` when the minutes were signed."""

    id: str
    meeting_id: str
    scheme_id: str
    set_id: str
    total: int | None
    most: int
    level: str
    comments: str
    superior: str
    in_favour: int | None
    settled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Scored:
    """A judged line: what the fact gives, what counts, and why they differ."""

    id: str
    seq: int
    title: str
    rule: str
    group: str
    most: int
    given: int | None
    points: int | None
    facts: tuple[str, ...]
    reason: str
    standing: Standing
    must_be_full: bool

    @property
    def is_full(self) -> bool:
        """Say whether it has full points."""
        return self.points is not None and self.points >= self.most


@dataclass(frozen=True, slots=True)
class Sum:
    """What the lines come to. ``level`` is empty while a line is open."""

    total: int
    most: int
    open: int
    level: str
    level_title: str
    capped_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoreView:
    """The whole sheet of a meeting. ``scheme`` is None until a set is chosen."""

    heading: Heading
    present: int
    is_scored_kind: bool
    scheme: Scheme | None
    set: ScoreSet | None
    lines: tuple[Scored, ...] = ()
    sum: Sum | None = None
    sheet: Sheet | None = None
    is_frozen: bool = False

    @property
    def is_kept(self) -> bool:
        """Say whether the score was recorded with the meeting."""
        return self.sheet is not None

    @property
    def open_lines(self) -> tuple[Scored, ...]:
        """List the lines nobody has judged yet."""
        return tuple(one for one in self.lines if one.points is None)


@dataclass(frozen=True, slots=True)
class MonthScore:
    """The level of one month; empty where no session was scored."""

    month: int
    title: str
    total: int | None
    level: str
    level_title: str


@dataclass(frozen=True, slots=True)
class YearScore:
    """The year: its months, how many reach what, and the level if a rule gives one.

    ``is_final`` when every month has a score. ``rule_known`` is False for sets whose
    source gives no rule for the year.
    """

    year: int
    set_title: str
    months: tuple[MonthScore, ...]
    counts: Mapping[str, int]
    level: str
    level_title: str
    is_final: bool
    rule_known: bool
