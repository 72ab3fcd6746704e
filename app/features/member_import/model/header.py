"""Where the headings of a list stand, and what they are taken for."""

from dataclasses import dataclass


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
