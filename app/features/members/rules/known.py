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
        old = before.values.get(key, "")
        day = counts_from(fields[key], old, value, since, today)
        if day is not None:
            found.append(Ending(key, old, day))
    return found


def counts_from(
    spec: FieldSpec, old: str, new: str, since: Since, today: date
) -> date | None:
    """Say from which day a new value counts; None: it puts the old one right."""
    if spec.changes == "never" or old == new or since.always:
        return None
    if since.on is not None:
        return since.on
    return today if old and spec.changes == "usually" else None
