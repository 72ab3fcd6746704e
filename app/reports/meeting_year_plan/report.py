"""The plan of a year of meetings (KH): the usual day, the calendar, who does it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.documents.inline import bind, inl, lit
from app.documents.model import (
    Block,
    Col,
    Doc,
    Heading,
    Para,
    Row,
    Table,
    row,
)
from app.documents.numbering import DOTS, ROOM, Numberer
from app.documents.wordtemplate.filling import Offered
from app.features.meetings.model.preparing import YearHabit
from app.features.meetings.model.yearplan import Entry
from app.features.meetings.rules.yearplan.words import weekday_within
from app.kernel.dates import WEEKDAYS, short
from app.kernel.places import Place
from app.kernel.words import _
from app.reports.meeting_year_plan.facts import Facts, gather_year
from app.reports.meeting_year_plan.frame import (
    FREE,
    PlanWording,
    framed,
    plan,
    plan_words,
)
from app.reports.model import Check, Rank, Report
from app.reports.placing.parted import Parts, placed, whole
from app.reports.sources import Sources

KIND = "meeting_year_plan"
_LAST_WEEK = 5
_WIDTHS = (11, 36, 15, 26, 0, 46)
_SHORT_DOTS = 6


@dataclass(frozen=True, slots=True)
class Usual:
    """How the usual day is said."""

    day: str
    weekday: str
    weeks: tuple[str, ...]
    after: str
    before: str
    keep: str
    time: str
    place: str
    committee: str
    no_committee: str


@dataclass(frozen=True, slots=True)
class Wording(PlanWording):
    """``data/documents/meeting_year_plan.toml``."""

    usual_heading: str
    calendar_heading: str
    day: str
    nothing: str
    moved: str
    usual: Usual


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the calendar of a year."""
    return gather_year(sources, KIND, record_id)


def build(facts: Facts, wording: Wording) -> Doc:
    """Write the plan as a document."""
    return plan(KIND, facts, wording, whole(_parts(facts, wording)))


def offered(facts: Facts, wording: Wording) -> Offered:
    """Name what a template may place."""
    return placed(_parts(facts, wording), plan_words(facts), FREE)


def _parts(facts: Facts, words: Wording) -> Parts:
    number = Numberer()
    own = {
        "Ngày họp thường lệ": _usual(facts, words, number),
        "Lịch họp": _calendar(facts, words, number),
    }
    return framed(facts, words, number, own)


def _calendar(facts: Facts, words: Wording, number: Numberer) -> Iterator[Block]:
    yield Heading(number.roman(words.calendar_heading), 1)
    yield _table(facts, words)


def _usual(facts: Facts, wording: Wording, number: Numberer) -> Iterator[Block]:
    words = wording.usual
    yield Heading(number.roman(wording.usual_heading), 1)
    habit = facts.calendar.habit
    if habit is None:
        yield from [Para(lit(ROOM))] * 2
        return
    yield Para(inl(bind(_day(habit, words))))
    rules = {"after": words.after, "before": words.before, "keep": words.keep}
    yield Para(lit(bind(rules[habit.off_rule])))
    yield Para(inl(words.time, time=habit.time or DOTS))
    yield Para(inl(words.place, place=habit.place or DOTS))
    if facts.calendar.has_committee:
        days = habit.committee_days_before
        time = habit.committee_time or DOTS
        yield Para(inl(bind(words.committee), days=days, time=time))
    else:
        yield Para(lit(bind(words.no_committee)))


def _day(habit: YearHabit, words: Usual) -> str:
    if habit.mode == "day":
        return words.day.format(day=f"{habit.day:02d}")
    weekday = weekday_within(habit.weekday)
    week = words.weeks[min(habit.week, _LAST_WEEK) - 1]
    return words.weekday.format(weekday=weekday, week=week)


def _table(facts: Facts, words: Wording) -> Table:
    cols = tuple(
        Col(title, width, "center" if width == _WIDTHS[0] else "left")
        for title, width in zip(words.columns, _WIDTHS, strict=True)
    )
    return Table(cols, tuple(_rows(facts, words)), small=True)


def _rows(facts: Facts, words: Wording) -> Iterator[Row]:
    for number, entry in enumerate(facts.calendar.entries, start=1):
        yield row(number, *_cells(entry, words))
    if not facts.calendar.entries:
        yield row("", "", "", "", words.nothing, "")


def _cells(entry: Entry, words: Wording) -> tuple[str, ...]:
    weekday = WEEKDAYS[entry.on_day.weekday()]
    day = words.day.format(weekday=weekday, day=f"{entry.on_day:%d/%m}")
    theme = entry.theme or (DOTS[:_SHORT_DOTS] if entry.is_thematic else "")
    note = "; ".join(_moved(words, *move) for move in entry.moves)
    return day, entry.time, entry.short, theme, note


def _moved(words: Wording, first: date, last: date, reason: str) -> str:
    # A reason that names the usual day itself needs no more.
    if first == last or short(first) in reason:
        return reason
    return words.moved.format(day=short(first), why=reason)


def checks(facts: Facts) -> tuple[Check, ...]:
    """Say what the calendar of the year lacks."""
    place = Place("meetings")
    found = []
    if facts.months:
        title = _("{count} tháng chưa có buổi thường kỳ").format(count=facts.months)
        found.append(Check(Rank.REPAIR, title, place=place))
    if facts.quarters:
        title = _("{count} quý chưa có buổi chuyên đề").format(count=facts.quarters)
        found.append(Check(Rank.REPAIR, title, place=place))
    if any(not one.theme for one in facts.thematic):
        title, detail = _("Có buổi chưa ghi tên chuyên đề"), _("Trên giấy để dòng chấm")
        found.append(Check(Rank.KNOW, title, detail, place))
    if facts.calendar.habit is None:
        title, detail = _("Chưa chọn ngày họp thường lệ"), _("Trên giấy để dòng chấm")
        found.append(Check(Rank.KNOW, title, detail, place))
    return tuple(found) or (Check(Rank.OK, _("Lịch năm đủ các buổi")),)


REPORT = Report(KIND, Wording, gather, build, checks, offered=offered, page="meetings")
