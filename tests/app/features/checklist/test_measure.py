"""Every way of measuring, calculated by hand on both sides of its threshold."""

from datetime import date

import pytest

from app.features.checklist.model.ruleset import Check
from app.features.checklist.model.year import Outcome
from app.features.checklist.rules.measure import KINDS, measure, threshold_of
from app.kernel.facts import Fact

TODAY = date(2026, 11, 23)
P, N, F, U = Outcome.PASSED, Outcome.OPEN, Outcome.FAILED, Outcome.UNKNOWN
CASES = [
    ("at_least", 1, 0, None, F),
    ("at_least", 1, 1, None, P),
    ("by_year_end", 1, 1, 1, P),
    ("by_year_end", 1, 0, 1, N),
    ("at_most", 3, 3, None, P),
    ("at_most", 3, 4, None, F),
    ("below", 3, 2, None, P),
    ("below", 3, 3, None, F),
    ("zero", None, 0, None, P),
    ("zero", None, 1, None, F),
    ("zero", None, 0, 0, U),
    ("needs", 1, 1, None, P),
    ("needs", 1, 0, None, U),
    # 85 of 100 is exactly 85 %, so "at least" holds and "above" does not.
    ("share_at_least", 85, 85, 100, P),
    ("share_at_least", 85, 84, 100, F),
    ("share_above", 85, 85, 100, F),
    ("share_above", 85, 86, 100, P),
    # 17 of 20 is 85 %, 18 of 21 is 85,7 %.
    ("share_above", 85, 17, 20, F),
    ("share_above", 85, 18, 21, P),
    ("share_at_least", 100, 37, 38, F),
    ("share_at_least", 100, 38, 38, P),
    ("share_at_least", 100, 0, 0, U),
    ("share_at_least", 100, 5, None, U),
]


def found(kind, threshold, value, of, today=TODAY, year=2026):
    share = kind.startswith("share")
    check = Check(
        kind,
        "x.y",
        "Nhãn",
        number=None if share else threshold,
        percent=threshold if share else None,
        ask="Hỏi.",
    )
    facts = {"x.y": Fact("x.y", value, of)}
    limit = threshold_of(check, {}, facts["x.y"])
    return measure(check, facts, limit, year, today)


@pytest.mark.parametrize(("kind", "threshold", "value", "of", "outcome"), CASES)
def test_a_figure_is_held_against_its_threshold(kind, threshold, value, of, outcome):
    assert found(kind, threshold, value, of).outcome is outcome


@pytest.mark.parametrize(
    ("kind", "value", "of", "today", "outcome"),
    [
        # On 23 November ten months are over: October missing fails, December is open.
        ("every_month", 12, 12, TODAY, P),
        ("every_month", 11, 12, TODAY, N),
        ("every_month", 10, 12, TODAY, N),
        ("every_month", 9, 12, TODAY, F),
        ("every_month", 0, 12, date(2026, 1, 31), N),
        ("every_month", 0, 12, date(2026, 2, 1), F),
        ("every_month", 11, 12, date(2027, 1, 1), F),
        ("every_month", 0, 12, date(2025, 12, 31), N),
        # Three quarters are over on 23 November.
        ("every_quarter", 4, 4, TODAY, P),
        ("every_quarter", 3, 4, TODAY, N),
        ("every_quarter", 2, 4, TODAY, F),
        ("every_quarter", 0, 4, date(2026, 3, 31), N),
        ("every_quarter", 0, 4, date(2026, 4, 1), F),
        # A cell founded in October has three months, of which October is over.
        ("every_month", 1, 3, TODAY, N),
        ("every_month", 0, 3, TODAY, F),
        ("every_month", 3, 3, TODAY, P),
        # Founded in July: two quarters, the third of the year is over.
        ("every_quarter", 1, 2, TODAY, N),
        ("every_quarter", 0, 2, TODAY, F),
    ],
)
def test_periods_still_to_come_are_open_and_past_ones_are_missing(
    kind, value, of, today, outcome
):
    assert found(kind, None, value, of, today).outcome is outcome


def test_what_happens_once_a_year_fails_only_when_the_year_is_over():
    assert found("by_year_end", 1, 0, 1, date(2026, 12, 31)).outcome is N
    assert found("by_year_end", 1, 0, 1, date(2027, 1, 1)).outcome is F


def test_a_figure_that_is_only_shown_never_decides():
    assert found("shown", None, 3, 4).outcome is Outcome.SHOWN
    check = Check("shown", "nowhere", "Nhãn")
    assert measure(check, {}, None, 2026, TODAY).outcome is Outcome.SHOWN


def test_an_unknown_figure_asks():
    check = Check("at_least", "nowhere", "Nhãn", number=1, ask="Chưa ghi.")
    finding = measure(check, {}, 1, 2026, TODAY)
    assert (finding.outcome, finding.ask, finding.value) == (U, "Chưa ghi.", None)


def test_a_threshold_nobody_gave_blocks_and_is_named():
    check = Check("share_at_least", "x.y", "Nhãn", parameter="p.q", ask="Hỏi.")
    fact = Fact("x.y", 3, 4, ("a", "b"))
    limit = threshold_of(check, {"p.q": None}, fact)
    finding = measure(check, {"x.y": fact}, limit, 2026, TODAY)
    assert (finding.outcome, finding.lacks_parameter) == (U, "p.q")
    assert (finding.value, finding.of, finding.inputs, finding.ask) == (
        3,
        4,
        ("a", "b"),
        "",
    )


def test_a_threshold_of_the_cell_is_used():
    check = Check("share_at_least", "x.y", "Nhãn", parameter="p.q")
    assert threshold_of(check, {"p.q": 75}, None) == 75


def test_every_way_has_a_case_on_both_sides():
    tried = {kind for kind, *_rest in CASES} | {"every_month", "every_quarter", "shown"}
    assert tried == KINDS
