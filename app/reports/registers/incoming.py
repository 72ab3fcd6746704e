"""The register of incoming papers of a year, in the order of arrival."""

from dataclasses import dataclass
from datetime import date

from app.documents.inline import lit
from app.documents.model import Block, Col, Doc, Para, Table, Title, row
from app.documents.xlsx_model import Sheet, SheetCol, SheetRow, Workbook
from app.features.papers.model.views import IncomingView
from app.kernel.dates import short
from app.reports.letterhead import Letterhead, head, letterhead
from app.reports.model import Report
from app.reports.registers.year import last_day, signed, year_of
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
class Wording:
    """``data/documents/register_incoming.toml``."""

    source: str
    kind: str
    summary: str
    file_stem: str
    sheet: str
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
    empty: str
    authority: str
    default_role: str
    columns: Columns


@dataclass(frozen=True, slots=True)
class Facts:
    """The register of a year as it stands on ``on``."""

    year: int
    on: date
    papers: tuple[IncomingView, ...]
    letter: Letterhead


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the incoming papers of the year ``record_id`` ("2026")."""
    year = year_of(record_id, KIND)
    on = last_day(year, sources.clock.today())
    papers = tuple(sources.papers.received(year))
    return Facts(year, on, papers, letterhead(sources, on))


def build(facts: Facts, wording: Wording) -> Doc:
    """Lay the register out on landscape pages."""
    summary = wording.summary.format(year=facts.year)
    letter, titles = facts.letter, wording.columns
    cols = (
        Col(titles.arrival, 13, "center"),
        Col(titles.received, 23, "center"),
        Col(titles.number, 34),
        Col(titles.issuer, 36),
        Col(titles.subject),
        Col(titles.known, 40),
        Col(titles.duty, 40),
        Col(titles.note, 26),
    )
    rows = tuple(row(*_cells(one, wording)) for one in facts.papers)
    blocks: tuple[Block, ...] = (
        head(letter, "", facts.on, ""),
        Title(wording.kind.upper(), summary),
        Table(cols, rows, small=True),
        Para(lit(_totals(facts, wording))),
        Para(lit(wording.as_of.format(day=short(facts.on)))),
        signed(letter, wording.authority, wording.default_role),
    )
    return Doc(
        title=f"{wording.kind} {summary}",
        form="DS",
        dated=facts.on,
        blocks=blocks,
        file_stem=wording.file_stem.format(year=facts.year),
        author=letter.unit,
        subject=summary,
        doc_id=f"{KIND}-{facts.year}",
        landscape=True,
    )


def _totals(facts: Facts, wording: Wording) -> str:
    alive = [one for one in facts.papers if not one.paper.void_reason]
    if not facts.papers:
        return wording.empty
    known = sum(one.is_known for one in alive)
    return wording.totals.format(papers=len(alive), known=known)


def _cells(one: IncomingView, wording: Wording) -> tuple[str, ...]:
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


_WIDTHS = (8, 12, 22, 26, 48, 34, 30, 24)


def workbook(facts: Facts, wording: Wording) -> Workbook:
    """Give the register as a spreadsheet; every cell is text."""
    titles = wording.columns
    headings = (
        titles.arrival,
        titles.received,
        titles.number,
        titles.issuer,
        titles.subject,
        titles.known,
        titles.duty,
        titles.note,
    )
    title = f"{wording.kind} {wording.summary.format(year=facts.year)}"
    sheet = Sheet(
        title=wording.sheet,
        columns=tuple(
            SheetCol(heading, "text", width)
            for heading, width in zip(headings, _WIDTHS, strict=True)
        ),
        rows=tuple(SheetRow(_cells(one, wording)) for one in facts.papers),
        heading=(facts.letter.unit, title, _totals(facts, wording)),
    )
    return Workbook(title, facts.on, (sheet,), facts.letter.unit)


INCOMING = Report(KIND, Wording, gather, build, None, workbook, page="tasks")
