"""Steps of the cell itself: set it up, appoint its officers."""

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


STEPS = (
    Step("cell.set_up", "Lập sổ của chi bộ.", SetUp, _set_up),
    Step("cell.appoint", "Ghi chức vụ của một đồng chí.", Appoint, _appoint),
)
