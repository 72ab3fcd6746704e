"""Steps of the cell itself: set up, renamed, its terms, its officers."""

from datetime import date

from app.bootstrap import create_office
from app.infra.paths import DataFolder
from app.people.errors import NamingUnknown
from app.people.model import NewOfficer, UnitAnswers
from app.scenario.model import Fields, Result, Stage, Step


class SetUp(Fields):
    """Answer the seven first questions and make the encrypted data folder."""

    name: str
    superior: str
    kind: str
    code: str
    place: str
    term_from: date
    term_to: date
    superior_short: str = ""
    has_groups: bool = False


class Appoint(Fields):
    """Appoint a person to a post of the cell."""

    person: str
    role: str
    from_on: date
    decision_no: str = ""


class EndPost(Fields):
    """Record the last day of a post that an earlier step gave."""

    post: str
    to_on: date


class Rename(Fields):
    """Give the cell or its superior another name from a day on."""

    from_on: date
    name: str = ""
    superior: str = ""
    superior_short: str = ""
    decision_no: str = ""


class StartTerm(Fields):
    """Begin a new term of the cell."""

    from_on: date
    to_on: date


class Elected(Fields):
    """One of those elected for a term."""

    person: str
    role: str
    decision_no: str = ""


class ChangeTerm(Fields):
    """Begin a new term together with the officers elected for it."""

    from_on: date
    to_on: date
    elected: list[Elected] = []  # noqa: RUF012  (msgspec copies empty defaults)


class CorrectPost(Fields):
    """Put days and decision of a post right that an earlier step gave."""

    post: str
    from_on: date
    to_on: date | None = None
    decision_no: str = ""


class Withdraw(Fields):
    """Take a post that an earlier step gave out of the book."""

    record: str


class CorrectNaming(Fields):
    """Put the names that begin on ``was_from`` right."""

    was_from: date
    from_on: date
    name: str = ""
    superior: str = ""
    decision_no: str = ""


class Keep(Fields):
    """Let a person keep the book from the day on; without one, the secretary."""

    person: str = ""


class CorrectUnit(Fields):
    """Put the kind, code, place or names of the cell right; empty stays."""

    kind: str = ""
    code: str = ""
    place: str = ""
    name: str = ""


def _set_up(stage: Stage, fields: SetUp) -> Result:
    folder = DataFolder(stage.out / "data")
    stage.opened, _code = create_office(
        folder, stage.passphrase, stage.clock, ids=stage.ids
    )
    answers = UnitAnswers(
        name=fields.name,
        kind=fields.kind,
        code=fields.code,
        superior_name=fields.superior,
        superior_short=fields.superior_short,
        place=fields.place,
        has_groups=fields.has_groups,
        term_from=fields.term_from,
        term_to=fields.term_to,
    )
    change = stage.office.people.set_up_unit(answers)
    return {"id": change.record_id}


def _appoint(stage: Stage, fields: Appoint) -> Result:
    person = stage.person(fields.person)
    change = stage.office.people.appoint(
        person, fields.role, fields.from_on, decision_no=fields.decision_no
    )
    return {"id": change.record_id}


def _end_post(stage: Stage, fields: EndPost) -> Result:
    change = stage.office.people.end_post(stage.ref(fields.post), fields.to_on)
    return {"id": change.record_id}


def _rename(stage: Stage, fields: Rename) -> Result:
    names = {
        "name": fields.name,
        "superior_name": fields.superior,
        "superior_short": fields.superior_short,
    }
    told = {key: text for key, text in names.items() if text}
    change = stage.office.people.rename(fields.from_on, fields.decision_no, **told)
    return {"id": change.record_id}


def _start_term(stage: Stage, fields: StartTerm) -> Result:
    change = stage.office.people.start_term(fields.from_on, fields.to_on)
    return {"id": change.record_id}


def _change_term(stage: Stage, fields: ChangeTerm) -> Result:
    elected = [
        NewOfficer(stage.person(one.person), one.role, one.decision_no)
        for one in fields.elected
    ]
    change = stage.office.people.change_term(fields.from_on, fields.to_on, elected)
    return {"id": change.record_id, "officers": len(elected)}


def _correct_post(stage: Stage, fields: CorrectPost) -> Result:
    change = stage.office.people.correct_post(
        stage.ref(fields.post), fields.from_on, fields.to_on, fields.decision_no
    )
    return {"id": change.record_id}


def _withdraw_post(stage: Stage, fields: Withdraw) -> Result:
    stage.office.people.withdraw_post(stage.ref(fields.record))
    return {}


def _naming_from(stage: Stage, day: date) -> str:
    for naming in stage.office.people.namings():
        if naming.from_on == day:
            return naming.id
    raise NamingUnknown


def _correct_naming(stage: Stage, fields: CorrectNaming) -> Result:
    naming_id = _naming_from(stage, fields.was_from)
    names = {"name": fields.name, "superior_name": fields.superior}
    told = {key: text for key, text in names.items() if text}
    stage.office.people.correct_naming(
        naming_id, fields.from_on, fields.decision_no, **told
    )
    return {"id": naming_id}


def _correct_unit(stage: Stage, fields: CorrectUnit) -> Result:
    told = {
        "kind": fields.kind,
        "code": fields.code,
        "place": fields.place,
        "name": fields.name,
    }
    given = {key: text for key, text in told.items() if text}
    change = stage.office.people.correct_unit(**given)
    return {"id": change.record_id}


def _keep(stage: Stage, fields: Keep) -> Result:
    keeping = stage.office.keeping
    if fields.person:
        keeping.choose(stage.person(fields.person))
    else:
        keeping.follow_post()
    return {"keeper": keeping.actor()}


STEPS = (
    Step("cell.set_up", "Lập sổ của chi bộ.", SetUp, _set_up),
    Step("cell.appoint", "Ghi chức vụ của một đồng chí.", Appoint, _appoint),
    Step("cell.end_post", "Ghi ngày thôi giữ chức vụ.", EndPost, _end_post),
    Step("cell.rename", "Đổi tên chi bộ hoặc cấp trên từ một ngày.", Rename, _rename),
    Step("cell.start_term", "Ghi nhiệm kỳ mới.", StartTerm, _start_term),
    Step(
        "cell.change_term",
        "Bắt đầu nhiệm kỳ cùng chi ủy mới.",
        ChangeTerm,
        _change_term,
    ),
    Step("cell.correct_post", "Sửa ngày giữ chức vụ.", CorrectPost, _correct_post),
    Step("cell.withdraw_post", "Bỏ chức vụ ghi nhầm.", Withdraw, _withdraw_post),
    Step("cell.correct_naming", "Sửa một lần đổi tên.", CorrectNaming, _correct_naming),
    Step("cell.keep_book", "Giao người giữ sổ.", Keep, _keep),
    Step("cell.correct", "Sửa loại, mã, địa danh, tên.", CorrectUnit, _correct_unit),
)
