"""The dated sets of scoring, as read from ``data/rules/meeting_quality``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Judged = Literal["facts", "both", "person"]
POINT = 100
"""Points are whole hundredths everywhere, so that 0.25 adds up exactly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """One comparison of a fact; the first comparison that is given counts."""

    over_percent: int | None = None
    at_least_percent: int | None = None
    at_least: int | None = None
    at_most: int | None = None
    reaches_of: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Bound):
    """A comparison of a named fact."""

    fact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A fact a line may rest on, and how it is said.

    ``says_plain`` is said when the fact has no denominator, ``says_not`` and
    ``says_none`` when it is zero.
    """

    fact: str
    title: str
    says: str
    unknown: str
    kind: Literal["count", "share", "yes"]
    better: Literal["more", "less"]
    says_plain: str = ""
    says_not: str = ""
    says_none: str = ""
    check: Bound | None = None


@dataclass(frozen=True, slots=True)
class Measures:
    """The record ``measures.toml``."""

    source: str
    confidence: str
    measure: tuple[Measure, ...]

    def named(self) -> Mapping[str, Measure]:
        """Give the measures by the name of their fact."""
        return {one.fact: one for one in self.measure}


@dataclass(frozen=True, slots=True)
class Proposal:
    """The record ``proposal.toml``: the set proposed first, and limits of entries."""

    source: str
    confidence: str
    set: str
    longest_title: int
    longest_words: int
    most_lines: int
    most_steps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A part of a table of points with its total."""

    id: str
    title: str
    most: int
    shows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLine:
    """A criterion of a set; ``most`` is None where the source gives no points."""

    id: str
    title: str
    judged: Judged
    rule: str = ""
    group: str = ""
    most: int | None = None
    must_be_full: bool = False
    fact: str = ""
    shows: tuple[str, ...] = ()
    check: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level from so many points on; ``needs_full`` asks for every full line."""

    id: str
    title: str
    from_: int
    needs_full: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRule:
    """When a year has a level: every month at least, and so many months of a level."""

    level: str
    all_at_least: str
    count_of: str = ""
    count_at_least: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSet:
    """One official way of judging a session."""

    id: str
    title: str
    sheet_title: str
    valid_from: date
    source: str
    confidence: str
    note: str
    mode: Literal["yes_no", "points"]
    kinds: tuple[str, ...]
    total: int = 0
    group: tuple[Group, ...] = ()
    line: tuple[SetLine, ...] = ()
    level: tuple[Level, ...] = ()
    year: tuple[YearRule, ...] = ()

    @property
    def has_points(self) -> bool:
        """Say whether it is a table of points."""
        return self.mode == "points"

    @property
    def needs_lines(self) -> bool:
        """Say whether the cell has to enter points before it can be used."""
        return any(one.most is None for one in self.line) and self.has_points

    def level_of(self, level_id: str) -> Level | None:
        """Find a level."""
        return next((one for one in self.level if one.id == level_id), None)


@dataclass(frozen=True, slots=True)
class ScoreRules:
    """Every set, the measures and the proposal."""

    sets: tuple[ScoreSet, ...]
    measures: Measures
    proposal: Proposal = field(repr=False)

    def set_of(self, set_id: str) -> ScoreSet | None:
        """Find a set by its id."""
        return next((one for one in self.sets if one.id == set_id), None)

    def offered(self, on: date) -> tuple[ScoreSet, ...]:
        """List the sets in force on a day, the proposed one first."""
        known = [one for one in self.sets if one.valid_from <= on]
        return tuple(sorted(known, key=lambda one: one.id != self.proposal.set))
