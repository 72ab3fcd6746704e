"""Steps of a meeting's papers as files: attached, saved, taken away."""

from pathlib import Path

from app.features.meetings.model.entries import NewPaper
from app.kernel.text import fold
from app.scenario.errors import UnknownName
from app.scenario.model import Fields, Result, Stage, Step
from app.scenario.steps.meetings.table import item_of


class Attach(Fields):
    """Keep a file that lies beside the scenario as a paper of the meeting."""

    meeting: str
    file: str
    title: str = ""
    issuer: str = ""
    item: str = ""


class PaperTitle(Fields):
    """Name a paper of a meeting by its title."""

    meeting: str
    paper: str


class SavePaper(PaperTitle, kw_only=True):
    """Write the file of a paper beside the documents, under the name ``file``."""

    file: str


def _attach(stage: Stage, fields: Attach) -> Result:
    meeting_id = stage.ref(fields.meeting)
    item = item_of(stage, meeting_id, fields.item) if fields.item else ""
    new = NewPaper(title=fields.title, issuer=fields.issuer, item_id=item)
    papers = stage.office.meetings.papers
    papers.attach_file(meeting_id, stage.file(fields.file), new)
    found = stage.office.meetings.preparation(meeting_id)
    return {"id": meeting_id, "files": len(found.files)}


def _drop_paper(stage: Stage, fields: PaperTitle) -> Result:
    meeting_id = stage.ref(fields.meeting)
    planning = stage.office.meetings.planning
    planning.drop_paper(_paper_of(stage, meeting_id, fields.paper))
    return {"id": meeting_id}


def _save_paper(stage: Stage, fields: SavePaper) -> Result:
    meeting_id = stage.ref(fields.meeting)
    paper_id = _paper_of(stage, meeting_id, fields.paper)
    target = stage.out / "documents" / Path(fields.file).name
    target.parent.mkdir(parents=True, exist_ok=True)
    stage.office.meetings.papers.save_copy(paper_id, target)
    return {"id": meeting_id, "bytes": target.stat().st_size}


def _paper_of(stage: Stage, meeting_id: str, title: str) -> str:
    wanted = fold(title)
    for paper in stage.office.meetings.meeting(meeting_id).record.papers:
        if fold(paper.title) == wanted:
            return paper.id
    raise UnknownName(name=title)


PAPER_STEPS = (
    Step("meetings.attach_paper", "Đưa tệp vào tài liệu.", Attach, _attach),
    Step("meetings.drop_paper", "Bỏ một tài liệu.", PaperTitle, _drop_paper),
    Step("meetings.save_paper", "Lưu tệp của tài liệu.", SavePaper, _save_paper),
)
