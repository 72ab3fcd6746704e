"""Steps of lists: take one over with the answers a secretary would give."""

from app.features.member_import.model.decisions import Choices
from app.features.member_import.model.outcome import RESULTS, Preview
from app.features.member_import.rules.comparing import choices as chosen
from app.features.member_import.rules.headings import letter
from app.scenario.model import Fields, Result, Stage, Step


class Import(Fields):
    """Import a list that lies beside the scenario; unclear rows are left out.

    ``columns`` maps letters to fields, ``picks`` is "line:field" to an answer (book,
    file, both, apart, same:2), ``left_out`` are lines. Repairs are agreed to unless
    ``accept_repairs`` is false; ``refused_repairs`` are "line:field". ``encodings``
    maps letters to the encoding a column is in (unicode, cp1258, tcvn3, vni).
    """

    file: str
    sheet: str = ""
    only_valid: bool = True
    columns: dict[str, str] = {}  # noqa: RUF012  (msgspec copies empty defaults)
    encodings: dict[str, str] = {}  # noqa: RUF012  (msgspec copies empty defaults)
    picks: dict[str, str] = {}  # noqa: RUF012  (msgspec copies empty defaults)
    left_out: list[int] = []  # noqa: RUF012  (msgspec copies empty defaults)
    accept_repairs: bool = True
    refused_repairs: list[str] = []  # noqa: RUF012  (msgspec copies empty defaults)


def _import(stage: Stage, fields: Import) -> Result:
    service = stage.office.member_import
    opened = service.open_list(stage.file(fields.file))
    found = service.columns(opened, fields.sheet)
    by_letter = {letter(s.heading.column): s.heading.column for s in found.columns}
    if fields.encodings:
        named = {by_letter[place]: name for place, name in fields.encodings.items()}
        found = service.columns(opened, fields.sheet, None, named)
    if fields.columns:
        told = {by_letter[place]: field for place, field in fields.columns.items()}
        mapped = {
            s.heading.column: s.heading.target
            for s in found.columns
            if s.heading.target not in fields.columns.values()
        }
        found = service.columns(opened, fields.sheet, mapped | told, found.encodings)
    preview = service.preview(opened, found)
    choices = _choices(fields)
    change = service.write(preview, choices, only_valid=fields.only_valid)
    return {**_counts(preview, choices), "id": change.command_id}


def _choices(fields: Import) -> Choices:
    return Choices(
        left_out=frozenset(fields.left_out),
        picks={_place(place): pick for place, pick in fields.picks.items()},
        refused_repairs=frozenset(map(_place, fields.refused_repairs)),
        accept_all=fields.accept_repairs,
    )


def _place(text: str) -> tuple[int, str]:
    line, _sign, field = text.partition(":")
    return int(line), field


def _counts(preview: Preview, choices: Choices) -> dict[str, int]:
    counts = {name: preview.count(name) for name in RESULTS}
    repairs = sum(len(row.repairs) for row in preview.rows)
    written = len(chosen.ready(preview, choices))
    return {**counts, "repairs": repairs, "written": written}


STEPS = (
    Step("members.import", "Nhập danh sách đảng viên từ bảng tính.", Import, _import),
)
