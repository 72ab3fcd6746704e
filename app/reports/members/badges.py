"""Who is due for a badge on which day, and the papers to prepare for it."""

from dataclasses import dataclass
from datetime import date

from app.documents.inline import bind, lit
from app.documents.model import (
    Block,
    CheckItem,
    CheckList,
    Col,
    Doc,
    Heading,
    Para,
    Row,
    Table,
    Title,
    row,
)
from app.documents.xlsx_model import Sheet, SheetCol, SheetRow, Workbook
from app.features.members.rules.badges import BadgeLine
from app.features.members.rules.outlook import masked
from app.kernel.dates import PartialDate, short
from app.reports.errors import UnknownReport
from app.reports.letterhead import Letterhead, head, letterhead, signed
from app.reports.model import Report
from app.reports.sources import Sources

KIND = "badge_list"
# The form of the superior whose fields a dossier needs (data/members/sheets.toml).
_SHEET = "badge"
_EARLY, _POSTHUMOUS = "early", "posthumous"
_YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Columns:
    """Headings of the list."""

    no: str
    name: str
    birth: str
    hometown: str
    admitted: str
    official: str
    dates: str
    card: str
    age: str
    badge: str
    reached: str
    award: str
    note: str


@dataclass(frozen=True, slots=True)
class Wording:
    """``data/documents/badge_list.toml``."""

    source: str
    confidence: str
    kind: str
    year_summary: str
    day_summary: str
    file_stem: str
    sheet: str
    section: str
    nobody: str
    years: str
    given: str
    early: str
    posthumous: str
    unsure: str
    missing: str
    masked_note: str
    dossier_title: str
    dossier: tuple[str, ...]
    dossier_early: str
    dossier_posthumous: str
    authority: str
    default_role: str
    columns: Columns


@dataclass(frozen=True, slots=True)
class Due:
    """One badge with what the list says of its holder; ``lacking`` are field labels."""

    line: BadgeLine
    birth: str
    hometown: str
    admitted: str
    official: str
    card: str
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """The badges of a year, or of one day of award, in the order of their days."""

    when: str
    on: date
    day: date | None
    due: tuple[Due, ...]
    letter: Letterhead


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the badges of a year ("2026") or of one day of award (ISO)."""
    today = sources.clock.today()
    when = record_id or str(today.year)
    try:
        day = None if len(when) == _YEAR_DIGITS else date.fromisoformat(when)
        year = day.year if day else date(int(when), 1, 1).year
    except ValueError as error:
        raise UnknownReport(kind=f"{KIND}:{record_id}") from error
    lines = [
        line
        for line in sources.members.badges(year)
        if day is None or line.award_on == day
    ]
    return Facts(
        when=when,
        on=today,
        day=day,
        due=tuple(_due(sources, line, today) for line in lines),
        letter=letterhead(sources, today),
    )


def _due(sources: Sources, line: BadgeLine, today: date) -> Due:
    member = sources.members.card(line.person_id, today).member
    values = member.values
    lacking = [
        spec.label
        for sheet, fields in sources.members.fields.missing(values)
        if sheet.key == _SHEET
        for spec in fields
    ]
    return Due(
        line=line,
        birth=_day(member.birth),
        hometown=values.get("hometown", ""),
        admitted=_day(member.admitted_on),
        official=_day(member.official_on),
        card=masked(member.card_no),
        lacking=tuple(lacking),
    )


def _day(day: PartialDate | None) -> str:
    return day.text() if day else ""


def build(facts: Facts, wording: Wording) -> Doc:
    """Lay the list out: a section for each day of award, then the papers."""
    letter, summary = facts.letter, _summary(facts, wording)
    blocks: tuple[Block, ...] = (
        head(letter, "", facts.on),
        Title(wording.kind.upper(), summary),
        *_body(facts, wording),
        signed(letter, wording.authority, wording.default_role),
    )
    return Doc(
        title=f"{wording.kind} {summary}",
        form="DS",
        dated=facts.on,
        blocks=blocks,
        file_stem=wording.file_stem.format(when=facts.when),
        author=letter.unit,
        subject=summary,
        doc_id=f"{KIND}-{facts.when}",
        landscape=True,
    )


def _summary(facts: Facts, wording: Wording) -> str:
    if facts.day is not None:
        return wording.day_summary.format(day=short(facts.day))
    return wording.year_summary.format(year=facts.when)


def _body(facts: Facts, wording: Wording) -> list[Block]:
    if not facts.due:
        return [Para(lit(wording.nobody))]
    items = [*wording.dossier, *_more(facts, wording)]
    boxes = CheckList(tuple(CheckItem(done=False, runs=lit(item)) for item in items))
    return [
        _table(facts, wording),
        Para(lit(bind(wording.masked_note)), small=True),
        Heading(wording.dossier_title, 2),
        boxes,
    ]


def _more(facts: Facts, wording: Wording) -> list[str]:
    whys = {due.line.why for due in facts.due}
    lines = [wording.dossier_early] if _EARLY in whys else []
    return [*lines, wording.dossier_posthumous] if _POSTHUMOUS in whys else lines


def _table(facts: Facts, wording: Wording) -> Table:
    titles = wording.columns
    cols = (
        Col(titles.no, 12, "center"),
        Col(titles.name, 38),
        Col(titles.birth, 23, "center"),
        Col(titles.hometown),
        Col(titles.admitted, 23, "center", titles.dates),
        Col(titles.official, 23, "center", titles.dates),
        Col(titles.card, 24, "center"),
        Col(titles.age, 14, "center"),
        Col(titles.badge, 18, "center"),
        Col(titles.reached, 23, "center"),
        Col(titles.note, 32),
    )
    rows: list[Row] = []
    number = 0
    for day in dict.fromkeys(one.line.award_on for one in facts.due):
        due = [one for one in facts.due if one.line.award_on == day]
        title = wording.section.format(day=short(day), count=len(due))
        rows.append(row(title, kind="section"))
        for one in due:
            number += 1
            cells = _cells(number, one, wording)
            rows.append(row(*(cells[key] for key in _ON_PAPER)))
    return Table(cols, tuple(rows), small=True)


_ON_PAPER = (
    "no",
    "name",
    "birth",
    "hometown",
    "admitted",
    "official",
    "card",
    "age",
    "badge",
    "reached",
    "note",
)
_IN_SHEET = ("no", "name", "award", *_ON_PAPER[2:])
_WIDTHS = (6, 28, 12, 12, 30, 12, 12, 16, 10, 10, 13, 36)


def _cells(number: int, due: Due, wording: Wording) -> dict[str, str]:
    line = due.line
    whys = {_EARLY: wording.early, _POSTHUMOUS: wording.posthumous}
    notes = [wording.given] if line.has_badge else []
    notes += [whys[line.why]] if line.why in whys else []
    notes += [wording.unsure] if line.unsure else []
    if due.lacking:
        fields = ", ".join(due.lacking).lower()
        notes.append(wording.missing.format(fields=fields))
    return {
        "no": str(number),
        "name": line.name,
        "award": short(line.award_on),
        "birth": due.birth,
        "hometown": due.hometown,
        "admitted": due.admitted,
        "official": due.official,
        "card": due.card,
        "age": str(line.party_age),
        "badge": wording.years.format(years=line.years),
        "reached": short(line.reached_on),
        "note": "; ".join(notes),
    }


def workbook(facts: Facts, wording: Wording) -> Workbook:
    """Give the list as a spreadsheet; every cell is text."""
    title = f"{wording.kind} {_summary(facts, wording)}"
    titles = wording.columns
    columns = tuple(
        SheetCol(getattr(titles, key), "id", width)
        for key, width in zip(_IN_SHEET, _WIDTHS, strict=True)
    )
    rows = []
    for number, due in enumerate(facts.due, 1):
        cells = _cells(number, due, wording)
        rows.append(SheetRow(tuple(cells[key] for key in _IN_SHEET)))
    note = wording.masked_note if facts.due else wording.nobody
    heading = (facts.letter.unit, title, note)
    sheet = Sheet(wording.sheet, columns, tuple(rows), heading)
    return Workbook(title, facts.on, (sheet,), facts.letter.unit)


REPORT = Report(KIND, Wording, gather, build, None, workbook, page="members")
