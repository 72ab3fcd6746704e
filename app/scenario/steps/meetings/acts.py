"""Steps of meetings before and after the table: planning, closing, minutes."""

from datetime import date, datetime

from app.features.meetings.model.entries import NewItem, NewMeeting, NewPaper
from app.scenario.model import Fields, Number, Result, Stage, Step
from app.scenario.steps.meetings.elections import ELECTION_STEPS
from app.scenario.steps.meetings.forms import FORM_STEPS
from app.scenario.steps.meetings.paper import REENTER
from app.scenario.steps.meetings.papers import PAPER_STEPS
from app.scenario.steps.meetings.preparing import PREPARING_STEPS
from app.scenario.steps.meetings.running import RUNNING_STEPS
from app.scenario.steps.meetings.table import TABLE_STEPS, OfMeeting, item_of, local
from app.scenario.steps.meetings.whole import HOLD


class Plan(Fields):
    """Plan a meeting; ``chair``, ``clerk`` are members' names."""

    kind: str
    on: date
    time: str = ""
    place: str = ""
    chair: str = ""
    clerk: str = ""
    guests: str = ""
    theme: str = ""
    papers_sent_on: date | None = None
    reason: str = ""


class Correct(Fields):
    """Correct the details of a meeting; everything is given again."""

    meeting: str
    kind: str
    on: date
    time: str = ""
    place: str = ""
    chair: str = ""
    clerk: str = ""
    guests: str = ""
    theme: str = ""
    papers_sent_on: date | None = None
    reason: str = ""


class WithReason(Fields):
    """Name a meeting and say why."""

    meeting: str
    reason: str


class AddItem(Fields):
    """Put a matter on the agenda; ``presenter`` is a member's name."""

    meeting: str
    title: str
    topic: str = "other"
    presenter: str = ""
    content: str = ""
    conclusion: str = ""


class AddPaper(Fields):
    """Record a document used; ``issuer`` for papers of superiors."""

    meeting: str
    title: str
    issuer: str = ""
    item: str = ""


class ItemTitle(Fields):
    """Name a matter of a meeting by its title."""

    meeting: str
    item: str


class MoveItem(Fields):
    """Move a matter up (negative) or down."""

    meeting: str
    item: str
    steps: Number


class ReadOut(Fields):
    """Read the minutes out; ``note`` is what was asked to be changed."""

    meeting: str
    note: str = ""


class Close(Fields):
    """Close the meeting now, or at ``closed_at``; ``unread_reason`` keeps a draft."""

    meeting: str
    closed_at: datetime | None = None
    unread_reason: str = ""


class Times(Fields):
    """Correct when a closed meeting began and ended."""

    meeting: str
    opened_at: datetime
    closed_at: datetime


class Sign(Fields):
    """Record the signatures on paper."""

    meeting: str
    on: date | None = None


class GiveNumber(Fields):
    """Give the minutes a number; the next one of the term without ``number``."""

    meeting: str
    number: Number | None = None


class Addendum(Fields):
    """Correct locked minutes by an addendum."""

    meeting: str
    text: str
    reason: str


def _details(stage: Stage, fields: Plan | Correct) -> NewMeeting:
    return NewMeeting(
        kind=fields.kind,
        on_day=fields.on,
        time=fields.time,
        place=fields.place,
        chair_id=stage.person(fields.chair) if fields.chair else "",
        clerk_id=stage.person(fields.clerk) if fields.clerk else "",
        guests=fields.guests,
        theme=fields.theme,
        papers_sent_on=fields.papers_sent_on,
        reason=fields.reason,
    )


def _plan(stage: Stage, fields: Plan) -> Result:
    change = stage.office.meetings.plan(_details(stage, fields))
    return {"id": change.record_id}


def _correct(stage: Stage, fields: Correct) -> Result:
    meeting_id = stage.ref(fields.meeting)
    new = _details(stage, fields)
    stage.office.meetings.planning.correct(meeting_id, new)
    return {"id": meeting_id}


def _cancel(stage: Stage, fields: WithReason) -> Result:
    planning = stage.office.meetings.planning
    return {"id": planning.cancel(stage.ref(fields.meeting), fields.reason).record_id}


def _suggest(stage: Stage, fields: OfMeeting) -> Result:
    meeting_id = stage.ref(fields.meeting)
    stage.office.meetings.planning.suggest_agenda(meeting_id)
    found = stage.office.meetings.meeting(meeting_id).record.items
    return {"id": meeting_id, "items": len(found)}


def _add_item(stage: Stage, fields: AddItem) -> Result:
    meeting_id = stage.ref(fields.meeting)
    stage.office.meetings.planning.add_item(meeting_id, _item(stage, fields))
    return {"id": meeting_id}


def _item(stage: Stage, fields: AddItem) -> NewItem:
    return NewItem(
        title=fields.title,
        topic=fields.topic,
        presenter_id=stage.person(fields.presenter) if fields.presenter else "",
        content=fields.content,
        conclusion=fields.conclusion,
    )


def _move_item(stage: Stage, fields: MoveItem) -> Result:
    item_id = item_of(stage, stage.ref(fields.meeting), fields.item)
    change = stage.office.meetings.planning.move_item(item_id, fields.steps)
    return {"id": change.record_id}


def _drop_item(stage: Stage, fields: ItemTitle) -> Result:
    item_id = item_of(stage, stage.ref(fields.meeting), fields.item)
    return {"id": stage.office.meetings.planning.drop_item(item_id).record_id}


def _add_paper(stage: Stage, fields: AddPaper) -> Result:
    meeting_id = stage.ref(fields.meeting)
    item_id = item_of(stage, meeting_id, fields.item) if fields.item else ""
    new = NewPaper(title=fields.title, issuer=fields.issuer, item_id=item_id)
    stage.office.meetings.planning.add_paper(meeting_id, new)
    return {"id": meeting_id}


def _read_out(stage: Stage, fields: ReadOut) -> Result:
    minutes = stage.office.meetings.minutes
    return {"id": minutes.read_out(stage.ref(fields.meeting), fields.note).record_id}


def _close(stage: Stage, fields: Close) -> Result:
    meeting_id = stage.ref(fields.meeting)
    at = local(fields.closed_at) if fields.closed_at else None
    stage.office.meetings.minutes.close(meeting_id, at, fields.unread_reason)
    return {"id": meeting_id, "minutes": _length(stage, meeting_id)}


def _times(stage: Stage, fields: Times) -> Result:
    meeting_id = stage.ref(fields.meeting)
    opened, closed = local(fields.opened_at), local(fields.closed_at)
    stage.office.meetings.minutes.correct_times(meeting_id, opened, closed)
    return {"id": meeting_id, "minutes": _length(stage, meeting_id)}


def _length(stage: Stage, meeting_id: str) -> int | None:
    return stage.office.meetings.meeting(meeting_id).meeting.minutes


def _sign(stage: Stage, fields: Sign) -> Result:
    minutes = stage.office.meetings.minutes
    return {"id": minutes.sign(stage.ref(fields.meeting), fields.on).record_id}


def _take_back(stage: Stage, fields: WithReason) -> Result:
    minutes = stage.office.meetings.minutes
    meeting_id = stage.ref(fields.meeting)
    return {"id": minutes.take_back_signature(meeting_id, fields.reason).record_id}


def _lock(stage: Stage, fields: OfMeeting) -> Result:
    minutes = stage.office.meetings.minutes
    return {"id": minutes.lock(stage.ref(fields.meeting)).record_id}


def _number(stage: Stage, fields: GiveNumber) -> Result:
    meeting_id = stage.ref(fields.meeting)
    stage.office.meetings.minutes.give_number(meeting_id, fields.number)
    found = stage.office.meetings.meeting(meeting_id).record.number
    return {"id": meeting_id, "number": found.number if found else None}


def _void(stage: Stage, fields: WithReason) -> Result:
    minutes = stage.office.meetings.minutes
    meeting_id = stage.ref(fields.meeting)
    return {"id": minutes.void_number(meeting_id, fields.reason).record_id}


def _addendum(stage: Stage, fields: Addendum) -> Result:
    minutes = stage.office.meetings.minutes
    meeting_id = stage.ref(fields.meeting)
    minutes.add_addendum(meeting_id, fields.text, fields.reason)
    return {"id": meeting_id}


STEPS = (
    Step("meetings.plan", "Lập lịch một buổi họp.", Plan, _plan),
    *PREPARING_STEPS,
    *PAPER_STEPS,
    Step("meetings.correct", "Sửa thông tin buổi họp.", Correct, _correct),
    Step("meetings.cancel", "Hủy buổi họp, ghi lý do.", WithReason, _cancel),
    Step("meetings.suggest_agenda", "Thêm nội dung gợi ý.", OfMeeting, _suggest),
    Step("meetings.add_item", "Thêm một nội dung.", AddItem, _add_item),
    Step("meetings.move_item", "Chuyển chỗ một nội dung.", MoveItem, _move_item),
    Step("meetings.drop_item", "Bỏ một nội dung.", ItemTitle, _drop_item),
    Step("meetings.add_paper", "Ghi một tài liệu.", AddPaper, _add_paper),
    *TABLE_STEPS,
    *RUNNING_STEPS,
    *FORM_STEPS,
    *ELECTION_STEPS,
    Step("meetings.read_out", "Đọc lại biên bản.", ReadOut, _read_out),
    Step("meetings.close", "Kết thúc buổi họp.", Close, _close),
    Step("meetings.correct_times", "Sửa giờ bắt đầu, kết thúc.", Times, _times),
    Step("meetings.number", "Cho số biên bản.", GiveNumber, _number),
    Step("meetings.void_number", "Bỏ một số, ghi lý do.", WithReason, _void),
    Step("meetings.sign", "Ghi biên bản đã ký tay.", Sign, _sign),
    Step("meetings.take_back_signature", "Mở lại để sửa.", WithReason, _take_back),
    Step("meetings.lock", "Khóa biên bản.", OfMeeting, _lock),
    Step("meetings.addendum", "Ghi phụ lục đính chính.", Addendum, _addendum),
    HOLD,
    REENTER,
)
