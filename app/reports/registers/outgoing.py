"""The register of outgoing papers, and that of resolutions and conclusions, of a year.

Numbers left out stand in their place with the reason; restricted papers keep their line
without saying what they are about (handbook product.md F8.3).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.documents.model import Doc
from app.documents.xlsx_model import Workbook
from app.features.papers.model.views import RegisterRow
from app.kernel.dates import short
from app.reports.letterhead import Letterhead, letterhead
from app.reports.model import Report
from app.reports.registers import chosen
from app.reports.registers.filtering import ALL, Filter, parse
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
class Wording(ListWording):
    """``data/documents/register_outgoing.toml`` and ``register_resolutions.toml``."""

    summary: str
    gap: str
    gap_unexplained: str
    withdrawn: str
    restricted: str
    draft: str
    totals: str
    as_of: str
    columns: Columns


@dataclass(frozen=True, slots=True)
class Facts:
    """The register of a year as it stands on ``on``, or the part that was seen."""

    year: int
    on: date
    rows: tuple[RegisterRow, ...]
    letter: Letterhead
    seen: Filter


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the outgoing papers of the year ``record_id`` ("2026")."""
    return _gathered(sources, record_id, "others")


def gather_resolutions(sources: Sources, record_id: str) -> Facts:
    """Ask for the resolutions and conclusions of the year ``record_id``."""
    return _gathered(sources, record_id, "resolved")


def _gathered(sources: Sources, record_id: str, usual: str) -> Facts:
    told, seen = parse(record_id)
    year = year_of(told, "register")
    on = last_day(year, sources.clock.today())
    belongs = chosen.OUTGOING.get(seen.chosen, chosen.OUTGOING[usual])
    rows = tuple(
        one
        for one in sources.papers.register(year)
        if seen.chosen == ALL or belongs(one)
    )
    return Facts(year, on, rows, letterhead(sources, on), seen)


def build(facts: Facts, wording: Wording) -> Doc:
    """Lay the register out on landscape pages, one section a type of paper."""
    return page(_listing(facts, wording), wording)


def workbook(facts: Facts, wording: Wording) -> Workbook:
    """Give the register as a spreadsheet; every cell is text."""
    return book(_listing(facts, wording), wording)


def _listing(facts: Facts, wording: Wording) -> Listing:
    titles, stem = wording.columns, wording.file_stem.format(year=facts.year)
    return Listing(
        doc_id=stem,
        summary=wording.summary.format(year=facts.year),
        file_stem=stem,
        on=facts.on,
        letter=facts.letter,
        cols=(
            ListCol(titles.number, 26, 16),
            ListCol(titles.on_day, 23, 12, "center"),
            ListCol(titles.title, 0, 48),
            ListCol(titles.origin, 40, 34),
            ListCol(titles.signer, 34, 24),
            ListCol(titles.recipients, 40, 30),
            ListCol(titles.note, 28, 30),
        ),
        lines=filtered(tuple(_lines(facts, wording)), facts.seen),
        sums=(
            _totals(facts, wording),
            wording.as_of.format(day=short(facts.on)),
        ),
        seen=facts.seen,
    )


def _totals(facts: Facts, wording: Wording) -> str:
    if not facts.rows:
        return wording.empty
    gaps = sum(one.is_gap for one in facts.rows)
    return wording.totals.format(papers=len(facts.rows) - gaps, gaps=gaps)


def _lines(facts: Facts, wording: Wording) -> Iterator[Cells | str]:
    before = ""
    for one in facts.rows:
        title = one.form_title if one.number is not None else wording.draft
        if title != before:
            before = title
            yield title
        yield _cells(one, wording)


def _cells(one: RegisterRow, wording: Wording) -> Cells:
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
