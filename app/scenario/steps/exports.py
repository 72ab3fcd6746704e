"""Steps that take members along: forms of the superior, lists, and the log of both."""

from datetime import date

from app.infra.files import machine_errors
from app.reports.members.drawing import drawn
from app.reports.members.model import Order
from app.scenario.model import Fields, Result, Stage, Step

FOLDER = "documents"


class Export(Fields):
    """Export members; ``people`` are names in the order wanted, none means everybody.

    ``unmask`` needs a ``reason``. ``name`` is the file; none takes the usual name.
    """

    form: str
    format: str = ""
    on: date | None = None
    with_left: bool | None = None
    fields: list[str] = []  # noqa: RUF012  (msgspec copies empty defaults)
    people: list[str] = []  # noqa: RUF012  (msgspec copies empty defaults)
    unmask: bool = False
    reason: str = ""
    name: str = ""


class Log(Fields):
    """Count the lists that have left the book so far."""


def _export(stage: Stage, fields: Export) -> Result:
    exports = stage.office.member_exports
    people = tuple(map(stage.person, fields.people)) or None
    exported = exports.prepare(
        Order(
            form=fields.form,
            format=fields.format,
            on=fields.on,
            with_left=fields.with_left,
            fields=tuple(fields.fields),
            people=people,
            unmask=fields.unmask,
            reason=fields.reason,
        )
    )
    folder = stage.out / FOLDER
    with machine_errors(folder):
        folder.mkdir(exist_ok=True)
    name = fields.name or f"{exported.file_stem}.{exported.order.format}"
    exports.hand_out(exported, folder / name, drawn(exported))
    return {"file": name, "people": exported.people, "in_full": [*exported.in_full]}


def _log(stage: Stage, fields: Log) -> Result:  # noqa: ARG001  (the shape of a step)
    lines = stage.office.member_exports.log()
    return {
        "lists": len(lines),
        "in_full": sum(bool(line.in_full) for line in lines),
        "newest": lines[0].file_name if lines else "",
    }


STEPS = (
    Step("exports.members", "Xuất đảng viên ra tệp theo mẫu.", Export, _export),
    Step("exports.log", "Đếm các danh sách đã rời sổ.", Log, _log),
)
