"""Steps of the self-score: the set a cell uses, and the score of a session."""

from datetime import date

from app.features.session_score.model.scheme import NewLine, NewScheme
from app.features.session_score.model.sheet import ScoreView
from app.features.session_score.rules.points import written
from app.kernel.text import fold
from app.scenario.errors import UnknownName
from app.scenario.model import Fields, Number, Result, Stage, Step, Year
from app.scenario.steps.meetings.table import OfMeeting


class Line(Fields):
    """A line of the superior's table; points and steps as they are typed."""

    title: str
    most: str
    part: str = ""
    fact: str = ""
    steps: str = ""
    full: bool = False
    origin: str = ""


class Choose(Fields):
    """Choose a set from a day on, with the lines of the superior's table."""

    set: str
    since: date
    basis: str = ""
    lines: tuple[Line, ...] = ()


class CorrectChoice(Choose, kw_only=True):
    """Correct a choice, named by an earlier step, that no signed minutes rest on."""

    choice: str


class OfChoice(Fields):
    """Name the choice of an earlier step."""

    choice: str


class Judge(Fields):
    """Give a line, named by its title or key, its points with words."""

    meeting: str
    line: str
    points: str
    words: str


class OfLine(Fields):
    """Name a line of a meeting's score."""

    meeting: str
    line: str


class Remark(Fields):
    """Record what was said of the score."""

    meeting: str
    comments: str = ""
    superior: str = ""
    in_favour: Number | None = None


class OfYear(Fields):
    """Name a year."""

    year: Year


def _choose(stage: Stage, fields: Choose) -> Result:
    return {"id": stage.office.scores.schemes.choose(_new(fields)).record_id}


def _correct(stage: Stage, fields: CorrectChoice) -> Result:
    scheme_id = stage.ref(fields.choice)
    schemes = stage.office.scores.schemes
    return {"id": schemes.correct(scheme_id, _new(fields)).record_id}


def _drop_choice(stage: Stage, fields: OfChoice) -> Result:
    scheme_id = stage.ref(fields.choice)
    return {"id": stage.office.scores.schemes.drop(scheme_id).record_id}


def _new(fields: Choose) -> NewScheme:
    lines = tuple(
        NewLine(
            title=one.title,
            most=one.most,
            group=one.part,
            fact=one.fact,
            steps=one.steps,
            must_be_full=one.full,
            origin=one.origin,
        )
        for one in fields.lines
    )
    return NewScheme(
        set_id=fields.set, from_on=fields.since, basis=fields.basis, lines=lines
    )


def _keep(stage: Stage, fields: OfMeeting) -> Result:
    meeting_id = stage.ref(fields.meeting)
    stage.office.scores.scoring.keep(meeting_id)
    return _told(meeting_id, stage.office.scores.sheet(meeting_id))


def _judge(stage: Stage, fields: Judge) -> Result:
    meeting_id = stage.ref(fields.meeting)
    line_id = line_of(stage, meeting_id, fields.line)
    scoring = stage.office.scores.scoring
    scoring.judge(meeting_id, line_id, fields.points, fields.words)
    return _told(meeting_id, stage.office.scores.sheet(meeting_id))


def _take_fact(stage: Stage, fields: OfLine) -> Result:
    meeting_id = stage.ref(fields.meeting)
    line_id = line_of(stage, meeting_id, fields.line)
    stage.office.scores.scoring.take_fact(meeting_id, line_id)
    return _told(meeting_id, stage.office.scores.sheet(meeting_id))


def _remark(stage: Stage, fields: Remark) -> Result:
    meeting_id = stage.ref(fields.meeting)
    stage.office.scores.scoring.remark(
        meeting_id, fields.comments, fields.superior, fields.in_favour
    )
    return _told(meeting_id, stage.office.scores.sheet(meeting_id))


def _drop(stage: Stage, fields: OfMeeting) -> Result:
    meeting_id = stage.ref(fields.meeting)
    stage.office.scores.scoring.drop(meeting_id)
    return {"id": meeting_id}


def _year(stage: Stage, fields: OfYear) -> Result:
    rating = stage.office.scores.year(fields.year)
    return {
        "months": sum(one.total is not None for one in rating.months),
        "level": rating.level_title,
        "final": rating.is_final,
    }


def line_of(stage: Stage, meeting_id: str, name: str) -> str:
    """Find a line of a score by its title or key (else ``UnknownName``)."""
    wanted = fold(name)
    for line in stage.office.scores.sheet(meeting_id).lines:
        if line.id == name or fold(line.title) == wanted:
            return line.id
    raise UnknownName(name=name)


def _told(meeting_id: str, view: ScoreView) -> Result:
    found = view.sum
    return {
        "id": meeting_id,
        "total": written(found.total) if found else "",
        "level": found.level_title if found else "",
        "open": found.open if found else 0,
    }


STEPS = (
    Step("session_score.choose", "Chọn bộ chấm điểm.", Choose, _choose),
    Step("session_score.correct", "Sửa lần chọn.", CorrectChoice, _correct),
    Step("session_score.drop_choice", "Bỏ lần chọn.", OfChoice, _drop_choice),
    Step("session_score.keep", "Ghi kết quả chấm điểm.", OfMeeting, _keep),
    Step("session_score.judge", "Chấm một dòng, ghi lý do.", Judge, _judge),
    Step("session_score.take_fact", "Lấy lại theo dữ kiện.", OfLine, _take_fact),
    Step("session_score.remark", "Ghi ý kiến về kết quả.", Remark, _remark),
    Step("session_score.drop", "Bỏ kết quả chấm.", OfMeeting, _drop),
    Step("session_score.year", "Xếp loại sinh hoạt cả năm.", OfYear, _year),
)
