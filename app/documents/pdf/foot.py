"""The foot of the paper: recipients, signatures, and what must stay with them."""

from collections.abc import Iterator
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, Paragraph, Spacer

from app.documents.inline import Run
from app.documents.model import Recipients, SignatureBlock, Signer
from app.documents.pdf.drawn import Room, side_by_side
from app.documents.pdf.styles import paragraph
from app.documents.profile import LayoutProfile

# A paragraph that moves on leaves two lines and takes two.
_LINES_KEPT = 2


def signature(
    block: SignatureBlock, profile: LayoutProfile, room: Room
) -> list[Flowable]:
    """Lay recipients or signers side by side, in one piece unless it is too high."""
    look = profile.signature
    if isinstance(block.left, Recipients):
        left_mm, right_mm = profile.recipients.width_mm, look.beside_recipients_mm
    else:
        left_mm, right_mm = look.left_mm, look.right_mm
    gap_mm = max(room.width_mm - left_mm - right_mm, 0)
    # Long names do not touch what stands beside them; middles stay where they are.
    clear = look.clear_mm
    free = 0 if isinstance(block.left, Recipients) else clear
    left, right = list(_side(block.left, profile)), list(_side(block.right, profile))
    widths = (
        free,
        left_mm - 2 * free,
        gap_mm + free + clear,
        right_mm - 2 * clear,
        clear,
    )
    pairs = [
        (column, width * mm)
        for column, width in zip([[], left, [], right, []], widths, strict=True)
        if width
    ]
    pieces = side_by_side([one for one, _ in pairs], [one for _, one in pairs], room)
    for piece in pieces[:1]:
        piece.spaceBefore = look.before_pt
    return pieces


def _side(
    side: Signer | Recipients | None, profile: LayoutProfile
) -> Iterator[Flowable]:
    if isinstance(side, Recipients):
        look = profile.recipients
        label = (Run(side.label, underline=True),)
        yield paragraph(label, look.label_style)
        last = len(side.items) - 1
        for index, item in enumerate(side.items):
            yield paragraph(look.line(item, last=index == last), look.item_style)
    elif side is not None:
        yield from _signer(side, profile)


def _signer(signer: Signer, profile: LayoutProfile) -> Iterator[Flowable]:
    look = profile.signature
    for line in signer.authority:
        yield paragraph(line, look.authority, "center")
    post = look.post if signer.authority else look.post_alone
    yield paragraph(signer.role, post, "center")
    if signer.note:
        yield paragraph(signer.note, look.note, "center")
    yield Spacer(1, look.space_mm * mm)
    yield paragraph(signer.name or "." * look.name_dots, look.name, "center")


def lines_of(piece: Flowable) -> int:
    """Count the lines of a paragraph that was measured; other pieces have none."""
    return len(piece.blPara.lines) if isinstance(piece, Paragraph) else 0


class Tail(Flowable):  # type: ignore[misc]  # reportlab ships no types
    """The last body piece with the signature: part of it always comes along.

    A signature alone on a page could be put under anything, so at least two lines (or
    two rows) of the text stand above it.
    """

    def __init__(self, last: Flowable, block: Flowable, page_height: float) -> None:
        super().__init__()
        self._last = last
        self._block = block
        self._page_height = page_height
        self._measured_for = (0.0, 0.0)
        self._height = 0.0
        self.spaceBefore = last.getSpaceBefore()

    def wrap(self, available_width: float, available_height: float) -> Any:  # noqa: ANN401  (reportlab's protocol)
        """Measure both with the gap between them."""
        # The page asks for the same measure before it splits; long tables are slow.
        if self._measured_for == (available_width, available_height):
            return available_width, self._height
        self._measured_for = (available_width, available_height)
        _, self._last_height = self._last.wrap(available_width, available_height)
        _, self._block_height = self._block.wrap(available_width, available_height)
        self._gap = max(self._last.getSpaceAfter(), self._block.getSpaceBefore())
        self._height = self._last_height + self._gap + self._block_height
        return available_width, self._height

    def lines(self, available_width: float) -> int:
        """Count the lines of the body piece, 0 for a table."""
        self.wrap(available_width, self._page_height)
        return lines_of(self._last)

    def least_height(self, available_width: float) -> float:
        """Measure the least part that a page must have room for."""
        self.wrap(available_width, self._page_height)
        whole = float(self._last_height + self._gap + self._block_height)
        if lines_of(self._last) >= 2 * _LINES_KEPT:
            return float(self._last.style.leading * _LINES_KEPT)
        if isinstance(self._last, LongTable):
            rows = len(self._last._rowHeights) - self._last.repeatRows  # noqa: SLF001  (no public way to ask)
            if whole >= self._page_height or rows >= 2 * _LINES_KEPT:
                return float(self._last.start_height)
        return whole

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Leave a first part here and take the rest along with the signature."""
        self.wrap(available_width, available_height)
        room = min(available_height, self._last_height - self._kept_height())
        parts = self._last.split(available_width, room) if room > 0 else []
        if len(parts) == _LINES_KEPT:
            return [parts[0], Tail(parts[1], self._block, self._page_height)]
        if available_height < self._page_height - 1:
            return []
        # Both do not fit on an empty page: nothing to keep together any more.
        if self._last_height <= available_height:
            return [self._last, self._block]
        parts = self._last.split(available_width, available_height)
        return [*parts, self._block] if parts else []

    def draw(self) -> None:
        """Draw one above the other."""
        top = self._block_height + self._gap
        self._last.drawOn(self.canv, 0, top)
        self._block.drawOn(self.canv, 0, 0)

    def _kept_height(self) -> float:
        if isinstance(self._last, Paragraph):
            return float(self._last.style.leading * _LINES_KEPT)
        if isinstance(self._last, LongTable):
            heights = self._last._rowHeights  # noqa: SLF001  (no public way to ask)
            return float(sum(heights[-_LINES_KEPT:]))
        return float(self._last_height)
