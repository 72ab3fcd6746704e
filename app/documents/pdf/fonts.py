"""The document fonts in reportlab, and text as its paragraph markup."""

from functools import cache
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.fonts import addMapping
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

from app.documents.inline import Inline, Run
from app.documents.unprintable import (
    SUBSTITUTE,
    symbol_font_path,
    symbol_letters,
    text_font_path,
    text_letters,
)

FAMILY = "Tinos"
SYMBOLS = "Boxes"
_STYLES = (
    (False, False, "Regular"),
    (False, True, "Italic"),
    (True, False, "Bold"),
    (True, True, "BoldItalic"),
)


@cache
def register() -> None:
    """Load the fonts into reportlab, once."""
    # As letters its streams are written slowly, and read again at once by ``pdfa``.
    rl_config.useA85 = 0
    for bold, italic, style in _STYLES:
        name = font_name(bold=bold, italic=italic)
        registerFont(TTFont(name, str(text_font_path(style))))
        addMapping(FAMILY, int(bold), int(italic), name)
        addMapping(name, int(bold), int(italic), name)
    registerFont(TTFont(SYMBOLS, str(symbol_font_path())))
    for bold, italic, _ in _STYLES:
        addMapping(SYMBOLS, int(bold), int(italic), SYMBOLS)


def font_name(*, bold: bool = False, italic: bool = False) -> str:
    """Give reportlab's name of a style of the text font."""
    if not bold and not italic:
        return FAMILY
    return f"{FAMILY}-{'Bold' if bold else ''}{'Italic' if italic else ''}"


def printable(text: str) -> str:
    """Replace what no document font has by an empty box (PDF/A allows no gap glyph)."""
    codes = set(map(ord, text))
    if codes <= text_letters():
        return text
    known = text_letters() | symbol_letters() | {0x0A}
    return "".join(c if ord(c) in known else SUBSTITUTE for c in text)


def one_line(text: str) -> str:
    """Prepare text that is drawn in one go: no line break, no gap glyph."""
    return " ".join(printable(text).split("\n"))


def is_plain(text: str) -> bool:
    """Say whether the text font alone can draw ``text`` on one line."""
    return set(map(ord, text)) <= text_letters()


def width(text: str, font: str, size: float) -> float:
    """Measure ``text`` in points."""
    return float(stringWidth(text, font, size))


def markup(runs: Inline, *, capitals: bool = False) -> str:
    """Write ``runs`` for a reportlab paragraph; everything of the user is escaped."""
    return "".join(_run(run, capitals=capitals) for run in runs)


def _run(run: Run, *, capitals: bool) -> str:
    text = printable(run.text.upper() if capitals else run.text)
    xml = escape(text).replace("\n", "<br/>")
    if not is_plain(text.replace("\n", "")):
        symbols = symbol_letters()
        xml = "".join(
            f'<font name="{SYMBOLS}">{c}</font>' if ord(c) in symbols else c
            for c in xml
        )
    for tag, on in (("u", run.underline), ("i", run.italic), ("b", run.bold)):
        if on:
            xml = f"<{tag}>{xml}</{tag}>"
    return xml
