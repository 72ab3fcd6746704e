"""Which criteria set counts in a year, and what would make a set unusable. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from app.features.checklist.model.ruleset import Criterion, RuleSet
from app.features.checklist.rules.count import RECOGNITION
from app.features.checklist.rules.measure import KINDS, PERIODS, SHARES


def set_for_year(sets: Iterable[RuleSet], year: int) -> RuleSet | None:
    """Return the newest set valid on the last day of ``year``."""
    day = date(year, 12, 31)
    valid = [
        each
        for each in sets
        if each.head.valid_from <= day
        and (each.head.valid_to is None or day <= each.head.valid_to)
    ]
    return max(valid, key=lambda each: each.head.valid_from, default=None)


def faults(rule_set: RuleSet) -> list[str]:
    """List what contradicts itself in a set: key and what is wrong with it."""
    return [
        *_doubled(c.id for c in rule_set.criteria),
        *_groupless(rule_set),
        *_overlaps(rule_set),
        *(fault for c in rule_set.criteria for fault in _bad_checks(c, rule_set)),
    ]


def _doubled(ids: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            yield f"{each}: mã tiêu chí trùng"
        seen.add(each)


def _groupless(rule_set: RuleSet) -> Iterator[str]:
    groups = {group.id for group in rule_set.groups}
    for criterion in rule_set.criteria:
        if criterion.group not in groups:
            yield f"{criterion.id}: không có nhóm"


def _overlaps(rule_set: RuleSet) -> Iterator[str]:
    for one, other in combinations(rule_set.parameters, 2):
        if one.id == other.id and (
            one.holds_on(other.valid_from) or other.holds_on(one.valid_from)
        ):
            yield f"{one.id}: hiệu lực chồng nhau"


def _bad_checks(criterion: Criterion, rule_set: RuleSet) -> Iterator[str]:
    known = {parameter.id for parameter in rule_set.parameters}
    exempt = criterion.not_applicable_when
    for check in (*criterion.check, *((exempt,) if exempt else ())):
        where = f"{criterion.id}.{check.fact}"
        if check.kind not in KINDS:
            yield f"{where}: không có cách đo {check.kind}"
        elif check.parameter and check.parameter not in known:
            yield f"{where}: không có tham số {check.parameter}"
        elif not check.parameter and _lacks_number(check.kind, check.number):
            yield f"{where}: thiếu ngưỡng"
        elif check.kind in SHARES and not check.parameter and check.percent is None:
            yield f"{where}: thiếu tỷ lệ"


def _lacks_number(kind: str, number: int | None) -> bool:
    free = {"zero", "shown", *PERIODS, *SHARES}
    return kind not in free and number is None


def used_parameters(rule_set: RuleSet) -> Sequence[str]:
    """Name the parameters this set computes with, in the order of their records."""
    named = {check.parameter for c in rule_set.criteria for check in c.check}
    named.add(RECOGNITION)
    ordered = (p.id for p in rule_set.parameters if p.id in named)
    return tuple(dict.fromkeys(ordered))
