"""Steps of outgoing papers: drafted, issued, withdrawn, numbers voided."""

from datetime import date

from app.features.papers.model.entries import NewPaper
from app.features.papers.model.records import File
from app.features.papers.model.views import Decision
from app.kernel.text import fold
from app.scenario.errors import UnknownName
from app.scenario.model import Fields, Number, Result, Stage, Step


class Draft(Fields):
    """Draft a paper; ``form`` is the id of its type (NQ, KH, CV …)."""

    form: str
    title: str
    text: str = ""
    recipients: tuple[str, ...] = ()
    signer: str = ""
    on: date | None = None
    meeting: str = ""
    file: str = ""
    restricted: bool = False


class Issue(Draft):
    """Write and issue a paper in one act."""

    number: Number | None = None
    skip_reason: str = ""


class IssueDraft(Fields):
    """Issue a draft of an earlier step."""

    paper: str
    on: date | None = None
    number: Number | None = None
    skip_reason: str = ""


class IssueDecision(Fields):
    """Issue what a meeting decided; ``subject`` is that of its vote or matter."""

    meeting: str
    subject: str
    form: str = "NQ"
    title: str = ""
    text: str = ""
    recipients: tuple[str, ...] = ()
    on: date | None = None
    number: Number | None = None
    skip_reason: str = ""


class RecordOld(Draft):
    """Enter a paper issued before it stood in this register."""

    number: Number = 1
    signed_by: str = ""


class Correct(Draft):
    """Change a draft of an earlier step."""

    paper: str = ""


class OnlyPaper(Fields):
    """Name a paper of an earlier step."""

    paper: str


class WithReason(Fields):
    """Name a paper of an earlier step and say why."""

    paper: str
    reason: str
    on: date | None = None


class ExplainGap(Fields):
    """Say why a number of the term of a day is borne by nothing."""

    form: str
    number: Number
    reason: str
    on: date | None = None


class Attach(Fields):
    """Put a file beside the scenario with a paper of an earlier step."""

    paper: str
    file: str
    incoming: bool = False


class Restrict(Fields):
    """Keep a paper out of the search, or let it in again."""

    paper: str
    restricted: bool = True


def kept_file(stage: Stage, name: str) -> File:
    """Keep a file that lies beside the scenario; no name, no file."""
    return stage.office.papers.files.stored(stage.file(name)) if name else File()


def _new(stage: Stage, fields: Draft) -> NewPaper:
    return NewPaper(
        form=fields.form,
        title=fields.title,
        text=fields.text,
        on_day=fields.on,
        signer_id=stage.person(fields.signer) if fields.signer else "",
        recipients="\n".join(fields.recipients),
        restricted=fields.restricted,
        meeting_id=stage.ref(fields.meeting) if fields.meeting else "",
        file=kept_file(stage, fields.file),
    )


def _told(stage: Stage, paper_id: str) -> Result:
    view = stage.office.papers.paper(paper_id)
    return {"number": view.number_text, "id": paper_id}


def _draft(stage: Stage, fields: Draft) -> Result:
    outgoing = stage.office.papers.outgoing
    return _told(stage, outgoing.draft(_new(stage, fields)).record_id)


def _issue(stage: Stage, fields: Issue) -> Result:
    change = stage.office.papers.outgoing.issue_new(
        _new(stage, fields), fields.number, fields.skip_reason
    )
    return _told(stage, change.record_id)


def _issue_draft(stage: Stage, fields: IssueDraft) -> Result:
    change = stage.office.papers.outgoing.issue(
        stage.ref(fields.paper), fields.on, fields.number, fields.skip_reason
    )
    return _told(stage, change.record_id)


def _issue_decision(stage: Stage, fields: IssueDecision) -> Result:
    decision = _decision(stage, stage.ref(fields.meeting), fields.subject)
    change = stage.office.papers.outgoing.issue_decision(
        NewPaper(
            form=fields.form,
            title=fields.title,
            text=fields.text,
            on_day=fields.on,
            recipients="\n".join(fields.recipients),
            meeting_id=decision.meeting_id,
            item_id=decision.item_id,
            ballot_id=decision.ballot_id,
        ),
        fields.number,
        fields.skip_reason,
    )
    return _told(stage, change.record_id)


def _decision(stage: Stage, meeting_id: str, subject: str) -> Decision:
    for one in stage.office.papers.decided_at(meeting_id):
        if fold(one.subject) == fold(subject):
            return one
    raise UnknownName(name=subject)


def _record_old(stage: Stage, fields: RecordOld) -> Result:
    change = stage.office.papers.outgoing.record_old(
        _new(stage, fields), fields.number, fields.signed_by
    )
    return _told(stage, change.record_id)


def _correct(stage: Stage, fields: Correct) -> Result:
    outgoing, paper_id = stage.office.papers.outgoing, stage.ref(fields.paper)
    return _told(stage, outgoing.correct(paper_id, _new(stage, fields)).record_id)


def _drop(stage: Stage, fields: OnlyPaper) -> Result:
    paper_id = stage.ref(fields.paper)
    stage.office.papers.outgoing.drop(paper_id)
    return {"id": paper_id}


def _withdraw(stage: Stage, fields: WithReason) -> Result:
    paper_id = stage.ref(fields.paper)
    stage.office.papers.outgoing.withdraw(paper_id, fields.reason, fields.on)
    return _told(stage, paper_id)


def _void(stage: Stage, fields: WithReason) -> Result:
    paper_id = stage.ref(fields.paper)
    stage.office.papers.outgoing.void_number(paper_id, fields.reason)
    return _told(stage, paper_id)


def _take_out(stage: Stage, fields: OnlyPaper) -> Result:
    paper_id = stage.ref(fields.paper)
    stage.office.papers.outgoing.take_out_old(paper_id)
    return {"id": paper_id}


def _explain(stage: Stage, fields: ExplainGap) -> Result:
    term = stage.office.people.term(fields.on or stage.clock.today())
    term_id = term.id if term else ""
    stage.office.papers.outgoing.explain_gap(
        fields.form, term_id, fields.number, fields.reason
    )
    return {"number": fields.number}


def _attach(stage: Stage, fields: Attach) -> Result:
    papers, paper_id = stage.office.papers, stage.ref(fields.paper)
    desk = papers.incoming if fields.incoming else papers.outgoing
    desk.keep_file(paper_id, kept_file(stage, fields.file))
    return {"id": paper_id}


def _restrict(stage: Stage, fields: Restrict) -> Result:
    paper_id = stage.ref(fields.paper)
    stage.office.papers.outgoing.restrict(paper_id, restricted=fields.restricted)
    return {"id": paper_id}


STEPS = (
    Step("papers.draft", "Soạn một văn bản đi.", Draft, _draft),
    Step("papers.correct", "Sửa một văn bản còn dự thảo.", Correct, _correct),
    Step("papers.drop", "Bỏ một dự thảo.", OnlyPaper, _drop),
    Step("papers.issue", "Soạn và ban hành một văn bản.", Issue, _issue),
    Step("papers.issue_draft", "Ban hành một dự thảo.", IssueDraft, _issue_draft),
    Step(
        "papers.issue_decision",
        "Ban hành nghị quyết, kết luận từ biểu quyết của buổi họp.",
        IssueDecision,
        _issue_decision,
    ),
    Step("papers.record_old", "Ghi văn bản đã có số từ trước.", RecordOld, _record_old),
    Step("papers.withdraw", "Thu hồi văn bản, ghi lý do.", WithReason, _withdraw),
    Step("papers.void_number", "Hủy số văn bản, ghi lý do.", WithReason, _void),
    Step("papers.take_out_old", "Bỏ văn bản cũ ghi nhầm.", OnlyPaper, _take_out),
    Step("papers.explain_gap", "Ghi lý do số bỏ trống.", ExplainGap, _explain),
    Step("papers.attach", "Đính tệp vào văn bản.", Attach, _attach),
    Step("papers.restrict", "Đưa văn bản vào diện hạn chế.", Restrict, _restrict),
)
