"""Cards to be cut out: a grid of dashed lines, each card whole on its page."""

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table, TableStyle

from app.documents.inline import NBSP, lit
from app.documents.model import Card, CutOuts
from app.documents.pdf.drawn import Room
from app.documents.pdf.fonts import font_name
from app.documents.pdf.styles import paragraph
from app.documents.profile import CardLayout

EMPTY_BOX = "☐"


def cut_outs(block: CutOuts, look: CardLayout, room: Room) -> Iterator[Flowable]:
    """Set the cards in rows; an empty block draws nothing."""
    if not block.cards:
        return
    cells: list[object] = [list(_card(card, look)) for card in block.cards]
    cells += [""] * (-len(cells) % look.per_row)
    rows = [cells[at : at + look.per_row] for at in range(0, len(cells), look.per_row)]
    width = room.width_mm / look.per_row * mm
    every = ((0, 0), (-1, -1))
    style = TableStyle(
        [
            ("FONT", *every, font_name()),
            ("GRID", *every, look.rule_pt, (0, 0, 0), None, (look.dash_pt,)),
            ("VALIGN", *every, "TOP"),
            ("LEFTPADDING", *every, look.pad_pt),
            ("RIGHTPADDING", *every, look.pad_pt),
            ("TOPPADDING", *every, look.pad_pt),
            ("BOTTOMPADDING", *every, look.pad_pt),
        ]
    )
    # A card with more words than its place grows, and its row with it.
    measured = Table(rows, colWidths=[width] * look.per_row, style=style)
    measured.wrap(room.width_mm * mm, room.height)
    heights = [max(one, look.height_mm * mm) for one in measured._rowHeights]  # noqa: SLF001  (no public way to ask)
    yield Table(
        rows,
        colWidths=[width] * look.per_row,
        rowHeights=[min(one, room.height - 1) for one in heights],
        style=style,
        hAlign="LEFT",
    )


def _card(card: Card, look: CardLayout) -> Iterator[Flowable]:
    yield paragraph(card.title, look.title, "center")
    for line in card.lines:
        yield paragraph(line, look.text)
    for words in card.boxes:
        yield paragraph(lit(f"{EMPTY_BOX}{NBSP}{words}"), look.text)
