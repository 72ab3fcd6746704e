"""The register of outgoing papers, and that of resolutions and conclusions, of a year.

Numbers left out stand in their place with the reason; restricted papers keep their line
without saying what they are about (handbook product.md F8.3).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.documents.inline import lit
from app.documents.model import Block, Col, Doc, Para, Row, Table, Title, row
from app.documents.xlsx_model import Sheet, SheetCol, SheetRow, Workbook
from app.features.papers.model.views import RegisterRow
from app.kernel.dates import short
from app.reports.letterhead import Letterhead, head, letterhead
from app.reports.model import Report
from app.reports.registers.year import last_day, signed, year_of
from app.reports.sources import Sources

# Which types the register of resolutions holds; the other one holds the rest.
RESOLUTIONS = ("NQ", "KL")
MINUTES = "BB"


@dataclass(frozen=True, slots=True)
class Columns:
    """Headings of the register."""

    number: str
    on_day: str
    title: str
    origin: str
    signer: str
    recipients: str
    note: str


@dataclass(frozen=True, slots=True)
class Wording:
    """``data/documents/register_outgoing.toml`` and ``register_resolutions.toml``."""

    source: str
    kind: str
    summary: str
    file_stem: str
    sheet: str
    gap: str
    gap_unexplained: str
    withdrawn: str
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
    rows: tuple[RegisterRow, ...]
    letter: Letterhead


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the outgoing papers of the year ``record_id`` ("2026")."""
    return _gathered(sources, record_id, resolutions=False)


def gather_resolutions(sources: Sources, record_id: str) -> Facts:
    """Ask for the resolutions and conclusions of the year ``record_id``."""
    return _gathered(sources, record_id, resolutions=True)


def _gathered(sources: Sources, record_id: str, *, resolutions: bool) -> Facts:
    year = year_of(record_id, "register")
    on = last_day(year, sources.clock.today())
    rows = tuple(
        one
        for one in sources.papers.register(year)
        if one.form != MINUTES
        and (one.form in RESOLUTIONS) is resolutions
        and one.number is not None
    )
    return Facts(year, on, rows, letterhead(sources, on))


def build(facts: Facts, wording: Wording) -> Doc:
    """Lay the register out on landscape pages, one section a type of paper."""
    summary = wording.summary.format(year=facts.year)
    letter = facts.letter
    blocks: tuple[Block, ...] = (
        head(letter, "", facts.on, ""),
        Title(wording.kind.upper(), summary),
        _table(facts, wording),
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
        doc_id=f"{wording.file_stem.format(year=facts.year)}",
        landscape=True,
    )


def _totals(facts: Facts, wording: Wording) -> str:
    if not facts.rows:
        return wording.empty
    gaps = sum(one.is_gap for one in facts.rows)
    return wording.totals.format(papers=len(facts.rows) - gaps, gaps=gaps)


def _table(facts: Facts, wording: Wording) -> Table:
    titles = wording.columns
    cols = (
        Col(titles.number, 26),
        Col(titles.on_day, 23, "center"),
        Col(titles.title),
        Col(titles.origin, 40),
        Col(titles.signer, 34),
        Col(titles.recipients, 40),
        Col(titles.note, 28),
    )
    return Table(cols, tuple(_rows(facts, wording)), small=True)


def _rows(facts: Facts, wording: Wording) -> Iterator[Row]:
    before = ""
    for one in facts.rows:
        if one.form != before:
            before = one.form
            yield row(one.form_title, kind="section")
        yield row(*_cells(one, wording))


def _cells(one: RegisterRow, wording: Wording) -> tuple[str, ...]:
    if one.is_gap:
        known = wording.gap.format(reason=one.void_reason)
        said = known if one.void_reason else wording.gap_unexplained
        return (one.number_text, "", said, "", "", "", "")
    return (
        one.number_text,
        short(one.on_day) if one.on_day else "",
        wording.restricted if one.restricted else one.title,
        one.origin,
        one.signer,
        "" if one.restricted else one.recipients,
        wording.withdrawn.format(reason=one.withdrawn) if one.withdrawn else "",
    )


_WIDTHS = (16, 12, 48, 34, 24, 30, 30)


def workbook(facts: Facts, wording: Wording) -> Workbook:
    """Give the register as a spreadsheet; every cell is text."""
    summary = wording.summary.format(year=facts.year)
    titles = wording.columns
    headings = (
        titles.number,
        titles.on_day,
        titles.title,
        titles.origin,
        titles.signer,
        titles.recipients,
        titles.note,
    )
    sheet = Sheet(
        title=wording.sheet,
        columns=tuple(
            SheetCol(title, "text", width)
            for title, width in zip(headings, _WIDTHS, strict=True)
        ),
        rows=tuple(SheetRow(_cells(one, wording)) for one in facts.rows),
        heading=(
            facts.letter.unit,
            f"{wording.kind} {summary}",
            _totals(facts, wording),
        ),
    )
    title = f"{wording.kind} {summary}"
    return Workbook(title, facts.on, (sheet,), facts.letter.unit)


OUTGOING = Report(
    "register_outgoing", Wording, gather, build, None, workbook, page="tasks"
)
RESOLVED = Report(
    "register_resolutions",
    Wording,
    gather_resolutions,
    build,
    None,
    workbook,
    page="tasks",
)
