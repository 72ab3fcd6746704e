"""The label of a paper file: four the same, to cut out and stick on."""

from dataclasses import dataclass
from datetime import date

from app.documents.inline import Inline, bind, lit
from app.documents.model import Card, CutOuts, Doc, Title
from app.features.members.model import Member
from app.reports.letterhead import Letterhead, letterhead
from app.reports.model import Report
from app.reports.sources import Sources

KIND = "member_label"
_COPIES = 4


@dataclass(frozen=True, slots=True)
class Wording:
    """``data/documents/member_label.toml``."""

    source: str
    kind: str
    file_stem: str
    name: str
    record: str
    admitted: str
    cabinet: str
    box: str
    folder: str
    place: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Whose file it is, and where it is kept."""

    on: date
    member: Member
    letter: Letterhead


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the member ``record_id`` (a person) as of today."""
    today = sources.clock.today()
    card = sources.members.card(record_id, today)
    return Facts(today, card.member, letterhead(sources, today))


def build(facts: Facts, wording: Wording) -> Doc:
    """Lay four labels out on one page; the place stays blank where it is unknown."""
    lines = _lines(facts, wording)
    card = Card(facts.letter.unit, lines)
    return Doc(
        title=f"{wording.kind} {facts.member.name}",
        form="NHAN",
        dated=facts.on,
        blocks=(Title(wording.kind.upper(), ""), CutOuts((card,) * _COPIES)),
        file_stem=wording.file_stem.format(name=facts.member.name),
        author=facts.letter.unit,
        doc_id=f"{KIND}-{facts.member.person_id}",
    )


def _lines(facts: Facts, wording: Wording) -> tuple[Inline, ...]:
    member, values = facts.member, facts.member.values
    admitted = member.admitted_on.text() if member.admitted_on else ""
    told = (
        (wording.name, member.name),
        (wording.admitted, admitted),
        (wording.record, values.get("record_no", "")),
        (wording.cabinet, values.get("paper_cabinet", "")),
        (wording.box, values.get("paper_box", "")),
        (wording.folder, values.get("paper_folder", "")),
        (wording.place, values.get("paper_file_at", "")),
    )
    return tuple(
        lit(bind(f"{label}: {value or '…………'}"))
        for label, value in told
        if value or label != wording.place
    )


REPORT = Report(KIND, Wording, gather, build, page="members", page_has_record=True)
