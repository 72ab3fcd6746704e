"""What a record said on a day, and which old values end when a field changes. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.features.members.model import FieldSpec, Record
from app.people.past.model import Since


@dataclass(frozen=True, slots=True)
class Ending:
    """The value of a field that ends because another counts ``from_on`` a day on."""

    field: str
    old: str
    from_on: date


def as_known(record: Record, old: Mapping[str, str]) -> Record:
    """Give the record with what differed on an earlier day."""
    if not old:
        return record
    values = {**record.values, **old}
    return replace(record, name=old.get("full_name", record.name), values=values)


def endings(
    before: Record,
    good: Mapping[str, str],
    fields: Mapping[str, FieldSpec],
    since: Since,
    today: date,
) -> list[Ending]:
    """List the values that held until the new ones count.

    What was empty had not been asked: filling it in says nothing of a change, unless a
    day is told.
    """
    found = []
    for key, value in good.items():
        old, changes = before.values.get(key, ""), fields[key].changes
        may_end = changes != "never" and old != value and not since.always
        if may_end and since.on is not None:
            found.append(Ending(key, old, since.on))
        elif may_end and old and changes == "usually":
            found.append(Ending(key, old, today))
    return found
