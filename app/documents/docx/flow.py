"""The body of a Word file as it grows: gaps between pieces, what keeps with what."""

from dataclasses import replace
from typing import Any

from docx.oxml.ns import qn

from app.documents.docx.grid import keep_rows
from app.documents.docx.picture import picture_run
from app.documents.docx.text import Shape, paragraph, run_elements
from app.documents.docx.xml import Element, el, points
from app.documents.inline import Inline
from app.documents.profile import TextStyle

# Two tables that touch would become one; a line this high keeps them apart.
_LEAST_GAP = 1.0
_ROWS_KEPT = 2


class Flow:
    """Paragraphs and tables in order.

    The gap between two pieces is the larger of what both ask for, as in the PDF; Word
    would add them up, so only the difference is written before the second.
    """

    def __init__(self, part: Any) -> None:  # noqa: ANN401  (python-docx ships no types)
        self.elements: list[Element] = []
        self._part = part
        self._breaks = False
        # The gap the last piece has written after itself, and the one still owed.
        self._written = 0.0
        self._owed = 0.0

    def add(self, content: Inline | str, style: TextStyle, shape: Shape) -> None:
        """Append a paragraph."""
        before = max(max(style.before, self._owed) - self._written, 0)
        self.elements.append(
            paragraph(content, style, replace(shape, before=before, after=style.after))
        )
        self._break_before(self.elements[-1])
        self._written, self._owed = style.after, 0.0

    def add_table(self, table: Element, *, before: float = 0, after: float = 0) -> None:
        """Append a table with its gaps."""
        gap = max(max(before, self._owed) - self._written, 0)
        last = self.elements[-1] if self.elements else None
        touches = last is not None and last.tag == qn("w:tbl")
        if gap or touches or self._breaks:
            self.elements.append(spacer(max(gap, _LEAST_GAP)))
            self._break_before(self.elements[-1])
        self.elements.append(table)
        self._written, self._owed = 0.0, after

    def add_tabbed(
        self, label: str, runs: Inline, style: TextStyle, shape: Shape
    ) -> None:
        """Append a paragraph of a label, a tab, and runs (maybe none)."""
        self.add(label, style, shape)
        look = el("rPr", el("sz", val=round(style.size * 2)))
        self.elements[-1].append(el("r", look, el("tab")))
        for element in run_elements(runs, style):
            self.elements[-1].append(element)

    def add_picture(self, text: str, side_mm: float, style: TextStyle) -> None:
        """Append the QR picture of ``text`` in the middle."""
        # A picture in a line of exact height would be cut off.
        spacing = el("spacing", before=0, after=points(style.leading))
        look = el("pPr", spacing, el("jc", val="center"))
        self.elements.append(el("p", look, picture_run(self._part, text, side_mm)))
        self._written, self._owed = style.leading, 0.0

    def owe(self, gap: float) -> None:
        """Ask for a gap before the next piece, whatever it is."""
        self._owed = self._written + gap

    def break_page(self) -> None:
        """Start a new page with the next piece."""
        self._breaks = True

    def end_section(self) -> None:
        """Close a section of the document; its page is set up later."""
        mark = spacer(_LEAST_GAP)
        mark.pPr.append(el("sectPr", el("pgSz"), el("pgMar")))
        mark.pPr.remove(mark.pPr.find(qn("w:keepNext")))
        self.elements.append(mark)
        self._written = self._owed = 0.0

    def _break_before(self, element: Element) -> None:
        if self._breaks:
            element.pPr.append(el("pageBreakBefore"))
            self._breaks = False

    def keep_last(self, pieces: int) -> None:
        """Keep the last ``pieces`` pieces with what comes next."""
        for element in self.elements[-pieces:]:
            if element.tag == qn("w:tbl"):
                keep_rows(element, _ROWS_KEPT)
                continue
            properties = element.find(qn("w:pPr"))
            if properties.find(qn("w:keepNext")) is None:
                properties.insert(0, el("keepNext"))


def spacer(height: float) -> Element:
    """Make an empty line of an exact height that stays with what follows."""
    spacing = el("spacing", before=0, after=0, line=points(height), lineRule="exact")
    return el("p", el("pPr", el("keepNext"), spacing))
