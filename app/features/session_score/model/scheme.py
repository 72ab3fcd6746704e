"""The set a cell uses from a day on, with the lines of its own superior."""

from dataclasses import dataclass
from datetime import date

Steps = tuple[tuple[int, int], ...]
"""From (or up to) so much of a fact: so many hundredths of a point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLine:
    """A line as the secretary types it.

    ``most`` and ``steps`` are words: "4,5" and "90 = 5; 60 = 3". ``origin`` is the line
    of the set it gives points to.
    """

    title: str
    most: str
    group: str = ""
    fact: str = ""
    steps: str = ""
    must_be_full: bool = False
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewScheme:
    """The choice of a set: from when, on what basis, with which own lines."""

    set_id: str
    from_on: date
    basis: str = ""
    lines: tuple[NewLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Scheme:
    """The choice of a set as kept."""

    id: str
    set_id: str
    from_on: date
    basis: str


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A line of the cell's own variant as kept."""

    id: str
    scheme_id: str
    seq: int
    group_id: str
    origin: str
    title: str
    most: int
    fact: str
    steps: str
    must_be_full: bool
