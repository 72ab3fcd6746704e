"""The page itself: margins, page number, footer code, bookmarks."""

from typing import IO, Any

from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from app.documents.model import Doc, NationalHeader, PartyHeader
from app.documents.pdf.fonts import font_name, one_line
from app.documents.pdf.sheet.pagefoot import page_foot
from app.documents.profile import LayoutProfile, Page


class Paper(BaseDocTemplate):  # type: ignore[misc]  # reportlab ships no types
    """Pages of one document in portrait and landscape."""

    def __init__(
        self, target: IO[bytes], doc: Doc, profile: LayoutProfile, *, duplex: bool
    ) -> None:
        page = profile.page
        super().__init__(
            target,
            pagesize=(page.width_mm * mm, page.height_mm * mm),
            title=doc.title,
            invariant=1,
            initialFontName=font_name(),
            pageCompression=1,
        )
        portrait = _Sheet(doc, profile, landscape=False, mirror=duplex)
        landscape = _Sheet(doc, profile, landscape=True, mirror=False)
        first, second = (
            (landscape, portrait) if doc.landscape else (portrait, landscape)
        )
        self.addPageTemplates([first, second])
        self._bookmarks = 0

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  (reportlab's name)
        """Make a bookmark of each heading."""
        entry = getattr(flowable, "outline", None)
        if entry is None:
            return
        text, level = entry
        key = f"h{self._bookmarks}"
        self._bookmarks += 1
        # Where the frame stands now is just below the heading.
        top = self.frame._y + flowable.getSpaceAfter() + flowable.height  # noqa: SLF001  (no public way to ask)
        self.canv.bookmarkHorizontal(key, 0, top)
        self.canv.addOutlineEntry(one_line(text), key, self._level(level))

    def _level(self, level: int) -> int:
        # An outline may not start below its first level nor skip one.
        self._deepest = min(level, getattr(self, "_deepest", -1) + 1)
        return self._deepest


class _Sheet(PageTemplate):  # type: ignore[misc]  # reportlab ships no types
    """One direction of the paper with what stands outside the text."""

    def __init__(
        self, doc: Doc, profile: LayoutProfile, *, landscape: bool, mirror: bool
    ) -> None:
        self._doc = doc
        self._profile = profile
        self._landscape = landscape
        self._mirror = mirror
        page = profile.page
        width, height = page.width_mm, page.height_mm
        if landscape:
            width, height = height, width
        self._size = (width * mm, height * mm)
        self._left_mm = page.landscape_side_mm if landscape else page.left_mm
        frame = Frame(
            self._left_mm * mm,
            (page.landscape_bottom_mm if landscape else page.bottom_mm) * mm,
            page.text_width_mm(landscape=landscape) * mm,
            page.text_height_mm(landscape=landscape) * mm,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        super().__init__(
            id="landscape" if landscape else "portrait",
            frames=[frame],
            pagesize=self._size,
        )

    def beforeDrawPage(self, canv: Any, doc: Any) -> None:  # noqa: ANN401, ARG002, N802  (reportlab's protocol)
        """Shift even pages for binding, then draw number and mark."""
        if self._mirror and canv.getPageNumber() % 2 == 0:
            canv.translate(self._shift(self._profile.page), 0)
        self._number(canv)
        self._draft(canv)

    def afterDrawPage(self, canv: Any, doc: Any) -> None:  # noqa: ANN401, ARG002, N802  (reportlab's protocol)
        """Draw the foot last, so that who reads the page aloud hears it last."""
        room = self._profile.page.text_width_mm(landscape=self._landscape)
        page_foot(canv, self._doc, self._profile, (self._left_mm, room))

    @staticmethod
    def _shift(page: Page) -> float:
        return float((page.right_mm - page.left_mm) * mm)

    @property
    def _middle(self) -> float:
        room = self._profile.page.text_width_mm(landscape=self._landscape)
        return float((self._left_mm + room / 2) * mm)

    def _baseline(self, size: float) -> float:
        # The number's middle stands the given distance below the edge.
        return float(
            self._size[1] - self._profile.page_number.from_edge_mm * mm - 0.35 * size
        )

    def _number(self, canvas: Any) -> None:  # noqa: ANN401  (a reportlab canvas)
        look = self._profile.page_number
        number = canvas.getPageNumber()
        if number >= look.from_page:
            canvas.setFont(font_name(), look.size)
            canvas.drawCentredString(
                self._middle, self._baseline(look.size), str(number)
            )

    def _draft(self, canvas: Any) -> None:  # noqa: ANN401  (a reportlab canvas)
        mark = draft_mark(self._doc)
        look = self._profile.footer.style
        if mark and canvas.getPageNumber() >= self._profile.page_number.from_page:
            canvas.setFont(font_name(italic=True), look.size)
            room = self._profile.page.text_width_mm(landscape=self._landscape)
            right = (self._left_mm + room) * mm
            canvas.drawRightString(right, self._baseline(look.size), one_line(mark))


def draft_mark(doc: Doc) -> str:
    """Find the draft mark of the header, repeated small on the following pages."""
    for block in doc.blocks:
        if isinstance(block, PartyHeader | NationalHeader):
            return block.marks.draft
    return ""
