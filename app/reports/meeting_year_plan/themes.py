"""The plan of thematic meetings (kế hoạch sinh hoạt chuyên đề) of a year."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.documents.model import Block, Col, Doc, Heading, Row, Table, row
from app.documents.numbering import DOTS, Numberer
from app.documents.wordtemplate.filling import Offered
from app.kernel.dates import short
from app.kernel.places import Place
from app.kernel.words import _
from app.reports.meeting_year_plan.facts import ROMAN, Facts, gather_year
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

KIND = "meeting_theme_plan"
_WIDTHS = (20, 0, 26, 44, 34)
_SHORT_DOTS = 8
_QUARTERS = range(1, 5)


@dataclass(frozen=True, slots=True)
class Wording(PlanWording):
    """``data/documents/meeting_theme_plan.toml``."""

    themes_heading: str
    quarter: str
    combined: str
    comrade: str


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
    own = {"Nội dung chuyên đề": _themes(facts, words, number)}
    return framed(facts, words, number, own)


def _themes(facts: Facts, words: Wording, number: Numberer) -> Iterator[Block]:
    yield Heading(number.roman(words.themes_heading), 1)
    cols = tuple(
        Col(title, width) for title, width in zip(words.columns, _WIDTHS, strict=True)
    )
    yield Table(cols, tuple(_rows(facts, words)))


def _rows(facts: Facts, words: Wording) -> Iterator[Row]:
    dots = DOTS[:_SHORT_DOTS]
    for quarter in _QUARTERS:
        title = words.quarter.format(quarter=ROMAN[quarter - 1])
        own = [one for one in facts.thematic if (one.on_day.month + 2) // 3 == quarter]
        if not own:
            # A quarter without a theme stays visible, to be filled in by hand.
            yield row(title, dots, dots, dots, "")
        for entry in own:
            speaker = f"{words.comrade} {entry.speaker}" if entry.speaker else dots
            note = words.combined if entry.kind == "combined" else ""
            theme = entry.theme or dots
            yield row(title, theme, short(entry.on_day), speaker, note)


def checks(facts: Facts) -> tuple[Check, ...]:
    """Say which quarter has no theme yet, and who is to prepare it."""
    place = Place("meetings")
    found = []
    if facts.quarters:
        title = _("{count} quý chưa có buổi chuyên đề").format(count=facts.quarters)
        found.append(Check(Rank.REPAIR, title, place=place))
    detail = _("Trên giấy để dòng chấm để viết tay")
    if any(not one.theme for one in facts.thematic):
        title = _("Có buổi chưa ghi tên chuyên đề")
        found.append(Check(Rank.REPAIR, title, detail, place))
    if any(not one.speaker for one in facts.thematic):
        title = _("Có chuyên đề chưa rõ ai chuẩn bị")
        found.append(Check(Rank.KNOW, title, detail, place))
    return tuple(found) or (Check(Rank.OK, _("Bốn quý đều có chuyên đề")),)


REPORT = Report(KIND, Wording, gather, build, checks, offered=offered, page="meetings")
