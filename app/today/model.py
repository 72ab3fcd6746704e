"""What the home page is made of: dated lines, the next meeting, the four groups."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.kernel.places import Duty, Place


class Repeats(StrEnum):
    """How often a calendar line comes back."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """One line of the secretary's year, as ``data/calendar`` declares it.

    ``opens`` and ``due`` are days of the period: ``MM-DD`` for a year, ``DD`` for a
    month, month-of-quarter and day for a quarter. ``asked_for`` marks a line that only
    some superiors want. ``covered_by`` names recorded work that makes the line done.
    """

    id: str
    title: str
    reason: str
    basis: str
    confidence: str
    repeats: Repeats
    opens: str
    due: str
    page: str
    action: str
    asked_for: bool = False
    covered_by: str = ""

    @property
    def is_habit(self) -> bool:
        """Say whether no rule of every superior stands behind it."""
        return self.asked_for or self.confidence == "D"


@dataclass(frozen=True, slots=True)
class Headline:
    """The line whose distance stands under the page title."""

    line: str
    text: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """One dated set of lines; it judges the lines that fall due while it is valid."""

    id: str
    title: str
    valid_from: date
    source: str
    confidence: str
    ahead_days: int
    quiet_days: int
    habit_late_days: int
    headline: Headline
    line: tuple[CalendarLine, ...]
    valid_to: date | None = None

    def holds(self, day: date) -> bool:
        """Say whether the set is in force on ``day``."""
        return self.valid_from <= day and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A calendar line of one period, with real dates."""

    line: CalendarLine
    period: str
    opens: date
    due: date
    title: str

    @property
    def key(self) -> str:
        """Name the occurrence in the marks table."""
        return f"{self.line.id}@{self.period}"


class MarkState(StrEnum):
    """What the secretary said about an occurrence."""

    DONE = "done"
    NOT_ASKED = "not_asked"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Mark:
    """A remembered word about one occurrence; ``due_on`` only when it was moved."""

    id: str
    occurrence: str
    state: MarkState
    title: str
    at: date
    due_on: date | None = None


class Section(StrEnum):
    """The three open sections of the home page."""

    LATE = "late"
    WEEK = "week"
    SOON = "soon"


@dataclass(frozen=True, slots=True)
class TodayLine:
    """One line of the list. ``mark`` is set where the secretary can tick it off."""

    section: Section
    days_left: int
    duty: Duty
    mark: str = ""


@dataclass(frozen=True, slots=True)
class DoneLine:
    """Something finished this week."""

    title: str
    on: date


@dataclass(frozen=True, slots=True)
class ReadyStep:
    """One step of readying a meeting; ``done_on`` where its day is known."""

    title: str
    due: date | None
    done: bool = False
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The meeting that comes next; ``at`` and ``where`` may be empty."""

    title: str
    on: date
    at: str
    where: str
    steps: tuple[ReadyStep, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class GroupState:
    """One four-good group: criteria met, to confirm, missing, not yet to be judged."""

    title: str
    met: int
    waiting: int
    missing: int
    open: int = 0

    @property
    def total(self) -> int:
        """Count the criteria that apply."""
        return self.met + self.waiting + self.missing + self.open


@dataclass(frozen=True, slots=True)
class FourGood:
    """The four groups, and how many criteria end unmet if nothing more is done."""

    groups: tuple[GroupState, ...]
    not_met: int
    before: date
    place: Place


@dataclass(frozen=True, slots=True)
class Beginnings:
    """What exists already, so that an empty book can say where to start."""

    members: int = 0
    meetings: int = 0


@dataclass(frozen=True, slots=True)
class Today:
    """Everything the home page says, before it is put into words."""

    on: date
    lines: tuple[TodayLine, ...]
    done: tuple[DoneLine, ...]
    next_date: tuple[date, str] | None
    quiet_days: int
    headline: str
    headline_due: date | None
    next_meeting: NextMeeting | None
    four_good: FourGood | None
    beginnings: Beginnings
    clock_behind: bool
