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
    """One sheet; every row has the same width and starts at row 0, column 0.

    ``source`` are the rows as they lay in the file, where reading changed their
    letters; ``plain`` is what reading them without an old encoding is called, and
    ``decoded`` the encoding in which a whole text file was read.
    """

    name: str
    rows: tuple[Row, ...]
    merged: tuple[Merged, ...] = ()
    hidden: bool = False
    conversions: tuple[Conversion, ...] = ()
    source: tuple[Row, ...] = ()
    plain: str = "unicode"
    decoded: str = ""

    @property
    def stored(self) -> tuple[Row, ...]:
        """Give the rows with the letters that lay in the file."""
        return self.source or self.rows


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file that was read: its name, what its bytes are, and its sheets with content.

    ``kind`` is xlsx, xls, ods, fods, sheetxml or text;
    ``encoding`` names how text was stored.
    """

    file: str
    kind: str
    encoding: str
    sheets: tuple[Sheet, ...]
