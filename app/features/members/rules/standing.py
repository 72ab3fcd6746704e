"""Follow a member's events up to a day: where he is, and as what. Pure.

Rules: handbook domain-members-documents.md §1.4-1.6; what each event leads to is data
(``data/members/statuses.toml``).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.features.members.model import (
    BACK,
    OFFICIAL,
    OUTSIDE,
    PROBATIONARY,
    SAME,
    Event,
    EventSpec,
    Record,
)
from app.kernel.dates import PartialDate, add_months

MADE_OFFICIAL = "made_official"


def first_day(partial: PartialDate) -> date:
    """Give the earliest day the known part can mean."""
    return date(partial.year, partial.month or 1, partial.day or 1)


def last_day(partial: PartialDate) -> date:
    """Give the latest day the known part can mean."""
    whole = partial.whole()
    if whole is not None:
        return whole
    month = partial.month or 12
    start = date(partial.year, month, 1)
    return date.fromordinal(add_months(start, 1).toordinal() - 1)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Sort events as they happened; those of one day by their rank."""
    return sorted(
        events, key=lambda e: (e.on is not None, e.on or date.min, e.order, e.id)
    )


@dataclass(frozen=True, slots=True)
class Where:
    """A presence and since when; ``back`` is what was before a suspension."""

    now: str = OUTSIDE
    since: date | None = None
    back: str = OUTSIDE
    ends: date | None = None

    def at(self, day: date) -> "Where":
        """Let what ends by itself be over on ``day``."""
        if self.ends is None or day <= self.ends:
            return self
        return Where(self.back, self.ends + timedelta(days=1))

    def after(self, event: Event, spec: EventSpec) -> "Where":
        """Give the presence the event leads to."""
        if spec.to == SAME:
            return self
        if spec.to == BACK:
            return Where(self.back, event.on)
        if not spec.lapses:
            return Where(spec.to, event.on)
        # What is suspended longer returns to what was before the first suspension.
        back = self.back if self.now == spec.to else self.now
        return Where(spec.to, event.on, back, event.until)


def walk(
    record: Record, kinds: Mapping[str, EventSpec]
) -> Iterator[tuple[Where, Event, Where]]:
    """Go through the events in order: presence before, event, presence after."""
    where = Where()
    for event in in_order(record.events):
        before = where.at(event.on) if event.on else where
        where = before.after(event, kinds[event.kind])
        yield before, event, where


def presence(
    record: Record, on: date, kinds: Mapping[str, EventSpec]
) -> tuple[str, date | None]:
    """Follow the events up to a day: the presence then, and since when."""
    where = Where()
    for _before, event, after in walk(record, kinds):
        if event.on is not None and event.on > on:
            break
        where = after
    where = where.at(on)
    admitted = record.partial("admitted_on")
    if where.since is None and admitted is not None and first_day(admitted) > on:
        return OUTSIDE, None
    return where.now, where.since


def first_broken(record: Record, kinds: Mapping[str, EventSpec]) -> Event | None:
    """Find the first event that does not follow from the ones before it.

    Official status is decided once in every probation.
    """
    is_decided = False
    for before, event, _after in walk(record, kinds):
        spec = kinds[event.kind]
        again = event.kind == MADE_OFFICIAL and is_decided
        if before.now not in spec.starts or again:
            return event
        is_decided = not spec.renews and (is_decided or event.kind == MADE_OFFICIAL)
    return None


def standing(record: Record, on: date, kinds: Mapping[str, EventSpec]) -> str:
    """Say whether the member was official or probationary on a day.

    The right to vote begins with the decision, even when the official day it names is
    earlier (Charter Art. 3). Somebody admitted again begins as a probationary member. A
    date of which only the year is known counts from its last possible day: nobody votes
    before it is certain that the right exists.
    """
    renewed: date | None = None
    made, later = False, False
    for event in in_order(record.events):
        is_past = event.on is None or event.on <= on
        if kinds[event.kind].renews and is_past:
            renewed, made, later = event.on, False, False
        elif event.kind == MADE_OFFICIAL and is_past:
            made = True
        elif event.kind == MADE_OFFICIAL:
            later = True
    if made:
        return OFFICIAL
    official_on = record.partial("official_on")
    if renewed is not None:
        counts = official_on is not None and renewed <= last_day(official_on) <= on
        return OFFICIAL if counts and not later else PROBATIONARY
    if official_on is None:
        return record.standing
    # A recorded decision that is still to come speaks before the day it counts from.
    decided_later = later and not _is_from_before(record, official_on)
    is_official = last_day(official_on) <= on and not decided_later
    return OFFICIAL if is_official else PROBATIONARY


def _is_from_before(record: Record, official_on: PartialDate) -> bool:
    """Whether the official day is older than every decision the book knows."""
    days = [_official_day(e) for e in record.events if e.kind == MADE_OFFICIAL]
    return all(last_day(official_on).isoformat() < day for day in days)


def rebuilt(
    record: Record, events: Iterable[Event], kinds: Mapping[str, EventSpec]
) -> Record:
    """Return the record with these events; the official day follows the decisions.

    A day that a person typed and no decision gave stays as it is.
    """
    ordered = tuple(in_order(events))
    given = {_official_day(e) for e in record.events if e.kind == MADE_OFFICIAL}
    known = record.values.get("official_on", "")
    first: Event | None = None
    for event in ordered:
        if kinds[event.kind].renews:
            break
        if event.kind == MADE_OFFICIAL:
            first = event
    after = replace(record, events=ordered)
    if first is not None and (known in given or not known or _is_new(record, first)):
        return _dated(after, _official_day(first), OFFICIAL)
    if first is None and known and known in given:
        return _dated(after, "", PROBATIONARY)
    return after


def _is_new(record: Record, event: Event) -> bool:
    return all(one.id != event.id for one in record.events)


def _official_day(event: Event) -> str:
    day = event.counts_from or event.on
    return day.isoformat() if day else ""


def _dated(record: Record, official_on: str, stands: str) -> Record:
    values = {**record.values, "official_on": official_on}
    return replace(record, standing=stands, values=values)
