"""Where the headings of a list stand, and what they are taken for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

# How a column was recognised: an alias fits whole, an alias stands inside the heading,
# the mapping of the last list of this shape, the secretary, or not at all.
ALIAS, SIMILAR, REMEMBERED, CHOSEN, UNKNOWN = (
    "alias",
    "similar",
    "remembered",
    "chosen",
    "",
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the list: its letter's index, what stands above it, what it is.

    ``target`` is empty when the column is not taken; ``sure`` when an alias fits whole.
    """

    column: int
    text: str
    target: str
    sure: bool = True
    how: str = UNKNOWN


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headings stand (rows from 0) and what they mean.

    ``offsets`` are the distances of further blocks: a list printed in two columns has
    the same headings a second time to the right.
    """

    row: int
    height: int
    headings: tuple[Heading, ...]
    offsets: tuple[int, ...] = ()

    @property
    def shape(self) -> str:
        """Name the shape of the file: its headings, in order."""
        return "|".join(heading.text for heading in self.headings)


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

    ``kept`` is false when this book does not keep the field. ``could_be`` are the
    fields between which only the secretary can decide; empty once that is answered.
    ``encodings`` are those the column may be in (none where its letters leave no
    doubt), ``reading`` is the one taken, ``named`` says that somebody has named it.
    """

    heading: Heading
    values: tuple[str, ...]
    kept: bool
    encoding: str = ""
    before: str = ""
    after: str = ""
    could_be: tuple[str, ...] = ()
    encodings: tuple[str, ...] = ()
    reading: str = ""
    named: bool = False


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The second step: which sheet, where the header is, what each column means.

    ``asked`` when the sheet was named, not guessed; ``hidden`` when it is a hidden one.
    ``encodings`` are those somebody has named, by column.
    """

    file: str
    sheet: str
    sheets: tuple[SheetChoice, ...]
    header: Header
    columns: tuple[Sample, ...]
    remembered: bool
    asked: bool = False
    encodings: Mapping[int, str] = field(default_factory=dict)

    @property
    def hidden(self) -> bool:
        """Say whether the sheet taken is hidden in the file."""
        return any(s.hidden for s in self.sheets if s.name == self.sheet)

    @property
    def open_questions(self) -> tuple[Sample, ...]:
        """List the columns whose meaning the secretary has not said yet."""
        return tuple(sample for sample in self.columns if sample.could_be)
