"""Party age and who is due for a badge on which day. Pure.

Rules: handbook domain-members-documents.md §1.4 (17) and §1.6; numbers and days from
``data/members/badges.toml``.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.features.members.model import (
    OFFICIAL,
    EventSpec,
    Member,
    Record,
    StatusTable,
)
from app.features.members.rules.life import BADGE, EARLY, POSTHUMOUS, LifeLine
from app.features.members.rules.roll import as_of, kinds_of
from app.features.members.rules.standing import in_order, last_day
from app.kernel.dates import add_months
from app.kernel.text import name_sort_key

_YEARS_IN_TEXT = re.compile(r"(?<!\d)(\d{2})\s*năm", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AwardDay:
    """A day of the year on which badges are handed over."""

    month: int
    day: int
    label: str


@dataclass(frozen=True, slots=True)
class EarlyRule:
    """How many months early a seriously ill member may have a badge."""

    from_years: int
    to_years: int
    months: int


@dataclass(frozen=True, slots=True)
class BadgeRules:
    """The record ``data/members/badges.toml``."""

    source: str
    confidence: str
    valid_from: date
    counts_from: tuple[str, ...]
    years: tuple[int, ...]
    dossier_days: int
    basis: str
    posthumous_months: int
    award: tuple[AwardDay, ...]
    early: tuple[EarlyRule, ...]

    def early_months(self, years: int) -> int:
        """Say how many months early a badge of so many years may come."""
        return next(
            (r.months for r in self.early if r.from_years <= years <= r.to_years), 0
        )

    def award_after(self, day: date) -> date:
        """Give the first day of awarding on or after ``day``."""
        for year in (day.year, day.year + 1):
            for one in sorted(self.award, key=lambda a: (a.month, a.day)):
                if date(year, one.month, one.day) >= day:
                    return date(year, one.month, one.day)
        raise ValueError(day)


@dataclass(frozen=True, slots=True)
class BadgeLine:
    """A badge that falls due: when the years are full, and on which day it is given.

    ``party_age`` is in whole years on the day of the award. ``why`` is empty, "early"
    or "posthumous"; ``unsure`` tells that only a year or a month is known of the day
    the party age counts from.
    """

    person_id: str
    name: str
    award_on: date
    years: int
    reached_on: date
    party_age: int
    has_badge: bool
    why: str = ""
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class PartyTime:
    """From when a party age counts, and the days spent outside the Party since."""

    start: date
    outside: tuple[tuple[date, date], ...]
    unsure: bool

    def reaches(self, years: int) -> date:
        """Give the day so many years are full; time outside the Party is added."""
        day = add_months(self.start, 12 * years)
        for left, back in self.outside:
            if left < day:
                day += back - left
        return day

    def years_on(self, day: date) -> int:
        """Count the whole years on a day: those that are full by then."""
        years = max(day.year - self.start.year, 0)
        while years and not self._is_full(years, day):
            years -= 1
        return years

    def _is_full(self, years: int, day: date) -> bool:
        try:
            return self.reaches(years) <= day
        except (ValueError, OverflowError):
            return False  # Outside for good, or the calendar ends before.


def party_time(
    record: Record, rules: BadgeRules, kinds: Mapping[str, EventSpec]
) -> PartyTime | None:
    """Say from when the party age of a member counts; None when nobody knows."""
    known = (record.partial(key) for key in rules.counts_from)
    start = next((day for day in known if day is not None), None)
    if start is None:
        return None
    outside: list[tuple[date, date]] = []
    left: date | None = None
    for event in in_order(record.events):
        spec = kinds[event.kind]
        if spec.leaves_party:
            left = event.on
        elif left is not None and event.on is not None and spec.to == "present":
            outside.append((left, event.on))
            left = None
    if left is not None:
        outside.append((left, date.max))
    return PartyTime(last_day(start), tuple(outside), start.whole() is None)


def party_years(
    record: Record,
    member: Member,
    on: date,
    rules: BadgeRules,
    kinds: Mapping[str, EventSpec],
) -> int | None:
    """Count whole years of party age on a day; only official members have one."""
    if member.standing != OFFICIAL:
        return None
    time = party_time(record, rules, kinds)
    return None if time is None else time.years_on(on)


def has_badge(years: int, lines: Iterable[LifeLine], text: str) -> bool:
    """Say whether a badge of so many years, or a higher one, is recorded.

    ``text`` is the field "Huy hiệu Đảng" of a list: "Huy hiệu 40 năm, số …".
    """
    got = [line.years for line in lines if line.kind == BADGE]
    got += [int(found) for found in _YEARS_IN_TEXT.findall(text)]
    return any(one >= years for one in got)


def lines_of_year(
    records: Sequence[Record],
    life: Mapping[str, Sequence[LifeLine]],
    year: int,
    rules: BadgeRules,
    table: StatusTable,
) -> list[BadgeLine]:
    """List every badge whose day of award lies in ``year``: by day, years, name.

    ``life`` are the lines by member id. Early and posthumous wishes move a badge to an
    earlier day of award.
    """
    found: list[BadgeLine] = []
    for record in records:
        own = life.get(record.member_id, ())
        found += _of_member(record, own, year, rules, table)
    return sorted(
        found,
        key=lambda b: (b.award_on, -b.years, name_sort_key(b.name), b.person_id),
    )


def _of_member(
    record: Record,
    life: Sequence[LifeLine],
    year: int,
    rules: BadgeRules,
    table: StatusTable,
) -> Iterable[BadgeLine]:
    time = party_time(record, rules, kinds_of(table))
    if time is None:
        return
    for years in rules.years:
        try:
            reached = time.reaches(years)
        except (ValueError, OverflowError):
            return  # The calendar ends before.
        award, why = _award(record, life, years, reached, rules)
        if award.year > year + 2:
            return
        if award.year != year or not _may_have(record, award, why, table):
            continue
        yield BadgeLine(
            person_id=record.person_id,
            name=record.name,
            award_on=award,
            years=years,
            reached_on=reached,
            party_age=time.years_on(award),
            has_badge=has_badge(years, life, record.values.get("badge", "")),
            why=why,
            unsure=time.unsure,
        )


def _award(
    record: Record,
    life: Sequence[LifeLine],
    years: int,
    reached: date,
    rules: BadgeRules,
) -> tuple[date, str]:
    """Choose the day of award: the next one, or an earlier one that was asked for."""
    usual = rules.award_after(reached)
    for line in life:
        if line.years != years or line.on is None:
            continue
        if line.kind == EARLY:
            earliest = add_months(reached, -rules.early_months(years))
            award = rules.award_after(max(last_day(line.on), earliest))
            if award < usual:
                return award, "early"
        if line.kind == POSTHUMOUS:
            died = _died(record)
            earliest = add_months(reached, -rules.posthumous_months)
            if died is not None and earliest <= died:
                award = rules.award_after(max(last_day(line.on), died))
                return award, "posthumous"
    return usual, ""


def _died(record: Record) -> date | None:
    days = [e.on for e in record.events if e.kind == "deceased"]
    return days[-1] if days else None


def _may_have(record: Record, award: date, why: str, table: StatusTable) -> bool:
    """Whether the member belongs to the cell as an official member on that day."""
    if why == "posthumous":
        return True
    member = as_of(record, award, table)
    return member is not None and _is_own_official(member, table)


def _is_own_official(member: Member, table: StatusTable) -> bool:
    counted = {spec.key for spec in table.status if spec.counted}
    return member.status in counted and member.standing == OFFICIAL
