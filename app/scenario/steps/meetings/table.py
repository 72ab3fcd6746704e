"""Steps at the table: roll-call, tasks of last time, opinions, votes."""

from datetime import date, datetime

from app.features.meetings.model.entries import NewBallot, NewOpinion, TaskDraft
from app.features.meetings.model.records import Mark, Outcome, Tone
from app.kernel.clock import VIETNAM
from app.kernel.text import fold
from app.scenario.errors import UnknownName
from app.scenario.model import Fields, Number, Result, Stage, Step


class Open(Fields):
    """Open a meeting at the step's moment, or at ``opened_at`` of an earlier day."""

    meeting: str
    opened_at: datetime | None = None


class MarkOne(Fields):
    """Mark one member on the roll."""

    meeting: str
    person: str
    mark: Mark
    reason: str = ""


class OfMeeting(Fields):
    """Name the meeting of an earlier step."""

    meeting: str


class Answer(Fields):
    """Answer a task of last time, by its title."""

    task: str
    outcome: Outcome
    note: str
    due: date | None = None


class AnswerTask(Answer, kw_only=True):
    """Answer a task of last time at a meeting."""

    meeting: str


class Opinion(Fields):
    """What a member (by name) or a guest said, on a matter (by title)."""

    text: str
    person: str = ""
    guest: str = ""
    item: str = ""
    tone: Tone = Tone.NONE
    restricted: bool = False


class NoteOpinion(Opinion, kw_only=True):
    """Record an opinion at a meeting."""

    meeting: str


class ConcludeItem(Fields):
    """Record what the chair concluded on a matter."""

    meeting: str
    item: str
    conclusion: str


class Conclude(Fields):
    """Record the conclusion of the meeting."""

    meeting: str
    conclusion: str


class Task(Fields):
    """A task to give: to a member (by name) or to a body in words."""

    title: str
    person: str = ""
    body: str = ""
    starts_on: date | None = None
    due_on: date | None = None
    report_at: str = ""
    item: str = ""


class GiveTask(Task, kw_only=True):
    """Give a task at a meeting."""

    meeting: str


class WithdrawTask(Fields):
    """Take back a task given by mistake."""

    meeting: str
    task: str
    reason: str


class Vote(Fields):
    """A vote as counted; the papers count only in a secret one."""

    subject: str
    in_favour: Number
    matter: str = "resolution"
    item: str = ""
    against: Number = 0
    other: Number = 0
    secret: bool = False
    handed_out: Number = 0
    returned: Number = 0
    invalid: Number = 0


class CountVote(Vote, kw_only=True):
    """Record a vote at a meeting."""

    meeting: str


def item_of(stage: Stage, meeting_id: str, title: str) -> str:
    """Find a matter of a meeting by its title (else ``UnknownName``)."""
    wanted = fold(title)
    for item in stage.office.meetings.meeting(meeting_id).record.items:
        if fold(item.title) == wanted:
            return item.id
    raise UnknownName(name=title)


def task_of(stage: Stage, meeting_id: str, title: str) -> str:
    """Find an open task of last time by its title (else ``UnknownName``)."""
    wanted = fold(title)
    for task in stage.office.meetings.meeting(meeting_id).open_tasks:
        if fold(task.title) == wanted:
            return task.task_id
    raise UnknownName(name=title)


def answer_task(stage: Stage, meeting_id: str, fields: Answer) -> None:
    """Answer a task of last time."""
    task_id = task_of(stage, meeting_id, fields.task)
    stage.office.meetings.conducting.answer_task(
        meeting_id, task_id, fields.outcome, fields.note, fields.due
    )


def note_opinion(stage: Stage, meeting_id: str, fields: Opinion) -> None:
    """Record an opinion."""
    new = NewOpinion(
        text=fields.text,
        person_id=stage.person(fields.person) if fields.person else "",
        speaker=fields.guest,
        item_id=item_of(stage, meeting_id, fields.item) if fields.item else "",
        tone=fields.tone,
        restricted=fields.restricted,
    )
    stage.office.meetings.floor.note_opinion(meeting_id, new)


def give_task(stage: Stage, meeting_id: str, fields: Task) -> str:
    """Give a task and return its id."""
    draft = TaskDraft(
        title=fields.title,
        owner_id=stage.person(fields.person) if fields.person else "",
        owner_text=fields.body,
        starts_on=fields.starts_on,
        due_on=fields.due_on,
        report_at=fields.report_at,
        item_id=item_of(stage, meeting_id, fields.item) if fields.item else "",
    )
    stage.office.meetings.floor.give_task(meeting_id, draft)
    return stage.office.meetings.meeting(meeting_id).record.assignments[-1].task_id


def count_vote(stage: Stage, meeting_id: str, fields: Vote) -> bool:
    """Record a vote and say whether it passed."""
    new = NewBallot(
        subject=fields.subject,
        matter=fields.matter,
        item_id=item_of(stage, meeting_id, fields.item) if fields.item else "",
        secret=fields.secret,
        handed_out=fields.handed_out,
        returned=fields.returned,
        invalid=fields.invalid,
        in_favour=fields.in_favour,
        against=fields.against,
        other=fields.other,
    )
    stage.office.meetings.votes.count(meeting_id, new)
    return stage.office.meetings.meeting(meeting_id).votes[-1].passed


def local(moment: datetime) -> datetime:
    """Read a moment without offset as the time of Viet Nam."""
    return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)


def _open(stage: Stage, fields: Open) -> Result:
    meeting_id = stage.ref(fields.meeting)
    at = local(fields.opened_at) if fields.opened_at else None
    stage.office.meetings.conducting.open(meeting_id, at)
    roll = stage.office.meetings.meeting(meeting_id).record.roll
    return {"id": meeting_id, "roll": len(roll)}


def _mark(stage: Stage, fields: MarkOne) -> Result:
    change = stage.office.meetings.conducting.mark(
        stage.ref(fields.meeting),
        stage.person(fields.person),
        fields.mark,
        fields.reason,
    )
    return {"id": change.record_id}


def _mark_rest(stage: Stage, fields: OfMeeting) -> Result:
    meeting_id = stage.ref(fields.meeting)
    stage.office.meetings.conducting.mark_rest_present(meeting_id)
    counts = stage.office.meetings.meeting(meeting_id).counts
    return {"id": meeting_id, "present": counts.present, "due": counts.due}


def _renew_roll(stage: Stage, fields: OfMeeting) -> Result:
    conducting = stage.office.meetings.conducting
    return {"id": conducting.renew_roll(stage.ref(fields.meeting)).record_id}


def _answer(stage: Stage, fields: AnswerTask) -> Result:
    meeting_id = stage.ref(fields.meeting)
    answer_task(stage, meeting_id, fields)
    return {"id": meeting_id}


def _opinion(stage: Stage, fields: NoteOpinion) -> Result:
    meeting_id = stage.ref(fields.meeting)
    note_opinion(stage, meeting_id, fields)
    return {"id": meeting_id}


def _conclude_item(stage: Stage, fields: ConcludeItem) -> Result:
    meeting_id = stage.ref(fields.meeting)
    item_id = item_of(stage, meeting_id, fields.item)
    stage.office.meetings.floor.conclude_item(item_id, fields.conclusion)
    return {"id": meeting_id}


def _conclude(stage: Stage, fields: Conclude) -> Result:
    meeting_id = stage.ref(fields.meeting)
    stage.office.meetings.floor.conclude(meeting_id, fields.conclusion)
    return {"id": meeting_id}


def _give_task(stage: Stage, fields: GiveTask) -> Result:
    return {"id": give_task(stage, stage.ref(fields.meeting), fields)}


def _withdraw(stage: Stage, fields: WithdrawTask) -> Result:
    meeting_id, wanted = stage.ref(fields.meeting), fold(fields.task)
    for given in stage.office.meetings.meeting(meeting_id).record.assignments:
        if fold(given.title) == wanted:
            stage.office.meetings.floor.withdraw_task(given.id, fields.reason)
            return {"id": meeting_id}
    raise UnknownName(name=fields.task)


def _vote(stage: Stage, fields: CountVote) -> Result:
    meeting_id = stage.ref(fields.meeting)
    return {"id": meeting_id, "passed": count_vote(stage, meeting_id, fields)}


TABLE_STEPS = (
    Step("meetings.open", "Khai mạc buổi họp.", Open, _open),
    Step("meetings.mark", "Điểm danh một đồng chí.", MarkOne, _mark),
    Step(
        "meetings.mark_rest_present",
        "Ghi có mặt các đồng chí chưa điểm danh.",
        OfMeeting,
        _mark_rest,
    ),
    Step("meetings.renew_roll", "Cập nhật danh sách.", OfMeeting, _renew_roll),
    Step("meetings.answer_task", "Trả lời nhiệm vụ kỳ trước.", AnswerTask, _answer),
    Step("meetings.opinion", "Ghi một ý kiến.", NoteOpinion, _opinion),
    Step(
        "meetings.conclude_item",
        "Ghi kết luận một nội dung.",
        ConcludeItem,
        _conclude_item,
    ),
    Step("meetings.conclude", "Ghi kết luận buổi họp.", Conclude, _conclude),
    Step("meetings.give_task", "Giao một nhiệm vụ.", GiveTask, _give_task),
    Step("meetings.withdraw_task", "Thu lại nhiệm vụ.", WithdrawTask, _withdraw),
    Step("meetings.vote", "Ghi một kết quả biểu quyết.", CountVote, _vote),
)
