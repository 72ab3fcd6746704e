"""Steps of meetings by party groups: what is allowed, the groups, their sheets."""

from datetime import date, datetime

from app.features.meetings.model.forms.groups import PersonMark, SheetDraft
from app.features.meetings.model.records import Mark
from app.kernel.text import fold
from app.people.groups.model import Seat
from app.scenario.errors import UnknownName
from app.scenario.model import Fields, Number, Result, Stage, Step
from app.scenario.steps.meetings.table import OfMeeting, item_of, local


class Allow(Fields):
    """Record what the superior allows of meetings by groups; 0 is no limit."""

    since: date
    min_members: Number
    max_a_year: Number
    basis: str


class FormGroup(Fields):
    """Form a party group with its people; the leader is one of them."""

    name: str
    since: date
    leader: str
    members: tuple[str, ...] = ()


class OnSheet(Fields):
    """Somebody on a group's sheet who was not simply present."""

    person: str
    mark: Mark
    reason: str = ""


class Sheet(Fields):
    """The sheet of a group: everybody in it present, but those named."""

    group: str
    began_at: datetime | None = None
    ended_at: datetime | None = None
    place: str = ""
    clerk: str = ""
    content: str = ""
    opinions: str = ""
    proposals: str = ""
    absent: tuple[OnSheet, ...] = ()
    guests: tuple[str, ...] = ()


class CountsIn(Fields):
    """Say in which group somebody on two sheets counts."""

    person: str
    group: str


class Merge(Fields):
    """Merge sheets; ``counts_in`` answers for everybody who stands on two."""

    meeting: str
    sheets: tuple[Sheet, ...]
    counts_in: tuple[CountsIn, ...] = ()


class AnswerItem(Fields):
    """Say of a matter which reserved one it is ("admission" …), "" for none."""

    meeting: str
    item: str
    stays: str


class DropSheet(Fields):
    """Take the sheet of a group back."""

    meeting: str
    group: str


def _allow(stage: Stage, fields: Allow) -> Result:
    change = stage.office.meetings.groups.allow(
        fields.since, fields.min_members, fields.max_a_year, fields.basis
    )
    return {"id": change.record_id}


def _form_group(stage: Stage, fields: FormGroup) -> Result:
    groups = stage.office.groups
    with stage.office.store.command("people.form_group"):
        group_id = groups.form(fields.name, fields.since).record_id
        for name in dict.fromkeys((fields.leader, *fields.members)):
            seat = Seat.LEADER if name == fields.leader else Seat.MEMBER
            groups.seat(group_id, stage.person(name), name, seat, fields.since)
    return {"id": group_id, "members": len({fields.leader, *fields.members})}


def _merge(stage: Stage, fields: Merge) -> Result:
    meeting_id = stage.ref(fields.meeting)
    drafts, chosen = merging(stage, meeting_id, fields.sheets, fields.counts_in)
    stage.office.meetings.group_sheets.merge(meeting_id, drafts, chosen)
    totals = stage.office.meetings.groups.view(meeting_id).totals
    return {
        "id": meeting_id,
        "present": totals.present,
        "unmarked": totals.unmarked,
    }


def merging(
    stage: Stage,
    meeting_id: str,
    sheets: tuple[Sheet, ...],
    counts_in: tuple[CountsIn, ...],
) -> tuple[list[SheetDraft], dict[str, str]]:
    """Read the sheets of the groups, and where those on two of them count."""
    drafts = [_draft(stage, meeting_id, one) for one in sheets]
    chosen = {
        stage.person(one.person): _group(stage, meeting_id, one.group)
        for one in counts_in
    }
    return drafts, chosen


def _draft(stage: Stage, meeting_id: str, sheet: Sheet) -> SheetDraft:
    group_id = _group(stage, meeting_id, sheet.group)
    view = stage.office.meetings.groups.view(meeting_id)
    group = next(one for one in view.groups if one.group.id == group_id)
    told = {stage.person(one.person): one for one in sheet.absent}
    here = [*group.group.member_ids, *(stage.person(one) for one in sheet.guests)]
    return SheetDraft(
        group_id=group_id,
        leader=group.leader,
        clerk=sheet.clerk,
        place=sheet.place,
        began_at=local(sheet.began_at) if sheet.began_at else None,
        ended_at=local(sheet.ended_at) if sheet.ended_at else None,
        content=sheet.content,
        opinions=sheet.opinions,
        proposals=sheet.proposals,
        people=tuple(
            PersonMark(
                person_id=person,
                mark=told[person].mark if person in told else Mark.PRESENT,
                reason=told[person].reason if person in told else "",
            )
            for person in here
        ),
    )


def _answer_item(stage: Stage, fields: AnswerItem) -> Result:
    meeting_id = stage.ref(fields.meeting)
    item_id = item_of(stage, meeting_id, fields.item)
    stage.office.meetings.groups.answer_item(item_id, fields.stays)
    return {"id": meeting_id}


def _drop_sheet(stage: Stage, fields: DropSheet) -> Result:
    meeting_id = stage.ref(fields.meeting)
    group_id = _group(stage, meeting_id, fields.group)
    stage.office.meetings.group_sheets.drop(meeting_id, group_id)
    return {"id": meeting_id}


def _group(stage: Stage, meeting_id: str, name: str) -> str:
    wanted = fold(name)
    for one in stage.office.meetings.groups.view(meeting_id).groups:
        if fold(one.group.name) == wanted:
            return one.group.id
    raise UnknownName(name=name)


def _view(stage: Stage, fields: OfMeeting) -> Result:
    view = stage.office.meetings.groups.view(stage.ref(fields.meeting))
    return {
        "id": view.meeting_id,
        "groups": len(view.groups),
        "sheets": sum(one.sheet is not None for one in view.groups),
    }


GROUP_STEPS = (
    Step("meetings.allow_groups", "Ghi quy định theo tổ đảng.", Allow, _allow),
    Step("meetings.form_group", "Lập tổ đảng.", FormGroup, _form_group),
    Step(
        "meetings.answer_item",
        "Trả lời việc có để chi bộ quyết định.",
        AnswerItem,
        _answer_item,
    ),
    Step("meetings.merge_groups", "Nhận tờ của các tổ.", Merge, _merge),
    Step("meetings.drop_group_sheet", "Bỏ tờ của một tổ.", DropSheet, _drop_sheet),
    Step("meetings.groups", "Xem các tổ đã nộp tờ.", OfMeeting, _view),
)
