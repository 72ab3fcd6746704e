"""A workbook as a value: sheets of typed cells, nothing about colours or files."""

from datetime import date
from typing import Literal

from app.documents.inline import Inline, plain
from app.documents.model import Node

Cell = str | int | float | date | None
Kind = Literal["text", "id", "number", "date"]


class SheetCol(Node, frozen=True):
    """A column. ``id`` keeps leading zeros, ``date`` is written as dd/mm/yyyy.

    ``width`` is in characters of the sheet; 0 takes it from the longest content.
    """

    title: str
    kind: Kind = "text"
    width: float = 0


class SheetRow(Node, frozen=True):
    """A row; ``section`` and ``total`` rows are bold."""

    cells: tuple[Cell, ...]
    kind: Literal["body", "section", "total"] = "body"


class Sheet(Node, frozen=True):
    """A sheet: title lines, one header row, rows."""

    title: str
    columns: tuple[SheetCol, ...]
    rows: tuple[SheetRow, ...] = ()
    heading: tuple[str, ...] = ()


class Workbook(Node, frozen=True):
    """A file of sheets, dated like the paper it belongs to."""

    title: str
    dated: date
    sheets: tuple[Sheet, ...]
    author: str = ""


def cell_text(runs: Inline) -> str:
    """Take the words of a document cell for a sheet cell."""
    return plain(runs)
