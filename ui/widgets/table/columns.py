"""Declarations of a table: columns, rows, cells. No Qt here; presenters build them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ui.widgets.status import Status, Tone

Kind = Literal[
    "text", "number", "date", "chip", "shape", "change", "progress", "mark", "action"
]


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    ``width`` in u; 0 = as wide as its content. ``stretch`` takes the rest. ``second``
    columns join the stretched column as its second line when the window is narrow.
    ``note`` explains the column in the header's tooltip.
    """

    key: str
    title: str
    kind: Kind = "text"
    width: int = 0
    stretch: bool = False
    second: bool = False
    sortable: bool = True
    hidden: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell.

    ``detail`` is the second line; ``old`` the value before a change (struck through);
    ``done``/``of`` fill a progress cell; ``sort`` orders the column when text does not;
    ``spoken`` is what a screen reader says instead of ``text``.
    """

    text: str = ""
    detail: str = ""
    status: Status | None = None
    tone: Tone | None = None
    icon: str = ""
    old: str = ""
    done: int = 0
    of: int = 0
    sort: object = None
    spoken: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its id, its cells by column key, a coloured edge where it matters.

    ``words`` is all it says, folded for the filter, where a presenter of thousands of
    rows has made it on another thread already.
    """

    id: str
    cells: Mapping[str, Cell | str] = field(default_factory=dict)
    edge: Tone | None = None
    muted: bool = False
    section: bool = False
    words: str = ""

    def cell(self, key: str) -> Cell:
        """Return the cell of a column; a missing one is empty."""
        found = self.cells.get(key, "")
        return found if isinstance(found, Cell) else Cell(found)


def said(cell: Cell) -> str:
    """Say a cell in words: its text, what it was before, how far it is, its detail."""
    if cell.spoken:
        return cell.spoken
    words = cell.text
    if cell.old:
        words = f"{cell.old} → {cell.text}"
    if cell.of and not words:
        words = f"{cell.done}/{cell.of}"
    if not words and cell.status is not None:
        words = cell.status.printed
    return ", ".join(part for part in (words, cell.detail) if part)
