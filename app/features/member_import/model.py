"""What an import talks about: columns, readings of rows, comparisons, choices."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.kernel.errors import UserError
from app.people.model import Person

Cell = str | int | float | date | None
Row = tuple[Cell, ...]
Merged = tuple[int, int, int, int]

NEW, CHANGED, SAME, CONFLICT, REFUSED = "new", "changed", "same", "conflict", "refused"
RESULTS = (NEW, CHANGED, SAME, CONFLICT, REFUSED)
# Picks in a conflict: leave the book, take the file, or treat as another person.
KEEP, TAKE, APART = "book", "file", "apart"


@dataclass(frozen=True, slots=True)
class Column:
    """A field that a column can hold; ``pad_to`` is where lost zeros are put back."""

    target: str
    kind: str
    label: str
    aliases: tuple[str, ...]
    lengths: tuple[int, ...] = ()
    pad_to: int = 0


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
    combined: tuple[Combined, ...]
    value: tuple[ValueWord, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the list: its letter's index, what stands above it, what it is.

    ``target`` is empty when the column is not taken; ``sure`` when an alias fits whole.
    """

    column: int
    text: str
    target: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headings stand (rows from 0) and what they mean."""

    row: int
    height: int
    headings: tuple[Heading, ...]

    @property
    def shape(self) -> str:
        """Name the shape of the file: its headings, in order."""
        return "|".join(heading.text for heading in self.headings)


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


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody the book knows; ``member`` says whether on the roll, now or before."""

    person_id: str
    name: str
    values: Mapping[str, str]
    status: str = ""
    standing: str = ""
    member: bool = True

    @classmethod
    def outside(cls, person: Person) -> "Known":
        """Take somebody who is no member: a candidate, an officer named early."""
        birth = person.birth.iso() if person.birth else ""
        values = {"birth": birth, "national_id": person.national_id}
        return cls(person.id, person.full_name, values, member=False)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that would change."""

    field: str
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A question only a person can answer; ``options`` are the picks it allows.

    ``kind`` is swapped (day and month look exchanged), same_person (name and birth
    agree, the numbers do not), other_holder (the number is somebody else's), unsure
    (same name, birth unknown on one side).
    """

    field: str
    kind: str
    old: str
    new: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One row of the list compared with the book.

    ``person_id`` is whom it means; ``member`` says that the person is on the roll
    already, ``standing`` how.
    """

    line: int
    name: str
    result: str
    values: Mapping[str, str]
    changes: tuple[Difference, ...] = ()
    repairs: tuple[Repair, ...] = ()
    problems: tuple[Note, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    person_id: str = ""
    member: bool = False
    standing: str = ""
    raw: tuple[str, ...] = ()

    @property
    def asks(self) -> bool:
        """Say whether a person should look at the row before it is written."""
        return bool(self.conflicts) or any(repair.asks for repair in self.repairs)


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """A sheet of the file as the first step offers it."""

    name: str
    rows: int
    hidden: bool
    usable: bool


@dataclass(frozen=True, slots=True)
class Sample:
    """A column in the step of mapping, with three values and the old encoding found.

    ``kept`` is false when this book does not keep the field.
    """

    heading: Heading
    values: tuple[str, ...]
    kept: bool
    encoding: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The second step: which sheet, where the header is, what each column means."""

    file: str
    sheet: str
    sheets: tuple[SheetChoice, ...]
    header: Header
    columns: tuple[Sample, ...]
    remembered: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """The third step: every row compared; nothing has been written."""

    file: str
    sheet: str
    encoding: str
    header: Header
    rows: tuple[ImportRow, ...]
    skipped: tuple[int, ...]

    def count(self, result: str) -> int:
        """Count the rows of one result."""
        return sum(row.result == result for row in self.rows)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the secretary decided about rows: lines left out, picks, repairs refused."""

    left_out: frozenset[int] = frozenset()
    picks: Mapping[tuple[int, str], str] = field(default_factory=dict)
    refused_repairs: frozenset[tuple[int, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Decision:
    """What writing will do for a row: enrol, correct or nothing."""

    act: str
    person_id: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    seen: Mapping[str, str] = field(default_factory=dict)
    event: str = ""
    event_on: str = ""
