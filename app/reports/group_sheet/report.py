"""The report of a group's sheet. Its record is ``meeting:group``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.documents.inline import inl, lit
from app.documents.model import (
    Block,
    Col,
    Doc,
    Heading,
    Para,
    Row,
    SignatureBlock,
    Signer,
    Table,
    Title,
    row,
)
from app.documents.numbering import DOTS, ROOM
from app.documents.xlsx_model import Sheet, SheetCol, SheetRow, Workbook
from app.features.meetings.model.forms.groups import BlankSheet
from app.features.meetings.rules.forms.sheettable import FIELDS
from app.reports.letterhead import Letterhead, head, letterhead
from app.reports.model import Report
from app.reports.sources import Sources

KIND = "group_sheet"
_NUMBER_MM, _MARK_MM, _ROLL_MM, _REASON_MM = 11, 26, 24, 48


@dataclass(frozen=True, slots=True)
class Columns:
    """Headings of the tables."""

    no: str
    mark: str
    name: str
    roll: str
    reason: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Wording:
    """``data/documents/group_sheet.toml``."""

    source: str
    kind: str
    summary: str
    file_stem: str
    code: str
    keep_code: str
    leader: str
    clerk: str
    when: str
    keys: str
    others: str
    agenda: str
    content: str
    opinions: str
    proposals: str
    reserved: str
    clerk_signs: str
    leader_signs: str
    lines: int
    sheet_roll: str
    sheet_record: str
    columns: Columns
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Facts:
    """A blank sheet, and the cell it belongs to."""

    blank: BlankSheet
    letter: Letterhead


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the sheet of a group at a meeting."""
    meeting_id, _colon, group_id = record_id.partition(":")
    blank = sources.meetings.sheet_files.blank(meeting_id, group_id)
    return Facts(blank, letterhead(sources, blank.on_day))


def build(facts: Facts, wording: Wording) -> Doc:
    """Lay the page out."""
    blank = facts.blank
    summary = wording.summary.format(
        group=blank.group.name, meeting=blank.meeting_title
    )
    return Doc(
        title=f"{wording.kind}: {summary}",
        form="TTD",
        dated=blank.on_day,
        blocks=tuple(_blocks(facts, wording, summary)),
        file_stem=_stem(blank, wording),
        author=facts.letter.unit,
        subject=summary,
        doc_id=blank.code,
    )


def _blocks(facts: Facts, words: Wording, summary: str) -> Iterator[Block]:
    blank = facts.blank
    yield head(facts.letter, "", None)
    yield Title(words.kind.upper(), summary)
    yield Para(lit(words.code.format(code=blank.code), bold=True))
    yield Para(inl(words.leader, name=blank.leader or DOTS))
    yield Para(lit(words.clerk))
    yield Para(lit(words.when.format(year=blank.on_day.year)))
    yield Para(lit(words.keys))
    yield _roll(blank, words)
    if blank.items:
        yield Heading(words.agenda, 2)
        for number, title in enumerate(blank.items, start=1):
            yield Para(lit(f"{number}. {title}"))
    for title in (words.content, words.opinions, words.proposals):
        yield Heading(title, 2)
        for _line in range(words.lines):
            yield Para(lit(ROOM))
    reserved = "; ".join(one.title.lower() for one in blank.rules.reserved)
    yield Para(lit(words.reserved.format(list=reserved)), keep_next=True)
    yield SignatureBlock(
        left=Signer(words.clerk_signs.upper()),
        right=Signer(words.leader_signs.upper(), blank.leader),
    )


def _roll(blank: BlankSheet, words: Wording) -> Table:
    titles = words.columns
    cols = (
        Col(titles.no, _NUMBER_MM, "center"),
        Col(titles.mark, _MARK_MM, "center"),
        Col(titles.name),
        Col(titles.roll, _ROLL_MM, "center"),
        Col(titles.reason, _REASON_MM),
    )
    rows: list[Row] = [
        row(number, token, name, "", "")
        for number, (token, name) in enumerate(blank.people, start=1)
    ]
    rows.append(row(words.others, kind="section"))
    rows += [row("", mark, "", "", "") for mark in _extra(blank)]
    return Table(cols, tuple(rows), small=True)


def _extra(blank: BlankSheet) -> tuple[str, ...]:
    return tuple(f"K{number}" for number in range(1, blank.extra + 1))


def _stem(blank: BlankSheet, words: Wording) -> str:
    return words.file_stem.format(group=blank.group.name, day=blank.on_day.isoformat())


def workbook(facts: Facts, wording: Wording) -> Workbook:
    """Give the same sheet as a spreadsheet that is read back when it is filled in."""
    blank = facts.blank
    summary = wording.summary.format(
        group=blank.group.name, meeting=blank.meeting_title
    )
    heading = (
        facts.letter.unit,
        f"{wording.kind}: {summary}",
        wording.code.format(code=blank.code),
        wording.keep_code,
        wording.keys,
    )
    sheets = (_roll_sheet(blank, wording, heading), _record_sheet(facts, wording))
    return Workbook(
        f"{wording.kind}: {summary}", blank.on_day, sheets, facts.letter.unit
    )


def _roll_sheet(blank: BlankSheet, words: Wording, heading: tuple[str, ...]) -> Sheet:
    titles = words.columns
    rows = [
        SheetRow((number, token, name, None, None))
        for number, (token, name) in enumerate(blank.people, start=1)
    ]
    rows.append(SheetRow((None, None, words.others, None, None), "section"))
    rows += [SheetRow((None, mark, None, None, None)) for mark in _extra(blank)]
    return Sheet(
        title=words.sheet_roll,
        columns=(
            SheetCol(titles.no, "number", 6),
            SheetCol(titles.mark, "id", 12),
            SheetCol(titles.name, "text", 34),
            SheetCol(titles.roll, "text", 12),
            SheetCol(titles.reason, "text", 40),
        ),
        rows=tuple(rows),
        heading=heading,
    )


def _record_sheet(facts: Facts, words: Wording) -> Sheet:
    titles = words.columns
    known = {"leader": facts.blank.leader}
    return Sheet(
        title=words.sheet_record,
        columns=(
            SheetCol(titles.mark, "id", 8),
            SheetCol(titles.field, "text", 28),
            SheetCol(titles.value, "text", 80),
        ),
        rows=tuple(
            SheetRow((f"T{number}", words.fields[key], known.get(key) or None))
            for number, key in enumerate(FIELDS, start=1)
        ),
    )


REPORT = Report(KIND, Wording, gather, build, None, workbook, page="meetings")
