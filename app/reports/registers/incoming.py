"""The register of incoming papers of a year, in the order of arrival."""

from dataclasses import dataclass
from datetime import date

from app.documents.model import Doc
from app.documents.xlsx_model import Workbook
from app.features.papers.model.views import IncomingView
from app.kernel.dates import short
from app.reports.letterhead import Letterhead, letterhead
from app.reports.model import Report
from app.reports.registers import chosen
from app.reports.registers.filtering import Filter, parse
from app.reports.registers.listing import (
    Cells,
    ListCol,
    Listing,
    ListWording,
    book,
    filtered,
    page,
)
from app.reports.registers.year import last_day, year_of
from app.reports.sources import Sources

KIND = "register_incoming"


@dataclass(frozen=True, slots=True)
class Columns:
    """Headings of the register."""

    arrival: str
    received: str
    number: str
    issuer: str
    subject: str
    known: str
    duty: str
    note: str


@dataclass(frozen=True, slots=True)
class Wording(ListWording):
    """``data/documents/register_incoming.toml``."""

    summary: str
    dated: str
    meeting: str
    not_known: str
    no_need: str
    duty: str
    duty_due: str
    deadline: str
    done: str
    struck: str
    restricted: str
    totals: str
    as_of: str
    columns: Columns


@dataclass(frozen=True, slots=True)
class Facts:
    """The register of a year as it stands on ``on``, or the part that was seen."""

    year: int
    on: date
    papers: tuple[IncomingView, ...]
    letter: Letterhead
    seen: Filter


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the incoming papers of the year ``record_id`` ("2026")."""
    told, seen = parse(record_id)
    year = year_of(told, KIND)
    on = last_day(year, sources.clock.today())
    belongs = chosen.INCOMING.get(seen.chosen)
    papers = tuple(
        one for one in sources.papers.received(year) if belongs is None or belongs(one)
    )
    return Facts(year, on, papers, letterhead(sources, on), seen)


def build(facts: Facts, wording: Wording) -> Doc:
    """Lay the register out on landscape pages."""
    return page(_listing(facts, wording), wording)


def workbook(facts: Facts, wording: Wording) -> Workbook:
    """Give the register as a spreadsheet; every cell is text."""
    return book(_listing(facts, wording), wording)


def _listing(facts: Facts, wording: Wording) -> Listing:
    titles = wording.columns
    return Listing(
        doc_id=f"{KIND}-{facts.year}",
        summary=wording.summary.format(year=facts.year),
        file_stem=wording.file_stem.format(year=facts.year),
        on=facts.on,
        letter=facts.letter,
        cols=(
            ListCol(titles.arrival, 13, 8, "center"),
            ListCol(titles.received, 23, 12, "center"),
            ListCol(titles.number, 34, 22),
            ListCol(titles.issuer, 36, 26),
            ListCol(titles.subject, 0, 48),
            ListCol(titles.known, 40, 34),
            ListCol(titles.duty, 40, 30),
            ListCol(titles.note, 26, 24),
        ),
        lines=filtered(tuple(_cells(one, wording) for one in facts.papers), facts.seen),
        sums=(
            _totals(facts, wording),
            wording.as_of.format(day=short(facts.on)),
        ),
        seen=facts.seen,
    )


def _totals(facts: Facts, wording: Wording) -> str:
    alive = [one for one in facts.papers if not one.paper.void_reason]
    if not facts.papers:
        return wording.empty
    known = sum(one.is_known for one in alive)
    return wording.totals.format(papers=len(alive), known=known)


def _cells(one: IncomingView, wording: Wording) -> Cells:
    paper = one.paper
    number = paper.number
    if paper.on_day:
        dated = wording.dated.format(number=number, day=short(paper.on_day))
        number = dated.strip(" ,")
    return (
        f"{paper.arrival:02d}",
        short(paper.received_on),
        number,
        paper.issuer,
        wording.restricted if paper.restricted else paper.subject,
        _known(one, wording),
        _duty(one, wording),
        wording.struck.format(reason=paper.void_reason) if paper.void_reason else "",
    )


def _known(one: IncomingView, wording: Wording) -> str:
    paper = one.paper
    if paper.void_reason:
        return ""
    if one.meeting is not None and not one.meeting.cancelled:
        told = {"meeting": one.meeting.title, "day": short(one.meeting.on_day)}
        return wording.meeting.format(**told)
    if paper.known_note:
        return paper.known_note
    return wording.not_known if paper.needs_spreading else wording.no_need


def _duty(one: IncomingView, wording: Wording) -> str:
    if one.paper.task_id:
        told = wording.duty.format(owner=one.task_owner) if one.task_owner else ""
        due = ""
        if one.task_due:
            due = wording.duty_due.format(day=short(one.task_due))
        done = wording.done if one.task_done else ""
        return ", ".join(part for part in (told, due, done) if part)
    if one.paper.deadline:
        return wording.deadline.format(day=short(one.paper.deadline))
    return ""


INCOMING = Report(KIND, Wording, gather, build, None, workbook, page="tasks")
