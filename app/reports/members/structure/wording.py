"""What the structure of the members says: titles, bands of ages, words of levels."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Columns:
    """Headings of the table."""

    group: str
    count: str
    percent: str
    names: str


@dataclass(frozen=True, slots=True)
class Titles:
    """What is counted."""

    standing: str
    status: str
    gender: str
    age: str
    party_age: str
    education: str
    theory: str


@dataclass(frozen=True, slots=True)
class Bands:
    """First years of the bands of ages."""

    age: tuple[int, ...]
    party_age: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A level and the words that mean it in a record."""

    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """``data/documents/member_structure.toml``."""

    source: str
    confidence: str
    kind: str
    summary: str
    file_stem: str
    sheet: str
    total: str
    guests: str
    empty: str
    unknown: str
    no_party_age: str
    other: str
    under: str
    between: str
    above: str
    average: str
    authority: str
    default_role: str
    male: str
    female: str
    official: str
    probationary: str
    columns: Columns
    titles: Titles
    bands: Bands
    education: tuple[Level, ...]
    theory: tuple[Level, ...]
