"""Steps of the members: import a list, enrol, correct, what happened to whom."""

from datetime import date

from app.features.member_import.model.outcome import RESULTS
from app.features.members.model import Happening
from app.scenario.model import Fields, Result, Stage, Step


class Import(Fields):
    """Import a list that lies beside the scenario; unclear rows are left out."""

    file: str
    sheet: str = ""
    only_valid: bool = True


class Enrol(Fields):
    """Take a person onto the roll; ``values`` are fields by key, dates as ISO text."""

    name: str
    values: dict[str, str] = {}  # noqa: RUF012  (msgspec copies empty defaults)
    by: str = "joined"
    on: date | None = None
    paper_no: str = ""


class Correct(Fields):
    """Put fields of a member's record right."""

    person: str
    values: dict[str, str]
    reason: str = ""


class Event(Fields):
    """Record what happened to a member: exempted, moved_out and so on."""

    person: str
    kind: str
    on: date
    paper_no: str = ""
    elsewhere: str = ""
    note: str = ""


class SwitchField(Fields):
    """Keep a field of the record in this book, or stop keeping it."""

    key: str
    on: bool


def _import(stage: Stage, fields: Import) -> Result:
    service = stage.office.member_import
    opened = service.open_list(stage.file(fields.file))
    preview = service.preview(opened, service.columns(opened, fields.sheet))
    change = service.write(preview, only_valid=fields.only_valid)
    repairs = sum(len(row.repairs) for row in preview.rows)
    counts = {name: preview.count(name) for name in RESULTS}
    return {**counts, "repairs": repairs, "id": change.command_id}


def _enrol(stage: Stage, fields: Enrol) -> Result:
    values = {"full_name": fields.name, **fields.values}
    joining = Happening(fields.by, fields.on, fields.paper_no)
    return {"id": stage.office.members.enrol(values, joining).record_id}


def _correct(stage: Stage, fields: Correct) -> Result:
    person_id = stage.person(fields.person)
    members = stage.office.members
    members.correct(person_id, fields.values, reason=fields.reason)
    return {"id": person_id}


def _event(stage: Stage, fields: Event) -> Result:
    person_id = stage.person(fields.person)
    told = Happening(
        kind=fields.kind,
        on=fields.on,
        paper_no=fields.paper_no,
        elsewhere=fields.elsewhere,
        note=fields.note,
    )
    stage.office.members.record_event(person_id, told)
    return {"id": person_id}


def _switch(stage: Stage, fields: SwitchField) -> Result:
    return {
        "id": stage.office.members.fields.switch(fields.key, on=fields.on).record_id
    }


STEPS = (
    Step("members.import", "Nhập danh sách đảng viên từ bảng tính.", Import, _import),
    Step("members.enrol", "Ghi một đảng viên vào danh sách.", Enrol, _enrol),
    Step("members.correct", "Sửa mục trong hồ sơ đảng viên.", Correct, _correct),
    Step("members.event", "Ghi biến động của một đảng viên.", Event, _event),
    Step("members.field", "Bật hoặc tắt một mục của hồ sơ.", SwitchField, _switch),
)
