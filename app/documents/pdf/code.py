"""Codes to be copied by hand, and their QR pictures drawn as vectors."""

from collections.abc import Iterator
from typing import Any

import segno
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from app.documents.model import CodeBlock
from app.documents.pdf.drawn import Room, side_by_side
from app.documents.pdf.styles import paragraph
from app.documents.profile import LayoutProfile

# The quiet zone the QR standard asks for, in modules.
_QUIET = 4


def code_grid(
    block: CodeBlock, profile: LayoutProfile, room: Room
) -> Iterator[Flowable]:
    """Set numbered groups in rows, then the QR picture in the middle."""
    look = profile.code
    cells = [
        [
            paragraph(f"{index}.", look.number, "center"),
            paragraph(group, look.group, "center"),
        ]
        for index, group in enumerate(block.groups, start=1)
    ]
    cells += [[]] * (-len(cells) % look.per_row)
    widths = [room.width_mm / look.per_row * mm] * look.per_row
    for start in range(0, len(cells), look.per_row):
        yield from side_by_side(cells[start : start + look.per_row], widths, room)
    if cells:
        yield Spacer(1, look.number.leading)
    if block.qr:
        yield QrPicture(block.qr, look.qr_mm * mm)
        yield Spacer(1, look.number.leading)


class QrPicture(Flowable):  # type: ignore[misc]  # reportlab ships no types
    """A QR code in the middle of the text."""

    def __init__(self, text: str, side: float) -> None:
        super().__init__()
        self._text = text
        self._side = side

    def wrap(self, available_width: float, available_height: float) -> Any:  # noqa: ANN401, ARG002  (reportlab's protocol)
        """Take a square."""
        self._available = available_width
        return available_width, self._side

    def draw(self) -> None:
        """Draw it centred."""
        draw_qr(
            self.canv, self._text, (self._available - self._side) / 2, 0, self._side
        )


def draw_qr(canvas: Any, text: str, x: float, y: float, side: float) -> None:  # noqa: ANN401  (a reportlab canvas)
    """Draw the code with its quiet zone into a square; runs of modules at once."""
    rows = [bytes(row) for row in segno.make_qr(text, error="m").matrix]
    module = side / (len(rows) + 2 * _QUIET)
    for line, row in enumerate(rows):
        top = y + side - (line + 1 + _QUIET) * module
        for first, length in _runs(row):
            canvas.rect(
                x + (first + _QUIET) * module,
                top,
                length * module,
                module,
                stroke=0,
                fill=1,
            )


def _runs(row: bytes) -> Iterator[tuple[int, int]]:
    first = -1
    for index, dark in enumerate((*row, 0)):
        if dark and first < 0:
            first = index
        elif not dark and first >= 0:
            yield first, index - first
            first = -1
