"""A year's plan: what the secretary wishes, what is proposed, what is lacking."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from app.features.meetings.model.planrules import OffRule, Thematic
from app.features.meetings.model.preparing import YearHabit


@dataclass(frozen=True, slots=True)
class UsualDay:
    """The day a cell usually meets: the third of the month, or its first Wednesday.

    Weekdays count from 0 (Monday), weeks from 1; week 5 means the last one.
    """

    mode: Literal["day", "weekday"] = "day"
    day: int = 1
    weekday: int = 0
    week: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class YearWish:
    """What the secretary chose for a year; times are HH:MM or empty."""

    year: int
    usual: UsualDay
    off_rule: OffRule
    avoid_weekends: bool
    thematic: Thematic
    committee_days_before: int
    with_review: bool = True
    time: str = ""
    committee_time: str = ""
    place: str = ""
    chair_id: str = ""
    clerk_id: str = ""


@dataclass(frozen=True, slots=True)
class DaysOff:
    """The public holidays of a year, as far as they are known.

    ``standing``: "known", "expected" (no notice of that year was seen yet), "entered"
    (by the cell), "unknown". ``maybe`` are days off that no act in force has set.
    """

    year: int
    standing: str = "unknown"
    off: Mapping[date, str] = field(default_factory=dict)
    worked: Mapping[date, str] = field(default_factory=dict)
    maybe: Mapping[date, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Why:
    """Why a day is not the usual one, as a code with facts (rules/words.py)."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """One meeting proposed, or as the secretary changed it.

    ``fills`` says what it fills: month, quarter, before (a regular meeting) or year.
    """

    key: str
    kind: str
    on_day: date
    usual_day: date
    time: str = ""
    place: str = ""
    theme: str = ""
    chair_id: str = ""
    clerk_id: str = ""
    fills: str = ""
    why: tuple[Why, ...] = ()
    reason: str = ""

    @property
    def is_moved(self) -> bool:
        """Say whether the day is another than the usual one."""
        return self.on_day != self.usual_day


@dataclass(frozen=True, slots=True)
class Gaps:
    """What a year still lacks in its calendar.

    ``closed_months`` and ``closed_quarters`` have passed and can only be recorded
    afterwards, not planned. ``uncommitted`` are the days of regular meetings to come
    without a committee meeting before.
    """

    months: tuple[int, ...] = ()
    quarters: tuple[int, ...] = ()
    closed_months: tuple[int, ...] = ()
    closed_quarters: tuple[int, ...] = ()
    uncommitted: tuple[date, ...] = ()

    @property
    def can_fill(self) -> bool:
        """Say whether planning can still help."""
        return bool(self.months or self.quarters or self.uncommitted)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The lines proposed for a year, and what the secretary ought to know.

    ``has_committee`` False: the cell is too small for one, so none has to meet.
    """

    wish: YearWish
    lines: tuple[PlanLine, ...]
    days_off: DaysOff
    has_committee: bool
    gaps: Gaps
    kept: int
    unfilled: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """A meeting that is in the calendar already, as far as planning looks at it."""

    on_day: date
    counts: tuple[str, ...]
    kind: str = ""
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """A meeting as the printed plan of a year shows it.

    ``moves`` are from, to and reason; ``speaker`` presents the theme.
    """

    meeting_id: str
    kind: str
    short: str
    on_day: date
    time: str
    theme: str
    is_thematic: bool
    speaker: str
    moves: tuple[tuple[date, date, str], ...]


@dataclass(frozen=True, slots=True)
class YearCalendar:
    """The calendar of a year with what was chosen for it and what it lacks."""

    year: int
    habit: YearHabit | None
    entries: tuple[Entry, ...]
    gaps: Gaps
    has_committee: bool
