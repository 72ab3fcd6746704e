"""Small pieces reportlab lacks: rules, hyphens, cells of lines, things side by side."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
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


class CellLines(Flowable):  # type: ignore[misc]  # reportlab ships no types
    """A table cell whose lines are known: a tenth of a paragraph's work."""

    def __init__(
        self, lines: Sequence[str], font: str, style: TextStyle, align: Align
    ) -> None:
        super().__init__()
        self._lines = lines
        self._font = font
        self._size, self._leading = style.size, style.leading
        self._align = align

    def wrap(self, available_width: float, available_height: float) -> Any:  # noqa: ANN401, ARG002  (reportlab's protocol)
        """Take the lines."""
        self._available = available_width
        return available_width, self._leading * len(self._lines)

    def split(self, available_width: float, available_height: float) -> list[Flowable]:  # noqa: ARG002  (reportlab's protocol)
        """Leave the lines that fit and hand the others on."""
        here = int(available_height / self._leading)
        if not 0 < here < len(self._lines):
            return []
        return [self._part(self._lines[:here]), self._part(self._lines[here:])]

    def _part(self, lines: Sequence[str]) -> "CellLines":
        part = copy(self)
        part._lines = lines  # noqa: SLF001  (its own kind)
        return part

    def draw(self) -> None:
        """Draw where a paragraph would put its lines."""
        self.canv.setFont(self._font, self._size)
        top = self._leading * len(self._lines) - self._size
        for index, line in enumerate(self._lines):
            room = self._available - width(line, self._font, self._size)
            x = {"center": room / 2, "right": room}.get(self._align, 0)
            self.canv.drawString(x, top - index * self._leading, line)


def broken(text: str, font: str, size: float, room: float) -> list[str] | None:
    """Break a text into lines as a paragraph would; None when only that knows how.

    Words fill a line one after another; a word wider than the room would be torn.
    """
    space = _word(" ", font, size)
    lines: list[str] = []
    for part in text.split("\n"):
        taken: list[str] = []
        used = -space
        for word in part.split(" "):
            length = _word(word, font, size)
            if length > room or not (word or part == ""):
                return None
            if taken and used + space + length > room:
                lines.append(" ".join(taken))
                taken, used = [], -space
            taken.append(word)
            used += space + length
        lines.append(" ".join(taken))
    return lines if lines[0] and lines[-1] else None


@lru_cache(maxsize=16_384)
def _word(word: str, font: str, size: float) -> float:
    """Measure a word once: lists are made of the same few thousand."""
    return width(word, font, size)


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
