"""A list on landscape pages and as a spreadsheet: registers and the sheet of tasks."""

from dataclasses import dataclass
from datetime import date

from app.documents.inline import lit
from app.documents.model import Align, Block, Col, Doc, Para, Row, Table, Title, row
from app.documents.xlsx_model import Sheet, SheetCol, SheetRow, Workbook
from app.reports.letterhead import Letterhead, head, signed
from app.reports.registers.filtering import (
    WHOLE,
    Filter,
    FilterWords,
    holds,
    named,
)

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListCol:
    """A column: its width on paper (mm, 0 shares the rest) and in a sheet (letters)."""

    title: str
    width_mm: float
    letters: int
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class ListWording:
    """The words that every list has."""

    source: str
    kind: str
    file_stem: str
    sheet: str
    empty: str
    authority: str
    default_role: str
    filter: FilterWords


@dataclass(frozen=True, slots=True)
class Listing:
    """What both forms are made of; a line that is a text is the title of a section."""

    doc_id: str
    summary: str
    file_stem: str
    on: date
    letter: Letterhead
    cols: tuple[ListCol, ...]
    lines: tuple[Cells | str, ...]
    sums: tuple[str, ...]
    seen: Filter = WHOLE

    @property
    def rows(self) -> tuple[Cells, ...]:
        """Give the lines without the titles of sections."""
        return tuple(one for one in self.lines if not isinstance(one, str))


def filtered(lines: tuple[Cells | str, ...], seen: Filter) -> tuple[Cells | str, ...]:
    """Keep the lines that hold what was typed; a section without lines goes too."""
    kept: list[Cells | str] = []
    for line in lines:
        if isinstance(line, str) or holds(line, seen.typed):
            if isinstance(line, str) and kept and isinstance(kept[-1], str):
                kept.pop()
            kept.append(line)
    if kept and isinstance(kept[-1], str):
        kept.pop()
    return tuple(kept)


def page(listing: Listing, words: ListWording) -> Doc:
    """Lay the list out on landscape pages."""
    summary, letter = _summary(listing, words), listing.letter
    cols = tuple(Col(one.title, one.width_mm, one.align) for one in listing.cols)
    blocks: tuple[Block, ...] = (
        head(letter, "", listing.on, ""),
        Title(words.kind.upper(), summary),
        Table(cols, tuple(map(_row, listing.lines)), small=True),
        *(Para(lit(line)) for line in _sums(listing, words)),
        signed(letter, words.authority, words.default_role),
    )
    stem = f"{listing.file_stem} loc" if listing.seen.is_part else listing.file_stem
    return Doc(
        title=f"{words.kind} {summary}",
        form="DS",
        dated=listing.on,
        blocks=blocks,
        file_stem=stem,
        author=letter.unit,
        subject=summary,
        doc_id=listing.doc_id,
        landscape=True,
    )


def book(listing: Listing, words: ListWording) -> Workbook:
    """Give the list as a spreadsheet; every cell is text."""
    title = f"{words.kind} {_summary(listing, words)}"
    sheet = Sheet(
        title=words.sheet,
        columns=tuple(SheetCol(one.title, "text", one.letters) for one in listing.cols),
        rows=tuple(SheetRow(cells) for cells in listing.rows),
        heading=(listing.letter.unit, title, *_sums(listing, words)),
    )
    return Workbook(title, listing.on, (sheet,), listing.letter.unit)


def _summary(listing: Listing, words: ListWording) -> str:
    told = named(listing.seen, words.filter)
    return f"{listing.summary} ({told})" if told else listing.summary


def _sums(listing: Listing, words: ListWording) -> tuple[str, ...]:
    if not listing.seen.is_part:
        return listing.sums
    # The sums of the whole would be read as those of the part.
    return (words.filter.counted.format(count=len(listing.rows)),)


def _row(line: Cells | str) -> Row:
    return row(line, kind="section") if isinstance(line, str) else row(*line)
