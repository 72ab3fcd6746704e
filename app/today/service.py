"""Says what needs doing: duties of every feature and the dated calendar in one list.

Features are reached through the functions in ``Sources``; one that is missing leaves
its part of the page empty. Marks are the only thing stored here.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from app.infra.store import Store
from app.kernel.changes import Change
from app.kernel.periods import Period
from app.kernel.places import Duty, MonthAhead
from app.today import rules
from app.today.errors import DayOutsideYear, UnknownLine
from app.today.model import (
    Beginnings,
    Calendar,
    DoneLine,
    FourGood,
    Mark,
    MarkState,
    NextMeeting,
    Occurrence,
    Today,
    TodayLine,
)
from app.today.store import Marks

# How far back a forgotten line is worth saying; older ones belong to a closed year.
_LOOK_BACK = timedelta(days=366)
_LOOK_AHEAD = timedelta(days=400)
# A clock may be set right by some minutes; more than a day back is a flat battery.
_CLOCK_SLACK = timedelta(days=1)

Duties = Callable[[date], Sequence[Duty]]
Done = Callable[[date, date], Sequence[DoneLine]]
Covered = Callable[[date, date], bool]


@dataclass(frozen=True, slots=True)
class Sources:
    """Functions of other features, wired by bootstrap."""

    duties: Sequence[Duties] = ()
    done: Sequence[Done] = ()
    covered: Mapping[str, Covered] = field(default_factory=dict)
    next_meeting: Callable[[date], NextMeeting | None] | None = None
    four_good: Callable[[int], FourGood | None] | None = None
    beginnings: Callable[[date], Beginnings] | None = None
    statutory: Sequence[str] = ("development",)


class TodayService:
    """The home page's reads, and the marks on calendar lines."""

    def __init__(
        self, store: Store, calendars: Sequence[Calendar], sources: Sources
    ) -> None:
        self._store = store
        self._marks = Marks(store)
        self._calendars = calendars
        self._sources = sources

    def today(self, on: date | None = None) -> Today:
        """Gather everything the home page says on a day (the clock's by default)."""
        day = on or self._store.clock.today()
        marks = self._marks.all()
        in_force = self._rules(day)
        headline = rules.headline(self._calendars, day)
        sources = self._sources
        return Today(
            on=day,
            lines=self._lines(day, marks),
            done=self._done(day, marks),
            next_date=self._next_date(day, marks),
            quiet_days=in_force.quiet_days if in_force else 0,
            headline=headline[0] if headline else "",
            headline_due=headline[1] if headline else None,
            next_meeting=sources.next_meeting(day) if sources.next_meeting else None,
            four_good=sources.four_good(day.year) if sources.four_good else None,
            beginnings=sources.beginnings(day) if sources.beginnings else Beginnings(),
            clock_behind=self._clock_behind(),
        )

    def badges(self, on: date | None = None) -> dict[str, int]:
        """Count the open lines by the page that settles them, ``home`` for all."""
        lines = self._lines(on or self._store.clock.today(), self._marks.all())
        counts = Counter(line.duty.place.page for line in lines)
        return {**counts, "home": len(lines)}

    def month(self, first: date) -> MonthAhead:
        """Gather what falls due in a month, is late before it, or begins in it.

        ``first`` is any day of the month. A month that has passed shows what stayed
        open of it.
        """
        begins, ends = rules.month_of(first)
        today, marks = self._store.clock.today(), self._marks.all()
        still_open = rules.still_open(self._found(today), marks)
        opens = {found.key: found.opens for found, _due in still_open}
        lines = self._lines(today, marks)
        shown = {line.mark for line in lines}
        told = [(line.duty, opens.get(line.mark, line.duty.due)) for line in lines]
        coming = [
            (rules.as_duty(found, due), found.opens)
            for found, due in still_open
            if found.key not in shown and found.opens <= ends and due >= begins
        ]
        return rules.month_ahead([*told, *coming], begins, ends)

    def finish(self, occurrence: str) -> Change:
        """Say that a calendar line is done."""
        return self._mark(occurrence, MarkState.DONE)

    def leave_out(self, occurrence: str) -> Change:
        """Say that the superior does not ask for this line in this period."""
        return self._mark(occurrence, MarkState.NOT_ASKED)

    def move(self, occurrence: str, due_on: date) -> Change:
        """Give a line another due date, as the superior set it (same or next year)."""
        found = self._occurrence(occurrence)
        if not found.due.year <= due_on.year <= found.due.year + 1:
            raise DayOutsideYear(year=found.due.year, field="due_on")
        return self._mark(occurrence, MarkState.MOVED, due_on)

    def _mark(
        self, occurrence: str, state: MarkState, due_on: date | None = None
    ) -> Change:
        title = self._occurrence(occurrence).title
        today = self._store.clock.today()
        command_id = self._marks.put(occurrence, state, title, today, due_on)
        return Change.of("today", record_id=occurrence, command_id=command_id)

    def _occurrence(self, key: str) -> Occurrence:
        line_id, _, period = key.partition("@")
        if period[:4].isdigit() and len(period) >= len("2026"):
            year = int(period[:4])
            span = (date(year, 1, 1), date(year, 12, 31))
            for found in rules.occurrences(self._calendars, *span):
                if found.key == key:
                    return found
        raise UnknownLine(line=line_id)

    def _lines(self, on: date, marks: Mapping[str, Mark]) -> tuple[TodayLine, ...]:
        duties = [(duty, "") for source in self._sources.duties for duty in source(on)]
        in_force = self._rules(on)
        pace = rules.Pace(
            timedelta(days=in_force.ahead_days if in_force else 0),
            timedelta(days=in_force.habit_late_days if in_force else 0),
        )
        for occurrence, due in rules.open_lines(self._found(on), marks, on, pace):
            duties.append((rules.as_duty(occurrence, due), occurrence.key))
        return rules.in_order(duties, on, self._sources.statutory)

    def _found(self, on: date) -> list[Occurrence]:
        """List what no recorded work covers; nothing from before the book began."""
        began = self._marks.began_on() or on
        span = (on - _LOOK_BACK, on + _LOOK_AHEAD)
        return [
            one
            for one in rules.occurrences(self._calendars, *span)
            if one.due >= began and not self._is_covered(one)
        ]

    def _is_covered(self, occurrence: Occurrence) -> bool:
        asks = self._sources.covered.get(occurrence.line.covered_by)
        if asks is None:
            return False
        period = Period(occurrence.period)
        return asks(period.starts_on, period.ends_on)

    def _next_date(
        self, on: date, marks: Mapping[str, Mark]
    ) -> tuple[date, str] | None:
        """Name the first thing that comes, for a page with nothing to do."""
        pace = rules.Pace(_LOOK_AHEAD, timedelta())
        coming = rules.open_lines(self._found(on), marks, on, pace)
        return min(
            ((due, found.title) for found, due in coming if due >= on), default=None
        )

    def _done(self, on: date, marks: Mapping[str, Mark]) -> tuple[DoneLine, ...]:
        monday = on - timedelta(days=on.weekday())
        ticked = [
            DoneLine(mark.title, mark.at)
            for mark in marks.values()
            if mark.state is MarkState.DONE and monday <= mark.at <= on
        ]
        told = [line for source in self._sources.done for line in source(monday, on)]
        return tuple(sorted(ticked + told, key=lambda line: (line.on, line.title)))

    def _rules(self, on: date) -> Calendar | None:
        return next((one for one in self._calendars if one.holds(on)), None)

    def _clock_behind(self) -> bool:
        last = self._marks.last_event_at()
        now = self._store.clock.now()
        return bool(last) and datetime.fromisoformat(last) > now + _CLOCK_SLACK
