"""Steps of the members: enrol, correct, what happened to whom."""

from datetime import date

from app.features.bin.errors import NothingInBin
from app.features.members.errors import EventGone
from app.features.members.model import Happening
from app.features.members.rules.farewell import comeback_lines
from app.features.members.rules.life import LifeLine
from app.features.members.service.loans import NewLoan
from app.features.members.service.moves import HandTo
from app.features.members.service.reading import partial_date
from app.people.past.model import Since
from app.scenario.model import Fields, Result, Stage, Step


class Enrol(Fields):
    """Take a person onto the roll; ``values`` are fields by key, dates as ISO text."""

    name: str
    values: dict[str, str] = {}  # noqa: RUF012  (msgspec copies empty defaults)
    by: str = "joined"
    on: date | None = None
    paper_no: str = ""


class Correct(Fields):
    """Change fields of a member's record from ``since`` on, or put a ``slip`` right."""

    person: str
    values: dict[str, str]
    reason: str = ""
    since: date | None = None
    slip: bool = False


class Event(Fields):
    """Record what happened to a member: exempted, moved_out and so on."""

    person: str
    kind: str
    on: date
    paper_no: str = ""
    elsewhere: str = ""
    note: str = ""
    until: date | None = None
    counts_from: date | None = None
    consent_no: str = ""
    cleared_on: date | None = None
    file: str = ""


class EventForAll(Fields):
    """Record the same event for several members: a split, one paper for many."""

    people: list[str]
    kind: str
    on: date
    paper_no: str = ""
    elsewhere: str = ""
    note: str = ""


class Move(Fields):
    """Lead several members out by one decision; what they have in hand goes on."""

    people: list[str]
    on: date
    paper_no: str
    elsewhere: str = ""
    tasks_to: str = ""
    helped_to: str = ""


class CorrectEvent(Fields):
    """Put a recorded event right; it is found by its kind and its day."""

    person: str
    kind: str
    was_on: date
    on: date
    paper_no: str = ""
    elsewhere: str = ""
    note: str = ""
    until: date | None = None
    reason: str = ""


class WithdrawEvent(Fields):
    """Take a recorded event out of the book; the bin offers it for a while."""

    person: str
    kind: str
    on: date
    reason: str = ""
    give_back: bool = False


class LifeAdd(Fields):
    """Write a dated line into a member's life: award, badge or study."""

    person: str
    kind: str
    on: str = ""
    until: str = ""
    title: str = ""
    paper_no: str = ""
    issuer: str = ""
    years: int = 0
    note: str = ""
    file: str = ""


class LifeRemove(Fields):
    """Take a line of an earlier step out of the book."""

    line: str
    reason: str = ""


class Lend(Fields):
    """Hand a member's paper file out."""

    person: str
    lent_to: str
    since: date
    due: date | None = None
    purpose: str = ""


class TakeBack(Fields):
    """Record that a paper file is back."""

    loan: str
    on: date


class Nothing(Fields):
    """Nothing is asked."""


class SwitchField(Fields):
    """Keep a field of the record in this book, or stop keeping it."""

    key: str
    on: bool


def _enrol(stage: Stage, fields: Enrol) -> Result:
    values = {"full_name": fields.name, **fields.values}
    joining = Happening(fields.by, fields.on, fields.paper_no)
    return {"id": stage.office.members.enrol(values, joining).record_id}


def _correct(stage: Stage, fields: Correct) -> Result:
    person_id = stage.person(fields.person)
    members = stage.office.members
    since = Since(fields.since, always=fields.slip)
    members.correct(person_id, fields.values, reason=fields.reason, since=since)
    return {"id": person_id}


def _event(stage: Stage, fields: Event) -> Result:
    person_id = stage.person(fields.person)
    told = Happening(
        kind=fields.kind,
        on=fields.on,
        paper_no=fields.paper_no,
        elsewhere=fields.elsewhere,
        note=fields.note,
        until=fields.until,
        counts_from=fields.counts_from,
        consent_no=fields.consent_no,
        cleared_on=fields.cleared_on,
    )
    file = stage.file(fields.file) if fields.file else None
    stage.office.members.happenings.record(person_id, told, file)
    return {"id": person_id}


def _event_for_all(stage: Stage, fields: EventForAll) -> Result:
    told = Happening(
        fields.kind,
        fields.on,
        fields.paper_no,
        elsewhere=fields.elsewhere,
        note=fields.note,
    )
    people = [stage.person(name) for name in fields.people]
    stage.office.members.happenings.record_for_all(people, told)
    return {"members": len(people)}


def _move(stage: Stage, fields: Move) -> Result:
    told = Happening(
        "moved_out", fields.on, fields.paper_no, elsewhere=fields.elsewhere
    )
    takers = (fields.tasks_to, fields.helped_to)
    to = HandTo(*(stage.person(name) if name else "" for name in takers))
    people = [stage.person(name) for name in fields.people]
    stage.office.members.moves.move(people, told, to)
    return {"members": len(people)}


def _event_id(stage: Stage, person_id: str, kind: str, on: date) -> str:
    card = stage.office.members.card(person_id, stage.clock.today())
    for event in card.events:
        if event.kind == kind and event.on == on:
            return event.id
    raise EventGone


def _correct_event(stage: Stage, fields: CorrectEvent) -> Result:
    person_id = stage.person(fields.person)
    told = Happening(
        fields.kind,
        fields.on,
        fields.paper_no,
        elsewhere=fields.elsewhere,
        note=fields.note,
        until=fields.until,
    )
    event_id = _event_id(stage, person_id, fields.kind, fields.was_on)
    stage.office.members.happenings.correct(
        person_id, event_id, told, reason=fields.reason
    )
    return {"id": person_id}


def _withdraw_event(stage: Stage, fields: WithdrawEvent) -> Result:
    person_id = stage.person(fields.person)
    event_id = _event_id(stage, person_id, fields.kind, fields.on)
    happenings = stage.office.members.happenings
    found = happenings.comebacks(person_id, event_id)
    happenings.withdraw(
        person_id, event_id, reason=fields.reason, give_back=fields.give_back
    )
    return {"id": person_id, "comebacks": comeback_lines(found)}


def _life_add(stage: Stage, fields: LifeAdd) -> Result:
    line = LifeLine(
        kind=fields.kind,
        on=partial_date(fields.on),
        until=partial_date(fields.until),
        title=fields.title,
        paper_no=fields.paper_no,
        issuer=fields.issuer,
        years=fields.years,
        note=fields.note,
    )
    file = stage.file(fields.file) if fields.file else None
    person_id = stage.person(fields.person)
    return {"id": stage.office.members.life.add(person_id, line, file).record_id}


def _life_remove(stage: Stage, fields: LifeRemove) -> Result:
    line_id = stage.ref(fields.line)
    stage.office.members.life.remove(line_id, reason=fields.reason)
    return {}


def _life_switch(stage: Stage, fields: SwitchField) -> Result:
    stage.office.members.life.switch(fields.key, on=fields.on)
    return {}


def _lend(stage: Stage, fields: Lend) -> Result:
    new = NewLoan(fields.lent_to, fields.since, fields.due, fields.purpose)
    person_id = stage.person(fields.person)
    return {"id": stage.office.members.loans.lend(person_id, new).record_id}


def _take_back(stage: Stage, fields: TakeBack) -> Result:
    loan_id = stage.ref(fields.loan)
    stage.office.members.loans.take_back(loan_id, fields.on)
    return {"id": loan_id}


def _bring_back(stage: Stage, _fields: Nothing) -> Result:
    lines = stage.office.bin.lines()
    if not lines:
        raise NothingInBin
    stage.office.bin.bring_back(lines[0].command_id)
    return {"what": lines[0].title, "name": lines[0].name}


def _switch(stage: Stage, fields: SwitchField) -> Result:
    return {
        "id": stage.office.members.fields.switch(fields.key, on=fields.on).record_id
    }


STEPS = (
    Step("members.enrol", "Ghi một đảng viên vào danh sách.", Enrol, _enrol),
    Step("members.correct", "Sửa mục trong hồ sơ đảng viên.", Correct, _correct),
    Step("members.event", "Ghi biến động của một đảng viên.", Event, _event),
    Step(
        "members.event_for_all",
        "Ghi cùng một biến động cho nhiều đảng viên.",
        EventForAll,
        _event_for_all,
    ),
    Step("members.move", "Chuyển nhiều đảng viên đi, giao lại việc.", Move, _move),
    Step(
        "members.correct_event",
        "Sửa một biến động đã ghi.",
        CorrectEvent,
        _correct_event,
    ),
    Step(
        "members.withdraw_event",
        "Bỏ một biến động ghi nhầm.",
        WithdrawEvent,
        _withdraw_event,
    ),
    Step(
        "members.life",
        "Ghi khen thưởng, huy hiệu, học tập, kỷ luật.",
        LifeAdd,
        _life_add,
    ),
    Step("members.life_remove", "Bỏ một dòng ghi nhầm.", LifeRemove, _life_remove),
    Step(
        "members.life_switch",
        "Bật hoặc tắt một loại dòng (kỷ luật …).",
        SwitchField,
        _life_switch,
    ),
    Step("members.lend", "Cho mượn hồ sơ giấy.", Lend, _lend),
    Step("members.take_back", "Ghi trả hồ sơ giấy.", TakeBack, _take_back),
    Step("members.restore", "Khôi phục mục mới bỏ.", Nothing, _bring_back),
    Step("members.field", "Bật hoặc tắt một mục của hồ sơ.", SwitchField, _switch),
)
