"""The month for the wall: meetings, what is due, what is late, what to begin."""

from dataclasses import dataclass
from datetime import date

from app.documents.inline import lit
from app.documents.model import Block, Col, Doc, Para, Row, Table, Title, row
from app.features.meetings.model.records import State
from app.features.meetings.model.views import MeetingLine
from app.kernel.dates import short
from app.kernel.places import Duty, MonthAhead
from app.reports.errors import UnknownReport
from app.reports.letterhead import Letterhead, letterhead
from app.reports.model import Report
from app.reports.sources import Sources

KIND = "month_sheet"


@dataclass(frozen=True, slots=True)
class Columns:
    """Headings of the sheet."""

    day: str
    what: str
    why: str
    who: str
    done: str


@dataclass(frozen=True, slots=True)
class Wording:
    """``data/documents/month_sheet.toml``."""

    source: str
    kind: str
    summary: str
    file_stem: str
    late: str
    meetings: str
    due: str
    begins: str
    nothing: str
    no_meeting: str
    note: str
    columns: Columns


@dataclass(frozen=True, slots=True)
class Facts:
    """One month, printed on a day; ``names`` of those who have something to do."""

    printed_on: date
    month: MonthAhead
    meetings: tuple[MeetingLine, ...]
    names: dict[str, str]
    letter: Letterhead


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the month ``record_id`` (``2026-11``; empty: the one of today)."""
    today = sources.clock.today()
    try:
        first = date.fromisoformat(f"{record_id}-01") if record_id else today
    except ValueError as error:
        raise UnknownReport(kind=f"{KIND}:{record_id}") from error
    month = sources.month(first)
    people = {duty.who for duty in (*month.late, *month.due, *month.begins)} - {""}
    planned = sources.meetings.of_year(month.first.year)
    return Facts(
        printed_on=today,
        month=month,
        meetings=tuple(
            line
            for line in planned
            if line.on_day.month == month.first.month
            and line.state is not State.CANCELLED
        ),
        names={
            key: one.full_name for key, one in sources.people.people(people).items()
        },
        letter=letterhead(sources, today),
    )


def build(facts: Facts, wording: Wording) -> Doc:
    """Lay the month out as one table with its parts."""
    first = facts.month.first
    month = f"{first.month:02d}/{first.year}"
    title = wording.kind.format(month=month)
    summary = wording.summary.format(day=short(facts.printed_on))
    if facts.letter.unit:
        summary = f"{facts.letter.unit}, {summary}"
    blocks: tuple[Block, ...] = (
        Title(title.upper(), summary),
        # Above the table: below it, it would often be alone on a last page.
        Para(lit(wording.note)),
        _table(facts, wording),
    )
    return Doc(
        title=title,
        form="LV",
        dated=facts.printed_on,
        blocks=blocks,
        file_stem=wording.file_stem.format(year=first.year, month=f"{first.month:02d}"),
        author=facts.letter.unit,
        subject=summary,
        doc_id=f"{KIND}-{first.year}-{first.month:02d}",
        landscape=True,
    )


def _table(facts: Facts, wording: Wording) -> Table:
    titles, month = wording.columns, facts.month
    cols = (
        Col(titles.day, 24, "center"),
        Col(titles.what),
        Col(titles.why, 88),
        Col(titles.who, 40),
        Col(titles.done, 16, "center"),
    )
    rows: list[Row] = []
    if month.late:
        rows += _part(wording.late, month.late, facts.names)
    rows.append(row(wording.meetings, kind="section"))
    rows += [_meeting(line) for line in facts.meetings]
    if not facts.meetings:
        rows.append(row("", wording.no_meeting, "", "", ""))
    rows += _part(wording.due, month.due, facts.names)
    if not month.due:
        rows.append(row("", wording.nothing, "", "", ""))
    if month.begins:
        rows += _part(wording.begins, month.begins, facts.names)
    return Table(cols, tuple(rows))


def _part(title: str, duties: tuple[Duty, ...], names: dict[str, str]) -> list[Row]:
    lines = [
        row(
            short(duty.due),
            lit(duty.title),
            lit(_why(duty)),
            lit(names.get(duty.who, "")),
            "",
        )
        for duty in duties
    ]
    return [row(title, kind="section"), *lines]


def _why(duty: Duty) -> str:
    reason = duty.reason if not duty.basis else duty.reason.rstrip(".")
    return "; ".join(part for part in (reason, duty.basis) if part)


def _meeting(line: MeetingLine) -> Row:
    place = ", ".join(part for part in (line.time, line.place) if part)
    return row(short(line.on_day), lit(line.title), lit(place), lit(line.chair), "")


REPORT = Report(KIND, Wording, gather, build, page="home")
