"""The attendance of a year: names and months, filled from the meetings already held."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.documents.inline import bind, lit
from app.documents.model import (
    Block,
    Col,
    Doc,
    Para,
    SignatureBlock,
    Signer,
    Table,
    Title,
    row,
)
from app.documents.xlsx_model import Sheet, SheetCol, SheetRow, Workbook
from app.features.meetings.model.records import Mark, RollLine
from app.features.meetings.service.attending import RollCall
from app.kernel.dates import short
from app.kernel.text import name_sort_key
from app.reports.errors import UnknownReport
from app.reports.letterhead import Letterhead, head, letterhead
from app.reports.model import Report
from app.reports.sources import Sources

KIND = "attendance"
_MONTHS = range(1, 13)
_AWAY, _SUSPENDED, _VISITING = "away", "suspended", "visiting"
_DUE = frozenset({Mark.PRESENT.value, Mark.EXCUSED.value, Mark.UNEXCUSED.value})


@dataclass(frozen=True, slots=True)
class Signs:
    """One sign, or one wording, for each way of standing in a roll-call."""

    present: str
    excused: str
    unexcused: str
    exempt: str
    away: str
    suspended: str
    visiting: str

    def of(self, key: str) -> str:
        """Give the one of a mark."""
        return str(getattr(self, key))


@dataclass(frozen=True, slots=True)
class Wording:
    """``data/documents/attendance.toml``."""

    source: str
    confidence: str
    kind: str
    summary: str
    file_stem: str
    sheet: str
    no: str
    name: str
    months: str
    sum: str
    held: str
    none_held: str
    several: str
    legend: str
    empty: str
    authority: str
    default_role: str
    clerk: str
    signs: Signs
    words: Signs


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting that was held: its day, and how each person stood."""

    on: date
    marks: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Facts:
    """The people of the year by name, and the sittings of the whole cell by day."""

    year: int
    on: date
    people: tuple[tuple[str, str], ...]
    sittings: tuple[Sitting, ...]
    letter: Letterhead


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the year ``record_id``: who was on the roll, and every roll-call."""
    today = sources.clock.today()
    try:
        year = int(record_id) if record_id else today.year
        last = date(year, 12, 31)
    except ValueError as error:
        raise UnknownReport(kind=f"{KIND}:{record_id}") from error
    on = min(last, today)
    names = {one.person_id: one.name for one in sources.members.roll(on)}
    calls = sources.meetings.roll_calls(year)
    for call in calls:
        for line in call.lines:
            names.setdefault(line.person_id, line.name)
    sittings = tuple(Sitting(call.on, marks_of(call)) for call in calls)
    people = sorted(names.items(), key=lambda one: (name_sort_key(one[1]), one[0]))
    return Facts(year, on, tuple(people), sittings, letterhead(sources, on))


def attended(calls: Iterable[RollCall]) -> dict[str, str]:
    """Write for each person how often he came of how often he had to."""
    marks: dict[str, list[str]] = defaultdict(list)
    for call in calls:
        for person, mark in marks_of(call).items():
            marks[person].append(mark)
    return {person: _sum(found) for person, found in marks.items()}


def marks_of(call: RollCall) -> dict[str, str]:
    """Say how each person stood in a roll-call."""
    return {line.person_id: _mark(line) for line in call.lines}


def _mark(line: RollLine) -> str:
    """Say how somebody stood in a roll-call; who came is present whatever else."""
    free = {
        _AWAY: line.away,
        _SUSPENDED: line.suspended,
        Mark.EXEMPT.value: line.exempt,
        _VISITING: line.visiting,
    }
    if line.mark is Mark.PRESENT:
        return Mark.PRESENT.value
    return next((key for key, is_so in free.items() if is_so), line.mark.value)


def build(facts: Facts, wording: Wording) -> Doc:
    """Lay the sheet out on landscape pages."""
    letter = facts.letter
    summary = wording.summary.format(year=facts.year)
    cols = (
        Col(wording.no, 11, "center"),
        Col(wording.name),
        *(Col(str(month), 13, "center", wording.months) for month in _MONTHS),
        Col(wording.sum, 20, "center"),
    )
    rows = tuple(row(*cells) for cells in _lines(facts, wording))
    blocks: tuple[Block, ...] = (
        head(letter, "", facts.on),
        Title(wording.kind.upper(), summary),
        Table(cols, rows, small=True),
        *(Para(lit(bind(line))) for line in _notes(facts, wording)),
        SignatureBlock(
            left=Signer(wording.clerk),
            right=Signer(
                (letter.signer_role or wording.default_role).upper(),
                letter.signer,
                authority=(wording.authority,),
            ),
        ),
    )
    return Doc(
        title=f"{wording.kind} {facts.year}",
        form="DS",
        dated=facts.on,
        blocks=blocks,
        file_stem=wording.file_stem.format(year=facts.year),
        author=letter.unit,
        subject=summary,
        doc_id=f"{KIND}-{facts.year}",
        landscape=True,
    )


def workbook(facts: Facts, wording: Wording) -> Workbook:
    """Give the sheet as a spreadsheet; every cell is text."""
    summary = wording.summary.format(year=facts.year)
    columns = (
        SheetCol(wording.no, "id", 6),
        SheetCol(wording.name, "id", 30),
        *(SheetCol(f"{wording.months} {month}", "id", 8) for month in _MONTHS),
        SheetCol(wording.sum, "id", 11),
    )
    rows = tuple(SheetRow(tuple(cells)) for cells in _lines(facts, wording))
    title = f"{wording.kind} {facts.year}"
    heading = (
        facts.letter.unit,
        f"{wording.kind}. {summary}",
        *_notes(facts, wording),
    )
    sheet = Sheet(wording.sheet, columns, rows, heading)
    return Workbook(title, facts.on, (sheet,), facts.letter.unit)


def _lines(facts: Facts, wording: Wording) -> list[list[str]]:
    by_month: dict[int, list[Sitting]] = defaultdict(list)
    for sitting in facts.sittings:
        by_month[sitting.on.month].append(sitting)
    lines = []
    for number, (person, name) in enumerate(facts.people, 1):
        marks = {
            month: [m for s in by_month[month] if (m := s.marks.get(person, ""))]
            for month in _MONTHS
        }
        signs = (" ".join(map(wording.signs.of, marks[month])) for month in _MONTHS)
        every = [mark for month in _MONTHS for mark in marks[month]]
        lines.append([str(number), name, *signs, _sum(every)])
    return lines


def _sum(marks: list[str]) -> str:
    """Write how often somebody came of how often he had to; present counts always."""
    due = [mark for mark in marks if mark in _DUE]
    return f"{due.count(Mark.PRESENT.value)}/{len(due)}" if due else ""


def _notes(facts: Facts, wording: Wording) -> list[str]:
    counted = facts.sittings
    lines = [] if facts.people else [wording.empty]
    if counted:
        days = ", ".join(short(one.on) for one in counted)
        lines.append(wording.held.format(count=len(counted), days=days))
    else:
        lines.append(wording.none_held)
    months = [one.on.month for one in counted]
    if len(set(months)) < len(months):
        lines.append(wording.several)
    keys = ("present", "excused", "unexcused", "exempt", _AWAY, _SUSPENDED, _VISITING)
    signs = "; ".join(f"{wording.signs.of(k)}: {wording.words.of(k)}" for k in keys)
    lines.append(wording.legend.format(signs=signs))
    return lines


REPORT = Report(KIND, Wording, gather, build, None, workbook, page="members")
