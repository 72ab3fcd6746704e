"""One step that holds a whole meeting, as a scenario tells it in one piece."""

from datetime import date

from app.features.meetings.model.entries import NewItem, NewMeeting, NewPaper
from app.features.meetings.model.records import Mark
from app.scenario.model import Fields, Number, Result, Stage, Step
from app.scenario.steps.meetings.groups import CountsIn, Sheet, merging
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
from app.scenario.steps.session_score import line_of


class Item(Fields):
    """A matter of ``meetings.hold``.

    ``stays`` says of one in free words which reserved matter it is, "" for none.
    """

    title: str
    topic: str = "other"
    presenter: str = ""
    content: str = ""
    conclusion: str = ""
    stays: str | None = None


class Paper(Fields):
    """A document of ``meetings.hold``."""

    title: str
    issuer: str = ""


class Absence(Fields):
    """Somebody not present: excused (with reason), unexcused or exempt."""

    person: str
    mark: Mark = Mark.EXCUSED
    reason: str = ""


class Judged(Fields):
    """A line of the score, by its title or key, with points and words."""

    line: str
    points: str
    words: str


class Hold(Fields):
    """Hold a whole meeting, from its opening at the step's moment to its close.

    ``meeting`` names one that is planned already; without it a new one is planned for
    the moment. Everybody not named under ``absent`` is present. ``minutes`` is how long
    it lasts. ``answers`` are tasks of last time by their title. With ``sheets`` it is
    held by party groups: their sheets take the place of the roll-call. ``score`` keeps
    the self-score before the signature, ``judged`` are its lines a person decides.
    ``sign`` and ``lock`` finish the minutes, ``number`` asks for the next number.
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
    sheets: tuple[Sheet, ...] = ()
    counts_in: tuple[CountsIn, ...] = ()
    score: bool = False
    judged: tuple[Judged, ...] = ()
    agreed: Number | None = None
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
    if fields.sheets:
        meetings.groups.type_as(meeting_id)
    meetings.conducting.open(meeting_id)
    _attended(stage, meeting_id, fields)
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


def _attended(stage: Stage, meeting_id: str, fields: Hold) -> None:
    meetings = stage.office.meetings
    if fields.sheets:
        drafts, chosen = merging(stage, meeting_id, fields.sheets, fields.counts_in)
        meetings.group_sheets.merge(meeting_id, drafts, chosen)
    for absence in fields.absent:
        person = stage.person(absence.person)
        meetings.conducting.mark(meeting_id, person, absence.mark, absence.reason)
    if not fields.sheets:
        meetings.conducting.mark_rest_present(meeting_id)


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
        if item.stays is not None:
            item_id = stage.office.meetings.meeting(meeting_id).record.items[-1].id
            stage.office.meetings.groups.answer_item(item_id, item.stays)
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
    if fields.score:
        _score(stage, meeting_id, fields)
    minutes.close(meeting_id)
    if fields.number:
        minutes.give_number(meeting_id)
    if fields.sign or fields.lock:
        minutes.sign(meeting_id)
    if fields.lock:
        minutes.lock(meeting_id)


def _score(stage: Stage, meeting_id: str, fields: Hold) -> None:
    scoring = stage.office.scores.scoring
    scoring.keep(meeting_id)
    for one in fields.judged:
        line_id = line_of(stage, meeting_id, one.line)
        scoring.judge(meeting_id, line_id, one.points, one.words)
    if fields.agreed is not None:
        scoring.remark(meeting_id, "", "", fields.agreed)


HOLD = Step("meetings.hold", "Họp trọn một buổi, từ khai mạc đến ký.", Hold, _hold)
