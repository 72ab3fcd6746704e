"""Text styles of the profile as reportlab paragraphs."""

from functools import lru_cache
from typing import Literal

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph

from app.documents.inline import Inline, lit
from app.documents.pdf.fonts import SYMBOLS, font_name, markup
from app.documents.pdf.longtext import LongText
from app.documents.profile import TextStyle

_ALIGN = {
    "left": TA_LEFT,
    "center": TA_CENTER,
    "right": TA_RIGHT,
    "justify": TA_JUSTIFY,
}
Align = Literal["left", "center", "right", "justify"]
# About half a page of signs: shorter paragraphs meet at most one end of a page.
_LONG = 1500


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
) -> Paragraph:
    """Make a paragraph from runs or plain text; ``box`` is drawn before it."""
    text = _marked_up(content, style)
    kind = LongText if len(text) > _LONG else Paragraph
    return kind(text, style_of(style, align, first_mm, hang_mm), bulletText=box)


def cell_text(content: Inline | str, style: TextStyle, align: Align) -> LongText:
    """Make a paragraph for a table, which measures and draws it again and again."""
    return LongText(_marked_up(content, style), style_of(style, align))


def _marked_up(content: Inline | str, style: TextStyle) -> str:
    runs = lit(content) if isinstance(content, str) else content
    return markup(runs, capitals=style.caps)
