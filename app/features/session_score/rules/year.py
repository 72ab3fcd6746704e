"""The rating of a year from the levels of its months. Pure."""

from collections.abc import Mapping, Sequence

from app.features.session_score.model.ruleset import ScoreSet, YearRule
from app.features.session_score.model.sheet import MonthScore, YearScore

MONTHS = 12


def rate(year: int, chosen: ScoreSet | None, months: Sequence[MonthScore]) -> YearScore:
    """Rate a year by the rule of its set over the months scored so far.

    The rule speaks of every month, so the rating is final only when all twelve have a
    level. Each level counts the months that have it or a better one.
    """
    ranks = _ranks(chosen)
    scored = [one for one in months if one.level in ranks]
    counts = {
        level: sum(ranks[one.level] >= rank for one in scored)
        for level, rank in ranks.items()
    }
    rules = chosen.year if chosen else ()
    level = next(
        (rule.level for rule in rules if scored and _holds(rule, ranks, scored)), ""
    )
    known = chosen.level_of(level) if chosen else None
    return YearScore(
        year=year,
        set_title=chosen.title if chosen else "",
        months=tuple(months),
        counts=counts,
        level=level,
        level_title=known.title if known else "",
        is_final=len(scored) == MONTHS,
        rule_known=bool(rules),
    )


def _ranks(chosen: ScoreSet | None) -> Mapping[str, int]:
    levels = sorted(chosen.level, key=lambda one: one.from_) if chosen else []
    return {level.id: rank for rank, level in enumerate(levels)}


def _holds(
    rule: YearRule, ranks: Mapping[str, int], scored: Sequence[MonthScore]
) -> bool:
    lowest = ranks[rule.all_at_least]
    if any(ranks[one.level] < lowest for one in scored):
        return False
    if not rule.count_of:
        return True
    wanted = ranks[rule.count_of]
    return sum(ranks[one.level] >= wanted for one in scored) >= rule.count_at_least
