"""The interface font, loaded weight by weight from the resources."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Inter"
_FALLBACK = "Segoe UI"
_FILES = {
    400: "Inter_400Regular.ttf",
    500: "Inter_500Medium.ttf",
    600: "Inter_600SemiBold.ttf",
    700: "Inter_700Bold.ttf",
}


class FontShelf:
    """Loads a weight of the interface font when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loaded: set[int] = set()

    def need(self, weight: int) -> None:
        """Make sure ``weight`` is loaded; a missing file leaves the fallback font."""
        if weight not in self._loaded and weight in _FILES:
            self._loaded.add(weight)
            path = self._folder / _FILES[weight]
            if path.is_file():
                QFontDatabase.addApplicationFont(str(path))

    def font(self, pixels: int, weight: int) -> QFont:
        """Build the interface font; figures are as wide as each other."""
        self.need(weight)
        font = QFont()
        font.setFamilies([FAMILY, _FALLBACK])
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight(weight))
        font.setFeature(QFont.Tag("tnum"), 1)
        return font
