"""Small pieces reportlab lacks: rules, hyphens, one-line cells, things side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, Table, TableStyle

from app.documents.pdf.fonts import font_name, width
from app.documents.pdf.styles import Align
from app.documents.profile import TextStyle


class KeepPoint(CondPageBreak):  # type: ignore[misc]  # reportlab ships no types
    """A page break when the next pieces do not fit; lets gaps meet across it."""

    _SPACETRANSFER = True


class CentredRule(Flowable):  # type: ignore[misc]  # reportlab ships no types
    """A line of the given length in the middle of its column."""

    def __init__(self, length: float, thickness: float, gap: float) -> None:
        super().__init__()
        self._length = length
        self._thickness = thickness
        self._gap = gap

    def wrap(self, available_width: float, available_height: float) -> Any:  # noqa: ANN401, ARG002  (reportlab's protocol)
        """Take the whole width and the gap above the line."""
        self._available = available_width
        return available_width, self._gap + self._thickness

    def draw(self) -> None:
        """Draw the line at the bottom of its place."""
        length = min(self._length, self._available)
        left = (self._available - length) / 2
        self.canv.setLineWidth(self._thickness)
        self.canv.line(left, self._thickness / 2, left + length, self._thickness / 2)


class Hyphens(Flowable):  # type: ignore[misc]  # reportlab ships no types
    """Hyphens under the title, drawn as strokes.

    As text they would be taken for a word break by programs that read the page and be
    glued to the next word.
    """

    # Shape of the hyphen of Tinos in parts of its size.
    _ADVANCE, _INK, _HEIGHT, _STROKE = 0.333, 0.25, 0.22, 0.07

    def __init__(self, count: int, size: float, leading: float, after: float) -> None:
        super().__init__()
        self._count = count
        self._size = size
        self._leading = leading
        self.spaceAfter = after

    def wrap(self, available_width: float, available_height: float) -> Any:  # noqa: ANN401, ARG002  (reportlab's protocol)
        """Take one line."""
        self._available = available_width
        return available_width, self._leading

    def draw(self) -> None:
        """Draw the strokes around the middle."""
        step = self._ADVANCE * self._size
        left = (self._available - step * self._count) / 2
        height = self._leading - self._size + self._HEIGHT * self._size + self._STROKE
        self.canv.setLineWidth(self._STROKE * self._size)
        for index in range(self._count):
            x = left + index * step
            self.canv.line(x, height, x + self._INK * self._size, height)


class BoxedLine(Flowable):  # type: ignore[misc]  # reportlab ships no types
    """A few words in a frame in the middle of their column."""

    def __init__(self, text: str, style: TextStyle, thickness: float) -> None:
        super().__init__()
        self._text = text
        self._style = style
        self._thickness = thickness

    def wrap(self, available_width: float, available_height: float) -> Any:  # noqa: ANN401, ARG002  (reportlab's protocol)
        """Take one line with some air."""
        self._available = available_width
        return available_width, self._style.leading + self._style.size / 4

    def draw(self) -> None:
        """Draw frame and words."""
        style = self._style
        font = font_name(bold=style.bold, italic=style.italic)
        length = width(self._text, font, style.size) + style.size
        left = (self._available - length) / 2
        self.canv.setLineWidth(self._thickness)
        self.canv.rect(left, 0, length, style.leading + style.size / 4)
        self.canv.setFont(font, style.size)
        self.canv.drawCentredString(self._available / 2, style.size / 2, self._text)


class CellLine(Flowable):  # type: ignore[misc]  # reportlab ships no types
    """A table cell whose text fits on one line: a tenth of a paragraph's work."""

    def __init__(
        self, text: str, font: str, size: float, leading: float, align: Align
    ) -> None:
        super().__init__()
        self._text = text
        self._font = font
        self._size = size
        self._leading = leading
        self._align = align

    def wrap(self, available_width: float, available_height: float) -> Any:  # noqa: ANN401, ARG002  (reportlab's protocol)
        """Take one line."""
        self._available = available_width
        return available_width, self._leading

    def draw(self) -> None:
        """Draw where a paragraph would put its first line."""
        room = self._available - width(self._text, self._font, self._size)
        x = {"center": room / 2, "right": room}.get(self._align, 0)
        self.canv.setFont(self._font, self._size)
        self.canv.drawString(x, self._leading - self._size, self._text)


@dataclass(frozen=True, slots=True)
class Room:
    """Width of the text in millimetres, height of the page's text in points."""

    width_mm: float
    height: float


def side_by_side(
    columns: Sequence[list[Flowable]], widths: Sequence[float], room: Room
) -> list[Flowable]:
    """Set columns beside each other as one whole, without rules or padding.

    What is higher than a page is set one column after the other instead, so that it can
    go over several pages.
    """
    every = ((0, 0), (-1, -1))
    whole = Table(
        [list(columns)],
        colWidths=widths,
        hAlign="LEFT",
        splitByRow=0,
        style=TableStyle(
            [
                ("FONT", *every, font_name()),
                ("VALIGN", *every, "TOP"),
                ("LEFTPADDING", *every, 0),
                ("RIGHTPADDING", *every, 0),
                ("TOPPADDING", *every, 0),
                ("BOTTOMPADDING", *every, 0),
            ]
        ),
    )
    _, height = whole.wrap(sum(widths), room.height)
    if height <= room.height:
        return [whole]
    return [piece for column in columns for piece in column]
