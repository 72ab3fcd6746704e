"""A party group and who belongs to it, with the days from and to."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Seat(StrEnum):
    """What somebody is in a group."""

    MEMBER = "member"
    DEPUTY = "deputy"
    LEADER = "leader"


@dataclass(frozen=True, slots=True)
class PartyGroup:
    """A party group; ``to_on`` is its last day."""

    id: str
    name: str
    from_on: date
    to_on: date | None

    def stands_on(self, day: date) -> bool:
        """Say whether the group stands on a day."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, slots=True)
class Seating:
    """Somebody in a group; ``to_on`` is the last day."""

    id: str
    group_id: str
    person_id: str
    seat: Seat
    from_on: date
    to_on: date | None

    def holds_on(self, day: date) -> bool:
        """Say whether it holds on a day."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group on a day with its people; ``leader_id`` empty while there is none."""

    group: PartyGroup
    leader_id: str
    seatings: tuple[Seating, ...]

    @property
    def member_ids(self) -> tuple[str, ...]:
        """Name everybody in the group, leaders first."""
        return tuple(one.person_id for one in self.seatings)
