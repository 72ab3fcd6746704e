"""The next date of a person on the way, with its whole calculation. Pure.

Nobody is ever without one: where no rule sets a date, the planned quarter or the
monthly review of the list does (product handbook F3.9).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.features.development.model.book import AdmissionBook, Stage
from app.features.development.model.candidate import (
    Candidate,
    Deadline,
    DeadlineKind,
    Event,
)
from app.features.development.rules.way import (
    certificate_ends,
    day_of,
    next_stages,
    probation_end,
)
from app.features.development.rules.workdays import WorkCalendar
from app.kernel.dates import add_months
from app.kernel.periods import Period

_WORKING, _MONTH = "working_day", "month"


@dataclass(frozen=True, slots=True)
class Way:
    """One person's way so far."""

    candidate: Candidate
    events: Sequence[Event]
    done: Collection[str]


def next_deadline(
    way: Way, book: AdmissionBook, calendar: WorkCalendar, today: date
) -> Deadline | None:
    """Return the earliest date that counts next; None once the way is over."""
    if way.candidate.closed_on is not None:
        return None
    following = next_stages(way.done, book)
    if not following:
        return None
    found = [
        deadline
        for stage in book.stages.stage
        if stage.id not in way.done
        for deadline in (_limit_of(stage, way, book, calendar),)
        if deadline is not None
    ]
    if found:
        return min(found, key=lambda each: each.latest)
    return _without_rule(following[0], way, today)


def _limit_of(
    stage: Stage, way: Way, book: AdmissionBook, calendar: WorkCalendar
) -> Deadline | None:
    """Return the date a rule sets for a step that is not done, if one does yet."""
    common = book.common
    limit: _Limit | None = None
    if stage.admits:
        limit = _ceremony(stage, way, book)
    elif stage.own_record:
        held = _admitted_on(way, book)
        days = common.own_record_working_days
        limit = _Limit(DeadlineKind.OWN_RECORD, held, days) if held else None
    elif stage.after_probation:
        end = probation_end(way.events, book)
        days = common.official_review_working_days
        limit = _Limit(DeadlineKind.OFFICIAL_REVIEW, end, days) if end else None
    elif stage.vote:
        return _certificate(stage, way, book)
    return _working(stage, limit, book, calendar) if limit else None


@dataclass(frozen=True, slots=True)
class _Limit:
    """So many working days after a day; the acts are those of ``act_on``."""

    kind: DeadlineKind
    base: date
    amount: int
    act_on: date | None = None


def _admitted_on(way: Way, book: AdmissionBook) -> date | None:
    admission = next(stage for stage in book.stages.stage if stage.admits)
    return day_of(admission.id, way.events)


def _certificate(stage: Stage, way: Way, book: AdmissionBook) -> Deadline | None:
    ends = certificate_ends(way.candidate, book.common)
    issued = way.candidate.certificate_on
    if ends is None or issued is None:
        return None
    return Deadline(
        DeadlineKind.CERTIFICATE,
        stage.id,
        ends,
        issued,
        book.common.certificate_valid_months,
        _MONTH,
        pack=book.pack_on(issued),
    )


def _ceremony(stage: Stage, way: Way, book: AdmissionBook) -> _Limit | None:
    """Count from the day the pack of the decision's day says: issued or received.

    While the day of receipt is not recorded the day of issue stands in: too early is
    safe, too late is not.
    """
    decision = next(
        (e for e in way.events if e.stage in stage.after and e.passed), None
    )
    if decision is None:
        return None
    issued = decision.happened_on
    base = issued
    if book.pack_on(issued).ceremony_from == "received" and decision.received_on:
        base = decision.received_on
    days = book.common.ceremony_working_days
    return _Limit(DeadlineKind.CEREMONY, base, days, issued)


def _working(
    stage: Stage, limit: _Limit, book: AdmissionBook, calendar: WorkCalendar
) -> Deadline:
    counted = calendar.add(limit.base, limit.amount)
    return Deadline(
        limit.kind,
        stage.id,
        counted.ends_on,
        limit.base,
        limit.amount,
        _WORKING,
        skipped=counted.skipped,
        uncounted=counted.uncounted,
        unsure=counted.unsure,
        pack=book.pack_on(limit.act_on or limit.base),
    )


def _without_rule(stage: Stage, way: Way, today: date) -> Deadline:
    month_end = _month_end(today)
    if stage.needs_helper and not way.candidate.helper_id:
        return Deadline(DeadlineKind.HELPER, stage.id, month_end, today)
    quarter = way.candidate.planned_quarter
    if quarter:
        ends = Period(quarter).ends_on
        return Deadline(DeadlineKind.PLANNED, stage.id, ends, ends)
    return Deadline(DeadlineKind.REVIEW, stage.id, month_end, today)


def _month_end(day: date) -> date:
    return add_months(day.replace(day=1), 1) - timedelta(days=1)
