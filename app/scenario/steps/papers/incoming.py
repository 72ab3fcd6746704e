"""Steps of incoming papers: received, made known, given to do, struck."""

from datetime import date

from app.features.papers.model.entries import NewDuty, NewIncoming
from app.scenario.model import Fields, Result, Stage, Step
from app.scenario.steps.papers.outgoing import OnlyPaper, WithReason, kept_file


class Receive(Fields):
    """Enter an incoming paper."""

    issuer: str
    subject: str
    number: str = ""
    form: str = ""
    on: date | None = None
    received: date | None = None
    deadline: date | None = None
    note: str = ""
    spread: bool = True
    restricted: bool = False
    file: str = ""


class CorrectReceived(Receive):
    """Correct the entry of an incoming paper."""

    paper: str = ""


class MakeKnown(Fields):
    """Say at which meeting an incoming paper was made known, or how else."""

    paper: str
    meeting: str = ""
    note: str = ""
    on: date | None = None


class GiveDuty(Fields):
    """Give the task an incoming paper brings."""

    paper: str
    title: str = ""
    person: str = ""
    body: str = ""
    starts_on: date | None = None
    due_on: date | None = None
    product: str = ""


def _incoming(stage: Stage, fields: Receive) -> NewIncoming:
    return NewIncoming(
        issuer=fields.issuer,
        subject=fields.subject,
        number=fields.number,
        form=fields.form,
        on_day=fields.on,
        received_on=fields.received,
        deadline=fields.deadline,
        note=fields.note,
        needs_spreading=fields.spread,
        restricted=fields.restricted,
        file=kept_file(stage, fields.file),
    )


def _receive(stage: Stage, fields: Receive) -> Result:
    desk = stage.office.papers.incoming
    incoming_id = desk.enter(_incoming(stage, fields)).record_id
    return {"arrival": desk.paper(incoming_id).paper.arrival, "id": incoming_id}


def _correct_received(stage: Stage, fields: CorrectReceived) -> Result:
    desk, incoming_id = stage.office.papers.incoming, stage.ref(fields.paper)
    desk.correct(incoming_id, _incoming(stage, fields))
    return {"arrival": desk.paper(incoming_id).paper.arrival, "id": incoming_id}


def _make_known(stage: Stage, fields: MakeKnown) -> Result:
    incoming_id = stage.ref(fields.paper)
    meeting_id = stage.ref(fields.meeting) if fields.meeting else ""
    desk = stage.office.papers.incoming
    desk.make_known(incoming_id, meeting_id, fields.note, fields.on)
    return {"id": incoming_id}


def _not_known(stage: Stage, fields: OnlyPaper) -> Result:
    incoming_id = stage.ref(fields.paper)
    stage.office.papers.incoming.not_yet_known(incoming_id)
    return {"id": incoming_id}


def _give_duty(stage: Stage, fields: GiveDuty) -> Result:
    incoming_id = stage.ref(fields.paper)
    desk = stage.office.papers.incoming
    desk.give_duty(
        incoming_id,
        NewDuty(
            title=fields.title,
            owner_id=stage.person(fields.person) if fields.person else "",
            owner_text=fields.body,
            starts_on=fields.starts_on,
            due_on=fields.due_on,
            product=fields.product,
        ),
    )
    return {"id": desk.paper(incoming_id).paper.task_id}


def _strike(stage: Stage, fields: WithReason) -> Result:
    incoming_id = stage.ref(fields.paper)
    stage.office.papers.incoming.strike(incoming_id, fields.reason)
    return {"id": incoming_id}


STEPS = (
    Step("papers.receive", "Ghi một văn bản đến.", Receive, _receive),
    Step(
        "papers.correct_received",
        "Sửa dòng văn bản đến.",
        CorrectReceived,
        _correct_received,
    ),
    Step(
        "papers.make_known",
        "Ghi văn bản đến phổ biến tại kỳ họp nào.",
        MakeKnown,
        _make_known,
    ),
    Step("papers.not_yet_known", "Văn bản đến chưa phổ biến.", OnlyPaper, _not_known),
    Step("papers.give_duty", "Giao nhiệm vụ từ văn bản đến.", GiveDuty, _give_duty),
    Step("papers.strike", "Gạch dòng văn bản đến ghi nhầm.", WithReason, _strike),
)
