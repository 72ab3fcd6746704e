"""Hands the home page what it asks of the features; wired by bootstrap."""

from datetime import date, timedelta

from app.features.checklist.service.checklist import Checklist
from app.features.development.service.development import Development
from app.features.meetings.model.preparing import Preparation
from app.features.meetings.model.records import HELD, State
from app.features.meetings.model.views import MeetingView
from app.features.meetings.service.meetings import Meetings
from app.features.members.service.members import Members
from app.features.tasks.service.tasks import Tasks
from app.kernel.places import Place
from app.kernel.words import _
from app.people.service import People
from app.today.model import (
    Beginnings,
    DoneLine,
    FourGood,
    GroupState,
    NextMeeting,
    ReadyStep,
)
from app.today.service import Covered, Sources

_COMING = frozenset({State.PLANNED, State.RUNNING})
# Statutory dates: a candidate's and a probationary member's days cannot be moved.
_STATUTORY = ("development", "members")


def sources(
    people: People,
    members: Members,
    tasks: Tasks,
    meetings: Meetings,
    development: Development,
    checklist: Checklist,
) -> Sources:
    """Collect the functions of every feature."""

    def done(first: date, last: date) -> list[DoneLine]:
        return [
            *_meetings_held(meetings, first, last),
            *_tasks_done(tasks, first, last),
        ]

    return Sources(
        duties=(
            people.duties,
            members.duties,
            tasks.duties,
            meetings.duties,
            development.duties,
            checklist.duties,
        ),
        done=(done,),
        covered=_covered(development, meetings),
        next_meeting=lambda on: next_meeting(meetings, on),
        four_good=lambda year: four_good(checklist, year),
        beginnings=lambda on: _beginnings(members, meetings, on),
        statutory=_STATUTORY,
    )


def next_meeting(meetings: Meetings, on: date) -> NextMeeting | None:
    """Name the meeting that is running or planned next, with what readies it."""
    lines = [*meetings.of_year(on.year), *meetings.of_year(on.year + 1)]
    # A running meeting of yesterday evening is still the next one to enter.
    earliest = on - timedelta(days=1)
    coming = [
        line
        for line in lines
        if line.state in _COMING
        and (
            line.on_day >= on
            or (line.state is State.RUNNING and line.on_day >= earliest)
        )
    ]
    if not coming:
        return None
    line = min(coming, key=lambda one: (one.on_day, one.time, one.id))
    return NextMeeting(
        title=line.title,
        on=line.on_day,
        at=line.time,
        where=line.place,
        steps=_steps(meetings.meeting(line.id), meetings.preparation(line.id)),
        place=Place("meetings", line.id),
    )


def _steps(view: MeetingView, found: Preparation) -> tuple[ReadyStep, ...]:
    meeting, items = view.meeting, view.record.items
    papers_due = meeting.on_day - timedelta(days=view.conduct.material_days_before)
    agenda = _("Lập chương trình, {count} nội dung").format(count=len(items))
    return (
        ReadyStep(
            agenda if items else _("Lập chương trình"), papers_due, done=bool(items)
        ),
        ReadyStep(
            _("Cử chủ trì, thư ký"),
            papers_due,
            done=bool(meeting.chair_id and meeting.clerk_id),
        ),
        ReadyStep(
            _("Gửi tài liệu"),
            papers_due,
            done=meeting.papers_sent_on is not None,
            done_on=meeting.papers_sent_on,
        ),
        ReadyStep(
            _("Báo họp {told}/{of} đồng chí").format(
                told=found.told_count, of=found.of
            ),
            papers_due,
            done=0 < found.of == found.told_count,
        ),
    )


def four_good(checklist: Checklist, year: int) -> FourGood:
    """Count the criteria of the four groups, and what ends unmet."""
    overview = checklist.overview(year)
    groups = tuple(
        GroupState(
            title=group.group.short or group.group.title,
            met=group.figures.met,
            waiting=group.figures.awaiting,
            missing=group.figures.missing,
            open=group.figures.open + group.figures.not_judged,
        )
        for group in overview.groups
    )
    forecast = overview.forecast
    return FourGood(groups, forecast.not_met, forecast.before, Place("checklist"))


def _covered(development: Development, meetings: Meetings) -> dict[str, Covered]:
    def plan_issued(first: date, _last: date) -> bool:
        plan = development.plans.of_year(first.year)
        return plan is not None and plan.issued_on is not None

    def themes_planned(first: date, _last: date) -> bool:
        calendar = meetings.year_planning.calendar(first.year)
        themes = [one for one in calendar.entries if one.is_thematic]
        lacking = (*calendar.gaps.quarters, *calendar.gaps.closed_quarters)
        return not lacking and all(one.theme for one in themes)

    return {"development-plan": plan_issued, "thematic-plan": themes_planned}


def _beginnings(members: Members, meetings: Meetings, on: date) -> Beginnings:
    return Beginnings(members.counts(on).total, len(meetings.of_year(on.year)))


def _meetings_held(meetings: Meetings, first: date, last: date) -> list[DoneLine]:
    return [
        DoneLine(line.title, line.on_day)
        for line in meetings.of_year(last.year)
        if line.state in HELD and first <= line.on_day <= last
    ]


def _tasks_done(tasks: Tasks, first: date, last: date) -> list[DoneLine]:
    return [
        DoneLine(line.task.title, line.task.finished_on)
        for line in tasks.of_year(last.year)
        if line.task.finished_on and first <= line.task.finished_on <= last
    ]
