"""Steps that print: a document from its records into the folder of results."""

from app.infra.files import machine_errors, write_safely
from app.reports.drawing import made
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
    document = made(prepared)
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


STEPS = (
    Step("documents.save", "In một văn bản ra tệp PDF, Word, Excel.", Save, _save),
)
