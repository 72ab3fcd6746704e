"""The ways of measuring a figure, by the name the rule set uses (``check.kind``).

Every way gets the figure, its threshold and the day, and says how it came out. Shares
are compared in whole numbers, so 85 of 100 is exactly 85 % and not above it.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from app.features.checklist.model.ruleset import Check
from app.features.checklist.model.year import Finding, Outcome
from app.kernel.facts import Fact

Way = Callable[[Fact, int, int, date], Outcome]
PERIODS = {"every_month": 12, "every_quarter": 4}
_LAST_MONTH = 12


def _says_nothing(check: Check, fact: Fact) -> bool:
    """Say whether the figure cannot be known yet (of 0), or is no share at all."""
    return fact.of == 0 or (check.kind in SHARES and fact.of is None)


def _settled(passed: bool) -> Outcome:  # noqa: FBT001  (the only argument)
    return Outcome.PASSED if passed else Outcome.FAILED


def _at_least(fact: Fact, threshold: int, _year: int, _today: date) -> Outcome:
    return _settled(fact.value >= threshold)


def _needs(fact: Fact, threshold: int, _year: int, _today: date) -> Outcome:
    """Hold back the judgement until there is anything to judge."""
    return Outcome.PASSED if fact.value >= threshold else Outcome.UNKNOWN


def _by_year_end(fact: Fact, threshold: int, year: int, today: date) -> Outcome:
    """Judge what happens once, late in the year: open while the year runs."""
    if fact.value >= threshold:
        return Outcome.PASSED
    return Outcome.OPEN if today.year <= year else Outcome.FAILED


def _at_most(fact: Fact, threshold: int, _year: int, _today: date) -> Outcome:
    return _settled(fact.value <= threshold)


def _below(fact: Fact, threshold: int, _year: int, _today: date) -> Outcome:
    return _settled(fact.value < threshold)


def _share_at_least(fact: Fact, threshold: int, _year: int, _today: date) -> Outcome:
    return _settled(fact.value * 100 >= threshold * (fact.of or 0))


def _share_above(fact: Fact, threshold: int, _year: int, _today: date) -> Outcome:
    return _settled(fact.value * 100 > threshold * (fact.of or 0))


def _every_period(
    per_year: int, fact: Fact, threshold: int, year: int, today: date
) -> Outcome:
    """Judge periods of the year: those over must be done, those to come are open.

    A cell that began during the year has fewer periods (``of``); the last ones of the
    year are its own.
    """
    if fact.value >= threshold:
        return Outcome.PASSED
    over = _periods_over(per_year, year, today) - (per_year - threshold)
    return Outcome.OPEN if fact.value >= over and over < threshold else Outcome.FAILED


def _periods_over(per_year: int, year: int, today: date) -> int:
    if today.year != year:
        return per_year if today.year > year else 0
    return (today.month - 1) * per_year // _LAST_MONTH


WAYS: Mapping[str, Way] = {
    "at_least": _at_least,
    "needs": _needs,
    "by_year_end": _by_year_end,
    "at_most": _at_most,
    "below": _below,
    "zero": _at_most,
    "share_at_least": _share_at_least,
    "share_above": _share_above,
    "every_month": partial(_every_period, 12),
    "every_quarter": partial(_every_period, 4),
}
SHARES = frozenset({"share_at_least", "share_above"})
KINDS = frozenset({*WAYS, "shown"})


def measure(
    check: Check,
    facts: Mapping[str, Fact],
    threshold: int | None,
    year: int,
    today: date,
) -> Finding:
    """Apply one check. ``threshold`` is None when its parameter has no value yet."""
    fact = facts.get(check.fact)
    if fact is None or _says_nothing(check, fact):
        outcome = Outcome.SHOWN if check.kind == "shown" else Outcome.UNKNOWN
        inputs = fact.inputs if fact else ()
        return Finding(check.label, check.kind, outcome, inputs=inputs, ask=check.ask)
    lacking = ""
    if check.kind == "shown":
        outcome = Outcome.SHOWN
    elif threshold is None:
        outcome, lacking = Outcome.UNKNOWN, check.parameter
    else:
        outcome = WAYS[check.kind](fact, threshold, year, today)
    return Finding(
        check.label,
        check.kind,
        outcome,
        value=fact.value,
        of=fact.of,
        threshold=threshold,
        inputs=fact.inputs,
        ask=check.ask if outcome is Outcome.UNKNOWN and not lacking else "",
        lacks_parameter=lacking,
        shown=check.show.format(
            value=fact.value, of=fact.of, percent=percent_text(fact.value, fact.of)
        ),
    )


def percent_text(value: int, of: int | None) -> str:
    """Write a share as Vietnamese papers do, rounded down: ``93,4``."""
    if not of:
        return ""
    tenths = value * 1000 // of
    whole, rest = divmod(tenths, 10)
    return f"{whole},{rest}" if rest else str(whole)


def threshold_of(
    check: Check, numbers: Mapping[str, int | None], fact: Fact | None
) -> int | None:
    """Find the threshold: a parameter, the periods of the year, or the given number."""
    if check.parameter:
        return numbers.get(check.parameter)
    if check.kind in PERIODS:
        return min(PERIODS[check.kind], (fact.of if fact else 0) or 12)
    if check.kind == "zero":
        return 0
    return check.percent if check.kind in SHARES else check.number
