"""Steps of developing members: plan, people on the way, steps, reviews."""

from datetime import date

from app.features.development.model.candidate import (
    Happening,
    NewCandidate,
    PlanText,
    Targets,
    Union,
)
from app.kernel.dates import PartialDate
from app.scenario.errors import NotADate
from app.scenario.model import Fields, Number, Result, Stage, Step, Year


class SetPlan(Fields):
    """Write the targets of a year's plan."""

    year: Year
    source: Number = 0
    trained: Number = 0
    files: Number = 0
    admitted: Number = 0
    official: Number = 0
    non_members: Number | None = None
    situation: str = ""
    measures: str = ""
    no_candidates_left: bool = False


class IssuePlan(Fields):
    """Record that the plan was issued under a number."""

    year: Year
    number: str
    on: date


class Introduce(Fields):
    """Take a person into the source list; ``helper`` is a member's name."""

    full_name: str
    on: date
    gender: str = ""
    birth: str = ""
    unit: str = ""
    union: Union = Union.NONE
    helper: str = ""
    certificate_no: str = ""
    certificate_on: date | None = None
    planned_quarter: str = ""
    note: str = ""
    start_stage: str = "P01"


class AssignHelper(Fields):
    """Let an official member help a person named by an earlier step."""

    candidate: str
    helper: str
    on: date


class RecordStep(Fields):
    """Record a step of a person with its day, paper and votes."""

    candidate: str
    stage: str
    on: date
    paper_no: str = ""
    received_on: date | None = None
    agreed: Number | None = None
    base: Number | None = None
    note: str = ""


class Drop(Fields):
    """Take a person out of the list."""

    candidate: str
    on: date
    reason: str


class Review(Fields):
    """Go through the source list."""

    on: date
    note: str = ""


class CorrectDay(Fields):
    """Say that a day is a holiday (off) or worked instead."""

    day: date
    name: str
    off: bool = True


def _set_plan(stage: Stage, fields: SetPlan) -> Result:
    change = stage.office.development.plans.set_targets(
        fields.year,
        Targets(
            fields.source,
            fields.trained,
            fields.files,
            fields.admitted,
            fields.official,
        ),
        PlanText(fields.non_members, fields.situation, fields.measures),
        no_candidates_left=fields.no_candidates_left,
    )
    return {"id": change.record_id}


def _issue_plan(stage: Stage, fields: IssuePlan) -> Result:
    change = stage.office.development.plans.issue(fields.year, fields.number, fields.on)
    return {"id": change.record_id}


def _partly_known(text: str) -> PartialDate | None:
    try:
        return PartialDate.from_iso(text) if text else None
    except ValueError as error:
        raise NotADate(value=text) from error


def _introduce(stage: Stage, fields: Introduce) -> Result:
    told = NewCandidate(
        full_name=fields.full_name,
        introduced_on=fields.on,
        gender=fields.gender,
        birth=_partly_known(fields.birth),
        unit=fields.unit,
        union=fields.union,
        helper_id=stage.person(fields.helper) if fields.helper else "",
        certificate_no=fields.certificate_no,
        certificate_on=fields.certificate_on,
        planned_quarter=fields.planned_quarter,
        note=fields.note,
        start_stage=fields.start_stage,
    )
    return {"id": stage.office.development.introduce(told).record_id}


def _assign_helper(stage: Stage, fields: AssignHelper) -> Result:
    change = stage.office.development.assign_helper(
        stage.ref(fields.candidate), stage.person(fields.helper), fields.on
    )
    return {"id": change.record_id}


def _record_step(stage: Stage, fields: RecordStep) -> Result:
    candidate = stage.ref(fields.candidate)
    told = Happening(
        stage=fields.stage,
        on=fields.on,
        paper_no=fields.paper_no,
        received_on=fields.received_on,
        agreed=fields.agreed,
        base=fields.base,
        note=fields.note,
    )
    stage.office.development.record_step(candidate, told)
    view = stage.office.development.person(candidate)
    latest = view.deadline.latest.isoformat() if view.deadline else ""
    return {"stage": view.stage.id, "next": latest}


def _drop(stage: Stage, fields: Drop) -> Result:
    change = stage.office.development.drop(
        stage.ref(fields.candidate), fields.on, fields.reason
    )
    return {"id": change.record_id}


def _review(stage: Stage, fields: Review) -> Result:
    return {"id": stage.office.development.review(fields.on, fields.note).record_id}


def _correct_day(stage: Stage, fields: CorrectDay) -> Result:
    change = stage.office.development.correct_day(
        fields.day, fields.name, off=fields.off
    )
    return {"id": change.record_id}


STEPS = (
    Step("development.set_plan", "Ghi chỉ tiêu của năm.", SetPlan, _set_plan),
    Step("development.issue_plan", "Ban hành kế hoạch.", IssuePlan, _issue_plan),
    Step("development.introduce", "Thêm người vào nguồn.", Introduce, _introduce),
    Step(
        "development.assign_helper",
        "Phân công đảng viên giúp đỡ.",
        AssignHelper,
        _assign_helper,
    ),
    Step(
        "development.record_step",
        "Ghi một bước của người vào Đảng.",
        RecordStep,
        _record_step,
    ),
    Step("development.drop", "Đưa ra khỏi danh sách nguồn.", Drop, _drop),
    Step("development.review", "Rà soát danh sách nguồn.", Review, _review),
    Step("development.correct_day", "Sửa ngày nghỉ, làm bù.", CorrectDay, _correct_day),
)
