"""Sums both page renderers make in the same way, so that PDF and DOCX agree."""

from app.documents.inline import plain
from app.documents.model import Align, Col, NationalHeader, Para, PartyHeader
from app.kernel.dates import official

# A shared column never gets narrower than this, whatever the others ask for.
_LEAST_SHARE_MM = 18.0
# So many dots in a row are a blank to write on.
_BLANK = "…" * 6


def alignment(block: Para) -> Align:
    """Set a paragraph as asked, but one with a blank flush left.

    The dots of a blank are one long word: justified, the line before them would be
    torn apart.
    """
    if block.align == "justify" and _BLANK in plain(block.runs):
        return "left"
    return block.align


def column_widths_mm(cols: tuple[Col, ...], text_width_mm: float) -> list[float]:
    """Fill the text width exactly: fixed columns as asked, the others share the rest.

    When the fixed ones ask for too much they shrink in proportion.
    """
    fixed = sum(col.width_mm for col in cols)
    shares = sum(1 for col in cols if not col.width_mm)
    rest = max(text_width_mm - fixed, _LEAST_SHARE_MM * shares)
    scale = text_width_mm / (fixed + (rest if shares else 0))
    if not shares and fixed <= text_width_mm:
        scale = 1.0
    return [(col.width_mm or (rest / shares if shares else 0)) * scale for col in cols]


def groups_of(cols: tuple[Col, ...]) -> list[tuple[int, int, str]]:
    """Find neighbours with the same group title: (first, last, title)."""
    found: list[tuple[int, int, str]] = []
    for index, col in enumerate(cols):
        if col.group and found and found[-1][1:] == (index - 1, col.group):
            found[-1] = (found[-1][0], index, col.group)
        elif col.group:
            found.append((index, index, col.group))
    return found


def has_date_line(
    block: PartyHeader | NationalHeader, form: str, no_date_forms: tuple[str, ...]
) -> bool:
    """Say whether the header shows place and day: the norm wants it and we know one."""
    return form not in no_date_forms and bool(block.place or block.on)


def place_and_date(block: PartyHeader | NationalHeader) -> str:
    """Write "Địa danh, ngày … tháng … năm …"; an unknown day is left open with dots."""
    day = official(block.on) if block.on else "ngày ..... tháng ..... năm ........."
    return f"{block.place}, {day}" if block.place else day
