"""What a member's fields and events must satisfy before they are written. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise

from app.features.members.errors import (
    DatesOutOfOrder,
    DigitsWrong,
    EventBreaksLater,
    EventInFuture,
    EventNotPossible,
    FieldDateWrong,
    FieldSwitchedOff,
    NameMissing,
    PaperNumberMissing,
    UnknownEvent,
    UnknownField,
)
from app.features.members.model import (
    OUTSIDE,
    Event,
    FieldSpec,
    Happening,
    Record,
    StatusTable,
)
from app.features.members.rules.roll import (
    as_of,
    first_broken,
    first_day,
    last_day,
    presence,
)
from app.kernel.dates import PartialDate, short
from app.kernel.text import clean

# Fields in the order a life goes; none may lie wholly after the next known one.
_ORDER = ("birth", "decision_on", "admitted_on", "official_on")


def cleaned(
    values: Mapping[str, str], fields: Mapping[str, FieldSpec]
) -> dict[str, str]:
    """Return the values trimmed and in NFC; raise what is wrong with the first bad one.

    Dates are ISO text of the known part; an empty text means "not known".
    """
    result: dict[str, str] = {}
    for key, raw in values.items():
        spec = fields.get(key)
        if spec is None:
            raise UnknownField(key=key)
        value = clean(raw)
        if value and not spec.on:
            raise FieldSwitchedOff(field=key, label=spec.label)
        result[key] = _checked(spec, value)
    if "full_name" in result and not result["full_name"]:
        raise NameMissing(field="full_name")
    return result


def _checked(spec: FieldSpec, value: str) -> str:
    if not value:
        return ""
    if spec.kind == "date":
        try:
            PartialDate.from_iso(value)
        except ValueError as error:
            raise FieldDateWrong(
                field=spec.key, label=spec.label, value=value
            ) from error
    if spec.kind == "name":
        return value.replace("\n", " ")
    if spec.lengths:
        digits = value.replace(" ", "").replace(".", "")
        if not (digits.isascii() and digits.isdigit()) or (
            len(digits) not in spec.lengths
        ):
            lengths = " hoặc ".join(str(n) for n in spec.lengths)
            raise DigitsWrong(
                field=spec.key, label=spec.label, value=value, lengths=lengths
            )
        return digits
    return value


def dates_in_order(values: Mapping[str, str], fields: Mapping[str, FieldSpec]) -> None:
    """Refuse a record in which a later step of life lies before an earlier one."""
    known = [
        (key, PartialDate.from_iso(values[key])) for key in _ORDER if values.get(key)
    ]
    for (key, one), (later_key, later) in pairwise(known):
        if first_day(one) > last_day(later):
            raise DatesOutOfOrder(
                field=later_key,
                first=fields[key].label,
                first_value=one.text(),
                second=fields[later_key].label,
                second_value=later.text(),
            )


def happening(
    record: Record, told: Happening, today: date, table: StatusTable
) -> Event:
    """Return the event to write, or raise why it cannot have happened."""
    kinds = {spec.key: spec for spec in table.event}
    spec = kinds.get(told.kind)
    if spec is None:
        raise UnknownEvent(kind=told.kind)
    if told.on is not None and told.on > today:
        raise EventInFuture(field="on", on=short(told.on))
    if spec.needs_paper and not told.from_list and not clean(told.paper_no):
        raise PaperNumberMissing(field="paper_no", event=spec.label)
    event = Event(
        # Sorts after everything already recorded for the same day.
        id="~",
        member_id=record.member_id,
        kind=told.kind,
        on=told.on,
        paper_no=clean(told.paper_no),
        paper_on=told.paper_on,
        elsewhere=clean(told.elsewhere),
        note=clean(told.note),
        file_sha256=told.file_sha256,
    )
    _must_follow(record, event, table)
    return event


def _must_follow(record: Record, event: Event, table: StatusTable) -> None:
    kinds = {spec.key: spec for spec in table.event}
    label = kinds[event.kind].label
    before = presence(record, event.on or date.min, kinds)[0] if record.events else ""
    if (before or OUTSIDE) not in kinds[event.kind].starts:
        status = as_of(record, event.on or date.min, table)
        labels = {spec.key: spec.label for spec in table.status}
        raise EventNotPossible(
            field="kind",
            name=record.name,
            event=label,
            on=short(event.on) if event.on else "",
            status=labels[status.status] if status else "Chưa có trong danh sách",
        )
    broken = first_broken(replace(record, events=(*record.events, event)), table)
    if broken is not None:
        raise EventBreaksLater(
            field="on",
            event=label,
            later=kinds[broken.kind].label,
            later_on=short(broken.on) if broken.on else "",
        )
