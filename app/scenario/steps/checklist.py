"""Steps of the four-good checklist: confirm, judge, withdraw, evidence, thresholds."""

from datetime import date

from app.features.checklist.model.ruleset import State
from app.features.checklist.model.year import ReportText
from app.features.checklist.service.evidence import NewEvidence
from app.scenario.model import Fields, Number, Result, Stage, Step, Year


class Confirm(Fields):
    """Agree with what the program proposes for some criteria."""

    year: Year
    criteria: list[str]


class Judge(Fields):
    """Judge one criterion: dat, khong_dat or khong_ap_dung."""

    year: Year
    criterion: str
    state: State
    reason: str = ""


class Withdraw(Fields):
    """Take a mark back."""

    year: Year
    criterion: str


class Attach(Fields):
    """Attach a file beside the scenario as evidence of one or more criteria."""

    year: Year
    criteria: list[str]
    file: str
    title: str = ""
    issued_on: date | None = None


class UseFor(Fields):
    """Let evidence named by an earlier step prove more criteria."""

    evidence: str
    criteria: list[str]


class SetParameter(Fields):
    """Enter a threshold that no rule gives, with its basis."""

    year: Year
    parameter: str
    number: Number
    basis: str


class WriteReport(Fields):
    """Write the narrative of the yearly report."""

    year: Year
    limits: str = ""
    causes: str = ""
    proposal: str = ""
    next_tasks: str = ""


class IssueReport(Fields):
    """Make the yearly report final under its number and day."""

    year: Year
    number: str
    on: date


class ReopenReport(Fields):
    """Make a final report a draft again."""

    year: Year


def _confirm(stage: Stage, fields: Confirm) -> Result:
    for criterion in fields.criteria:
        stage.office.checklist.confirm(fields.year, criterion)
    return {"confirmed": len(fields.criteria)}


def _judge(stage: Stage, fields: Judge) -> Result:
    change = stage.office.checklist.judge(
        fields.year, fields.criterion, fields.state, fields.reason
    )
    return {"id": change.record_id}


def _withdraw(stage: Stage, fields: Withdraw) -> Result:
    change = stage.office.checklist.withdraw(fields.year, fields.criterion)
    return {"id": change.record_id}


def _attach(stage: Stage, fields: Attach) -> Result:
    about = NewEvidence(fields.criteria, fields.title, fields.issued_on)
    change = stage.office.checklist.evidence.attach_file(
        fields.year, stage.file(fields.file), about
    )
    return {"id": change.record_id}


def _use_for(stage: Stage, fields: UseFor) -> Result:
    change = stage.office.checklist.evidence.use_for(
        stage.ref(fields.evidence), fields.criteria
    )
    return {"id": change.record_id}


def _take_away(stage: Stage, fields: UseFor) -> Result:
    change = stage.office.checklist.evidence.take_away(
        stage.ref(fields.evidence), fields.criteria
    )
    return {"id": change.record_id}


def _set_parameter(stage: Stage, fields: SetParameter) -> Result:
    change = stage.office.checklist.set_parameter(
        fields.year, fields.parameter, fields.number, fields.basis
    )
    return {"id": change.record_id}


def _write_report(stage: Stage, fields: WriteReport) -> Result:
    text = ReportText(fields.limits, fields.causes, fields.proposal, fields.next_tasks)
    return {"id": stage.office.checklist.report.write(fields.year, text).record_id}


def _issue_report(stage: Stage, fields: IssueReport) -> Result:
    change = stage.office.checklist.report.issue(fields.year, fields.number, fields.on)
    return {"id": change.record_id}


def _reopen_report(stage: Stage, fields: ReopenReport) -> Result:
    return {"id": stage.office.checklist.report.reopen(fields.year).record_id}


STEPS = (
    Step("checklist.confirm", "Xác nhận gợi ý của phần mềm.", Confirm, _confirm),
    Step("checklist.judge", "Tự đánh giá một tiêu chí.", Judge, _judge),
    Step("checklist.withdraw", "Bỏ đánh giá một tiêu chí.", Withdraw, _withdraw),
    Step("checklist.attach", "Gắn minh chứng.", Attach, _attach),
    Step("checklist.use_evidence", "Dùng minh chứng cho tiêu chí.", UseFor, _use_for),
    Step("checklist.take_away_evidence", "Gỡ minh chứng.", UseFor, _take_away),
    Step("checklist.set_parameter", "Ghi mức và căn cứ.", SetParameter, _set_parameter),
    Step("checklist.write_report", "Viết báo cáo năm.", WriteReport, _write_report),
    Step("checklist.issue_report", "Ban hành báo cáo.", IssueReport, _issue_report),
    Step("checklist.reopen_report", "Sửa lại báo cáo.", ReopenReport, _reopen_report),
)
