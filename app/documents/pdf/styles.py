"""Text styles of the profile as reportlab paragraphs."""

from copy import copy
from functools import lru_cache
from typing import Any, Literal

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph

from app.documents.inline import Inline, lit
from app.documents.pdf.fonts import SYMBOLS, font_name, markup
from app.documents.profile import TextStyle

_ALIGN = {
    "left": TA_LEFT,
    "center": TA_CENTER,
    "right": TA_RIGHT,
    "justify": TA_JUSTIFY,
}
Align = Literal["left", "center", "right", "justify"]


class Text(Paragraph):  # type: ignore[misc]  # reportlab ships no types
    """A paragraph that is broken into lines once, however many pages it fills.

    The rest that moves to the next page keeps its lines. Broken anew on every page, as
    reportlab does it, an opinion of fifty pages takes fifty times the work of one page.
    """

    _ready: tuple[float, Any] | None = None

    def wrap(self, available_width: float, available_height: float) -> Any:  # noqa: ANN401  (reportlab's protocol)
        """Measure; lines known for this width stand."""
        if self._ready is None or self._ready[0] != available_width:
            return super().wrap(available_width, available_height)
        self.blPara = self._ready[1]
        self.width = available_width
        self.height = len(self.blPara.lines) * self.style.leading
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Leave what fits and hand the other lines on as they are."""
        lines = getattr(self, "blPara", None)
        parts: list[Flowable] = super().split(available_width, available_height)
        if lines is not None and len(parts) > 1:
            rest = copy(lines)
            rest.lines = lines.lines[len(parts[0].blPara.lines) :]
            # Without the first line's indent every line is as wide as it was.
            parts[1]._ready = (available_width, rest)  # noqa: SLF001  (its own kind)
        return parts


@lru_cache(maxsize=128)
def style_of(
    style: TextStyle,
    align: Align = "left",
    first_mm: float = 0,
    hang_mm: float = 0,
) -> ParagraphStyle:
    """Return the paragraph style; lines never shrink and never leave one alone."""
    return ParagraphStyle(
        name=f"{style}{align}{first_mm}{hang_mm}",
        fontName=font_name(bold=style.bold, italic=style.italic),
        fontSize=style.size,
        leading=style.leading,
        spaceBefore=style.before,
        spaceAfter=style.after,
        alignment=_ALIGN[align],
        firstLineIndent=first_mm * mm,
        leftIndent=hang_mm * mm,
        bulletFontName=SYMBOLS,
        bulletFontSize=style.size,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        # The default lets a line squeeze in one more word; Word does not.
        spaceShrinkage=0,
    )


def paragraph(
    content: Inline | str,
    style: TextStyle,
    align: Align = "left",
    *,
    first_mm: float = 0,
    hang_mm: float = 0,
    box: str | None = None,
) -> Text:
    """Make a paragraph from runs or plain text; ``box`` is drawn before it."""
    runs = lit(content) if isinstance(content, str) else content
    text = markup(runs, capitals=style.caps)
    return Text(text, style_of(style, align, first_mm, hang_mm), bulletText=box)
