"""The list of members of a day: landscape paper and spreadsheet, numbers masked."""

from dataclasses import dataclass
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
from app.features.members.model import Counts, Member
from app.features.members.rules.outlook import masked
from app.kernel.dates import PartialDate, short
from app.reports.errors import UnknownReport
from app.reports.letterhead import Letterhead, head, letterhead, signed
from app.reports.model import Report
from app.reports.sources import Sources

KIND = "member_list"


@dataclass(frozen=True, slots=True)
class Columns:
    """Headings of the list."""

    no: str
    name: str
    gender: str
    birth: str
    hometown: str
    admitted: str
    official: str
    party_dates: str
    card: str
    study: str
    post: str
    status: str


@dataclass(frozen=True, slots=True)
class Wording:
    """``data/documents/member_list.toml``."""

    source: str
    kind: str
    summary: str
    file_stem: str
    sheet: str
    totals: str
    absent: str
    guests: str
    masked_note: str
    empty: str
    male: str
    female: str
    authority: str
    default_role: str
    columns: Columns


@dataclass(frozen=True, slots=True)
class Facts:
    """The roll of a day, in name order, with the words of its statuses."""

    on: date
    members: tuple[Member, ...]
    counts: Counts
    statuses: dict[str, str]
    letter: Letterhead


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the roll of the day ``record_id`` (ISO; empty: today)."""
    try:
        on = date.fromisoformat(record_id) if record_id else sources.clock.today()
    except ValueError as error:
        raise UnknownReport(kind=f"{KIND}:{record_id}") from error
    return Facts(
        on=on,
        members=tuple(sources.members.roll(on)),
        counts=sources.members.counts(on),
        statuses={s.key: s.label for s in sources.members.table.status},
        letter=letterhead(sources, on),
    )


def build(facts: Facts, wording: Wording) -> Doc:
    """Lay the list out on landscape pages."""
    summary = wording.summary.format(day=short(facts.on))
    letter = facts.letter
    counted = [Para(lit(bind(line))) for line in _sums(facts, wording)]
    blocks: tuple[Block, ...] = (
        head(letter, "", facts.on, ""),
        Title(wording.kind.upper(), summary),
        _table(facts, wording),
        *counted,
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


def _sums(facts: Facts, wording: Wording) -> list[str]:
    if not facts.members:
        return [wording.empty]
    count = facts.counts
    lines = [
        wording.totals.format(
            total=count.total,
            official=count.official,
            probationary=count.probationary,
        )
    ]
    if count.exempt or count.temporary_out:
        away = {"exempt": count.exempt, "temporary_out": count.temporary_out}
        lines.append(wording.absent.format(**away))
    if count.temporary_in:
        lines.append(wording.guests.format(guests=count.temporary_in))
    return [*lines, wording.masked_note]


def _table(facts: Facts, wording: Wording) -> Table:
    titles = wording.columns
    cols = (
        Col(titles.no, 11, "center"),
        Col(titles.name, 44),
        Col(titles.gender, 13, "center"),
        Col(titles.birth, 24, "center"),
        Col(titles.hometown),
        Col(titles.admitted, 24, "center", titles.party_dates),
        Col(titles.official, 24, "center", titles.party_dates),
        Col(titles.card, 26, "center"),
        Col(titles.post, 25),
        Col(titles.status, 24),
    )
    rows: list[Row] = []
    for number, member in enumerate(facts.members, 1):
        cells = _cells(number, member, facts, wording)
        rows.append(row(*(cells[key] for key in _ON_PAPER)))
    return Table(cols, tuple(rows), small=True)


_ON_PAPER = (
    "no",
    "name",
    "gender",
    "birth",
    "hometown",
    "admitted",
    "official",
    "card",
    "post",
    "status",
)
_IN_SHEET = (*_ON_PAPER[:8], "study", *_ON_PAPER[8:])
_SHEET_WIDTHS = (6, 28, 9, 12, 34, 12, 12, 16, 30, 20, 18)


def _cells(
    number: int, member: Member, facts: Facts, wording: Wording
) -> dict[str, str]:
    values = member.values
    genders = {"male": wording.male, "female": wording.female}
    study = (values.get("education", ""), values.get("theory_level", ""))
    return {
        "no": str(number),
        "name": member.name,
        "gender": genders.get(member.gender, ""),
        "birth": _day(member.birth),
        "hometown": values.get("hometown", ""),
        "admitted": _day(member.admitted_on),
        "official": _day(member.official_on),
        "card": masked(member.card_no),
        "study": "; ".join(part for part in study if part),
        "post": member.post,
        "status": facts.statuses[member.status],
    }


def _day(day: PartialDate | None) -> str:
    return day.text() if day else ""


def workbook(facts: Facts, wording: Wording) -> Workbook:
    """Give the list as a spreadsheet; every cell is text."""
    summary = wording.summary.format(day=short(facts.on))
    rows: list[SheetRow] = []
    for number, member in enumerate(facts.members, 1):
        cells = _cells(number, member, facts, wording)
        rows.append(SheetRow(tuple(cells[key] for key in _IN_SHEET)))
    titles = wording.columns
    sheet = Sheet(
        title=wording.sheet,
        columns=tuple(
            SheetCol(getattr(titles, key), "id" if key == "card" else "text", width)
            for key, width in zip(_IN_SHEET, _SHEET_WIDTHS, strict=True)
        ),
        rows=tuple(rows),
        heading=(
            facts.letter.unit,
            f"{wording.kind} {summary}",
            *_sums(facts, wording),
        ),
    )
    return Workbook(f"{wording.kind} {summary}", facts.on, (sheet,), facts.letter.unit)


REPORT = Report(KIND, Wording, gather, build, None, workbook, page="members")
