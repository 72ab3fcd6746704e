"""A paragraph of many pages: broken into lines once, then only handed on.

reportlab breaks what is left of a paragraph anew on every page, so an opinion of fifty
pages costs fifty times the work of one page. Here the lines found at the first
measuring are kept, and a page takes the next of them; a line is never made twice, so no
word can be lost or said twice between two pages.
"""

from copy import copy
from typing import Any

from reportlab.platypus import Flowable, Paragraph

# Rounding of heights on the way through the frame.
_FUZZ = 1e-6
# Two lines stay behind and two move on; fewer lines than this are not torn apart.
_LINES_KEPT = 2
# What reportlab notes on a piece while it sets pages; a part begins without it.
_NOTES = ("_offsets", "_postponed", "_frame", "canv")


class LongText(Paragraph):  # type: ignore[misc]  # reportlab ships no types
    """A paragraph whose pieces share the lines of the whole."""

    _known_width = 0.0

    def wrap(self, available_width: float, available_height: float) -> Any:  # noqa: ANN401  (reportlab's protocol)
        """Measure; lines found for this width before stand."""
        if self._known_width != available_width:
            super().wrap(available_width, available_height)
            self._known_width = available_width
        self.height = len(self.blPara.lines) * self.style.leading
        return available_width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Leave the lines that fit and hand the others on as they are."""
        self.wrap(available_width, available_height)
        count = len(self.blPara.lines)
        here = int((available_height + _FUZZ) / self.style.leading)
        if here >= count:
            return [self]
        here = min(here, count - _LINES_KEPT)
        if here < _LINES_KEPT:
            return []
        return [self._part(0, here), self._part(here, count)]

    def _part(self, first: int, last: int) -> "LongText":
        lines = copy(self.blPara)
        lines.lines = self.blPara.lines[first:last]
        part = copy(self)
        part.blPara = lines
        part.height = (last - first) * self.style.leading
        for note in _NOTES:
            part.__dict__.pop(note, None)
        if last < len(self.blPara.lines):
            # Its last line is not the last of the paragraph: justified as the others.
            part._JustifyLast = True  # noqa: SLF001  (its own kind)
        if first:
            part.style = copy(self.style)
            part.style.firstLineIndent = 0
            part.bulletText = None
        return part
