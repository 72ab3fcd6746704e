"""Who is a member in which status on a day, and whose votes count. Pure.

Rules: handbook domain-members-documents.md §1.5 (294-QĐ/TW §9.3.2) and §1.6; the
numbers come from ``data/members/statuses.toml``.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from app.features.members.model import (
    OFFICIAL,
    OUTSIDE,
    PRESENT,
    PROBATIONARY,
    SAME,
    Base,
    Counts,
    Event,
    EventSpec,
    Member,
    Record,
    StatusTable,
)
from app.kernel.dates import PartialDate, add_months
from app.kernel.text import name_sort_key


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


def standing(record: Record, on: date) -> str:
    """Say whether the member was official or probationary on a day.

    A date of which only the year is known counts from its last possible day: nobody
    votes before it is certain that the right exists.
    """
    official_on = record.partial("official_on")
    if official_on is not None:
        return OFFICIAL if last_day(official_on) <= on else PROBATIONARY
    return record.standing


def _sorted(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda e: (e.on is not None, e.on or date.min, e.id))


def presence(
    record: Record, on: date, kinds: Mapping[str, EventSpec]
) -> tuple[str, date | None]:
    """Follow the events up to a day: the presence then, and since when."""
    now, since = OUTSIDE, None
    for event in _sorted(record.events):
        if event.on is not None and event.on > on:
            break
        to = kinds[event.kind].to
        if to != SAME:
            now, since = to, event.on
    admitted = record.partial("admitted_on")
    if since is None and admitted is not None and first_day(admitted) > on:
        return OUTSIDE, None
    return now, since


def as_of(record: Record, on: date, table: StatusTable) -> Member | None:
    """Return the member as he stood on a day; None before he came to the cell."""
    return _judged(record, on, {spec.key: spec for spec in table.event})


def _judged(record: Record, on: date, kinds: Mapping[str, EventSpec]) -> Member | None:
    now, since = presence(record, on, kinds)
    if now == OUTSIDE:
        return None
    stood = standing(record, on)
    return Member(
        person_id=record.person_id,
        member_id=record.member_id,
        name=record.name,
        gender=record.gender,
        birth=record.birth,
        status=stood if now == PRESENT else now,
        standing=stood,
        admitted_on=record.partial("admitted_on"),
        official_on=record.partial("official_on"),
        card_no=record.values.get("card_no", ""),
        post=record.values.get("party_post", ""),
        since=since,
        values=record.values,
    )


def in_name_order(members: Iterable[Member]) -> list[Member]:
    """Sort as Vietnamese lists do: given name, surname, middle names."""
    return sorted(members, key=lambda m: (name_sort_key(m.name), m.person_id))


def everyone(
    records: Iterable[Record], on: date, table: StatusTable
) -> tuple[list[Member], list[Member]]:
    """List who is on the roll on a day, guests included, and who had left by then."""
    on_roll = {spec.key for spec in table.status if spec.on_roll}
    kinds = {spec.key: spec for spec in table.event}
    judged = (_judged(record, on, kinds) for record in records)
    known = in_name_order(m for m in judged if m is not None)
    here = [m for m in known if m.status in on_roll]
    return here, [m for m in known if m.status not in on_roll]


def roll(records: Iterable[Record], on: date, table: StatusTable) -> list[Member]:
    """List everyone on the roll on a day, in name order, guests included."""
    return everyone(records, on, table)[0]


def counts(members: Iterable[Member], on: date, table: StatusTable) -> Counts:
    """Count a day's roll; exempt and absent members count by their standing too."""
    counted = {spec.key for spec in table.status if spec.counted}
    everyone = list(members)
    own = [m for m in everyone if m.status in counted]
    return Counts(
        on=on,
        total=len(own),
        official=sum(m.standing == OFFICIAL for m in own),
        probationary=sum(m.standing == PROBATIONARY for m in own),
        exempt=sum(m.status == "exempt" for m in own),
        temporary_out=sum(m.status == "temporary_out" for m in own),
        temporary_in=sum(m.status == "temporary_in" for m in everyone),
    )


def voting_base(
    members: Iterable[Member], present: Collection[str], table: StatusTable
) -> Base:
    """Return the official members whose votes make the whole of a decision.

    All official members of the cell, minus those in temporary activity elsewhere and
    those exempted who stay away; whoever is on a trip or ill still counts. Example of
    the rule: 20 official and 2 probationary members, 4 absent, base 20. With fewer
    official members than the rule asks for, the cell must not decide.
    """
    return _base(members, present, table, {OFFICIAL})


def meeting_base(
    members: Iterable[Member], present: Collection[str], table: StatusTable
) -> Base:
    """Return those whose presence is counted at a meeting, probationary included."""
    return _base(members, present, table, {OFFICIAL, PROBATIONARY})


def _base(
    members: Iterable[Member],
    present: Collection[str],
    table: StatusTable,
    standings: set[str],
) -> Base:
    counted = {spec.key for spec in table.status if spec.counted}
    own = [m for m in members if m.status in counted]
    base = tuple(
        m
        for m in own
        if m.standing in standings
        and m.status != "temporary_out"
        and (m.status != "exempt" or m.person_id in present)
    )
    official = sum(m.standing == OFFICIAL for m in own)
    return Base(base, official, official >= table.official_members_to_decide)


def possible_events(
    record: Record, on: date, table: StatusTable
) -> tuple[EventSpec, ...]:
    """List the kinds of event that can follow from the presence on a day."""
    now, _since = presence(record, on, {spec.key: spec for spec in table.event})
    official = standing(record, on) == OFFICIAL
    return tuple(
        spec
        for spec in table.event
        if now in spec.starts and not (spec.key == "made_official" and official)
    )


def first_broken(record: Record, table: StatusTable) -> Event | None:
    """Find the first event that does not follow from the ones before it."""
    kinds = {spec.key: spec for spec in table.event}
    now = OUTSIDE
    for event in _sorted(record.events):
        spec = kinds[event.kind]
        if now not in spec.starts:
            return event
        now = now if spec.to == SAME else spec.to
    return None


def with_event(record: Record, event: Event) -> Record:
    """Return the record as it would be after an event."""
    after = replace(record, events=(*record.events, event))
    if event.kind != "made_official" or event.on is None:
        return after
    values = {**record.values, "official_on": event.on.isoformat()}
    return replace(after, standing=OFFICIAL, values=values)


def probation_ends(record: Record, table: StatusTable) -> date | None:
    """Compute the day probation ends, when the ceremony day is known."""
    admitted = record.partial("admitted_on")
    whole = admitted.whole() if admitted else None
    return add_months(whole, table.probation_months) if whole else None
