"""Steps of a running meeting: its course, pauses, who came late or left early."""

from datetime import datetime

from app.scenario.model import Fields, Result, Stage, Step
from app.scenario.steps.meetings.table import OfMeeting, local


class GoTo(Fields):
    """Go to a step of the running meeting."""

    meeting: str
    step: str


class Skip(Fields):
    """Pass a step over with a reason."""

    meeting: str
    step: str
    reason: str


class AtTime(Fields):
    """Name a member and when he came or went; now without ``at``."""

    meeting: str
    person: str
    at: datetime | None = None


def _go_to(stage: Stage, fields: GoTo) -> Result:
    sitting = stage.office.meetings.sitting
    return {"id": sitting.go_to(stage.ref(fields.meeting), fields.step).record_id}


def _skip(stage: Stage, fields: Skip) -> Result:
    meeting_id, sitting = stage.ref(fields.meeting), stage.office.meetings.sitting
    return {"id": sitting.skip(meeting_id, fields.step, fields.reason).record_id}


def _pause(stage: Stage, fields: OfMeeting) -> Result:
    sitting = stage.office.meetings.sitting
    return {"id": sitting.pause(stage.ref(fields.meeting)).record_id}


def _go_on(stage: Stage, fields: OfMeeting) -> Result:
    sitting = stage.office.meetings.sitting
    return {"id": sitting.go_on(stage.ref(fields.meeting)).record_id}


def _arrive(stage: Stage, fields: AtTime) -> Result:
    at = local(fields.at) if fields.at else stage.office.clock.now()
    meeting_id, person = stage.ref(fields.meeting), stage.person(fields.person)
    presence = stage.office.meetings.presence
    return {"id": presence.arrive(meeting_id, person, at).record_id}


def _depart(stage: Stage, fields: AtTime) -> Result:
    at = local(fields.at) if fields.at else stage.office.clock.now()
    meeting_id, person = stage.ref(fields.meeting), stage.person(fields.person)
    presence = stage.office.meetings.presence
    return {"id": presence.depart(meeting_id, person, at).record_id}


RUNNING_STEPS = (
    Step("meetings.go_to", "Chuyển bước của buổi họp.", GoTo, _go_to),
    Step("meetings.skip_step", "Bỏ qua một bước, ghi lý do.", Skip, _skip),
    Step("meetings.pause", "Tạm dừng buổi họp.", OfMeeting, _pause),
    Step("meetings.go_on", "Họp tiếp sau khi tạm dừng.", OfMeeting, _go_on),
    Step("meetings.arrive_late", "Ghi giờ đến muộn.", AtTime, _arrive),
    Step("meetings.leave_early", "Ghi giờ về sớm.", AtTime, _depart),
)
