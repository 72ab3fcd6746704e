"""The interface font from the resources."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Inter"
_FALLBACK = "Segoe UI"
_MONO = ("Consolas", "DejaVu Sans Mono", "monospace")
_FIGURES = frozenset("0123456789 /.,:%+−–()•")
_FILES = (
    "Inter_400Regular.ttf",
    "Inter_500Medium.ttf",
    "Inter_600SemiBold.ttf",
    "Inter_700Bold.ttf",
)


class FontShelf:
    """Loads the four weights; a missing file leaves the fallback font."""

    def __init__(self, folder: Path) -> None:
        # The first file wakes the font database (5 ms), each further one takes 0.2 ms.
        for name in _FILES:
            if (folder / name).is_file():
                QFontDatabase.addApplicationFont(str(folder / name))

    @staticmethod
    def font(
        pixels: int, weight: int, *, mono: bool = False, tabular: bool = False
    ) -> QFont:
        """Build the interface font; ``tabular`` makes figures as wide as each other."""
        font = QFont()
        font.setFamilies(list(_MONO) if mono else [FAMILY, _FALLBACK])
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight(weight))
        if tabular:
            align_figures(font)
        return font


def is_figures(words: str) -> bool:
    """Say whether ``words`` are a date, a time, an amount: what stands in columns.

    The font widens the hyphen with the figures, which would tear "HD 42-HD/BTCTW"
    apart, so only figures that stand alone are set in equal widths.
    """
    return _FIGURES.issuperset(words) and any(sign.isdigit() for sign in words)


def align_figures(font: QFont) -> QFont:
    """Make the figures of ``font`` as wide as each other."""
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def font_for(words: str) -> QFont:
    """Build a font that says of ``words`` only how their figures stand."""
    return align_figures(QFont()) if is_figures(words) else QFont()
