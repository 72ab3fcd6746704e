"""How a year stands: marks of people, findings of the program, evidence, figures."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.features.checklist.model.ruleset import (
    Criterion,
    Group,
    Parameter,
    RuleSet,
    State,
)


class Outcome(StrEnum):
    """What one check found. ``OPEN``: only periods still to come are missing."""

    PASSED = "passed"
    OPEN = "open"
    FAILED = "failed"
    UNKNOWN = "unknown"
    SHOWN = "shown"


class Standing(StrEnum):
    """How a row is counted and shown; exactly one for each criterion."""

    MET = "met"
    AWAITING = "awaiting"
    OPEN = "open"
    MISSING = "missing"
    NOT_JUDGED = "not_judged"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check with its figure: ``value`` of ``of`` against ``threshold``.

    ``inputs`` are the lines the figure was summed from. ``ask`` says what is not known;
    ``lacks_parameter`` names a threshold nobody has given yet. ``shown`` is the figure
    as the table of the year writes it.
    """

    label: str
    kind: str
    outcome: Outcome
    value: int | None = None
    of: int | None = None
    threshold: int | None = None
    inputs: tuple[str, ...] = ()
    ask: str = ""
    lacks_parameter: str = ""
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the program makes of the recorded work."""

    state: State
    findings: tuple[Finding, ...] = ()
    open: bool = False
    exempt: Finding | None = None

    @property
    def figure(self) -> str:
        """Write the figures in one line: ``11/12 kỳ · dự 93,4 %``."""
        return " · ".join(each.shown for each in self.findings if each.shown)

    @property
    def asks(self) -> tuple[str, ...]:
        """List what is not known, without repeats."""
        said = (finding.ask for finding in self.findings if finding.ask)
        return tuple(dict.fromkeys(said))


@dataclass(frozen=True, slots=True)
class Mark:
    """What a person decided, beside what the program proposed at that moment."""

    id: str
    year: int
    criterion: str
    set_version: str
    state: State
    proposed: State
    reason: str
    marked_on: date


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that proves something, with every criterion it is used for."""

    id: str
    year: int
    title: str
    file_name: str
    sha256: str
    size: int
    media_type: str
    issued_on: date | None
    added_on: date
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One criterion of a year: the program's word and the person's, side by side."""

    criterion: Criterion
    proposal: Proposal
    mark: Mark | None
    state: State
    standing: Standing
    evidence: tuple[Evidence, ...]

    @property
    def overridden(self) -> bool:
        """Say whether the person decided otherwise than the program proposed."""
        return (
            self.mark is not None
            and self.mark.proposed is not State.NOT_JUDGED
            and self.mark.proposed is not self.mark.state
        )

    @property
    def moved(self) -> bool:
        """Say whether recorded work changed the proposal since the mark."""
        return self.mark is not None and self.mark.proposed is not self.proposal.state


@dataclass(frozen=True, slots=True)
class Figures:
    """How many rows stand how."""

    total: int = 0
    met: int = 0
    awaiting: int = 0
    open: int = 0
    missing: int = 0
    not_judged: int = 0
    not_applicable: int = 0

    @property
    def applicable(self) -> int:
        """Count the rows that apply."""
        return self.total - self.not_applicable


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group with its rows, gates first."""

    group: Group
    rows: tuple[CriterionRow, ...]
    figures: Figures


class VerdictKind(StrEnum):
    """What can be said about the whole year."""

    NO_THRESHOLD = "no_threshold"
    GATE_FAILED = "gate_failed"
    UNFINISHED = "unfinished"
    REACHED = "reached"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The year against the local threshold; ``gates`` are the barring criteria."""

    kind: VerdictKind
    percent: int | None = None
    threshold: int | None = None
    basis: str = ""
    gates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where the year ends when nothing more is done, and what is left to do."""

    days_left: int
    before: date
    vote_by: date
    met: int
    not_met: int
    awaiting: int
    not_judged: int
    still_possible: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportText:
    """What the secretary writes in the yearly report; empty parts stay dotted."""

    limits: str = ""
    causes: str = ""
    proposal: str = ""
    next_tasks: str = ""


@dataclass(frozen=True, slots=True)
class YearReport:
    """The yearly report: its words, and its number and day once it is final."""

    id: str
    year: int
    text: ReportText
    number: str
    issued_on: date | None

    @property
    def is_final(self) -> bool:
        """Say whether the report has been issued."""
        return self.issued_on is not None


@dataclass(frozen=True, slots=True)
class OwnParameter:
    """A threshold the cell gave itself, with its basis."""

    id: str
    year: int
    parameter: str
    number: int
    basis: str


@dataclass(frozen=True, slots=True)
class ParameterView:
    """A parameter as it counts this year: the record and what the cell entered."""

    parameter: Parameter
    own: OwnParameter | None

    @property
    def number(self) -> int | None:
        """Return the figure that counts."""
        return self.own.number if self.own else self.parameter.number


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything a screen or report shows of one year."""

    year: int
    rule_set: RuleSet
    groups: tuple[GroupView, ...]
    figures: Figures
    verdict: Verdict
    forecast: Forecast
    evidence: tuple[Evidence, ...]
    parameters: tuple[ParameterView, ...]
    read_only: bool
    has_begun: bool = True

    @property
    def rows(self) -> tuple[CriterionRow, ...]:
        """List every row in the order of the set's groups, gates first."""
        return tuple(row for group in self.groups for row in group.rows)

    def row(self, criterion: str) -> CriterionRow | None:
        """Find a row by the criterion's id."""
        for row in self.rows:
            if row.criterion.id == criterion:
                return row
        return None
