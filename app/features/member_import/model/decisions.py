"""What the secretary chose, and what writing does for a row."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.features.member_import.model.reading import Repair, Told


@dataclass(frozen=True, slots=True)
class Choices:
    """What the secretary decided: lines left out, picks, repairs taken or refused.

    ``picks`` answers questions and single changed fields, by line and field.
    """

    left_out: frozenset[int] = frozenset()
    picks: Mapping[tuple[int, str], str] = field(default_factory=dict)
    refused_repairs: frozenset[tuple[int, str]] = frozenset()
    accepted_repairs: frozenset[tuple[int, str]] = frozenset()
    accept_all: bool = False

    def takes(self, line: int, repair: Repair) -> bool:
        """Say whether a repair is written."""
        place = (line, repair.field)
        if place in self.refused_repairs:
            return False
        return not repair.needs or self.accept_all or place in self.accepted_repairs


@dataclass(frozen=True, slots=True)
class Decision:
    """What writing will do for a row: enrol, correct or nothing."""

    act: str
    person_id: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    seen: Mapping[str, str] = field(default_factory=dict)
    events: tuple[Told, ...] = ()
