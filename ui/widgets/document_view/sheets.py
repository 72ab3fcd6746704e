"""Where the sheets of a document lie under each other. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.widgets.document_view.reading import PageSize


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page in pixels of the whole column of pages."""

    page: int
    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """The first pixel below."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Sheets:
    """All pages at one zoom."""

    sheets: tuple[Sheet, ...]
    width: int
    height: int

    def seen(self, top: int, height: int) -> tuple[Sheet, ...]:
        """Give the sheets that a window of ``height`` at ``top`` touches."""
        end = top + height
        return tuple(s for s in self.sheets if s.top < end and s.bottom > top)

    def page_at(self, top: int, height: int) -> int:
        """Name the page that fills most of the window; the first if none does."""
        best, most = 0, 0
        for sheet in self.seen(top, height):
            part = min(sheet.bottom, top + height) - max(sheet.top, top)
            if part > most:
                best, most = sheet.page, part
        return best


def lay_out(
    pages: Sequence[PageSize], room: int, zoom: float, gap: int, widest: int
) -> Sheets:
    """Fit the widest page into ``room`` (at most ``widest``) and apply ``zoom``."""
    if not pages:
        return Sheets((), room, 0)
    fit = min(max(room - 2 * gap, 1), widest)
    scale = fit / max(page.width for page in pages) * zoom
    width = max(round(max(p.width for p in pages) * scale) + 2 * gap, room)
    sheets = []
    top = gap
    for index, page in enumerate(pages):
        wide, high = round(page.width * scale), round(page.height * scale)
        sheets.append(Sheet(index, (width - wide) // 2, top, wide, high))
        top += high + gap
    return Sheets(tuple(sheets), width, top)
