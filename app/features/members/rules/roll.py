"""Who is a member in which status on a day, and whose votes count. Pure.

Rules: handbook domain-members-documents.md §1.5 (294-QĐ/TW §9.3.2) and §1.6; the
numbers come from ``data/members/statuses.toml``.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from app.features.members.model import (
    OFFICIAL,
    OUTSIDE,
    PRESENT,
    PROBATIONARY,
    Base,
    Counts,
    EventSpec,
    Member,
    Record,
    StatusTable,
)
from app.features.members.rules.standing import (
    MADE_OFFICIAL,
    in_order,
    presence,
    standing,
)
from app.kernel.dates import add_months
from app.kernel.text import name_sort_key


def kinds_of(table: StatusTable) -> dict[str, EventSpec]:
    """Give the kinds of events by key."""
    return {spec.key: spec for spec in table.event}


def as_of(record: Record, on: date, table: StatusTable) -> Member | None:
    """Return the member as he stood on a day; None before he came to the cell."""
    return _judged(record, on, kinds_of(table))


def _judged(record: Record, on: date, kinds: Mapping[str, EventSpec]) -> Member | None:
    now, since = presence(record, on, kinds)
    if now == OUTSIDE:
        return None
    stood = standing(record, on, kinds)
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
    kinds = kinds_of(table)
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
        suspended=sum(m.status == "suspended" for m in own),
    )


def voting_base(
    members: Iterable[Member], present: Collection[str], table: StatusTable
) -> Base:
    """Return the official members whose votes make the whole of a decision.

    All official members of the cell, minus those in temporary activity elsewhere, the
    suspended and those exempted who stay away; who is on a trip or ill still counts.
    Example of the rule: 20 official and 2 probationary members, 4 absent, base 20. With
    fewer official members than the rule asks for, the cell must not decide.
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
    votes = {spec.key: spec.votes for spec in table.status}
    base = tuple(
        m
        for m in own
        if m.standing in standings
        and (
            votes[m.status] == "yes"
            or (votes[m.status] == "if_present" and m.person_id in present)
        )
    )
    official = sum(m.standing == OFFICIAL for m in own)
    return Base(base, official, official >= table.official_members_to_decide)


def possible_events(
    record: Record, on: date, table: StatusTable
) -> tuple[EventSpec, ...]:
    """List the kinds of event that can follow from the presence on a day."""
    kinds = kinds_of(table)
    now, _since = presence(record, on, kinds)
    official = standing(record, on, kinds) == OFFICIAL
    return tuple(
        spec
        for spec in table.event
        if now in spec.starts and not (spec.key == MADE_OFFICIAL and official)
    )


def probation_ends(record: Record, table: StatusTable) -> date | None:
    """Compute the day probation ends, when the day it began is known.

    It begins with the ceremony, or with the last admission anew.
    """
    kinds = kinds_of(table)
    anew = [e.on for e in in_order(record.events) if kinds[e.kind].renews and e.on]
    admitted = record.partial("admitted_on")
    whole = anew[-1] if anew else (admitted.whole() if admitted else None)
    return add_months(whole, table.probation_months) if whole else None
