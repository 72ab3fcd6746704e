"""A fact compared and said in words. Pure."""

from app.features.session_score.model.ruleset import Bound, Measure
from app.features.session_score.model.scheme import Steps
from app.kernel.facts import Fact

_HUNDRED = 100


def is_known(measure: Measure, fact: Fact | None) -> bool:
    """Say whether the fact says anything; a share of nothing does not."""
    if fact is None:
        return False
    return measure.kind != "share" or bool(fact.of)


def holds(bound: Bound, fact: Fact | None) -> bool | None:
    """Compare a fact; None while it is unknown. Shares compare without rounding."""
    if fact is None:
        return None
    if bound.over_percent is not None or bound.at_least_percent is not None:
        return _share_holds(bound, fact)
    if bound.at_least is not None:
        return fact.value >= bound.at_least
    if bound.at_most is not None:
        return fact.value <= bound.at_most
    return None if fact.of is None else fact.value >= fact.of


def _share_holds(bound: Bound, fact: Fact) -> bool | None:
    if not fact.of:
        return None
    share = fact.value * _HUNDRED
    if bound.over_percent is not None:
        return share > bound.over_percent * fact.of
    return share >= (bound.at_least_percent or 0) * fact.of


def by_steps(found: Steps, measure: Measure, fact: Fact | None) -> int | None:
    """Give the points of the step a fact reaches; 0 below the last, None if unknown.

    Where less is better a step reads "up to", otherwise "from".
    """
    if fact is None or not is_known(measure, fact):
        return None
    if measure.better == "less":
        within = [
            step for step in found if _amount(measure, fact) <= _limit(step, fact)
        ]
        return min(within, default=(0, 0))[1]
    reached = [step for step in found if _amount(measure, fact) >= _limit(step, fact)]
    return max(reached, default=(0, 0))[1]


def _amount(measure: Measure, fact: Fact) -> int:
    # Both sides times the denominator, so that a share is never rounded.
    return fact.value * (_HUNDRED if measure.kind == "share" else fact.of or 1)


def _limit(step: tuple[int, int], fact: Fact) -> int:
    return step[0] * (fact.of or 1)


def said(measure: Measure, fact: Fact | None) -> str:
    """Say the fact in one line as the sheet prints it."""
    if fact is None or not is_known(measure, fact):
        return measure.unknown
    wording = measure.says
    if fact.value == 0:
        wording = measure.says_not or measure.says_none or wording
    elif not fact.of and measure.says_plain:
        wording = measure.says_plain
    share = _HUNDRED * fact.value / fact.of if fact.of else 0.0
    percent = f"{share:.1f}".rstrip("0").rstrip(".").replace(".", ",")
    return wording.format(value=fact.value, of=fact.of or 0, percent=percent)
