"""A value that a field had until a day, and from when a new value counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PastValue:
    """What ``field`` of a person said up to and including ``until``."""

    id: str
    person_id: str
    field: str
    value: str
    until: date


@dataclass(frozen=True, slots=True)
class Since:
    """From when new values count.

    ``on`` is the first day. ``always``: the old value was a slip, so the new one holds
    for the past too. Neither: each field as it usually changes, from today.
    """

    on: date | None = None
    always: bool = False


# Earlier values by person and field, as they held on one day.
Known = Mapping[str, Mapping[str, str]]
