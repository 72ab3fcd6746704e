"""Whether somebody may be admitted again on a day. Pure.

Rules: handbook domain-members-documents.md §1.2 (294-QĐ/TW §3.5; 208-QĐ/TW); the
numbers are dated records in ``data/members/statuses.toml``. What happened before the
first of them is told as it was.
"""

from datetime import date

from app.features.members.errors import (
    ConsentMissing,
    ReadmittedOften,
    ReadmittedTooEarly,
    RecordClearedWrong,
)
from app.features.members.model import (
    Event,
    EventSpec,
    ReadmissionRule,
    Record,
    StatusTable,
)
from app.features.members.rules.standing import in_order
from app.kernel.dates import add_months, short


def rule_on(table: StatusTable, on: date) -> ReadmissionRule | None:
    """Give the rule in force on a day; None before the first one we know."""
    known = [rule for rule in table.readmission if rule.valid_from <= on]
    return max(known, key=lambda rule: rule.valid_from, default=None)


def check(
    record: Record, event: Event, table: StatusTable, *, with_papers: bool = True
) -> None:
    """Raise why an admission anew cannot be; other events pass.

    ``with_papers``: whether the consent of the superior must be named already.
    """
    kinds = {spec.key: spec for spec in table.event}
    if event.on is None or not kinds[event.kind].renews:
        return
    rule = rule_on(table, event.on)
    if rule is None:
        return
    before = [
        one
        for one in in_order(record.events)
        if one.id != event.id and one.on is not None and one.on <= event.on
    ]
    _check_times(record, before, kinds, rule)
    _check_days(record, event, _left_on(before, kinds), rule)
    if with_papers and not event.consent_no:
        raise ConsentMissing(field="consent_no", consent=rule.consent)


def _check_times(
    record: Record,
    before: list[Event],
    kinds: dict[str, EventSpec],
    rule: ReadmissionRule,
) -> None:
    times = sum(kinds[one.kind].renews for one in before)
    if times >= rule.times:
        raise ReadmittedOften(
            field="kind", name=record.name, times=rule.times, source=rule.source
        )


def _check_days(
    record: Record, event: Event, left: date | None, rule: ReadmissionRule
) -> None:
    on = event.on or date.max
    waits = [(left, rule.months)]
    if event.cleared_on is not None:
        if event.cleared_on > on:
            raise RecordClearedWrong(field="cleared_on", on=short(event.cleared_on))
        waits.append((event.cleared_on, rule.cleared_months))
    for since, months in waits:
        if since is not None and add_months(since, months) > on:
            raise ReadmittedTooEarly(
                field="on",
                name=record.name,
                since=short(since),
                months=months,
                first=short(add_months(since, months)),
                source=rule.source,
            )


def _left_on(before: list[Event], kinds: dict[str, EventSpec]) -> date | None:
    return max(
        (e.on for e in before if kinds[e.kind].leaves_party and e.on), default=None
    )
