"""The plan of a year: proposed from the rules, changed by hand, written in one go."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.features.meetings.errors import (
    LineOutsideYear,
    MeetingDayPassed,
    NothingToPlan,
    YearNotPlannable,
)
from app.features.meetings.model.entries import NewMeeting
from app.features.meetings.model.records import Item, Meeting, State
from app.features.meetings.model.yearplan import (
    DaysOff,
    Entry,
    Gaps,
    PlanLine,
    Proposal,
    Standing,
    UsualDay,
    YearCalendar,
    YearWish,
)
from app.features.meetings.rules.yearplan import gaps, propose
from app.features.meetings.rules.yearplan.days import usual_of
from app.features.meetings.rules.yearplan.words import in_words
from app.features.meetings.service.context import Context, change, clock_time
from app.features.meetings.service.planning import Planning
from app.features.meetings.store.preparing import PreparingStore
from app.kernel.changes import Change
from app.kernel.dates import short

# Years the calendar of the program can count in; the rules themselves are dated.
_YEARS = range(1930, 2201)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class YearPlanning:
    """Plans the meetings of a year; what stands in the calendar already is kept."""

    ctx: Context
    planning: Planning
    rows: PreparingStore

    def start(self, year: int) -> YearWish:
        """Give the wish the form starts with: the last one chosen, else the habits."""
        habit = self.rows.habit(year)
        if habit is not None:
            return YearWish(
                year=year,
                usual=UsualDay(habit.mode, habit.day, habit.weekday, habit.week),
                off_rule=habit.off_rule,
                avoid_weekends=bool(habit.avoid_weekends),
                thematic=habit.thematic,
                committee_days_before=habit.committee_days_before,
                with_review=bool(habit.with_review),
                time=habit.time,
                committee_time=habit.committee_time,
                place=habit.place,
                chair_id=habit.chair_id,
                clerk_id=habit.clerk_id,
            )
        return self._first_wish(_checked(year))

    def _first_wish(self, year: int) -> YearWish:
        """Begin with what the meetings of before show, else with the habits."""
        first = self.ctx.rules.preparing.plan(date(year, 12, 31)).start
        held = self._regular_before(year)
        usual = usual_of([one.on_day for one in held])
        last = held[-1] if held else None
        weekends = sum(one.on_day.weekday() >= _SATURDAY for one in held)
        return YearWish(
            year=year,
            usual=usual or UsualDay("day", first.day, first.weekday, first.week),
            off_rule=first.off_rule,
            avoid_weekends=first.avoid_weekends and weekends * 2 <= len(held),
            thematic=first.thematic,
            committee_days_before=first.committee_days_before,
            time=last.planned_time if last else "",
            place=last.place if last else "",
            chair_id=last.chair_id if last else "",
            clerk_id=last.clerk_id if last else "",
        )

    def _regular_before(self, year: int) -> list[Meeting]:
        span = (date(year - 1, 1, 1), date(year, 12, 31))
        return [
            one
            for one in self.ctx.rows.between(*span)
            if one.state is not State.CANCELLED
            and "regular" in self.ctx.kind(one).counts
        ]

    def gaps(self, year: int) -> Gaps:
        """Say what the calendar of a year lacks."""
        return gaps.gaps(
            _checked(year),
            self._standing(year),
            self.ctx.today(),
            has_committee=self._has_committee(year),
        )

    def propose(self, wish: YearWish) -> Proposal:
        """Propose meetings for what the year lacks; writes nothing."""
        year = _checked(wish.year)
        clock_time(wish.time)
        clock_time(wish.committee_time, "committee_time")
        standing = self._standing(year)
        days_off = {
            each: self.ctx.colleagues.days_off(each) for each in (year - 1, year)
        }
        frame = propose.Frame(
            self.ctx.rules.preparing.plan(date(year, 12, 31)),
            days_off,
            self.ctx.today(),
            self._has_committee(year),
        )
        lines, unfilled = propose.propose(wish, frame, standing)
        return Proposal(
            wish=wish,
            lines=lines,
            days_off=days_off[year],
            has_committee=frame.has_committee,
            gaps=self.gaps(year),
            kept=sum(one.on_day.year == year for one in standing),
            unfilled=unfilled,
        )

    def check(self, wish: YearWish, line: PlanLine) -> PlanLine:
        """Return a line as it may be written, or raise what is wrong with it."""
        today = self.ctx.today()
        if line.on_day < today:
            raise MeetingDayPassed(
                field="on_day", day=short(line.on_day), today=short(today)
            )
        if line.on_day.year != wish.year and line.fills != "before":
            raise LineOutsideYear(
                field="on_day", day=short(line.on_day), year=wish.year
            )
        return replace(
            line,
            time=clock_time(line.time),
            place=self.ctx.line(line.place, "place"),
            theme=self.ctx.line(line.theme, "theme"),
            reason=self.ctx.line(line.reason, "reason"),
        )

    def write(self, wish: YearWish, lines: Sequence[PlanLine]) -> Change:
        """Put the lines into the calendar as one command, and remember the wish.

        All or nothing: a line that cannot stand is refused with its day.
        """
        if not lines:
            raise NothingToPlan(year=wish.year)
        checked = [self.check(wish, line) for line in lines]
        with self.ctx.store.command("meetings.plan_year") as unit:
            self._remember(wish)
            for line in sorted(checked, key=lambda one: one.on_day):
                self._write(line)
        return change("", unit)

    def calendar(self, year: int) -> YearCalendar:
        """Read the calendar of a year as its printed plan shows it."""
        habit = self.rows.habit(_checked(year))
        span = (date(year, 1, 1), date(year, 12, 31))
        alive = [
            one
            for one in self.ctx.rows.between(*span)
            if one.state is not State.CANCELLED
        ]
        return YearCalendar(
            year=year,
            habit=habit if habit is not None and habit.year == year else None,
            entries=tuple(self._entry(one) for one in alive),
            gaps=self.gaps(year),
            has_committee=self._has_committee(year),
        )

    def _entry(self, meeting: Meeting) -> Entry:
        kind = self.ctx.kind(meeting)
        speakers = [
            item.presenter_id
            for item in self.ctx.rows.parts(Item, meeting.id)
            if item.topic == "theme" and item.presenter_id
        ]
        return Entry(
            meeting_id=meeting.id,
            kind=meeting.kind,
            short=kind.short,
            on_day=meeting.on_day,
            time=meeting.planned_time,
            theme=meeting.theme,
            is_thematic="thematic" in kind.counts,
            speaker=self.ctx.colleagues.name(speakers[0]) if speakers else "",
            moves=tuple(
                (one.from_day, one.to_day, one.reason)
                for one in self.rows.moves(meeting.id)
            ),
        )

    def declare_day_off(self, day: date, name: str) -> Change:
        """Enter a public holiday the program does not know yet."""
        act = self.ctx.colleagues.declare_day_off
        if act is not None:
            act(day, name)
        return Change.of("meetings", "development")

    def days_off(self, year: int) -> DaysOff:
        """Give the public holidays of a year, as far as they are known."""
        return self.ctx.colleagues.days_off(_checked(year))

    def _write(self, line: PlanLine) -> None:
        new = NewMeeting(
            kind=line.kind,
            on_day=line.on_day,
            time=line.time,
            place=line.place,
            theme=line.theme,
            chair_id=line.chair_id,
            clerk_id=line.clerk_id,
            reason=line.reason,
        )
        meeting_id = self.planning.plan(new).record_id
        why = line.reason or in_words(line.why)
        if line.is_moved and why:
            self.planning.note_move(meeting_id, line.usual_day, line.on_day, why)

    def _remember(self, wish: YearWish) -> None:
        values: dict[str, object] = {
            "mode": wish.usual.mode,
            "day": wish.usual.day,
            "weekday": wish.usual.weekday,
            "week": wish.usual.week,
            "off_rule": wish.off_rule,
            "avoid_weekends": int(wish.avoid_weekends),
            "thematic": wish.thematic,
            "committee_days_before": wish.committee_days_before,
            "with_review": int(wish.with_review),
            "time": clock_time(wish.time),
            "committee_time": clock_time(wish.committee_time, "committee_time"),
            "place": self.ctx.line(wish.place, "place"),
            "chair_id": wish.chair_id or None,
            "clerk_id": wish.clerk_id or None,
        }
        old = self.rows.habit(wish.year)
        with self.ctx.store.command("meetings.plan_year") as unit:
            if old is not None and old.year == wish.year:
                unit.update("meeting_year", old.id, values)
            else:
                unit.insert("meeting_year", {"year": wish.year, **values})

    def _has_committee(self, year: int) -> bool:
        day = max(self.ctx.today(), date(year, 1, 1))
        size = self.ctx.colleagues.committee_size(day)
        return size >= self.ctx.rules.conduct(day).yearly.smallest_committee

    def _standing(self, year: int) -> list[Standing]:
        span = (date(year - 1, 11, 1), date(year + 1, 1, 31))
        return [
            Standing(
                one.on_day,
                self.ctx.kind(one).counts,
                kind=one.kind,
                is_open=one.state in {State.PLANNED, State.RUNNING},
            )
            for one in self.ctx.rows.between(*span)
            if one.state is not State.CANCELLED
        ]


def _checked(year: int) -> int:
    if year not in _YEARS:
        raise YearNotPlannable(year=year)
    return year
