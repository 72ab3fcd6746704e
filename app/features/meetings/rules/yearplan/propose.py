"""The lines proposed for a year: only what its calendar still lacks. Pure.

domain-four-good.md §3.1 and §9.2: a regular meeting a month, a thematic one a quarter
(on its own or in one session with the regular one), the committee before each regular
one, the review of the year.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from app.features.meetings.model.planrules import PlanRules
from app.features.meetings.model.yearplan import (
    DaysOff,
    PlanLine,
    Standing,
    Why,
    YearWish,
)
from app.features.meetings.rules.yearplan.days import Shift, usual_day
from app.features.meetings.rules.yearplan.gaps import (
    MONTHS,
    committee_before,
    gaps,
    previous_regular,
    quarter_of,
)

_COUNTS = {
    "regular": ("regular",),
    "combined": ("regular", "thematic"),
    "thematic": ("thematic",),
    "committee": ("committee",),
    "year_review": ("year_review",),
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What a proposal is made in: the rules, the calendar, today."""

    rules: PlanRules
    days_off: Mapping[int, DaysOff]
    today: date
    has_committee: bool


@dataclass(slots=True)
class _Draft:
    """Lines found so far; each stands in the way of the next."""

    wish: YearWish
    frame: Frame
    standing: list[Standing]
    lines: list[PlanLine] = field(default_factory=list)
    unfilled: list[Why] = field(default_factory=list)

    def shift(self, kind: str, notice_days: int = 0) -> Shift:
        busy = {one.on_day for one in self.standing}
        if kind in {"regular", "combined"}:
            # A month's regular meeting comes first; the others go around it.
            busy = {one.on_day for one in self.standing if one.kind == kind}
        return Shift(
            self.wish.off_rule,
            self.wish.avoid_weekends,
            self.frame.days_off,
            self.frame.today + timedelta(days=notice_days),
            self.frame.today,
            frozenset(busy),
        )

    def add(self, line: PlanLine) -> None:
        self.lines.append(line)
        self.standing.append(Standing(line.on_day, _COUNTS[line.kind], kind=line.kind))

    def put(self, key: str, kind: str, usual: date, fills: str) -> None:
        """Place a meeting near its usual day, or remember that no day is left."""
        notice = self.frame.rules.start.notice_days
        # Members need some days to hear of it, where the month still has them.
        placed = self.shift(kind, notice).place(usual) or self.shift(kind).place(usual)
        if placed is None:
            self.unfilled.append(Why(f"no_day_{fills}", (("key", key),)))
            return
        on_day, why = placed
        line = self._line(key, kind, usual, fills)
        self.add(replace(line, on_day=on_day, why=why))

    def _line(self, key: str, kind: str, usual: date, fills: str) -> PlanLine:
        wish = self.wish
        time = wish.committee_time if kind == "committee" else wish.time
        return PlanLine(
            key=key,
            kind=kind,
            on_day=usual,
            usual_day=usual,
            time=time,
            place=wish.place,
            chair_id=wish.chair_id,
            clerk_id=wish.clerk_id,
            fills=fills,
        )

    def committee(self, day: date, days_before: int) -> None:
        """Place the committee before a regular meeting that has none before it."""
        after = previous_regular(day, self.standing)
        usual = max(day - timedelta(days=days_before), after + timedelta(days=1))
        first = max(self.frame.today, after + timedelta(days=1))
        key = f"before-{day.isoformat()}"
        if first > day:
            self.unfilled.append(Why("no_day_before", (("key", key),)))
            return
        on_day, why = self.shift("committee").before(day, max(usual, first), first)
        # The committee has no usual day of its own, so nothing is moved.
        self.add(replace(self._line(key, "committee", on_day, "before"), why=why))


def propose(
    wish: YearWish, frame: Frame, standing: Sequence[Standing]
) -> tuple[tuple[PlanLine, ...], tuple[Why, ...]]:
    """Propose what the year lacks, in order of day, and say what cannot be filled."""
    draft = _Draft(wish, frame, list(standing))
    lacking = gaps(wish.year, standing, frame.today, has_committee=frame.has_committee)
    _months(draft, lacking.months)
    _quarters(draft, lacking.quarters)
    if wish.with_review:
        _review(draft)
    if frame.has_committee and frame.rules.required("before"):
        _committees(draft)
    lines = sorted(draft.lines, key=lambda line: (line.on_day, line.kind, line.key))
    return tuple(lines), tuple(draft.unfilled)


def _months(draft: _Draft, months: Iterable[int]) -> None:
    wish = draft.wish
    if draft.frame.rules.required("month") is None:
        return
    for month in months:
        usual = usual_day(wish.year, month, wish.usual)
        draft.put(f"month-{month:02d}", "regular", usual, "month")


def _quarters(draft: _Draft, quarters: Iterable[int]) -> None:
    if draft.frame.rules.required("quarter") is None:
        return
    for quarter in quarters:
        joined = draft.wish.thematic == "combined" and _combine(draft, quarter)
        if not joined:
            _own_session(draft, quarter)


def _combine(draft: _Draft, quarter: int) -> bool:
    """Let a regular meeting that is being proposed hold the theme too."""
    for month in _months_of(draft, quarter):
        for at, line in enumerate(draft.lines):
            if line.kind == "regular" and line.on_day.month == month:
                draft.lines[at] = replace(line, kind="combined")
                old = Standing(line.on_day, _COUNTS["regular"], kind="regular")
                draft.standing.remove(old)
                draft.standing.append(
                    Standing(line.on_day, _COUNTS["combined"], kind="combined")
                )
                return True
    return False


def _own_session(draft: _Draft, quarter: int) -> None:
    wish, start = draft.wish, draft.frame.rules.start
    key = f"quarter-{quarter}"
    days = [
        usual_day(wish.year, month, wish.usual)
        + timedelta(days=start.thematic_days_after)
        for month in _months_of(draft, quarter)
    ]
    for day in days:
        # A usual day late in the month would carry the theme into the next quarter.
        inside = quarter_of(day.month) == quarter and day.year == wish.year
        usual = day if inside else _end_of_quarter(wish.year, quarter)
        if draft.shift("thematic").place(usual) is not None:
            draft.put(key, "thematic", usual, "quarter")
            return
    draft.unfilled.append(Why("no_day_quarter", (("key", key),)))


def _end_of_quarter(year: int, quarter: int) -> date:
    following = date(year + quarter // 4, quarter % 4 * 3 + 1, 1)
    return following - timedelta(days=1)


def _months_of(draft: _Draft, quarter: int) -> Iterator[int]:
    """Give the months of a quarter, the preferred one first, then the later ones."""
    first = quarter * 3 - 2
    wanted = first + draft.frame.rules.start.thematic_month - 1
    own = [wanted, *(m for m in range(first, first + 3) if m != wanted)]
    later = sorted(own, key=lambda month: (month < wanted, month))
    yield from (month for month in later if month in MONTHS)


def _review(draft: _Draft) -> None:
    wish, start = draft.wish, draft.frame.rules.start
    if draft.frame.rules.required("year") is None:
        return
    if any("year_review" in one.counts for one in draft.standing):
        return
    day = date(wish.year, start.review_month, start.review_day)
    if wish.year >= draft.frame.today.year:
        draft.put("year", "year_review", day, "year")


def _committees(draft: _Draft) -> None:
    regular = sorted(
        {
            one.on_day
            for one in draft.standing
            if "regular" in one.counts
            and one.is_open
            and one.on_day >= draft.frame.today
            and one.on_day.year == draft.wish.year
        }
    )
    for day in regular:
        if not committee_before(day, draft.standing):
            draft.committee(day, draft.wish.committee_days_before)
