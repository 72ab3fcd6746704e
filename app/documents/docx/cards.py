"""Cards to be cut out, in Word: a table of dashed lines."""

from app.documents.docx.grid import Cell, dashed
from app.documents.docx.text import Shape, paragraph
from app.documents.docx.xml import Element
from app.documents.inline import NBSP
from app.documents.model import Card, CutOuts
from app.documents.profile import CardLayout

EMPTY_BOX = "☐"


def cut_outs(block: CutOuts, look: CardLayout, room_mm: float) -> Element:
    """Set the cards in rows of equal height."""
    cells = [Cell(_card(card, look)) for card in block.cards]
    cells += [Cell([])] * (-len(cells) % look.per_row)
    rows = [cells[at : at + look.per_row] for at in range(0, len(cells), look.per_row)]
    return dashed(rows, [room_mm / look.per_row] * look.per_row, look)


def _card(card: Card, look: CardLayout) -> list[Element]:
    title = Shape("center", before=look.title.before, after=look.title.after)
    shape = Shape(before=look.text.before, after=look.text.after)
    return [
        paragraph(card.title, look.title, title),
        *(paragraph(line, look.text, shape) for line in card.lines),
        *(
            paragraph(f"{EMPTY_BOX}{NBSP}{words}", look.text, shape)
            for words in card.boxes
        ),
    ]
