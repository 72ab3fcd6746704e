"""The figures of one session, as scores refer to them. Pure.

Names and meanings: data/rules/meeting_quality/FACTS.md. A figure that is not known yet
is left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.features.meetings.model.records import Mark, Outcome, Tone
from app.features.meetings.model.views import MeetingView
from app.kernel.dates import short
from app.kernel.facts import Fact

_REMARKS = frozenset({Tone.CRITICISM, Tone.SELF_CRITICISM, Tone.PRAISE})


@dataclass(frozen=True, slots=True)
class Around:
    """What a session's figures need beside its own record.

    ``minutes`` is the length so far. ``committee_met`` is None where there is no
    committee. ``told`` are how many of those invited were told. ``longest_run`` is the
    longest row of excused absences by name and length. ``lacking`` are the entries the
    minutes still lack, in words.
    """

    minutes: int | None
    committee_met: bool | None
    papers_days: int | None
    told: tuple[int, int]
    longest_run: tuple[str, int]
    lacking: tuple[str, ...]


def session_facts(view: MeetingView, around: Around) -> tuple[Fact, ...]:
    """Make the figures of one session."""
    return (
        *_course(view, around),
        *_roll(view, around),
        *_talk(view),
        *_outcome(view),
        Fact("session.lacking", len(around.lacking), None, around.lacking),
    )


def _course(view: MeetingView, around: Around) -> Iterator[Fact]:
    meeting, items = view.meeting, view.record.items
    if around.minutes is not None:
        yield Fact("session.minutes", around.minutes, view.kind.min_minutes)
    # Without a committee nothing is owed: the figure has no denominator then.
    met = around.committee_met
    yield Fact(
        "session.committee_met", int(met is not False), None if met is None else 1
    )
    if around.papers_days is not None:
        asked = view.conduct.material_days_before
        sent = meeting.papers_sent_on
        day = (short(sent),) if sent else ()
        # Papers that came after the meeting were not there before it.
        yield Fact("session.papers_days", max(0, around.papers_days), asked, day)
    yield Fact("session.told", *around.told)
    untold = _untold(view)
    yield Fact("session.items", len(items), None, tuple(one.title for one in items))
    yield Fact("session.items_told", len(items) - len(untold), len(items), untold)


def _untold(view: MeetingView) -> tuple[str, ...]:
    """Name the matters on which the minutes say nothing, as the paper judges it."""
    spoken = {said.item_id for said in view.record.opinions}
    loose = "" in spoken
    return tuple(
        item.title
        for item in view.record.items
        if not (item.content or item.conclusion or item.id in spoken)
        and item.topic != "tasks"
        and not (loose and item.topic == "discussion")
    )


def _roll(view: MeetingView, around: Around) -> Iterator[Fact]:
    counts = view.counts
    if not view.record.roll or counts.unmarked:
        return
    absent = tuple(
        line.name
        for line in view.record.roll
        if line.mark in {Mark.EXCUSED, Mark.UNEXCUSED}
    )
    alone = tuple(line.name for line in view.record.roll if line.mark is Mark.UNEXCUSED)
    name, length = around.longest_run
    yield Fact("session.attendance", counts.present, counts.due, absent)
    yield Fact("session.unexcused", counts.unexcused, None, alone)
    yield Fact("session.absence_run", length, None, (name,) if name else ())


def _talk(view: MeetingView) -> Iterator[Fact]:
    present = {line.person_id for line in view.record.roll if line.mark is Mark.PRESENT}
    said = view.record.opinions
    names = dict.fromkeys(one.speaker for one in said if one.person_id in present)
    if view.record.roll and not view.counts.unmarked:
        speakers = {one.person_id for one in said} & present
        yield Fact("session.speakers", len(speakers), len(present), tuple(names))
    yield Fact("session.criticism", sum(one.tone in _REMARKS for one in said))


def _outcome(view: MeetingView) -> Iterator[Fact]:
    reviews, given = view.record.reviews, view.record.assignments
    answered = [one for one in reviews if one.outcome is not Outcome.NONE]
    done = [one for one in answered if one.outcome is Outcome.DONE]
    waiting = {one.task_id for one in view.open_tasks} - {
        one.task_id for one in answered
    }
    asked = len(answered) + len(waiting)
    owned = [one for one in given if one.owner and one.due_on]
    yield Fact("session.tasks_answered", len(answered), asked)
    yield Fact(
        "session.tasks_done",
        len(done),
        asked,
        tuple(one.title for one in reviews if one not in done),
    )
    yield Fact("session.conclusion", int(bool(view.meeting.conclusion)))
    if view.votes:
        yield Fact("session.votes_passed", int(any(one.passed for one in view.votes)))
    yield Fact(
        "session.tasks_owned",
        len(owned),
        len(given),
        tuple(one.title for one in given if one not in owned),
    )
