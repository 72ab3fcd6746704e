"""The structure of the members as a paper and a spreadsheet."""

from datetime import date

from app.documents.inline import bind, lit
from app.documents.model import (
    Block,
    Col,
    Doc,
    Para,
    Row,
    Table,
    Title,
    row,
)
from app.documents.xlsx_model import Sheet, SheetCol, SheetRow, Workbook
from app.kernel.dates import short
from app.reports.errors import UnknownReport
from app.reports.letterhead import head, letterhead, signed
from app.reports.members.structure.counting import Facts, Part, age_on, parts
from app.reports.members.structure.wording import Wording
from app.reports.model import Report
from app.reports.sources import Sources

KIND = "member_structure"
_HUNDRED = 100


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the roll of the day ``record_id`` (ISO; empty: today)."""
    try:
        on = date.fromisoformat(record_id) if record_id else sources.clock.today()
    except ValueError as error:
        raise UnknownReport(kind=f"{KIND}:{record_id}") from error
    counted = {s.key for s in sources.members.table.status if s.counted}
    members = [m for m in sources.members.roll(on) if m.status in counted]
    return Facts(
        on=on,
        members=tuple(members),
        counts=sources.members.counts(on),
        statuses={s.key: s.label for s in sources.members.table.status},
        letter=letterhead(sources, on),
    )


def build(facts: Facts, wording: Wording) -> Doc:
    """Lay the table out: a section for each thing counted, names behind each figure."""
    letter, titles = facts.letter, wording.columns
    summary = wording.summary.format(day=short(facts.on))
    cols = (
        Col(titles.group, 52),
        Col(titles.count, 18, "center"),
        Col(titles.percent, 18, "center"),
        Col(titles.names),
    )
    rows: list[Row] = []
    for title, groups in parts(facts, wording) if facts.members else []:
        rows.append(row(title, kind="section"))
        rows += [row(*_cells(part, facts)) for part in groups]
    blocks: tuple[Block, ...] = (
        head(letter, "", facts.on),
        Title(wording.kind.upper(), summary),
        *(Para(lit(bind(line))) for line in _notes(facts, wording)),
        Table(cols, tuple(rows), small=True),
        signed(letter, wording.authority, wording.default_role),
    )
    return Doc(
        title=f"{wording.kind} {summary}",
        form="DS",
        dated=facts.on,
        blocks=blocks,
        file_stem=wording.file_stem.format(day=facts.on.isoformat()),
        author=letter.unit,
        subject=summary,
        doc_id=f"{KIND}-{facts.on.isoformat()}",
        landscape=True,
    )


def _cells(part: Part, facts: Facts) -> list[str]:
    count, whole = len(part.names), len(facts.members)
    share = f"{_HUNDRED * count / whole:.1f}".replace(".", ",")
    return [part.label, str(count), share, ", ".join(part.names)]


def _notes(facts: Facts, wording: Wording) -> list[str]:
    if not facts.members:
        return [wording.empty]
    count = facts.counts
    lines = [
        wording.total.format(
            total=count.total,
            official=count.official,
            probationary=count.probationary,
        )
    ]
    if count.temporary_in:
        lines.append(wording.guests.format(guests=count.temporary_in))
    ages = [age for m in facts.members if (age := age_on(m, facts.on)) is not None]
    if ages:
        mean = f"{sum(ages) / len(ages):.1f}".replace(".", ",")
        lines.append(wording.average.format(years=mean, count=len(ages)))
    return lines


def workbook(facts: Facts, wording: Wording) -> Workbook:
    """Give the table as a spreadsheet; every cell is text."""
    title = f"{wording.kind} {wording.summary.format(day=short(facts.on))}"
    titles = wording.columns
    columns = (
        SheetCol(titles.group, "id", 34),
        SheetCol(titles.count, "id", 10),
        SheetCol(titles.percent, "id", 10),
        SheetCol(titles.names, "id", 48),
    )
    rows: list[SheetRow] = []
    for heading, groups in parts(facts, wording) if facts.members else []:
        rows.append(SheetRow((heading,), "section"))
        rows += [SheetRow(tuple(_cells(part, facts))) for part in groups]
    lines = (facts.letter.unit, title, *_notes(facts, wording))
    sheet = Sheet(wording.sheet, columns, tuple(rows), lines)
    return Workbook(title, facts.on, (sheet,), facts.letter.unit)


REPORT = Report(KIND, Wording, gather, build, None, workbook, page="members")
