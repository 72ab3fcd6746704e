"""Whether a meeting may be typed online, condition by condition. Pure.

03-HD/TW and the safe defaults of domain-four-good.md §4.3; each condition has its own
confidence in the rule record.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.features.meetings.model.forms.errors import (
    OnlineGroundMissing,
    OnlineGroundUndescribed,
    OnlineGroundUnknown,
    OnlineIdentityUnconfirmed,
    OnlineNobodyAfar,
    OnlineNotEligible,
    OnlinePermissionLater,
    OnlinePermissionMissing,
    OnlinePlatformMissing,
    OnlineRecordingUndecided,
    OnlineRecordingUnexplained,
    OnlineSecretsNotExcluded,
    OnlineSomebodyInRoom,
    OnlineStayMissing,
    OnlineStayTooShort,
    OnlineStayWithoutMark,
    OnlineUnableTwice,
    OnlineUnableUnexplained,
)
from app.features.meetings.model.forms.online import (
    Condition,
    OnlineRecord,
    OnlineRules,
    Stay,
    Unable,
)
from app.features.meetings.model.records import Attendee, Mark, Meeting, RollLine
from app.features.meetings.model.ruleset import Share
from app.features.meetings.rules.roll import needed
from app.kernel.dates import short
from app.kernel.errors import UserError

STEP = "online"


@dataclass(frozen=True, slots=True)
class Case:
    """A meeting with what its conditions look at."""

    meeting: Meeting
    record: OnlineRecord
    base: tuple[tuple[str, str], ...]
    unable: tuple[Unable, ...]
    roll: tuple[RollLine, ...]
    stays: tuple[Stay, ...]


def base_of(
    roll: Sequence[RollLine], members: Sequence[Attendee]
) -> tuple[tuple[str, str], ...]:
    """List who counts: the cell's own members, without the exempt and the suspended.

    The roll of the meeting counts once there is one, before that the list of members.
    """
    found: Sequence[RollLine | Attendee] = roll or members
    return tuple(
        (one.person_id, one.name)
        for one in found
        if not (one.exempt or one.suspended or one.visiting)
    )


def unable_total(record: OnlineRecord, unable: Sequence[Unable]) -> int:
    """Say how many cannot come: those named, or the count that was told."""
    return len(unable) or record.unable_count or 0


def needed_of(rules: OnlineRules, base: int) -> int:
    """Say how many have to be unable: more than half of 23 is 12."""
    one = rules.eligible
    share = Share(
        one.numerator, one.denominator, one.inclusive, one.source, one.confidence
    )
    return needed(base, share)


def conditions(rules: OnlineRules, case: Case) -> tuple[Condition, ...]:
    """Look at every condition of the rule set, in its order."""
    checks: Mapping[str, Callable[[OnlineRules, Case], Iterator[UserError]]] = {
        "permission": _permission,
        "eligible": _eligible,
        "ground": _ground,
        "platform": _platform,
        "no_secrets": _no_secrets,
        "identity": _identity,
        "recording": _recording,
        "joined": _joined,
    }
    return tuple(
        Condition(
            one.id,
            one.title,
            one.when,
            one.confidence,
            next(checks[one.id](rules, case), None),
        )
        for one in rules.condition
    )


def _permission(_rules: OnlineRules, case: Case) -> Iterator[UserError]:
    record = case.record
    on = record.permission_on
    if not (record.permission_no and record.permission_by and on):
        yield OnlinePermissionMissing(step=STEP, field="permission_no")
    elif on > case.meeting.on_day:
        day = short(case.meeting.on_day)
        yield OnlinePermissionLater(
            step=STEP, field="permission_on", on=short(on), day=day
        )


def _eligible(rules: OnlineRules, case: Case) -> Iterator[UserError]:
    record = case.record
    if case.unable and record.unable_count is not None:
        yield OnlineUnableTwice(step=STEP, field="unable_count")
    count, total = unable_total(record, case.unable), len(case.base)
    least = needed_of(rules, total)
    if count < least:
        yield OnlineNotEligible(
            step=STEP, field="unable_count", count=count, total=total, needed=least
        )
    if not case.unable and not record.unable_words:
        yield OnlineUnableUnexplained(step=STEP, field="unable_words", count=count)


def _ground(rules: OnlineRules, case: Case) -> Iterator[UserError]:
    record = case.record
    if not record.ground:
        yield OnlineGroundMissing(step=STEP, field="ground")
        return
    ground = rules.ground_of(record.ground)
    if ground is None:
        yield OnlineGroundUnknown(step=STEP, field="ground", ground=record.ground)
    elif ground.needs_words and not record.ground_words:
        yield OnlineGroundUndescribed(step=STEP, field="ground_words")


def _platform(_rules: OnlineRules, case: Case) -> Iterator[UserError]:
    if not case.record.platform:
        yield OnlinePlatformMissing(step=STEP, field="platform")


def _no_secrets(_rules: OnlineRules, case: Case) -> Iterator[UserError]:
    if not case.record.no_secrets:
        yield OnlineSecretsNotExcluded(step=STEP, field="no_secrets")


def _identity(_rules: OnlineRules, case: Case) -> Iterator[UserError]:
    if not case.record.identity:
        yield OnlineIdentityUnconfirmed(step=STEP, field="identity")


def _recording(_rules: OnlineRules, case: Case) -> Iterator[UserError]:
    record = case.record
    if not record.recording:
        yield OnlineRecordingUndecided(step=STEP, field="recording")
    elif record.recording == "decided" and not record.recording_words:
        yield OnlineRecordingUnexplained(step=STEP, field="recording_words")


def _joined(_rules: OnlineRules, case: Case) -> Iterator[UserError]:
    known = {one.person_id: one for one in case.stays}
    for line in case.roll:
        stay = known.get(line.person_id)
        if line.mark is Mark.PRESENT and stay is None:
            yield OnlineStayMissing(step=STEP, name=line.name)
        elif line.mark is not Mark.PRESENT and stay is not None:
            yield OnlineStayWithoutMark(step=STEP, name=line.name)
        elif stay is not None:
            yield from _too_short(case.record, stay)
    yield from _ways(case)


def _too_short(record: OnlineRecord, stay: Stay) -> Iterator[UserError]:
    least = record.least_percent
    if least is not None and stay.percent is not None and stay.percent < least:
        yield OnlineStayTooShort(
            step=STEP, name=stay.name, percent=stay.percent, needed=least
        )


def _ways(case: Case) -> Iterator[UserError]:
    ways = {one.way for stay in case.stays for one in stay.stretches}
    if case.stays and "online" not in ways:
        yield OnlineNobodyAfar(step=STEP)
    if case.meeting.form == "online":
        for stay in case.stays:
            if any(one.way == "room" for one in stay.stretches):
                yield OnlineSomebodyInRoom(step=STEP, name=stay.name)
