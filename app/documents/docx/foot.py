"""The foot of the paper in Word: recipients and signatures, never alone on a page."""

from collections.abc import Iterator

from app.documents.docx.flow import Flow, spacer
from app.documents.docx.grid import Cell, invisible
from app.documents.docx.text import Shape, paragraph
from app.documents.docx.xml import Element
from app.documents.inline import Run
from app.documents.model import Recipients, SignatureBlock, Signer
from app.documents.profile import LayoutProfile

_POINTS_PER_MM = 72 / 25.4
_CENTRED = Shape("center", keep_next=True)


def signature(
    flow: Flow, block: SignatureBlock, profile: LayoutProfile, room_mm: float, kept: int
) -> None:
    """Append the foot and keep the last ``kept`` pieces of text with it."""
    look = profile.signature
    if isinstance(block.left, Recipients):
        left_mm, right_mm = profile.recipients.width_mm, look.beside_recipients_mm
    else:
        left_mm, right_mm = look.left_mm, look.right_mm
    gap_mm = max(room_mm - left_mm - right_mm, 0)
    clear = look.clear_mm
    free = 0 if isinstance(block.left, Recipients) else clear
    right = Cell(list(_side(block.right, profile)))
    cells = [Cell(list(_side(block.left, profile))), Cell([]), right, Cell([])]
    widths = [left_mm - 2 * free, gap_mm + free + clear, right_mm - 2 * clear, clear]
    if free:
        cells, widths = [Cell([]), *cells], [free, *widths]
    flow.keep_last(kept)
    flow.add_table(invisible([cells], widths), before=look.before_pt)


def _side(
    side: Signer | Recipients | None, profile: LayoutProfile
) -> Iterator[Element]:
    if isinstance(side, Recipients):
        look = profile.recipients
        yield paragraph((Run(side.label, underline=True),), look.label_style, Shape())
        last = len(side.items) - 1
        for index, item in enumerate(side.items):
            line = look.line(item, last=index == last)
            yield paragraph(line, look.item_style, Shape())
    elif side is not None:
        yield from _signer(side, profile)


def _signer(signer: Signer, profile: LayoutProfile) -> Iterator[Element]:
    look = profile.signature
    for line in signer.authority:
        yield paragraph(line, look.authority, _CENTRED)
    post = look.post if signer.authority else look.post_alone
    yield paragraph(signer.role, post, _CENTRED)
    if signer.note:
        yield paragraph(signer.note, look.note, _CENTRED)
    yield spacer(look.space_mm * _POINTS_PER_MM)
    yield paragraph(signer.name or "." * look.name_dots, look.name, Shape("center"))
