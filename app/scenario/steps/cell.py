"""Steps of the cell itself: set up, renamed, its terms, its officers."""

from datetime import date

from app.bootstrap import create_office
from app.infra.paths import DataFolder
from app.people.model import UnitAnswers
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


STEPS = (
    Step("cell.set_up", "Lập sổ của chi bộ.", SetUp, _set_up),
    Step("cell.appoint", "Ghi chức vụ của một đồng chí.", Appoint, _appoint),
    Step("cell.end_post", "Ghi ngày thôi giữ chức vụ.", EndPost, _end_post),
    Step("cell.rename", "Đổi tên chi bộ hoặc cấp trên từ một ngày.", Rename, _rename),
    Step("cell.start_term", "Ghi nhiệm kỳ mới.", StartTerm, _start_term),
    Step("cell.correct", "Sửa loại, mã, địa danh, tên.", CorrectUnit, _correct_unit),
)
