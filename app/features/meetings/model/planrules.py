"""The dated records of preparing: what a year must hold, how members are told."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

OffRule = Literal["after", "before", "keep"]
Repeats = Literal["month", "quarter", "before", "year"]
Thematic = Literal["own", "combined"]


@dataclass(frozen=True, slots=True)
class Start:
    """What the form of a year starts with: habits, the secretary changes each.

    Weekdays count from 0 (Monday), weeks of a month from 1; week 5 is the last one.
    """

    day: int
    weekday: int
    week: int
    off_rule: OffRule
    avoid_weekends: bool
    thematic: Thematic
    thematic_month: int
    thematic_days_after: int
    committee_days_before: int
    review_month: int
    review_day: int
    notice_days: int
    usual_minutes: int
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Required:
    """One kind of meeting a year has to hold, and how often."""

    kind: str
    repeats: Repeats
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class PlanRules:
    """One rule set of what a year of meetings holds."""

    id: str
    title: str
    valid_from: date
    source: str
    confidence: str
    start: Start
    line: tuple[Required, ...]

    def required(self, repeats: Repeats) -> Required | None:
        """Find what comes round so often."""
        return next((one for one in self.line if one.repeats == repeats), None)


@dataclass(frozen=True, slots=True)
class Way:
    """A way of telling a member: by phone, on paper."""

    id: str
    title: str
    short: str


@dataclass(frozen=True, slots=True)
class ShortText:
    """The lines of the text for a chat group, with ``{places}``."""

    source: str
    confidence: str
    head: str
    time: str
    time_unknown: str
    place: str
    theme: str
    agenda: str
    item: str
    papers: str
    papers_where: str
    papers_app: str
    foot: str


@dataclass(frozen=True, slots=True)
class NoticeRules:
    """One rule set of how members are told of a meeting."""

    id: str
    valid_from: date
    source: str
    confidence: str
    way: tuple[Way, ...]
    short_text: ShortText

    def way_of(self, way_id: str) -> Way | None:
        """Find a way of telling."""
        return next((way for way in self.way if way.id == way_id), None)


@dataclass(frozen=True, slots=True)
class PaperRules:
    """Which files may be kept as papers of a meeting."""

    source: str
    confidence: str
    valid_from: date
    endings: tuple[str, ...]
    limit_mb: int
    limit_per_meeting: int


T = TypeVar("T", PlanRules, NoticeRules)


@dataclass(frozen=True, slots=True)
class PreparingRules:
    """Everything preparing goes by, oldest set first."""

    plans: tuple[PlanRules, ...]
    notices: tuple[NoticeRules, ...]
    papers: PaperRules

    def plan(self, on: date) -> PlanRules:
        """Give what a year holds by the set in force on a day."""
        return _in_force(self.plans, on)

    def notice(self, on: date) -> NoticeRules:
        """Give how members are told by the set in force on a day."""
        return _in_force(self.notices, on)


def _in_force(sets: tuple[T, ...], on: date) -> T:
    known = [one for one in sets if one.valid_from <= on]
    return (known or [sets[0]])[-1]
