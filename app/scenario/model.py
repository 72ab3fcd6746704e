"""What a scripted stretch of a cell's life is made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec

from app.bootstrap import Office
from app.kernel.clock import SettableClock
from app.kernel.ids import Ids
from app.kernel.text import clean, fold
from app.scenario.errors import NoCellYet, UnknownName, UnknownPerson

Result = Mapping[str, object]
# What no scenario can mean is refused while reading, before anything is played.
Year = Annotated[int, msgspec.Meta(ge=1930, le=2200)]
Number = Annotated[int, msgspec.Meta(ge=-1_000_000, le=1_000_000)]


class Fields(msgspec.Struct, forbid_unknown_fields=True):
    """The fields of a step in the scenario file; a misspelt one is refused."""


@dataclass(frozen=True, slots=True)
class Step:
    """One use case that a scenario can name: ``do = "members.import"``.

    ``run`` gets the stage and the fields, calls the service and returns facts worth
    printing. A key ``id`` in them is what later steps reach under the name given by
    ``as``.
    """

    name: str
    help: str
    fields: type[Fields]
    run: Callable[["Stage", Any], Result]


@dataclass(frozen=True, slots=True)
class Planned:
    """One step of a file: number in the file, moment, and its fields."""

    number: int
    at: datetime
    step: Step
    fields: Fields
    save_as: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A whole scenario file."""

    title: str
    seed: int
    folder: Path
    steps: tuple[Planned, ...]


@dataclass(slots=True)
class Stage:
    """What the steps act on: one cell in ``out``, a clock, and named records."""

    out: Path
    folder: Path
    clock: SettableClock
    ids: Ids
    passphrase: str
    names: dict[str, str] = field(default_factory=dict)
    opened: Office | None = None

    @property
    def office(self) -> Office:
        """Give the open cell; a scenario sets it up first (else ``NoCellYet``)."""
        if self.opened is None:
            raise NoCellYet
        return self.opened

    def file(self, name: str) -> Path:
        """Resolve a file that lies beside the scenario."""
        return self.folder / name

    def ref(self, name: str) -> str:
        """Give the id of a record that an earlier step called ``name``."""
        if name not in self.names:
            raise UnknownName(name=name)
        return self.names[name]

    def person(self, full_name: str) -> str:
        """Give the id of the one person of that name (else ``UnknownPerson``)."""
        wanted = fold(clean(full_name))
        people = self.office.people.find(full_name)
        found = [p.id for p in people if fold(p.full_name) == wanted]
        if len(found) != 1:
            raise UnknownPerson(name=full_name, found=len(found))
        return found[0]
