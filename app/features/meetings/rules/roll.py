"""Who has to attend, who may vote, and which lines are reached. Pure.

The bases follow domain-members-documents.md §1.5 and domain-four-good.md §3.5, §9.2.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from app.features.meetings.model.records import Mark, RollLine
from app.features.meetings.model.ruleset import AttendanceRule, Matter, Share
from app.features.meetings.model.running import Moment, Presence
from app.features.meetings.model.views import Base, Excluded, Line, RollCounts


def must_attend(line: RollLine) -> bool:
    """Say whether the member counts among those due.

    Guests on temporary activity here, suspended members and those on temporary activity
    elsewhere do not. Exempt members (by the roll or by the mark of this meeting) count
    only when they come.
    """
    if line.visiting or line.away or line.suspended:
        return False
    return not is_exempt(line) or line.mark is Mark.PRESENT


def is_exempt(line: RollLine) -> bool:
    """Say whether the member is exempt, by the roll or for this meeting."""
    return line.exempt or line.mark is Mark.EXEMPT


def is_to_call(line: RollLine) -> bool:
    """Say whether the roll-call still has to ask for this member."""
    free = line.exempt or line.away or line.suspended or line.visiting
    return line.mark is Mark.NONE and not free


def count(roll: Iterable[RollLine]) -> RollCounts:
    """Count the roll. Temporary guests are no part of the total, and shown apart."""
    lines = list(roll)
    own = [line for line in lines if not line.visiting]
    due = [line for line in own if must_attend(line)]
    rest = [line for line in own if not must_attend(line)]
    marks = [line.mark for line in due]
    official = sum(line.official for line in own)
    return RollCounts(
        total=len(own),
        official=official,
        probationary=len(own) - official,
        due=len(due),
        present=marks.count(Mark.PRESENT),
        excused=marks.count(Mark.EXCUSED),
        unexcused=marks.count(Mark.UNEXCUSED),
        unmarked=marks.count(Mark.NONE),
        exempt=sum(_standing(line) == "exempt" for line in rest),
        exempt_present=sum(line.exempt for line in due),
        away=sum(_standing(line) == "away" for line in rest),
        suspended=sum(_standing(line) == "suspended" for line in rest),
        visiting=len(lines) - len(own),
        extra=sum(line.mark is Mark.PRESENT for line in lines if not must_attend(line)),
    )


def _standing(line: RollLine) -> str:
    # One ground each, so that the parts never count anybody twice.
    if line.suspended:
        return "suspended"
    return "away" if line.away else "exempt"


def needed(base: int, share: Share) -> int:
    """Say how many make the share: 2/3 of 21 is 14, more than half of 23 is 12."""
    whole, rest = divmod(base * share.numerator, share.denominator)
    if not share.inclusive:
        return whole + 1
    return whole + (rest > 0)


def quorum(counts: RollCounts, share: Share) -> Line:
    """Give the line of the quorum among those who have to attend."""
    return Line(counts.due, needed(counts.due, share), counts.present)


def ratio(counts: RollCounts, rule: AttendanceRule) -> Line:
    """Give the line of attendance the rule set asks (more than 85 % of 23 is 20)."""
    return Line(counts.due, needed_ratio(counts.due, rule), counts.present)


def needed_ratio(due: int, rule: AttendanceRule) -> int:
    """Say how many of those due make the ratio of attendance."""
    share = Share(rule.min_percent, 100, rule.inclusive, rule.source, rule.confidence)
    return needed(due, share)


def at_moment(
    roll: Iterable[RollLine], presence: Iterable[Presence], at: datetime
) -> list[RollLine]:
    """Give the roll as it was at a moment: who came later or had left is not present.

    He had to come, so he stays in the base of a vote as an absent member.
    """
    gone = {one.person_id for one in presence if not one.was_there(at)}
    return [
        replace(line, mark=Mark.EXCUSED)
        if line.person_id in gone and line.mark is Mark.PRESENT
        else line
        for line in roll
    ]


def kept_aside(moment: Moment | None) -> str:
    """Name who takes no part in a vote because it is about himself; else nobody."""
    if moment is None or moment.about_votes:
        return ""
    return moment.about_id


def voting_base(
    roll: Sequence[RollLine], matter: Matter, *, all_vote: bool, aside: str = ""
) -> Base:
    """Say whose votes are the whole, and who is left out with the reason.

    Official members summoned, without those in temporary activity elsewhere and the
    exempt who are absent; an exempt member who comes is counted, an absent member who
    had to come stays in the base. ``all_vote`` is for the cell committee, ``aside`` the
    id of the member whom the vote is about and who takes no part in it.
    """
    inside: list[RollLine] = []
    excluded: list[Excluded] = []
    for line in roll:
        why = "" if all_vote else _why_not(line)
        if aside and line.person_id == aside:
            why = "own_matter"
        if not why and matter.base == "present" and line.mark is not Mark.PRESENT:
            why = "absent"
        if why:
            excluded.append(Excluded(line.name, why))
        else:
            inside.append(line)
    present = sum(line.mark is Mark.PRESENT for line in inside)
    official = sum(line.official and not line.visiting for line in roll)
    return Base(len(inside), present, official, tuple(excluded))


def _why_not(line: RollLine) -> str:
    grounds = (
        (not line.official, "probationary"),
        (line.suspended, "suspended"),
        (line.visiting, "visiting"),
        (line.away, "away"),
        (is_exempt(line) and line.mark is not Mark.PRESENT, "exempt"),
    )
    return next((why for holds, why in grounds if holds), "")


def excused_run(marks: Sequence[Mark]) -> int:
    """Count the excused absences in a row at the end of ``marks``, oldest first."""
    length = 0
    for mark in reversed(marks):
        if mark is not Mark.EXCUSED:
            break
        length += 1
    return length


def longest_run(marks: Sequence[Mark]) -> int:
    """Give the longest row of excused absences."""
    return max((excused_run(marks[: end + 1]) for end in range(len(marks))), default=0)
