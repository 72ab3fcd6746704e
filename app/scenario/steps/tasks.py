"""Steps of tasks: given outside a meeting, reported on, finished, carried over."""

from datetime import date

from app.features.tasks.model import NewTask
from app.kernel.text import fold
from app.scenario.errors import UnknownName
from app.scenario.model import Fields, Result, Stage, Step


class Assign(Fields):
    """Give a task to a member (by name) or to a body in words."""

    title: str
    person: str = ""
    body: str = ""
    starts_on: date | None = None
    due_on: date | None = None
    report_at: str = ""
    report_meeting: str = ""
    sentence: str = ""
    responsibility: str = ""
    product: str = ""
    authority: str = ""
    area: str = ""


class Correct(Assign):
    """Put the details of an open task right; ``task`` names it as it was."""

    task: str = ""


class Report(Fields):
    """Say how far a task is; ``task`` is its title or the name of an earlier step."""

    task: str
    text: str


class Finish(Fields):
    """Finish a task with what came of it."""

    task: str
    result: str
    on: date | None = None


class RollOver(Fields):
    """Carry a task over to a later date with a reason."""

    task: str
    reason: str
    due: date | None = None


class WithReason(Fields):
    """Name a task and say why."""

    task: str
    reason: str


def _new(stage: Stage, fields: Assign) -> NewTask:
    reports_to = fields.report_meeting
    return NewTask(
        title=fields.title,
        owner_id=stage.person(fields.person) if fields.person else "",
        owner_text=fields.body,
        starts_on=fields.starts_on,
        due_on=fields.due_on,
        report_at=fields.report_at,
        report_meeting_id=stage.ref(reports_to) if reports_to else "",
        sentence=fields.sentence,
        responsibility=fields.responsibility,
        product=fields.product,
        authority=fields.authority,
        area=fields.area,
    )


def _assign(stage: Stage, fields: Assign) -> Result:
    return {"id": stage.office.tasks.assign(_new(stage, fields)).record_id}


def _correct(stage: Stage, fields: Correct) -> Result:
    task_id = _task(stage, fields.task)
    stage.office.tasks.correct(task_id, _new(stage, fields))
    return {"id": task_id}


def _task(stage: Stage, name: str) -> str:
    if name in stage.names:
        return stage.ref(name)
    wanted, today = fold(name), stage.clock.today()
    found = [
        line.task.id
        for line in (
            *stage.office.tasks.open(today),
            *stage.office.tasks.of_year(today.year),
        )
        if fold(line.task.title) == wanted
    ]
    if not found:
        raise UnknownName(name=name)
    return found[0]


def _report(stage: Stage, fields: Report) -> Result:
    task_id = _task(stage, fields.task)
    stage.office.tasks.report(task_id, fields.text)
    return {"id": task_id}


def _finish(stage: Stage, fields: Finish) -> Result:
    task_id = _task(stage, fields.task)
    stage.office.tasks.finish(task_id, fields.result, fields.on)
    return {"id": task_id}


def _roll_over(stage: Stage, fields: RollOver) -> Result:
    task_id = _task(stage, fields.task)
    stage.office.tasks.roll_over(task_id, fields.due, fields.reason)
    return {"id": task_id}


def _drop(stage: Stage, fields: WithReason) -> Result:
    task_id = _task(stage, fields.task)
    stage.office.tasks.drop(task_id, fields.reason)
    return {"id": task_id}


def _again(stage: Stage, fields: WithReason) -> Result:
    task_id = _task(stage, fields.task)
    stage.office.tasks.take_up_again(task_id, fields.reason)
    return {"id": task_id}


STEPS = (
    Step("tasks.assign", "Giao một nhiệm vụ.", Assign, _assign),
    Step("tasks.correct", "Sửa nội dung nhiệm vụ đang làm.", Correct, _correct),
    Step("tasks.report", "Ghi nhiệm vụ đã làm đến đâu.", Report, _report),
    Step("tasks.finish", "Ghi kết quả nhiệm vụ.", Finish, _finish),
    Step("tasks.roll_over", "Chuyển tiếp nhiệm vụ, ghi lý do.", RollOver, _roll_over),
    Step("tasks.drop", "Thôi không làm nhiệm vụ, ghi lý do.", WithReason, _drop),
    Step("tasks.take_up_again", "Làm lại nhiệm vụ đã xong.", WithReason, _again),
)
