"""What the secretary chose, and what writing does for a row."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Choices:
    """What the secretary decided about rows: lines left out, picks, repairs refused."""

    left_out: frozenset[int] = frozenset()
    picks: Mapping[tuple[int, str], str] = field(default_factory=dict)
    refused_repairs: frozenset[tuple[int, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Decision:
    """What writing will do for a row: enrol, correct or nothing."""

    act: str
    person_id: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    seen: Mapping[str, str] = field(default_factory=dict)
    event: str = ""
    event_on: str = ""
