"""One row as understood: values, what was repaired, what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.kernel.errors import UserError

Cell = str | int | float | date | None
Row = tuple[Cell, ...]
Merged = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Repair:
    """Something put right while reading; ``asks`` when the secretary should agree."""

    field: str
    kind: str
    before: str
    after: str
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A problem as people read it: code, field, sentence."""

    code: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One row as understood: values by field, dates as ISO text of the known part."""

    line: int
    raw: tuple[str, ...]
    values: Mapping[str, str]
    repairs: tuple[Repair, ...] = ()
    problems: tuple[UserError, ...] = ()
