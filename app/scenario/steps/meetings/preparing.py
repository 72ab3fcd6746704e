"""Steps before a meeting: the plan of a year, moving, telling, posting, papers."""

from dataclasses import replace
from datetime import date
from typing import Literal

from app.features.meetings.model.planrules import OffRule, Thematic
from app.features.meetings.model.preparing import What
from app.features.meetings.model.records import State
from app.features.meetings.model.yearplan import PlanLine, UsualDay, YearWish
from app.kernel.text import fold
from app.scenario.errors import UnknownName
from app.scenario.model import Fields, Number, Result, Stage, Step, Year
from app.scenario.steps.meetings.table import OfMeeting


class PlanYear(Fields):
    """Plan what a year lacks; without ``day`` or ``weekday`` as the year before.

    ``day`` of the month, or ``weekday`` (0 Monday) of the ``week``-th week (5: last).
    ``themes`` are given to the thematic meetings in order of day.
    """

    year: Year
    day: Number = 0
    weekday: Number | None = None
    week: Number = 1
    off_rule: OffRule = "after"
    avoid_weekends: bool = True
    thematic: Thematic = "own"
    committee_days_before: Number = 2
    with_review: bool = True
    time: str = ""
    committee_time: str = ""
    place: str = ""
    chair: str = ""
    clerk: str = ""
    themes: tuple[str, ...] = ()


class Find(Fields):
    """Give a planned meeting of a kind a name: by its day, or by its month."""

    kind: str
    on: date | None = None
    year: Year = 2026
    month: Number = 0


class Move(Fields):
    """Move a planned meeting to another day."""

    meeting: str
    on: date
    reason: str
    time: str | None = None


class Tell(Fields):
    """Record that a member was told: in_person, phone, zalo, app or paper."""

    meeting: str
    person: str
    way: str
    on: date | None = None
    time: str = ""


class TellAll(Fields):
    """Record that everybody not told yet was told in one way."""

    meeting: str
    way: str
    on: date | None = None
    time: str = ""


class Untell(Fields):
    """Take back that a member was told."""

    meeting: str
    person: str


class SendPapers(Fields):
    """Record the day the papers went out."""

    meeting: str
    on: date | None = None


class Post(Fields):
    """Tick that papers or minutes were put on Sổ tay đảng viên."""

    meeting: str
    what: What
    on: date | None = None


class LeaveUnposted(Fields):
    """Say why nothing is put on Sổ tay đảng viên."""

    meeting: str
    what: What
    reason: str


class Unpost(Fields):
    """Take a tick of posting back."""

    meeting: str
    what: What


class Suggested(Fields):
    """Put chosen lines of the library of agendas on the agenda, by their titles."""

    meeting: str
    titles: tuple[str, ...]


class DayOff(Fields):
    """Enter a public holiday that the calendar does not know."""

    day: date
    name: str


def _wish(stage: Stage, fields: PlanYear) -> YearWish:
    mode: Literal["day", "weekday"] = "weekday" if fields.weekday is not None else "day"
    usual = UsualDay(mode, fields.day or 1, fields.weekday or 0, fields.week)
    start = stage.office.meetings.year_planning.start(fields.year)
    if not fields.day and fields.weekday is None:
        usual = start.usual
    return replace(
        start,
        usual=usual,
        off_rule=fields.off_rule,
        avoid_weekends=fields.avoid_weekends,
        thematic=fields.thematic,
        committee_days_before=fields.committee_days_before,
        with_review=fields.with_review,
        time=fields.time or start.time,
        committee_time=fields.committee_time or start.committee_time,
        place=fields.place or start.place,
        chair_id=stage.person(fields.chair) if fields.chair else start.chair_id,
        clerk_id=stage.person(fields.clerk) if fields.clerk else start.clerk_id,
    )


def _plan_year(stage: Stage, fields: PlanYear) -> Result:
    planning = stage.office.meetings.year_planning
    wish = _wish(stage, fields)
    proposal = planning.propose(wish)
    lines = _themed(proposal.lines, fields.themes)
    planning.write(wish, lines)
    return {
        "planned": len(lines),
        "moved": sum(line.is_moved for line in lines),
        "kept": proposal.kept,
    }


def _themed(
    lines: tuple[PlanLine, ...], themes: tuple[str, ...]
) -> tuple[PlanLine, ...]:
    waiting = list(themes)
    found = []
    for line in lines:
        if waiting and line.kind in {"thematic", "combined"}:
            found.append(replace(line, theme=waiting.pop(0)))
        else:
            found.append(line)
    return tuple(found)


def _find(stage: Stage, fields: Find) -> Result:
    year = fields.on.year if fields.on else fields.year
    for line in stage.office.meetings.of_year(year):
        if line.kind != fields.kind or line.state is State.CANCELLED:
            continue
        if line.on_day == fields.on or (
            fields.on is None and line.on_day.month == fields.month
        ):
            return {"id": line.id, "on": line.on_day.isoformat()}
    raise UnknownName(name=f"{fields.kind} {fields.on or fields.month}")


def _move(stage: Stage, fields: Move) -> Result:
    meeting_id = stage.ref(fields.meeting)
    planning = stage.office.meetings.planning
    planning.move(meeting_id, fields.on, fields.reason, fields.time)
    return {"id": meeting_id}


def _told(stage: Stage, meeting_id: str) -> Result:
    found = stage.office.meetings.preparation(meeting_id)
    return {"id": meeting_id, "told": found.told_count, "of": found.of}


def _tell(stage: Stage, fields: Tell) -> Result:
    meeting_id, person = stage.ref(fields.meeting), stage.person(fields.person)
    told = stage.office.meetings.told
    told.tell(meeting_id, person, fields.way, fields.on, fields.time)
    return _told(stage, meeting_id)


def _tell_all(stage: Stage, fields: TellAll) -> Result:
    meeting_id = stage.ref(fields.meeting)
    told = stage.office.meetings.told
    told.tell_all(meeting_id, fields.way, fields.on, fields.time)
    return _told(stage, meeting_id)


def _untell(stage: Stage, fields: Untell) -> Result:
    meeting_id, person = stage.ref(fields.meeting), stage.person(fields.person)
    stage.office.meetings.told.untell(meeting_id, person)
    return _told(stage, meeting_id)


def _send_papers(stage: Stage, fields: SendPapers) -> Result:
    meeting_id = stage.ref(fields.meeting)
    stage.office.meetings.told.send_papers(meeting_id, fields.on)
    found = stage.office.meetings.preparation(meeting_id)
    return {"id": meeting_id, "days_ahead": found.days_ahead}


def _post(stage: Stage, fields: Post) -> Result:
    meeting_id = stage.ref(fields.meeting)
    stage.office.meetings.told.post(meeting_id, fields.what, fields.on)
    return {"id": meeting_id}


def _leave_unposted(stage: Stage, fields: LeaveUnposted) -> Result:
    meeting_id = stage.ref(fields.meeting)
    told = stage.office.meetings.told
    told.leave_unposted(meeting_id, fields.what, fields.reason)
    return {"id": meeting_id}


def _unpost(stage: Stage, fields: Unpost) -> Result:
    meeting_id = stage.ref(fields.meeting)
    stage.office.meetings.told.unpost(meeting_id, fields.what)
    return {"id": meeting_id}


def _suggested(stage: Stage, fields: Suggested) -> Result:
    meeting_id = stage.ref(fields.meeting)
    agenda = stage.office.meetings.agenda
    wanted = {fold(title) for title in fields.titles}
    chosen = [
        one for one in agenda.library(meeting_id).lines if fold(one.title) in wanted
    ]
    agenda.add(meeting_id, chosen)
    return {"id": meeting_id, "added": len(chosen)}


def _short_text(stage: Stage, fields: OfMeeting) -> Result:
    meeting_id = stage.ref(fields.meeting)
    return {"id": meeting_id, "text": stage.office.meetings.short_text(meeting_id)}


def _day_off(stage: Stage, fields: DayOff) -> Result:
    planning = stage.office.meetings.year_planning
    planning.declare_day_off(fields.day, fields.name)
    return {"standing": planning.days_off(fields.day.year).standing}


def _gaps(stage: Stage, fields: PlanYear) -> Result:
    found = stage.office.meetings.year_planning.gaps(fields.year)
    return {"months": list(found.months), "quarters": list(found.quarters)}


PREPARING_STEPS = (
    Step("meetings.plan_year", "Lập kế hoạch cả năm.", PlanYear, _plan_year),
    Step("meetings.gaps", "Xem năm còn thiếu buổi nào.", PlanYear, _gaps),
    Step("meetings.find", "Gọi tên một buổi đã có trong lịch.", Find, _find),
    Step("meetings.move", "Đổi ngày một buổi họp, ghi lý do.", Move, _move),
    Step("meetings.tell", "Ghi đã báo một đồng chí.", Tell, _tell),
    Step("meetings.tell_all", "Ghi đã báo các đồng chí còn lại.", TellAll, _tell_all),
    Step("meetings.untell", "Bỏ ghi đã báo.", Untell, _untell),
    Step("meetings.send_papers", "Ghi ngày gửi tài liệu.", SendPapers, _send_papers),
    Step("meetings.post", "Ghi đã đăng Sổ tay đảng viên.", Post, _post),
    Step(
        "meetings.leave_unposted",
        "Ghi lý do không đăng Sổ tay đảng viên.",
        LeaveUnposted,
        _leave_unposted,
    ),
    Step("meetings.unpost", "Bỏ ghi đã đăng.", Unpost, _unpost),
    Step("meetings.add_suggested", "Thêm nội dung từ thư viện.", Suggested, _suggested),
    Step("meetings.short_text", "Soạn tin nhắn báo họp.", OfMeeting, _short_text),
    Step("meetings.day_off", "Nhập một ngày nghỉ lễ.", DayOff, _day_off),
)
