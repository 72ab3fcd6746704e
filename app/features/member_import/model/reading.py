"""One row as understood: values, what was repaired, what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.kernel.errors import UserError

Cell = str | int | float | date | None
Row = tuple[Cell, ...]
Merged = tuple[int, int, int, int]
# Lines of a second block to the right are told apart by this distance.
BLOCK_LINES = 1_000_000


@dataclass(frozen=True, slots=True)
class Repair:
    """Something put right while reading.

    ``asks`` when the secretary should look at it; ``needs`` when it is only written
    after a yes. ``instead`` is what stays when it is refused; empty leaves a blank.
    """

    field: str
    kind: str
    before: str
    after: str
    asks: bool = False
    needs: bool = False
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A problem as people read it: code, field, sentence."""

    code: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """Something a list says has happened: kind of event, ISO day or "", place, note."""

    kind: str
    on: str = ""
    place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One row as understood: values by field, dates as ISO text of the known part.

    ``form_code`` stands on a member's form, ``person_id`` is whose it is.
    """

    line: int
    raw: tuple[str, ...]
    values: Mapping[str, str]
    repairs: tuple[Repair, ...] = ()
    problems: tuple[UserError, ...] = ()
    events: tuple[Told, ...] = ()
    deletion_asked: bool = False
    form_code: str = ""
    person_id: str = ""


def file_line(line: int) -> int:
    """Give the line of the file behind a row's own number."""
    return line % BLOCK_LINES


def block(line: int) -> int:
    """Give the block of columns a row stands in, from 1."""
    return line // BLOCK_LINES + 1
