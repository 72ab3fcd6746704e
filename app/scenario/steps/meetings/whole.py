"""One step that holds a whole meeting, as a scenario tells it in one piece."""

from datetime import date

from app.features.meetings.model.entries import NewItem, NewMeeting, NewPaper
from app.features.meetings.model.records import Mark
from app.scenario.model import Fields, Number, Result, Stage, Step
from app.scenario.steps.meetings.table import (
    Answer,
    Opinion,
    Task,
    Vote,
    answer_task,
    count_vote,
    give_task,
    note_opinion,
)


class Item(Fields):
    """A matter of ``meetings.hold``."""

    title: str
    topic: str = "other"
    presenter: str = ""
    content: str = ""
    conclusion: str = ""


class Paper(Fields):
    """A document of ``meetings.hold``."""

    title: str
    issuer: str = ""


class Absence(Fields):
    """Somebody not present: excused (with reason), unexcused or exempt."""

    person: str
    mark: Mark = Mark.EXCUSED
    reason: str = ""


class Hold(Fields):
    """Hold a whole meeting, from its opening at the step's moment to its close.

    ``meeting`` names one that is planned already; without it a new one is planned for
    the moment. Everybody not named under ``absent`` is present. ``minutes`` is how long
    it lasts. ``answers`` are tasks of last time by their title. ``sign`` and ``lock``
    finish the minutes, ``number`` asks for the next number.
    """

    minutes: Number
    kind: str = ""
    meeting: str = ""
    place: str = ""
    chair: str = ""
    clerk: str = ""
    conclusion: str = ""
    guests: str = ""
    theme: str = ""
    papers_sent_on: date | None = None
    reason: str = ""
    suggest: bool = False
    items: tuple[Item, ...] = ()
    papers: tuple[Paper, ...] = ()
    absent: tuple[Absence, ...] = ()
    answers: tuple[Answer, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    votes: tuple[Vote, ...] = ()
    tasks: tuple[Task, ...] = ()
    read_note: str = ""
    number: bool = True
    sign: bool = False
    lock: bool = False


def _hold(stage: Stage, fields: Hold) -> Result:
    # Told in one piece, kept in one piece: a step that fails leaves no half meeting.
    with stage.office.store.command("meetings.hold"):
        return _held(stage, fields)


def _held(stage: Stage, fields: Hold) -> Result:
    meetings = stage.office.meetings
    meeting_id = _prepared(stage, fields)
    meetings.conducting.open(meeting_id)
    for absence in fields.absent:
        person = stage.person(absence.person)
        meetings.conducting.mark(meeting_id, person, absence.mark, absence.reason)
    meetings.conducting.mark_rest_present(meeting_id)
    for answer in fields.answers:
        answer_task(stage, meeting_id, answer)
    for opinion in fields.opinions:
        note_opinion(stage, meeting_id, opinion)
    if fields.conclusion:
        meetings.floor.conclude(meeting_id, fields.conclusion)
    passed = [count_vote(stage, meeting_id, vote) for vote in fields.votes]
    tasks = [give_task(stage, meeting_id, task) for task in fields.tasks]
    _finish(stage, meeting_id, fields)
    counts = meetings.meeting(meeting_id).counts
    return {
        "id": meeting_id,
        "present": counts.present,
        "due": counts.due,
        "votes_passed": sum(passed),
        "tasks": len(tasks),
    }


def _prepared(stage: Stage, fields: Hold) -> str:
    planning = stage.office.meetings.planning
    meeting_id = stage.ref(fields.meeting) if fields.meeting else _new(stage, fields)
    if fields.suggest:
        planning.suggest_agenda(meeting_id)
    for item in fields.items:
        new = NewItem(
            title=item.title,
            topic=item.topic,
            presenter_id=stage.person(item.presenter) if item.presenter else "",
            content=item.content,
            conclusion=item.conclusion,
        )
        planning.add_item(meeting_id, new)
    for paper in fields.papers:
        planning.add_paper(meeting_id, NewPaper(title=paper.title, issuer=paper.issuer))
    return meeting_id


def _new(stage: Stage, fields: Hold) -> str:
    now = stage.clock.now()
    new = NewMeeting(
        kind=fields.kind,
        on_day=now.date(),
        time=f"{now:%H:%M}",
        place=fields.place,
        chair_id=stage.person(fields.chair),
        clerk_id=stage.person(fields.clerk),
        guests=fields.guests,
        theme=fields.theme,
        papers_sent_on=fields.papers_sent_on,
        reason=fields.reason,
    )
    return stage.office.meetings.plan(new).record_id


def _finish(stage: Stage, meeting_id: str, fields: Hold) -> None:
    minutes = stage.office.meetings.minutes
    # The scenario tells a meeting in one step, so its length passes inside the step.
    stage.clock.advance(fields.minutes * 60)
    minutes.read_out(meeting_id, fields.read_note)
    minutes.close(meeting_id)
    if fields.number:
        minutes.give_number(meeting_id)
    if fields.sign or fields.lock:
        minutes.sign(meeting_id)
    if fields.lock:
        minutes.lock(meeting_id)


HOLD = Step("meetings.hold", "Họp trọn một buổi, từ khai mạc đến ký.", Hold, _hold)
