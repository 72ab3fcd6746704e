"""The foot of every page: QR picture and code at the left, page x/y at the right.

How many pages there are is known after the last one only; what waits for that is drawn
then, as a form each page already shows. The QR picture is drawn once for all pages.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.documents.model import Doc
from app.documents.pdf.code import draw_qr
from app.documents.pdf.fonts import font_name, one_line
from app.documents.profile import LayoutProfile

# Gets the canvas and the number of pages.
Late = Callable[[Any, int], None]


class FootCanvas(Canvas):  # type: ignore[misc]  # reportlab ships no types
    """A canvas whose pages show pieces that are drawn at the very end."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401  (reportlab's protocol)
        super().__init__(*arguments, **options)
        self._late: dict[str, Late] = {}

    def show_late(self, name: str, draw: Late) -> None:
        """Show the piece ``name`` here, in the page's own lengths."""
        self._late[name] = draw
        self.doForm(name)

    def save(self) -> None:
        """Draw what waited, then write the file."""
        pages = self.getPageNumber() - 1
        # Wide enough for either direction of the page.
        side = max(self._pagesize)
        for name, draw in self._late.items():
            self.beginForm(name, 0, 0, side, side)
            draw(self, pages)
            self.endForm()
        super().save()


def page_foot(
    canvas: FootCanvas, doc: Doc, profile: LayoutProfile, text_mm: tuple[float, float]
) -> None:
    """Draw the foot; ``text_mm`` is the left edge and the width of the text."""
    look = profile.footer
    left_mm, room_mm = text_mm
    left, base = left_mm * mm, look.from_edge_mm * mm
    direction = f"{left_mm:g}-{room_mm:g}"
    if doc.qr:
        place = (left, look.qr_from_edge_mm * mm, look.qr_mm * mm)
        canvas.show_late(f"qr-{direction}", partial(_picture, doc.qr, place))
        left += look.qr_mm * mm
    if doc.footer:
        canvas.setFont(font_name(), look.style.size)
        canvas.drawString(left, base, one_line(doc.footer))
    right = (left_mm + room_mm) * mm
    number = canvas.getPageNumber()
    words = partial(_page_words, look.page_text, number)
    late = partial(_words, words, look.style.size, (right, base))
    canvas.show_late(f"page-{number}", late)


def _picture(
    text: str,
    place: tuple[float, float, float],
    canvas: Any,  # noqa: ANN401  (a reportlab canvas)
    pages: int,  # noqa: ARG001  (what waits is told it)
) -> None:
    draw_qr(canvas, text, *place)


def _words(
    words: Callable[[int], str],
    size: float,
    place: tuple[float, float],
    canvas: Any,  # noqa: ANN401  (a reportlab canvas)
    pages: int,
) -> None:
    canvas.setFont(font_name(), size)
    canvas.drawRightString(*place, words(pages))


def _page_words(text: str, page: int, pages: int) -> str:
    return text.format(page=page, pages=pages)
