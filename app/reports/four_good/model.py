"""Facts and wording that the report and the sheet share."""

from dataclasses import dataclass
from datetime import date

from app.features.checklist.model.ruleset import State
from app.features.checklist.model.year import (
    CriterionRow,
    Overview,
    Standing,
    VerdictKind,
    YearReport,
)
from app.reports.errors import UnknownReport
from app.reports.letterhead import Closing, Letterhead


@dataclass(frozen=True, slots=True)
class StateWords:
    """How each standing is written on paper."""

    met: str
    awaiting: str
    open: str
    missing: str
    not_judged: str
    not_applicable: str

    def of(self, standing: Standing) -> str:
        """Give the word of a standing."""
        return {
            Standing.MET: self.met,
            Standing.AWAITING: self.awaiting,
            Standing.OPEN: self.open,
            Standing.MISSING: self.missing,
            Standing.NOT_JUDGED: self.not_judged,
            Standing.NOT_APPLICABLE: self.not_applicable,
        }[standing]


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """The sentence of each verdict; places: percent, threshold, basis, gates."""

    no_threshold: str
    gate_failed: str
    unfinished: str
    reached: str
    not_reached: str

    def of(self, kind: VerdictKind) -> str:
        """Give the sentence of a verdict."""
        return {
            VerdictKind.NO_THRESHOLD: self.no_threshold,
            VerdictKind.GATE_FAILED: self.gate_failed,
            VerdictKind.UNFINISHED: self.unfinished,
            VerdictKind.REACHED: self.reached,
            VerdictKind.NOT_REACHED: self.not_reached,
        }[kind]


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A meeting that was held, for the appendix."""

    title: str
    on: date
    present: int
    due: int


@dataclass(frozen=True, slots=True)
class Roll:
    """Head counts of the cell."""

    total: int
    official: int
    probationary: int


@dataclass(frozen=True, slots=True)
class Headings:
    """Headings of the parts and of the appendix."""

    situation: str
    results: str
    limits: str
    limits_list: str
    causes: str
    rating: str
    next_tasks: str
    appendix: str
    evidence: str
    meetings: str
    development: str


@dataclass(frozen=True, slots=True)
class Wording:
    """``data/documents/four_good_report.toml``."""

    source: str
    kind: str
    summary: str
    file_stem: str
    draft_mark: str
    intro: str
    counts: str
    officer: str
    meetings_held: str
    group_result: str
    awaiting: str
    not_judged: str
    missing_list: str
    nothing_missing: str
    totals: str
    proposal: str
    no_evidence: str
    no_meetings: str
    admitted: str
    nobody_admitted: str
    appendix_of: str
    default_role: str
    headings: Headings
    states: StateWords
    verdicts: VerdictWords
    result_columns: tuple[str, ...]
    evidence_columns: tuple[str, ...]
    meeting_columns: tuple[str, ...]
    closing: Closing


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the report says, as recorded."""

    view: Overview
    report: YearReport
    letter: Letterhead
    on: date
    roll: Roll
    held: tuple[HeldMeeting, ...]
    admitted: tuple[str, ...]
    admission_target: int


def year_of(kind: str, record_id: str) -> int:
    """Read the year of a yearly paper; anything else is no such paper."""
    if not (record_id.isascii() and record_id.isdecimal() and len(record_id) == 4):  # noqa: PLR2004  (digits of a year)
        raise UnknownReport(kind=f"{kind}:{record_id}")
    return int(record_id)


def figure_of(row: CriterionRow) -> str:
    """Write the figures of a criterion, else how much evidence there is."""
    return row.proposal.figure


def proof_of(row: CriterionRow) -> str:
    """List the evidence of a criterion."""
    return "; ".join(each.title for each in row.evidence)


def tick(row: CriterionRow, state: State) -> str:
    """Mark the column of the state a criterion is in."""
    return "x" if row.state is state else ""
