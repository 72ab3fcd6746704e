"""The year: a strip of twelve months, and a table of meetings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.features.meetings.model.records import HELD, State
from app.features.meetings.model.ruleset import Kind
from app.features.meetings.model.views import MeetingLine
from app.features.meetings.model.yearplan import Gaps
from app.kernel.dates import short, weekday
from app.kernel.words import _
from ui.pages.meetings.presenter.words import state_status, state_word
from ui.pages.meetings.yearplan.presenter import gap_words
from ui.widgets.status import Status
from ui.widgets.table.columns import Cell, Column, Row

_LAST = 12


@dataclass(frozen=True, slots=True)
class MonthCell:
    """One month of the strip: its regular meeting, and whether a theme was treated."""

    title: str
    status: Status
    words: str
    has_theme: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class YearView:
    """What the face of the year shows.

    ``current`` is the row the list opens at; ``gaps`` says what the calendar lacks.
    """

    subtitle: str
    months: tuple[MonthCell, ...]
    rows: tuple[Row, ...]
    is_empty: bool
    is_past: bool = False
    current: str = ""
    gaps: str = ""


def columns() -> tuple[Column, ...]:
    """Declare the table of meetings."""
    return (
        Column("day", _("Ngày"), kind="date", width=104),
        Column("title", _("Buổi họp"), stretch=True),
        Column("present", _("Dự họp"), kind="number", width=84, second=True),
        Column("minutes", _("Thời lượng"), kind="number", width=96, second=True),
        Column("number", _("Số biên bản"), width=96, second=True),
        Column("state", _("Biên bản"), kind="chip", width=128),
    )


def year_view(
    lines: Sequence[MeetingLine],
    kinds: Sequence[Kind],
    year: int,
    today: date,
    gaps: Gaps | None = None,
) -> YearView:
    """Build the face of a year."""
    counts = {kind.id: kind.counts for kind in kinds}
    alive = [line for line in lines if line.state is not State.CANCELLED]
    regular = [line for line in alive if "regular" in counts.get(line.kind, ())]
    thematic = [line for line in alive if "thematic" in counts.get(line.kind, ())]
    held = {line.on_day.month for line in regular if line.state in HELD}
    quarters = {(line.on_day.month + 2) // 3 for line in thematic if line.state in HELD}
    months = tuple(
        _month(month, year, today, regular, thematic) for month in range(1, _LAST + 1)
    )
    subtitle = _("Thường kỳ {held}/12 tháng, chuyên đề {quarters}/4 quý").format(
        held=len(held), quarters=len(quarters)
    )
    rows = tuple(_row(line) for line in lines)
    return YearView(
        subtitle,
        months,
        rows,
        is_empty=not lines,
        is_past=year < today.year,
        current=_current(lines, year, today),
        gaps=gap_words(gaps) if gaps is not None else "",
    )


def _current(lines: Sequence[MeetingLine], year: int, today: date) -> str:
    """Name the row to open at: the first of this month on, else the last held."""
    if not lines:
        return ""
    if year != today.year:
        return lines[0].id
    first = today.replace(day=1)
    ahead = [line.id for line in lines if line.on_day >= first]
    return ahead[0] if ahead else lines[-1].id


def _month(
    month: int,
    year: int,
    today: date,
    regular: Sequence[MeetingLine],
    thematic: Sequence[MeetingLine],
) -> MonthCell:
    mine = [line for line in regular if line.on_day.month == month]
    theme = any(line.on_day.month == month for line in thematic)
    title = _("Tháng {month}").format(month=month)
    passed = (year, month) < (today.year, today.month)
    if not mine:
        status = Status.BAD if passed else Status.NOT_YET
        words = _("chưa họp") if passed else _("chưa có lịch")
    else:
        line = mine[-1]
        words = f"{line.on_day:%d/%m}"
        late = line.on_day < today and line.state is State.PLANNED
        status = Status.ATTENTION if late else state_status(line.state)
    spoken = f"{title}: {words}"
    if theme:
        spoken += ", " + _("có chuyên đề")
    return MonthCell(title, status, words, theme, spoken)


def _row(line: MeetingLine) -> Row:
    day = line.on_day
    counts = line.counts
    detail = ", ".join(part for part in (line.time, line.place) if part)
    present = f"{counts.present}/{counts.due}" if counts.due else ""
    length = (
        _("{minutes} phút").format(minutes=line.minutes)
        if line.minutes is not None
        else ""
    )
    number = f"{line.number:02d}-BB/CB" if line.number else ""
    return Row(
        line.id,
        {
            "day": Cell(short(day), sort=day.isoformat(), detail=weekday(day)),
            "title": Cell(line.title, detail=detail),
            "present": Cell(present, sort=counts.present),
            "minutes": Cell(length, sort=line.minutes or 0),
            "number": Cell(number, sort=line.number or 0),
            "state": Cell(state_word(line.state), status=state_status(line.state)),
        },
        muted=line.state is State.CANCELLED,
    )
