"""The step that enters a meeting from the sheets of the paper kit."""

from app.features.meetings.model.entries import NewBallot, NewOpinion, TaskDraft
from app.features.meetings.model.papersheet import (
    Concluded,
    PaperSheet,
    RollEntry,
    TaskAnswer,
)
from app.scenario.model import Fields, Result, Stage, Step
from app.scenario.steps.meetings.table import (
    Answer,
    Opinion,
    Task,
    Vote,
    item_of,
    task_of,
)
from app.scenario.steps.meetings.whole import Absence


class Ended(Fields):
    """What the chair concluded on a matter (by title)."""

    item: str
    text: str


class Reenter(Fields):
    """Enter a planned meeting as it was written on paper; times are HH:MM.

    Everybody not named under ``absent`` was present.
    """

    meeting: str
    opened: str
    closed: str
    read: str = ""
    remark: str = ""
    place: str = ""
    absent: tuple[Absence, ...] = ()
    answers: tuple[Answer, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    concluded: tuple[Ended, ...] = ()
    votes: tuple[Vote, ...] = ()
    conclusion: str = ""
    tasks: tuple[Task, ...] = ()


def _reenter(stage: Stage, fields: Reenter) -> Result:
    meeting_id = stage.ref(fields.meeting)
    sheet = PaperSheet(
        opened=fields.opened,
        closed=fields.closed,
        read=fields.read,
        remark=fields.remark,
        place=fields.place,
        roll=tuple(
            RollEntry(stage.person(one.person), one.mark, one.reason)
            for one in fields.absent
        ),
        rest_present=True,
        answers=tuple(
            TaskAnswer(
                task_of(stage, meeting_id, one.task), one.outcome, one.note, one.due
            )
            for one in fields.answers
        ),
        said=tuple(_said(stage, meeting_id, one) for one in fields.opinions),
        concluded=tuple(
            Concluded(item_of(stage, meeting_id, one.item), one.text)
            for one in fields.concluded
        ),
        ballots=tuple(_ballot(stage, meeting_id, one) for one in fields.votes),
        conclusion=fields.conclusion,
        given=tuple(_given(stage, one) for one in fields.tasks),
    )
    stage.office.meetings.reentry.enter(meeting_id, sheet)
    counts = stage.office.meetings.meeting(meeting_id).counts
    return {"id": meeting_id, "present": counts.present, "due": counts.due}


def _said(stage: Stage, meeting_id: str, one: Opinion) -> NewOpinion:
    return NewOpinion(
        text=one.text,
        person_id=stage.person(one.person) if one.person else "",
        speaker=one.guest,
        item_id=item_of(stage, meeting_id, one.item) if one.item else "",
        tone=one.tone,
        restricted=one.restricted,
    )


def _ballot(stage: Stage, meeting_id: str, one: Vote) -> NewBallot:
    return NewBallot(
        subject=one.subject,
        matter=one.matter,
        item_id=item_of(stage, meeting_id, one.item) if one.item else "",
        secret=one.secret,
        handed_out=one.handed_out,
        returned=one.returned,
        invalid=one.invalid,
        in_favour=one.in_favour,
        against=one.against,
        other=one.other,
    )


def _given(stage: Stage, one: Task) -> TaskDraft:
    return TaskDraft(
        title=one.title,
        owner_id=stage.person(one.person) if one.person else "",
        owner_text=one.body,
        starts_on=one.starts_on,
        due_on=one.due_on,
        report_at=one.report_at,
    )


REENTER = Step("meetings.reenter", "Nhập buổi họp từ bộ giấy.", Reenter, _reenter)
