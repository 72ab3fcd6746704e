"""Where a person stands on the way, what may follow, and what a step demands. Pure."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from app.features.development.errors import (
    BeforeProbationEnds,
    CertificateMissing,
    CertificateOutOfDate,
    DecisionMissing,
    HelperMissing,
    StepBackwards,
    StepDone,
    StepInFuture,
    StepTooEarly,
    VotesImpossible,
    VotesMissing,
)
from app.features.development.model.book import AdmissionBook, Common, Stage
from app.features.development.model.candidate import Candidate, Event, Happening
from app.kernel.dates import add_months


def done_stages(
    candidate: Candidate, events: Sequence[Event], book: AdmissionBook
) -> frozenset[str]:
    """Name the steps done: recorded ones, and those before the person was entered."""
    start = book.order[candidate.start_stage]
    before = {stage.id for stage in book.stages.stage if book.order[stage.id] <= start}
    return frozenset(before | {event.stage for event in events if event.passed})


def current_stage(done: Collection[str], book: AdmissionBook) -> Stage:
    """Return the furthest step done."""
    return book.by_id[max(done, key=book.order.__getitem__)]


def next_stages(done: Collection[str], book: AdmissionBook) -> tuple[Stage, ...]:
    """List the steps that may follow, in order."""
    return tuple(
        stage
        for stage in book.stages.stage
        if stage.id not in done
        and _may_follow(stage, done)
        and not _passed(stage, done)
    )


def _may_follow(stage: Stage, done: Collection[str]) -> bool:
    return all(each in done for each in stage.after)


def _passed(stage: Stage, done: Collection[str]) -> bool:
    """Say whether an optional step was left out: the step beside it is done."""
    return stage.optional and any(each > stage.id for each in done)


def day_of(stage: str, events: Sequence[Event]) -> date | None:
    """Return the day a step was done, if it was recorded."""
    for event in events:
        if event.stage == stage and event.passed:
            return event.happened_on
    return None


def probation_end(events: Sequence[Event], book: AdmissionBook) -> date | None:
    """Return the day the probation ends: months after the ceremony."""
    ceremony = next(stage for stage in book.stages.stage if stage.admits)
    held = day_of(ceremony.id, events)
    return add_months(held, book.common.probation_months) if held else None


def certificate_ends(candidate: Candidate, common: Common) -> date | None:
    """Return the last day the certificate of the class counts."""
    if candidate.certificate_on is None:
        return None
    return add_months(candidate.certificate_on, common.certificate_valid_months)


def votes_needed(base: int, common: Common) -> int:
    """Return how many of ``base`` votes make two thirds, rounded up."""
    return -(-base * common.vote_numerator // common.vote_denominator)


def has_passed(stage: Stage, told: Happening, common: Common) -> bool:
    """Say whether the step succeeded: a vote needs two thirds of its base."""
    if not stage.vote or told.agreed is None or told.base is None:
        return True
    return told.agreed >= votes_needed(told.base, common)


def check_step(
    candidate: Candidate,
    events: Sequence[Event],
    told: Happening,
    book: AdmissionBook,
    today: date,
) -> None:
    """Refuse a step that cannot be: order, dates, certificate, helper, votes.

    The cell's resolution on official status must be dated after the twelve months of
    probation (domain-members-documents.md §1.4, step 14).
    """
    stage = book.by_id[told.stage]
    done = done_stages(candidate, events, book)
    if told.on > today:
        raise StepInFuture(on=told.on, field="on")
    if stage.id in done:
        raise StepDone(step=stage.short, field="stage")
    lacking = [book.by_id[each].short for each in stage.after if each not in done]
    if lacking:
        raise StepTooEarly(step=stage.short, before=", ".join(lacking), field="stage")
    _check_day(stage, events, told, book)
    _check_certificate(stage, candidate, told, book.common)
    if stage.needs_helper and not candidate.helper_id:
        raise HelperMissing(field="helper_id")
    if stage.vote:
        _check_votes(told, book.common)


def _check_day(
    stage: Stage, events: Sequence[Event], told: Happening, book: AdmissionBook
) -> None:
    for before in stage.after:
        held = day_of(before, events)
        if held is not None and told.on < held:
            raise StepBackwards(
                on=told.on, before=book.by_id[before].short, held=held, field="on"
            )
    if told.received_on is not None and told.received_on < told.on:
        raise StepBackwards(
            on=told.received_on, before=stage.short, held=told.on, field="received_on"
        )
    if stage.after_probation:
        end = probation_end(events, book)
        if end is None:
            raise DecisionMissing(field="on")
        if told.on <= end:
            raise BeforeProbationEnds(on=told.on, ends=end, field="on")


def _check_certificate(
    stage: Stage, candidate: Candidate, told: Happening, common: Common
) -> None:
    if not stage.needs_certificate:
        return
    ends = certificate_ends(candidate, common)
    if ends is None:
        raise CertificateMissing(field="certificate_on")
    if told.on > ends:
        raise CertificateOutOfDate(ends=ends, field="on")


def _check_votes(told: Happening, common: Common) -> None:
    if told.agreed is None or told.base is None:
        raise VotesMissing(field="agreed")
    if told.base < common.least_official_members or not 0 <= told.agreed <= told.base:
        raise VotesImpossible(
            agreed=told.agreed,
            base=told.base,
            least=common.least_official_members,
            field="agreed",
        )


def missing_papers(
    done: Collection[str], book: AdmissionBook
) -> tuple[tuple[str, ...], int]:
    """Name the papers still lacking before the next vote, and count all it needs.

    A paper counts as there when its step is recorded.
    """
    votes = [s for s in book.stages.stage if s.vote and s.id not in done]
    if not votes:
        return (), 0
    until = book.order[votes[0].id]
    # The file for official status begins with the ceremony, not with the first vote.
    begun = [s for s in book.stages.stage if s.admits and book.order[s.id] < until]
    since = max((book.order[s.id] for s in begun), default=-1)
    between = [
        stage
        for stage in book.stages.stage
        if since < book.order[stage.id] < until and _belongs(stage, votes[0], book)
    ]
    lacking = [p.code for s in between if s.id not in done for p in s.paper]
    return tuple(lacking), sum(len(stage.paper) for stage in between)


def _belongs(stage: Stage, vote: Stage, book: AdmissionBook) -> bool:
    """Say whether ``stage`` lies on the way to ``vote``."""
    wanted: set[str] = set(vote.after)
    grown: Mapping[str, Stage] = book.by_id
    while True:
        more = {up for each in wanted for up in grown[each].after} - wanted
        if not more:
            return stage.id in wanted
        wanted |= more
