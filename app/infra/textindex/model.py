"""What is indexed, as features declare it, and what a search answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum


class Shelf(IntEnum):
    """Texts that are looked through together, newest first."""

    DECIDED = 1
    SAID = 2
    PEOPLE = 3


@dataclass(frozen=True, slots=True)
class Indexed:
    """Texts of one kind of record.

    ``select`` yields ``id``, ``owner`` (the record a reader is led to), ``on_day`` (ISO
    or empty), ``lead`` (who or what, said before the sentence) and ``text``; rows
    nobody may find are left out by it.
    ``touched`` says for each table it reads which ids change with a record of that
    table: SQL that yields ids, with one parameter, a JSON list of the table's ids.
    """

    name: str
    shelf: Shelf
    select: str
    touched: Mapping[str, str]


class Match(IntEnum):
    """How well a text answers, best first."""

    PHRASE = 0
    MARKED = 1
    NEAR = 2
    WORDS = 3
    BEGUN = 4
    SOME = 5


@dataclass(frozen=True, slots=True)
class Found:
    """A text that answers, as the record stands now."""

    source: str
    record_id: str
    owner: str
    on_day: str
    lead: str
    text: str
    match: Match
