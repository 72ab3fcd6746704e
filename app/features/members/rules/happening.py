"""Whether an event can have happened, and where it stands among the others. Pure."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import pairwise

from app.features.members.errors import (
    CountsFromWrong,
    EventBreaksLater,
    EventEndsEarly,
    EventInFuture,
    EventNotPossible,
    FirstEventStays,
    LastDayMissing,
    PaperNumberMissing,
    UnknownEvent,
)
from app.features.members.model import (
    OFFICIAL,
    OUTSIDE,
    Event,
    EventSpec,
    Happening,
    Record,
    StatusTable,
)
from app.features.members.rules import readmission
from app.features.members.rules.roll import as_of, kinds_of
from app.features.members.rules.standing import (
    MADE_OFFICIAL,
    first_broken,
    first_day,
    in_order,
    rebuilt,
    standing,
)
from app.kernel.dates import short
from app.kernel.errors import UserError
from app.kernel.text import clean

# Between two events of one day there is room for others.
_STEP = 1000


def happening(
    record: Record,
    told: Happening,
    today: date,
    table: StatusTable,
    *,
    replacing: str = "",
) -> Event:
    """Return the event to write, or raise why it cannot have happened.

    ``replacing`` is the id of the event that is being corrected.
    """
    kinds = kinds_of(table)
    spec = kinds.get(told.kind)
    if spec is None:
        raise UnknownEvent(kind=told.kind)
    if told.on is not None and told.on > today:
        raise EventInFuture(field="on", on=short(told.on))
    if spec.needs_paper and not told.from_list and not clean(told.paper_no):
        raise PaperNumberMissing(field="paper_no", event=spec.label)
    event = _event(record, told, spec, replacing)
    _check_days(record, event, spec, told)
    if not told.from_list:
        readmission.check(record, event, table)
    rest = [e for e in record.events if e.id != replacing]
    return _placed(rebuilt(record, rest, kinds), event, table)


def _event(record: Record, told: Happening, spec: EventSpec, replacing: str) -> Event:
    return Event(
        id=replacing or "~",
        member_id=record.member_id,
        kind=told.kind,
        on=told.on,
        paper_no=clean(told.paper_no),
        paper_on=told.paper_on,
        elsewhere=clean(told.elsewhere),
        note=clean(told.note),
        file_sha256=told.file_sha256,
        file_name=clean(told.file_name),
        until=told.until if "until" in spec.asks else None,
        counts_from=told.counts_from if "counts_from" in spec.asks else None,
        cleared_on=told.cleared_on if "cleared_on" in spec.asks else None,
        consent_no=clean(told.consent_no) if "consent_no" in spec.asks else "",
    )


def without(record: Record, event: Event, table: StatusTable) -> Record:
    """Return the record without an event, or raise why it must stay."""
    kinds = kinds_of(table)
    rest = rebuilt(record, [e for e in record.events if e.id != event.id], kinds)
    if not rest.events:
        raise FirstEventStays(name=record.name, event=kinds[event.kind].label)
    broken = first_broken(rest, kinds)
    if broken is not None:
        raise _breaks(event, broken, kinds)
    return rest


def _check_days(record: Record, event: Event, spec: EventSpec, told: Happening) -> None:
    on, admitted = event.on, record.partial("admitted_on")
    if spec.lapses and event.until is None and not told.from_list:
        raise LastDayMissing(field="until", event=spec.label)
    if event.until is not None and on is not None and event.until < on:
        raise EventEndsEarly(field="until", on=short(on), until=short(event.until))
    counts = event.counts_from
    if counts is None or on is None:
        return
    if counts > on or (admitted is not None and counts < first_day(admitted)):
        raise CountsFromWrong(
            field="counts_from",
            on=short(on),
            counts=short(counts),
            admitted=admitted.text() if admitted else "",
        )


def _placed(record: Record, event: Event, table: StatusTable) -> Event:
    """Give the event its rank among those of its day: the last that is possible."""
    last, *earlier = _ranks(record, event)
    at_the_end = replace(event, order=last)
    try:
        _must_follow(record, at_the_end, table)
    except UserError:
        for order in earlier:
            with suppress(UserError):
                _must_follow(record, replace(event, order=order), table)
                return replace(event, order=order)
        raise
    return at_the_end


def _ranks(record: Record, event: Event) -> list[int]:
    same = [e.order for e in in_order(record.events) if e.on == event.on]
    if not same:
        return [0]
    between = [(one + other) // 2 for one, other in pairwise(same) if other - one > 1]
    return [same[-1] + _STEP, *reversed(between), same[0] - _STEP]


def _must_follow(record: Record, event: Event, table: StatusTable) -> None:
    kinds = kinds_of(table)
    on = event.on or date.min
    after = replace(record, events=(*record.events, event))
    broken = first_broken(after, kinds)
    if _is_too_early(record, event, kinds) or broken is event:
        raise _not_possible(record, event, on, table)
    if event.kind == MADE_OFFICIAL and standing(record, on, kinds) == OFFICIAL:
        raise _not_possible(record, event, on, table)
    if broken is not None:
        raise _breaks(event, broken, kinds)


def _is_too_early(record: Record, event: Event, kinds: dict[str, EventSpec]) -> bool:
    """Whether it lies before the admission of somebody here from the beginning."""
    admitted = record.partial("admitted_on")
    if event.on is None or admitted is None or OUTSIDE in kinds[event.kind].starts:
        return False
    return event.on < first_day(admitted)


def _not_possible(
    record: Record, event: Event, on: date, table: StatusTable
) -> EventNotPossible:
    status = as_of(record, on, table)
    labels = {spec.key: spec.label for spec in table.status}
    return EventNotPossible(
        field="kind",
        name=record.name,
        event=kinds_of(table)[event.kind].label,
        on=short(event.on) if event.on else "",
        status=labels[status.status] if status else "Chưa có trong danh sách",
    )


def _breaks(event: Event, later: Event, kinds: dict[str, EventSpec]) -> UserError:
    return EventBreaksLater(
        field="on",
        event=kinds[event.kind].label,
        later=kinds[later.kind].label,
        later_on=short(later.on) if later.on else "",
    )
