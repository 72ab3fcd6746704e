"""How findings and a person's mark become the state of a criterion. Pure."""

from collections.abc import Collection, Mapping
from datetime import date

from app.features.checklist.model.ruleset import Criterion, Mode, State
from app.features.checklist.model.year import (
    CriterionRow,
    Evidence,
    Finding,
    Mark,
    Outcome,
    Proposal,
    Standing,
)
from app.features.checklist.rules.measure import measure, threshold_of
from app.kernel.facts import Fact

_BY_STATE = {
    State.MET: Standing.MET,
    State.NOT_MET: Standing.MISSING,
    State.NOT_APPLICABLE: Standing.NOT_APPLICABLE,
    State.NOT_JUDGED: Standing.NOT_JUDGED,
}


def propose(
    criterion: Criterion,
    facts: Mapping[str, Fact],
    numbers: Mapping[str, int | None],
    year: int,
    today: date,
) -> Proposal:
    """Say what recorded work makes of ``criterion``.

    One failed check is enough for "không đạt"; otherwise one unknown figure leaves it
    "chưa đánh giá"; a period still to come leaves it open. A criterion the secretary
    judges alone is never proposed, its figures are only shown.
    """
    findings = tuple(
        measure(
            check,
            facts,
            threshold_of(check, numbers, facts.get(check.fact)),
            year,
            today,
        )
        for check in criterion.check
    )
    exempt = _exempt(criterion, facts, numbers, year, today)
    if exempt is not None:
        return Proposal(State.NOT_APPLICABLE, findings, exempt=exempt)
    outcomes = {finding.outcome for finding in findings} - {Outcome.SHOWN}
    if criterion.mode is Mode.MANUAL or not outcomes:
        return Proposal(State.NOT_JUDGED, findings)
    state = _state(outcomes)
    is_open = state is State.NOT_JUDGED and Outcome.UNKNOWN not in outcomes
    return Proposal(state, findings, open=is_open)


def _state(outcomes: Collection[Outcome]) -> State:
    if Outcome.FAILED in outcomes:
        return State.NOT_MET
    if Outcome.UNKNOWN in outcomes or Outcome.OPEN in outcomes:
        return State.NOT_JUDGED
    return State.MET


def _exempt(
    criterion: Criterion,
    facts: Mapping[str, Fact],
    numbers: Mapping[str, int | None],
    year: int,
    today: date,
) -> Finding | None:
    rule = criterion.not_applicable_when
    if rule is None:
        return None
    limit = threshold_of(rule, numbers, facts.get(rule.fact))
    finding = measure(rule, facts, limit, year, today)
    return finding if finding.outcome is Outcome.PASSED else None


def stand(
    criterion: Criterion,
    proposal: Proposal,
    mark: Mark | None,
    evidence: tuple[Evidence, ...],
) -> CriterionRow:
    """Put the program's proposal and the person's mark side by side."""
    state, standing = _standing(criterion, proposal, mark)
    return CriterionRow(criterion, proposal, mark, state, standing, evidence)


def needs_confirmation(criterion: Criterion, proposal: Proposal) -> bool:
    """Say whether the proposal counts only after the secretary's word.

    "Không áp dụng" always waits for it, also where the program may judge alone.
    """
    if proposal.state is State.NOT_JUDGED:
        return False
    return criterion.mode is Mode.SEMI or proposal.state is State.NOT_APPLICABLE


def _standing(
    criterion: Criterion, proposal: Proposal, mark: Mark | None
) -> tuple[State, Standing]:
    if mark is not None:
        return mark.state, _BY_STATE[mark.state]
    if needs_confirmation(criterion, proposal):
        return State.NOT_JUDGED, Standing.AWAITING
    if proposal.open:
        return State.NOT_JUDGED, Standing.OPEN
    return proposal.state, _BY_STATE[proposal.state]
