"""A criteria set as its dated data files declare it; nothing here decides anything."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Literal

# A: official wording seen, B: secondary source, C: weak source, D: inferred.
SourceMark = Literal["A", "B", "C", "D"]


class State(StrEnum):
    """How a criterion stands, in the words of the data and of the packages."""

    MET = "dat"
    NOT_MET = "khong_dat"
    NOT_APPLICABLE = "khong_ap_dung"
    NOT_JUDGED = "chua_danh_gia"


class Mode(StrEnum):
    """Who judges: the program, the program with a confirmation, or the secretary."""

    AUTO = "auto"
    SEMI = "semi"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing measured: a figure, the way to measure it, and its threshold.

    The threshold is ``number`` or ``percent``, or the parameter called ``parameter``.
    ``ask`` is said when the figure is not known; ``show`` is how the table of the year
    writes it, with {value}, {of} and {percent} (empty: only the details show it).
    """

    kind: str
    fact: str
    label: str
    number: int | None = None
    percent: int | None = None
    parameter: str = ""
    ask: str = ""
    show: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One row of the set. A ``gate`` bars recognition when it is not met.

    ``title`` is the wording of the set; ``short`` the same in a table's width.
    """

    id: str
    title: str
    short: str
    meaning: str
    ref: str
    mark: SourceMark
    evidence: tuple[str, ...]
    mode: Mode
    measure_mark: SourceMark
    question: str
    advice: str
    page: str = ""
    gate: bool = False
    not_applicable_when: Check | None = None
    check: tuple[Check, ...] = ()

    @property
    def group(self) -> str:
        """Name the group by the part of the id before the point."""
        return self.id.split(".", 1)[0]


@dataclass(frozen=True, slots=True)
class Group:
    """One of the four goods; ``short`` and ``tiny`` are its title in less room."""

    id: str
    title: str
    short: str
    tiny: str
    ref: str


@dataclass(frozen=True, slots=True)
class GroupFile:
    """What one ``<group>.toml`` holds."""

    group: Group
    criterion: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Deadline:
    """The report is due before ``day``; the cell votes by ``vote_day``.

    The self-assessment is drafted from ``draft_day``; marks may be changed until
    ``closes_day`` of the next year.
    """

    month: int
    day: int
    draft_month: int
    draft_day: int
    vote_month: int
    vote_day: int
    closes_month: int
    closes_day: int
    basis: str
    mark: SourceMark
    draft_mark: SourceMark
    vote_mark: SourceMark
    closes_mark: SourceMark

    def before(self, year: int) -> date:
        """Return the day before which the report must be in."""
        return date(year, self.month, self.day)

    def draft_from(self, year: int) -> date:
        """Return the day from which the cell drafts its self-assessment."""
        return date(year, self.draft_month, self.draft_day)

    def vote_by(self, year: int) -> date:
        """Return the day until which work still gets into the report."""
        return date(year, self.vote_month, self.vote_day)

    def closes(self, year: int) -> date:
        """Return the last day on which the year's marks may be changed."""
        return date(year + 1, self.closes_month, self.closes_day)


@dataclass(frozen=True, slots=True)
class Obligation:
    """A duty of the plan that is not a criterion; without a day when it is optional."""

    id: str
    title: str
    basis: str
    mark: SourceMark
    month: int | None = None
    day: int | None = None
    day_mark: SourceMark | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class SetHead:
    """What ``set.toml`` says about the whole set."""

    id: str
    version: int
    title: str
    kind: Literal["checklist"]
    period: Literal["year"]
    applies_to: tuple[str, ...]
    valid_from: date
    source: str
    mark: SourceMark
    deadline: Deadline
    notes: tuple[str, ...] = ()
    obligation: tuple[Obligation, ...] = ()
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A dated figure with its basis; without a value when no source gives one."""

    id: str
    title: str
    basis: str
    mark: SourceMark
    valid_from: date
    valid_to: date | None = None
    unit: str = ""
    number: int | None = None
    numbers: tuple[int, ...] = ()
    text: str = ""

    def holds_on(self, day: date) -> bool:
        """Say whether the record is valid on ``day``."""
        return self.valid_from <= day and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class ParameterFile:
    """What ``parameters.toml`` holds."""

    parameter: tuple[Parameter, ...]


@dataclass(frozen=True)
class RuleSet:
    """A whole set: head, groups in order, criteria in order, parameters."""

    head: SetHead
    groups: tuple[Group, ...]
    criteria: tuple[Criterion, ...]
    parameters: tuple[Parameter, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Criterion]:
        """Find criteria by id."""
        return {criterion.id: criterion for criterion in self.criteria}

    @property
    def version(self) -> str:
        """Name the version that a mark is stored with."""
        return f"{self.head.id}/{self.head.version}"

    def parameter(self, parameter_id: str, year: int) -> Parameter | None:
        """Return the record of the parameter valid at the end of ``year``."""
        day = date(year, 12, 31)
        for parameter in self.parameters:
            if parameter.id == parameter_id and parameter.holds_on(day):
                return parameter
        return None


@dataclass(frozen=True, slots=True)
class EvidenceRule:
    """Which files may be attached as evidence (``evidence.toml``)."""

    source: str
    confidence: SourceMark
    valid_from: date
    endings: tuple[str, ...]
    reason_characters: int
