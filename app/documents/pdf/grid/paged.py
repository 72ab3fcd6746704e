"""A table of many pages: every page is made of its own rows only.

reportlab copies all rows that are left, with a style for each cell, once for every
page, so a list of 5,000 people costs a hundred times what its pages cost. Here the rows
stand still; a page takes the next ones under the repeated header, and a table of
reportlab exists for the rows of one page at a time. Rules for where a table may be
parted are those of the whole (``kept``).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, TypeAlias

from reportlab.platypus import Flowable, LongTable, TableStyle

from app.documents.work import Work

# A flowable, or an empty string where a cell says nothing.
Piece: TypeAlias = Any
Command = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it is set: its cells, its height, whether the first spans all."""

    cells: list[Piece]
    height: float
    is_section: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the pages of one table share.

    ``kept`` are the body rows (from 0) that may not begin a page after the row before
    them; ``look`` gives the style of a head and some rows below it.
    """

    head: list[Line]
    body: list[Line]
    widths: list[float]
    kept: frozenset[int]
    look: Callable[[list[Line]], list[Command]]
    after: float
    work: Work


class PagedTable(LongTable):  # type: ignore[misc]  # reportlab ships no types
    """The rows from ``first`` up to ``last`` under the header.

    To the pieces around it, which measure and part it, it is a table as any other.
    """

    def __init__(
        self, sheet: Sheet, start_height: float, first: int = 0, last: int | None = None
    ) -> None:
        # Not the table's own start: it would make a style for every cell.
        Flowable.__init__(self)
        self._sheet = sheet
        self._first = first
        self._last = len(sheet.body) if last is None else last
        self.start_height = start_height
        self.repeatRows = len(sheet.head)
        self.hAlign = "LEFT"
        lines = [*sheet.head, *sheet.body[self._first : self._last]]
        self._rowHeights = [line.height for line in lines]
        self.spaceAfter = sheet.after if self._last == len(sheet.body) else 0

    def wrap(self, available_width: float, available_height: float) -> Any:  # noqa: ANN401, ARG002  (reportlab's protocol)
        """Measure: heights of rows are known."""
        self.width, self.height = sum(self._sheet.widths), sum(self._rowHeights)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:  # noqa: ARG002  (reportlab's protocol)
        """Leave the rows that fit and hand on the others; nothing when none fits."""
        fitting = sum(
            1 for height in accumulate(self._rowHeights) if height <= available_height
        )
        row = self._first + fitting - self.repeatRows
        if row >= self._last:
            return [self]
        while row > self._first and row in self._sheet.kept:
            row -= 1
        if row <= self._first:
            return []
        return [self._part(self._first, row), self._part(row, self._last)]

    def draw(self) -> None:
        """Draw the page's rows as one table of reportlab."""
        sheet = self._sheet
        lines = [*sheet.head, *sheet.body[self._first : self._last]]
        table = LongTable(
            [line.cells for line in lines],
            colWidths=sheet.widths,
            rowHeights=self._rowHeights,
            hAlign="LEFT",
            style=TableStyle(sheet.look(lines)),
        )
        table.wrapOn(self.canv, self.width, self.height)
        table.drawOn(self.canv, 0, 0)
        sheet.work.step(self._last - self._first)

    def _part(self, first: int, last: int) -> "PagedTable":
        part = PagedTable(self._sheet, self.start_height, first, last)
        part.spaceBefore = self.getSpaceBefore() if first == self._first else 0
        return part


def height_of(lines: Sequence[Line]) -> float:
    """Add the heights of rows up."""
    return sum(line.height for line in lines)
