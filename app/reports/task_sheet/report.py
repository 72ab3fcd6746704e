"""The sheet of tasks (PHAN_CONG_NHIEM_VU) on paper and as a spreadsheet.

``record_id`` is a year ("2026"), a person and a year ("person:<id>:2026"), or a meeting
("meeting:<id>").
"""

from dataclasses import dataclass
from datetime import date

from app.documents.inline import lit
from app.documents.model import Block, Col, Doc, Para, Table, Title, row
from app.documents.xlsx_model import Sheet, SheetCol, SheetRow, Workbook
from app.features.tasks.model import Rate, TaskLine, TaskState
from app.kernel.dates import short
from app.reports.letterhead import Letterhead, head, letterhead
from app.reports.model import Report
from app.reports.registers.year import last_day, signed, year_of
from app.reports.sources import Sources

KIND = "task_sheet"


@dataclass(frozen=True, slots=True)
class Columns:
    """Headings of the sheet."""

    no: str
    owner: str
    task: str
    area: str
    due: str
    result: str


@dataclass(frozen=True, slots=True)
class Wording:
    """``data/documents/task_sheet.toml``."""

    source: str
    kind: str
    of_year: str
    of_person: str
    of_meeting: str
    file_stem: str
    sheet: str
    rate: str
    rate_none: str
    below: str
    scale: str
    not_counted: str
    nobody: str
    dropped: str
    rolled: str
    first_due: str
    product: str
    empty: str
    authority: str
    default_role: str
    columns: Columns


@dataclass(frozen=True, slots=True)
class Facts:
    """Tasks of one kind of list; ``rate`` is None where no sum is made of them."""

    what: str
    said: dict[str, str]
    stem: str
    on: date
    lines: tuple[TaskLine, ...]
    rate: Rate | None
    letter: Letterhead


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the tasks of a year, a person in a year, or a meeting."""
    what, _sep, rest = record_id.partition(":")
    if what == "meeting":
        return _of_meeting(sources, rest)
    if what == "person":
        person_id, _sep, year = rest.partition(":")
        return _of_person(sources, person_id, year_of(year, KIND))
    year_number = year_of(record_id, KIND)
    on = last_day(year_number, sources.clock.today())
    lines = tuple(
        line for sheet in sources.tasks.by_owner(year_number) for line in sheet.lines
    )
    return Facts(
        what="of_year",
        said={"year": record_id},
        stem=record_id,
        on=on,
        lines=lines,
        rate=sources.tasks.rate(year_number),
        letter=letterhead(sources, on),
    )


def _of_person(sources: Sources, person_id: str, year: int) -> Facts:
    on = last_day(year, sources.clock.today())
    name = sources.people.person(person_id).full_name
    sheets = sources.tasks.by_owner(year)
    sheet = next((one for one in sheets if one.owner_id == person_id), None)
    return Facts(
        what="of_person",
        said={"name": name, "year": str(year)},
        stem=f"{name} {year}",
        on=on,
        lines=sheet.lines if sheet else (),
        rate=sheet.rate if sheet else None,
        letter=letterhead(sources, on),
    )


def _of_meeting(sources: Sources, meeting_id: str) -> Facts:
    line = sources.meetings.line(meeting_id)
    return Facts(
        what="of_meeting",
        said={"meeting": line.title, "day": short(line.on_day)},
        stem=f"ky hop {line.on_day.isoformat()}",
        on=line.on_day,
        lines=tuple(sources.tasks.of_meeting(meeting_id)),
        rate=None,
        letter=letterhead(sources, line.on_day),
    )


def build(facts: Facts, wording: Wording) -> Doc:
    """Lay the sheet out on landscape pages."""
    summary = getattr(wording, facts.what).format(**facts.said)
    letter, titles = facts.letter, wording.columns
    cols = (
        Col(titles.no, 12, "center"),
        Col(titles.owner, 48),
        Col(titles.task),
        Col(titles.area, 36),
        Col(titles.due, 38),
        Col(titles.result, 62),
    )
    rows = tuple(
        row(*_cells(number, line, wording))
        for number, line in enumerate(facts.lines, 1)
    )
    blocks: tuple[Block, ...] = (
        head(letter, "", facts.on, ""),
        Title(wording.kind.upper(), summary),
        Table(cols, rows, small=True),
        *(Para(lit(line)) for line in _sums(facts, wording)),
        signed(letter, wording.authority, wording.default_role),
    )
    return Doc(
        title=f"{wording.kind} {summary}",
        form="DS",
        dated=facts.on,
        blocks=blocks,
        file_stem=wording.file_stem.format(what=facts.stem),
        author=letter.unit,
        subject=summary,
        doc_id=f"{KIND}-{facts.stem}",
        landscape=True,
    )


def _sums(facts: Facts, wording: Wording) -> list[str]:
    if not facts.lines:
        return [wording.empty]
    rate = facts.rate
    if rate is None:
        return []
    lines = [wording.rate_none]
    if rate.percent is not None:
        lines = [
            wording.rate.format(
                on_time=rate.on_time,
                counted=rate.counted,
                percent=f"{rate.percent:.1f}".replace(".", ","),
                band=rate.band.title if rate.band else wording.below,
            )
        ]
    left_out = sum(not one.is_counted for one in rate.judged)
    if left_out:
        lines.append(wording.not_counted.format(count=left_out))
    scale = rate.scale
    return [*lines, wording.scale.format(source=scale.source, note=scale.note)]


def _cells(number: int, line: TaskLine, wording: Wording) -> tuple[str, ...]:
    task = line.task
    what = task.title
    if task.product:
        what += "\n" + wording.product.format(product=task.product)
    result = task.result
    if task.state is TaskState.DROPPED:
        result = wording.dropped.format(reason=task.result)
    elif task.finished_on:
        result = f"{short(task.finished_on)}: {task.result}"
    owner = line.owner or wording.nobody
    return (str(number), owner, what, task.area, _due(line, wording), result)


def _due(line: TaskLine, wording: Wording) -> str:
    task = line.task
    days = [short(day) for day in (task.starts_on, task.due_on) if day]
    parts = [" - ".join(days)] if days else []
    if task.first_due_on and task.first_due_on != task.due_on:
        parts.append(wording.first_due.format(day=short(task.first_due_on)))
    if task.rollovers:
        parts.append(wording.rolled.format(count=task.rollovers))
    return ", ".join(parts)


_WIDTHS = (6, 28, 48, 24, 30, 44)


def workbook(facts: Facts, wording: Wording) -> Workbook:
    """Give the sheet as a spreadsheet; every cell is text."""
    titles = wording.columns
    headings = (
        titles.no,
        titles.owner,
        titles.task,
        titles.area,
        titles.due,
        titles.result,
    )
    title = f"{wording.kind} {getattr(wording, facts.what).format(**facts.said)}"
    sheet = Sheet(
        title=wording.sheet,
        columns=tuple(
            SheetCol(heading, "text", width)
            for heading, width in zip(headings, _WIDTHS, strict=True)
        ),
        rows=tuple(
            SheetRow(_cells(number, line, wording))
            for number, line in enumerate(facts.lines, 1)
        ),
        heading=(facts.letter.unit, title, *_sums(facts, wording)),
    )
    return Workbook(title, facts.on, (sheet,), facts.letter.unit)


REPORT = Report(KIND, Wording, gather, build, None, workbook, page="tasks")
