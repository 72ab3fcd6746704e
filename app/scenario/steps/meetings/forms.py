"""Steps of meetings online and mixed; those by party groups are in ``groups``."""

from datetime import date, datetime
from typing import Literal

from app.features.meetings.model.forms.online import OnlineDetails
from app.scenario.model import Fields, Number, Result, Stage, Step
from app.scenario.steps.meetings.groups import GROUP_STEPS
from app.scenario.steps.meetings.table import local


class Describe(Fields):
    """Record the conditions of an online meeting; everything is given again."""

    meeting: str
    permission_no: str = ""
    permission_on: date | None = None
    permission_by: str = ""
    ground: str = ""
    ground_words: str = ""
    unable_count: Number | None = None
    unable_words: str = ""
    platform: str = ""
    no_secrets: bool = False
    least_percent: Number | None = None


class CannotCome(Fields):
    """Name a member who cannot come, with the reason; an empty one takes back."""

    meeting: str
    person: str
    reason: str = ""


class TypeAs(Fields):
    """Give the meeting a form: in_person, online, mixed, by_groups."""

    meeting: str
    form: Literal["in_person", "online", "mixed", "by_groups"]


class Come(Fields):
    """Note that a member joined somewhere, now or at a time."""

    meeting: str
    person: str
    place: str
    way: Literal["room", "online"] = "online"
    came_at: datetime | None = None


class Leave(Fields):
    """Note that a member dropped out or left."""

    meeting: str
    person: str
    left_at: datetime | None = None


class RestCame(Fields):
    """Note that all present without a place joined here at the opening."""

    meeting: str
    place: str
    way: Literal["room", "online"] = "online"


class Confirm(Fields):
    """Record what the chair confirmed; ``decision`` is the one to record."""

    meeting: str
    how: str = ""
    identity: bool = True
    recording: Literal["", "none", "decided"] = "none"
    decision: str = ""


def _describe(stage: Stage, fields: Describe) -> Result:
    meeting_id = stage.ref(fields.meeting)
    desk = stage.office.meetings.online
    desk.describe(
        meeting_id,
        OnlineDetails(
            permission_no=fields.permission_no,
            permission_on=fields.permission_on,
            permission_by=fields.permission_by,
            ground=fields.ground,
            ground_words=fields.ground_words,
            unable_count=fields.unable_count,
            unable_words=fields.unable_words,
            platform=fields.platform,
            no_secrets=fields.no_secrets,
            least_percent=fields.least_percent,
        ),
    )
    return {"id": meeting_id, "may_be_typed": desk.view(meeting_id).may_be_typed}


def _cannot_come(stage: Stage, fields: CannotCome) -> Result:
    meeting_id, person = stage.ref(fields.meeting), stage.person(fields.person)
    stage.office.meetings.online.cannot_come(meeting_id, person, fields.reason)
    view = stage.office.meetings.online.view(meeting_id)
    return {"id": meeting_id, "unable": view.unable_total}


def _type_as(stage: Stage, fields: TypeAs) -> Result:
    meeting_id = stage.ref(fields.meeting)
    meetings = stage.office.meetings
    if fields.form == "by_groups":
        meetings.groups.type_as(meeting_id)
    else:
        meetings.online.type_as(meeting_id, fields.form)
    return {"id": meeting_id}


def _come(stage: Stage, fields: Come) -> Result:
    meeting_id, person = stage.ref(fields.meeting), stage.person(fields.person)
    at = local(fields.came_at) if fields.came_at else None
    joining = stage.office.meetings.joining
    joining.come(meeting_id, person, fields.place, fields.way, at)
    return {"id": meeting_id}


def _leave(stage: Stage, fields: Leave) -> Result:
    meeting_id, person = stage.ref(fields.meeting), stage.person(fields.person)
    at = local(fields.left_at) if fields.left_at else None
    stage.office.meetings.joining.leave(meeting_id, person, at)
    return {"id": meeting_id}


def _rest_came(stage: Stage, fields: RestCame) -> Result:
    meeting_id = stage.ref(fields.meeting)
    stage.office.meetings.joining.rest_came(meeting_id, fields.place, fields.way)
    view = stage.office.meetings.online.view(meeting_id)
    return {"id": meeting_id, "without_place": len(view.without_stay)}


def _confirm(stage: Stage, fields: Confirm) -> Result:
    meeting_id = stage.ref(fields.meeting)
    stage.office.meetings.online.confirm(
        meeting_id,
        identity=fields.identity,
        how=fields.how,
        recording=fields.recording,
        decision=fields.decision,
    )
    return {"id": meeting_id}


FORM_STEPS = (
    Step("meetings.describe_online", "Ghi điều kiện trực tuyến.", Describe, _describe),
    Step("meetings.cannot_come", "Ghi người không thể đến.", CannotCome, _cannot_come),
    Step("meetings.type_as", "Chọn hình thức họp.", TypeAs, _type_as),
    Step("meetings.join", "Ghi người vào họp ở đâu.", Come, _come),
    Step("meetings.drop_out", "Ghi người ra, mất kết nối.", Leave, _leave),
    Step("meetings.rest_joined", "Ghi nơi dự của mọi người.", RestCame, _rest_came),
    Step("meetings.confirm_online", "Ghi xác nhận của chủ trì.", Confirm, _confirm),
    *GROUP_STEPS,
)
