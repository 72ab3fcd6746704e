"""What a meeting still lacks before it may be closed, and what is worth knowing. Pure.

domain-four-good.md §9.6, rules 1 to 3.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta

from app.features.meetings.errors import (
    AbsenceWithoutReason,
    AgendaEmpty,
    ChairMissing,
    ClerkMissing,
    ConclusionMissing,
    MinutesUnread,
    RollIncomplete,
    TaskUnanswered,
    VoteMissing,
    VotesExceedPresent,
)
from app.features.meetings.model.course import Need, Step
from app.features.meetings.model.records import Mark, Outcome, Record
from app.features.meetings.model.ruleset import Conduct, Kind
from app.features.meetings.model.views import (
    AbsenceRun,
    Line,
    Notice,
    RollCounts,
    VoteResult,
)
from app.features.meetings.rules import votes as ballots
from app.features.meetings.rules.roll import is_to_call
from app.kernel.errors import UserError


def missing(
    record: Record,
    kind: Kind,
    results: tuple[VoteResult, ...],
    *,
    open_titles: tuple[str, ...],
    waived: Collection[Need] = (),
) -> tuple[UserError, ...]:
    """List what stops the meeting from being closed, in the order of its steps.

    ``waived`` is what a skipped step made unnecessary.
    """
    checks: dict[Need, Iterator[UserError]] = {
        "chair": _people(record, "chair"),
        "clerk": _people(record, "clerk"),
        "roll": _roll(record),
        "agenda": _agenda(record),
        "tasks": _tasks(open_titles),
        "conclusion": _conclusion(record),
        "vote": _vote(results),
        "read": _read(record),
    }
    found = [
        error for need in kind.needs if need not in waived for error in checks[need]
    ]
    found += [_misfit(result) for result in results if not ballots.fits(result)]
    return tuple(found)


def _people(record: Record, who: str) -> Iterator[UserError]:
    if who == "chair" and not record.meeting.chair_id:
        yield ChairMissing(step="opening", field="chair_id")
    if who == "clerk" and not record.meeting.clerk_id:
        yield ClerkMissing(step="opening", field="clerk_id")


def _roll(record: Record) -> Iterator[UserError]:
    untouched = [line.name for line in record.roll if is_to_call(line)]
    if untouched or not record.roll:
        first = untouched[0] if untouched else "–"
        yield RollIncomplete(step="roll_call", count=len(untouched), first=first)
    for line in record.roll:
        if line.mark is Mark.EXCUSED and not line.reason:
            yield AbsenceWithoutReason(step="roll_call", name=line.name)


def _agenda(record: Record) -> Iterator[UserError]:
    if not record.items:
        yield AgendaEmpty(step="programme")


def _tasks(open_titles: tuple[str, ...]) -> Iterator[UserError]:
    for title in open_titles:
        yield TaskUnanswered(step="task_review", title=title)


def _conclusion(record: Record) -> Iterator[UserError]:
    if not record.meeting.conclusion:
        yield ConclusionMissing(step="conclusion", field="conclusion")


def _vote(results: tuple[VoteResult, ...]) -> Iterator[UserError]:
    if not results:
        yield VoteMissing(step="vote")


def _read(record: Record) -> Iterator[UserError]:
    if record.meeting.read_at is None and not record.meeting.unread_reason:
        yield MinutesUnread(step="read_back")


def _misfit(result: VoteResult) -> UserError:
    return VotesExceedPresent(
        step="vote", votes=result.voted, present=result.base.present
    )


def notices(
    record: Record, conduct: Conduct, kind: Kind, *, committee_met: bool | None
) -> tuple[Notice, ...]:
    """List what deviates from the rule set without stopping anybody."""
    meeting = record.meeting
    found: list[Notice] = []
    length = meeting.minutes
    if length is not None and kind.min_minutes and length < kind.min_minutes:
        facts = (("minutes", str(length)), ("needed", str(kind.min_minutes)))
        found.append(Notice("too_short", facts))
    if "thematic" in kind.counts and not meeting.theme:
        found.append(Notice("theme_missing"))
    if committee_met is False and "regular" in kind.counts:
        found.append(Notice("no_committee_meeting"))
    days = conduct.material_days_before
    if days and "regular" in kind.counts:
        latest = meeting.on_day - timedelta(days=days)
        if meeting.papers_sent_on is None:
            found.append(Notice("papers_not_sent", (("days", str(days)),)))
        elif meeting.papers_sent_on > latest:
            found.append(Notice("papers_late", (("days", str(days)),)))
    if meeting.unread_reason and meeting.read_at is None:
        found.append(Notice("not_read", (("reason", meeting.unread_reason),)))
    return tuple(found)


def skip_notices(record: Record, steps: Sequence[Step]) -> tuple[Notice, ...]:
    """List the steps that were passed over, each with its reason."""
    return tuple(
        Notice("skipped", (("title", step.title), ("reason", record.skipped(step.id))))
        for step in steps
        if record.skipped(step.id)
    )


def roll_notices(
    counts: RollCounts, quorum: Line, ratio: Line, runs: tuple[AbsenceRun, ...]
) -> tuple[Notice, ...]:
    """List what the roll-call lets the secretary know."""
    found: list[Notice] = []
    if counts.unmarked == 0 and not quorum.holds:
        facts = (("present", str(counts.present)), ("due", str(counts.due)))
        found.append(Notice("no_quorum", facts))
    if counts.unmarked == 0 and not ratio.holds:
        facts = (("needed", str(ratio.needed)), ("present", str(ratio.reached)))
        found.append(Notice("ratio_low", facts))
    found += [
        Notice(
            "absence_run",
            (
                ("name", run.name),
                ("length", str(run.length)),
                ("limit", str(run.limit)),
            ),
        )
        for run in runs
    ]
    return tuple(found)


def unanswered(record: Record, open_ids: dict[str, str]) -> tuple[str, ...]:
    """Name the open tasks of last time that the meeting has not answered."""
    answered = {
        one.task_id for one in record.reviews if one.outcome is not Outcome.NONE
    }
    return tuple(title for key, title in open_ids.items() if key not in answered)
