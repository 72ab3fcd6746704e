"""Which characters the document fonts can draw. What can go wrong: a font is missing.

The fonts' own tables are read once (12 KB of cmap each), without any font library.
"""

import struct
from functools import cache
from pathlib import Path

from app.documents.model import Doc
from app.documents.text import plain_text
from app.infra.paths import resources_folder

SUBSTITUTE = "□"
_CMAP_FORMAT_BMP = 4


def font_folder() -> Path:
    """Return where the document fonts lie."""
    return resources_folder() / "fonts"


def text_font_path(style: str) -> Path:
    """Return the text font of ``Regular``, ``Bold``, ``Italic`` or ``BoldItalic``."""
    return font_folder() / "tinos" / f"Tinos-{style}.ttf"


def symbol_font_path() -> Path:
    """Return the font of boxes and ticks."""
    return font_folder() / "symbols" / "NotoSansSymbols2-Boxes.ttf"


@cache
def text_letters() -> frozenset[int]:
    """Return the code points of the text font."""
    return code_points(text_font_path("Regular").read_bytes())


@cache
def symbol_letters() -> frozenset[int]:
    """Return the code points only the symbol font has."""
    return code_points(symbol_font_path().read_bytes()) - text_letters()


def unprintable(doc: Doc) -> tuple[str, ...]:
    """List the characters of ``doc`` that would be printed as an empty box."""
    known = text_letters() | symbol_letters()
    found = dict.fromkeys(c for c in plain_text(doc) if c != "\n")
    return tuple(c for c in found if ord(c) not in known)


def code_points(font: bytes) -> frozenset[int]:
    """Read the code points a TrueType font maps (its format 4 table)."""
    tables = int.from_bytes(font[4:6], "big")
    offset = 0
    for index in range(tables):
        tag, _, start, _ = struct.unpack_from(">4sIII", font, 12 + 16 * index)
        if tag == b"cmap":
            offset = start
    count = int.from_bytes(font[offset + 2 : offset + 4], "big")
    for index in range(count):
        (place,) = struct.unpack_from(">I", font, offset + 8 + 8 * index)
        if struct.unpack_from(">H", font, offset + place)[0] == _CMAP_FORMAT_BMP:
            return _format_4(font, offset + place)
    return frozenset()


def _format_4(font: bytes, start: int) -> frozenset[int]:
    segments = struct.unpack_from(">H", font, start + 6)[0] // 2
    ends = struct.unpack_from(f">{segments}H", font, start + 14)
    begins = struct.unpack_from(f">{segments}H", font, start + 16 + 2 * segments)
    return frozenset(
        code
        for begin, end in zip(begins, ends, strict=True)
        for code in range(begin, end + 1)
        if code != 0xFFFF  # noqa: PLR2004  (the closing segment)
    )
