"""The sheet of tasks (PHAN_CONG_NHIEM_VU) on paper and as a spreadsheet.

``record_id`` is a year ("2026"), a person and a year ("person:<id>:2026"), or a meeting
("meeting:<id>").
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.documents.model import Doc
from app.documents.xlsx_model import Workbook
from app.features.tasks.model import Rate, TaskLine, TaskState, Verdict
from app.kernel.dates import short
from app.reports.letterhead import Letterhead, letterhead
from app.reports.model import Report
from app.reports.registers import chosen
from app.reports.registers.filtering import WHOLE, Filter, parse
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

KIND = "task_sheet"
# Shows the tasks behind the figure of the year, those left out too.
COUNTED = "counted"


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
class Wording(ListWording):
    """``data/documents/task_sheet.toml``."""

    of_year: str
    of_person: str
    of_meeting: str
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
    sections: Mapping[str, str]
    earlier: str
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
    seen: Filter = WHOLE


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the tasks of a year, a person in a year, or a meeting."""
    what, _sep, rest = record_id.partition(":")
    if what == "meeting":
        return _of_meeting(sources, rest)
    if what == "person":
        person_id, _sep, year = rest.partition(":")
        return _of_person(sources, person_id, year_of(year, KIND))
    return _of_year(sources, record_id)


def _of_year(sources: Sources, record_id: str) -> Facts:
    told, seen = parse(record_id)
    year = year_of(told, KIND)
    today = sources.clock.today()
    on = last_day(year, today)
    lines = [line for sheet in sources.tasks.by_owner(year) for line in sheet.lines]
    if seen.chosen:
        # The screen shows what is still open from earlier years too.
        known = {line.task.id for line in lines}
        lines = [
            *(one for one in sources.tasks.open(today) if one.task.id not in known),
            *lines,
        ]
    belongs = chosen.TASKS.get(seen.chosen)
    return Facts(
        what="of_year",
        said={"year": told},
        stem=told,
        on=on,
        lines=tuple(line for line in lines if belongs is None or belongs(line)),
        rate=sources.tasks.rate(year),
        letter=letterhead(sources, on),
        seen=seen,
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
    return page(_listing(facts, wording), wording)


def workbook(facts: Facts, wording: Wording) -> Workbook:
    """Give the sheet as a spreadsheet; every cell is text."""
    return book(_listing(facts, wording), wording)


def _listing(facts: Facts, wording: Wording) -> Listing:
    titles = wording.columns
    return Listing(
        doc_id=f"{KIND}-{facts.stem}",
        summary=getattr(wording, facts.what).format(**facts.said),
        file_stem=wording.file_stem.format(what=facts.stem),
        on=facts.on,
        letter=facts.letter,
        cols=(
            ListCol(titles.no, 12, 6, "center"),
            ListCol(titles.owner, 48, 28),
            ListCol(titles.task, 0, 48),
            ListCol(titles.area, 36, 24),
            ListCol(titles.due, 38, 30),
            ListCol(titles.result, 62, 44),
        ),
        lines=filtered(tuple(_lines(facts, wording)), facts.seen),
        sums=tuple(_sums(facts, wording)),
        seen=facts.seen,
    )


def _lines(facts: Facts, wording: Wording) -> Iterator[Cells | str]:
    if facts.seen.chosen != COUNTED or facts.rate is None:
        for number, line in enumerate(facts.lines, 1):
            yield _cells(number, line, wording)
        return
    verdicts = facts.rate.verdicts()
    number = 0
    for verdict in (*Verdict, None):
        found = [one for one in facts.lines if verdicts.get(one.task.id) is verdict]
        if found:
            name = verdict.value if verdict else ""
            yield wording.sections.get(name, wording.earlier)
        for line in found:
            number += 1
            yield _cells(number, line, wording)


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


def _cells(number: int, line: TaskLine, wording: Wording) -> Cells:
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


REPORT = Report(KIND, Wording, gather, build, None, workbook, page="tasks")
