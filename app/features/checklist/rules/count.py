"""How the rows of a year add up: groups, forecast, verdict. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from app.features.checklist.model.ruleset import Deadline, RuleSet
from app.features.checklist.model.year import (
    CriterionRow,
    Figures,
    Forecast,
    GroupView,
    ParameterView,
    Standing,
    Verdict,
    VerdictKind,
)

RECOGNITION = "recognition.min_percent"


def figures(rows: Iterable[CriterionRow]) -> Figures:
    """Count how the rows stand."""
    count = Counter(row.standing for row in rows)
    return Figures(
        total=count.total(),
        met=count[Standing.MET],
        awaiting=count[Standing.AWAITING],
        open=count[Standing.OPEN],
        missing=count[Standing.MISSING],
        not_judged=count[Standing.NOT_JUDGED],
        not_applicable=count[Standing.NOT_APPLICABLE],
    )


def grouped(
    rule_set: RuleSet, rows: Mapping[str, CriterionRow]
) -> tuple[GroupView, ...]:
    """Sort the rows into the set's groups, gates first, else in the set's order."""
    views = []
    for group in rule_set.groups:
        own = [rows[c.id] for c in rule_set.criteria if c.group == group.id]
        own.sort(key=lambda row: not row.criterion.gate)
        views.append(GroupView(group, tuple(own), figures(own)))
    return tuple(views)


def forecast(
    rows: Sequence[CriterionRow], deadline: Deadline, year: int, today: date
) -> Forecast:
    """Say where the year ends when nothing more is done.

    Periods still to come then stay undone, so an open row counts as not met. What is
    missing can still be done as long as the cell has not voted on the result.
    """
    count = figures(rows)
    vote_by = deadline.vote_by(year)
    undone = (Standing.MISSING, Standing.OPEN)
    left = [row.criterion.id for row in rows if row.standing in undone]
    before = deadline.before(year)
    return Forecast(
        days_left=(before - today).days,
        before=before,
        vote_by=vote_by,
        met=count.met,
        not_met=count.missing + count.open,
        awaiting=count.awaiting,
        not_judged=count.not_judged,
        still_possible=tuple(left) if today <= vote_by else (),
    )


def verdict(rows: Sequence[CriterionRow], threshold: ParameterView | None) -> Verdict:
    """Hold the year against the local threshold of recognition.

    A failed gate decides at once. Without a threshold nothing is computed: no source
    gives one, the secretary enters it with its basis.
    """
    gates = tuple(
        row.criterion.id
        for row in rows
        if row.criterion.gate and row.standing is Standing.MISSING
    )
    number = threshold.number if threshold else None
    basis = threshold.own.basis if threshold and threshold.own else ""
    count = figures(rows)
    percent = count.met * 100 // count.applicable if count.applicable else None
    if gates:
        return Verdict(VerdictKind.GATE_FAILED, percent, number, basis, gates)
    if number is None:
        return Verdict(VerdictKind.NO_THRESHOLD)
    if count.awaiting + count.open + count.not_judged or percent is None:
        return Verdict(VerdictKind.UNFINISHED, percent, number, basis)
    # Compared in whole numbers: the shown percent is rounded down.
    reached = count.met * 100 >= number * count.applicable
    kind = VerdictKind.REACHED if reached else VerdictKind.NOT_REACHED
    return Verdict(kind, percent, number, basis)
