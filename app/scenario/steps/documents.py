"""Steps that print: a document from its records into the folder of results."""

from datetime import date

from app.documents.wordtemplate.filling import Offered
from app.infra.files import machine_errors, write_safely
from app.scenario.model import Fields, Result, Stage, Step

FOLDER = "documents"


class Save(Fields):
    """Save a document in every format it has; ``of`` is a name from ``as`` or an id."""

    kind: str
    of: str
    name: str = ""


def _save(stage: Stage, fields: Save) -> Result:
    record_id = stage.names.get(fields.of, fields.of)
    reports = stage.office.reports
    prepared = reports.prepare(fields.kind, record_id)
    document = reports.lately.made(prepared)
    folder = stage.out / FOLDER
    with machine_errors(folder):
        folder.mkdir(exist_ok=True)
    stem = fields.name or document.file_stem
    contents = {"pdf": document.pdf, "docx": document.docx, "xlsx": document.xlsx}
    written = []
    for suffix, content in contents.items():
        if content:
            path = folder / f"{stem}.{suffix}"
            write_safely(path, content)
            written.append(path.name)
    reports.note_output(prepared, "pdf")
    return {"files": written}


class FileScan(Fields):
    """File a scan of a signed paper: by its code, or to the document named.

    ``file`` lies beside the scenario.
    """

    file: str
    kind: str = ""
    of: str = ""
    code: str = ""
    kept_where: str = ""


def _file_scan(stage: Stage, fields: FileScan) -> Result:
    scans = stage.office.reports.scans
    arrived = scans.look_at(stage.folder / fields.file, fields.code)
    kind, record_id = fields.kind, stage.names.get(fields.of, fields.of)
    if arrived.paper is not None:
        kind, record_id = arrived.paper.kind, arrived.paper.record_id
    change = scans.file(arrived, kind, record_id, fields.kept_where)
    return {"id": change.record_id, "kind": kind, "of": record_id}


class AdoptTemplate(Fields):
    """Use a Word file as the wording of a kind of document, from a day on."""

    file: str
    kind: str
    of: str
    valid_from: date


def _adopt(stage: Stage, fields: AdoptTemplate) -> Result:
    reports = stage.office.reports
    record_id = stage.names.get(fields.of, fields.of)
    offered = reports.prepare(fields.kind, record_id).offered or Offered({}, {})
    picked = reports.templates.look_at(stage.folder / fields.file, offered)
    change = reports.templates.adopt(fields.kind, picked, fields.valid_from)
    return {"id": change.record_id, "places": len(picked.template.places)}


STEPS = (
    Step("documents.file_scan", "Xếp bản quét đã ký.", FileScan, _file_scan),
    Step("documents.adopt_template", "Dùng mẫu Word riêng.", AdoptTemplate, _adopt),
    Step("documents.save", "In một văn bản ra tệp PDF, Word, Excel.", Save, _save),
)
