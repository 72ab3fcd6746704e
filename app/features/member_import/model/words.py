"""The records of words: what headings, statuses and rows of lists are called."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Column:
    """A field that a column can hold; ``pad_to`` is where lost zeros are put back.

    A heading among ``unclear`` may also mean ``instead``: the secretary is asked.
    ``joins``: two texts can stand side by side. ``event``: the kind a dated cell tells.
    """

    target: str
    kind: str
    label: str
    aliases: tuple[str, ...]
    lengths: tuple[int, ...] = ()
    pad_to: int = 0
    unclear: tuple[str, ...] = ()
    instead: str = ""
    joins: bool = False
    event: str = ""


@dataclass(frozen=True, slots=True)
class ColumnTable:
    """The record ``data/members/headings.toml``."""

    source: str
    confidence: str
    valid_from: date
    column: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Combined:
    """A column with several facts in one cell, one per line."""

    targets: tuple[str, ...]
    label: str
    aliases: tuple[str, ...]

    @property
    def target(self) -> str:
        """Give the name of the combination, as mappings write it."""
        return "+".join(self.targets)


@dataclass(frozen=True, slots=True)
class ValueWord:
    """What a word in a cell means."""

    target: str
    value: str
    aliases: tuple[str, ...]
    shows: str = ""


@dataclass(frozen=True, slots=True)
class PartSigns:
    """What tells a fact of a shared cell when some are missing.

    ``words`` make up the whole part, ``begins`` its beginning, ``holds`` stand inside.
    """

    target: str
    words: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListWords:
    """The record ``data/members/list_words.toml``."""

    source: str
    confidence: str
    valid_from: date
    header_within_rows: int
    header_rows_at_most: int
    not_a_member: tuple[str, ...]
    footer: tuple[str, ...]
    two_digit_year_turn: int
    earliest_year: int
    honorifics: tuple[str, ...]
    marks: tuple[str, ...]
    home_country: str
    failed_cells: tuple[str, ...]
    blanks: tuple[str, ...]
    nothing: tuple[str, ...]
    lunar: tuple[str, ...]
    lunar_years: tuple[tuple[str, ...], ...]
    place_leads: tuple[str, ...]
    months: tuple[tuple[str, ...], ...]
    month_words: tuple[str, ...]
    month_romans: tuple[str, ...]
    weekdays: tuple[str, ...]
    no_members: tuple[str, ...]
    other_people: tuple[str, ...]
    youngest: int
    combined: tuple[Combined, ...]
    part: tuple[PartSigns, ...]
    value: tuple[ValueWord, ...]
