"""A spreadsheet as plain values."""

from dataclasses import dataclass
from datetime import date

# A whole number stays an int, so that a reader knows it came as a number.
Cell = str | int | float | date | None
Row = tuple[Cell, ...]
# First row, first column, last row, last column; all counted from 0 and inclusive.
Merged = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Conversion:
    """A column that was written in an old font encoding, with one cell as example."""

    column: int
    encoding: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; every row has the same width and starts at row 0, column 0."""

    name: str
    rows: tuple[Row, ...]
    merged: tuple[Merged, ...] = ()
    hidden: bool = False
    conversions: tuple[Conversion, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file that was read: its name, what its bytes are, and its sheets with content.

    ``kind`` is xlsx, xls, ods or text; ``encoding`` names how text was stored.
    """

    file: str
    kind: str
    encoding: str
    sheets: tuple[Sheet, ...]
