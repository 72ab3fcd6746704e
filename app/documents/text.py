"""The words of a document without its look: search, comparison, screen readers."""

from collections.abc import Iterator

from app.documents.inline import plain
from app.documents.model import (
    Addressees,
    Block,
    Bullets,
    CheckList,
    CodeBlock,
    CutOuts,
    Doc,
    Heading,
    KeyValues,
    NationalHeader,
    PageBreak,
    Para,
    PartyHeader,
    Recipients,
    Section,
    SignatureBlock,
    Signer,
    Table,
    Title,
)


def plain_text(doc: Doc) -> str:
    """Return every word of ``doc`` in reading order, a line for each piece."""
    return "\n".join(line for block in doc.blocks for line in lines(block) if line)


def lines(block: Block) -> Iterator[str]:
    """Give the pieces of text of one block in reading order.

    What only the profile decides (the line of place and date, "Kính gửi") is left out.
    """
    match block:
        case PartyHeader() | NationalHeader():
            marks = block.marks
            yield from (block.superior, block.issuer, block.number)
            yield from (marks.draft, marks.circulation, marks.urgency)
        case Title(kind=kind, summary=summary):
            yield from (kind, summary)
        case Heading(text=text):
            yield text.replace("\u00a0", " ")
        case Para(runs=runs):
            yield plain(runs)
        case SignatureBlock(left=left, right=right):
            yield from (*_signature(left), *_signature(right))
        case PageBreak() | Section():
            return
        case _:
            yield from _listed(block)


def _listed(
    block: Addressees | Bullets | CheckList | KeyValues | Table | CodeBlock | CutOuts,
) -> Iterator[str]:
    match block:
        case Addressees(items=addressees):
            yield from addressees
        case Bullets(items=bullets):
            yield from (plain(item) for item in bullets)
        case CheckList(items=checks):
            yield from (plain(item.runs) for item in checks)
        case KeyValues(items=pairs):
            yield from (f"{pair.label}: {plain(pair.value)}" for pair in pairs)
        case CodeBlock() | CutOuts():
            yield from _pieces(block)
        case Table(cols=cols, rows=rows, caption=caption):
            yield caption
            yield from (col.title for col in cols)
            yield from (plain(cell) for row in rows for cell in row.cells)


def _pieces(block: CodeBlock | CutOuts) -> Iterator[str]:
    if isinstance(block, CodeBlock):
        yield from block.groups
        return
    for card in block.cards:
        yield from (card.title, *map(plain, card.lines), *card.boxes)


def _signature(side: Signer | Recipients | None) -> Iterator[str]:
    match side:
        case Recipients(items=items, label=label):
            yield from (label, *items)
        case Signer():
            yield from (*side.authority, side.role, side.note, side.name)
        case None:
            return
