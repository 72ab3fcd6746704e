"""What the import needs of other features; bootstrap hands it in."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Protocol

from app.features.member_import.model.reading import Told
from app.kernel.changes import Change
from app.kernel.errors import UserError
from app.people.model import Person


class RollMember(Protocol):
    """A member as the roll shows one."""

    @property
    def person_id(self) -> str:
        """Give the person."""

    @property
    def name(self) -> str:
        """Give the name."""

    @property
    def status(self) -> str:
        """Give the status."""

    @property
    def standing(self) -> str:
        """Give official or probationary."""

    @property
    def values(self) -> Mapping[str, str]:
        """Give the fields by key."""


class Roll(Protocol):
    """What the import needs of the members feature."""

    def kept(self) -> Mapping[str, str]:
        """Give the labels of the fields the book keeps, by key."""

    def everyone(self, on: date) -> tuple[Sequence[RollMember], Sequence[RollMember]]:
        """List who is on the roll, and who has left."""

    def checker(self) -> Callable[[Mapping[str, str]], list[UserError]]:
        """Return what lists everything wrong with fields."""

    def enrol(
        self, values: Mapping[str, str], joining: Told | None, person_id: str
    ) -> Change:
        """Take somebody onto the roll; ``record_id`` is the person."""

    def correct(
        self,
        person_id: str,
        values: Mapping[str, str],
        reason: str,
        seen: Mapping[str, str],
    ) -> Change:
        """Put fields right."""

    def refusal(self, person_id: str, kind: str, on: date) -> UserError | None:
        """Say why such an event cannot be recorded."""

    def follow(self, person_id: str, told: Told) -> Change:
        """Record an event that a list tells without naming its paper."""


class Everybody(Protocol):
    """What the import needs of the people: candidates and officers are known too."""

    def everybody(self, without: Collection[str] = ()) -> Sequence[Person]:
        """List all people but those whose id is in ``without``."""
