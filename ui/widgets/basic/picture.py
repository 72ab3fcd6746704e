"""An icon standing for itself; it follows theme and text size."""

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets import theme
from ui.widgets.icons import mark, pixmap
from ui.widgets.status import Status


class Picture(QLabel):
    """An icon beside words; a screen reader passes over it unless it has a name."""

    def __init__(
        self,
        name: str,
        tint: str = "text2",
        size: float = 18,
        spoken: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._tint, self._size = name, tint, size
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._draw()
        theme.current().changed.connect(self._draw)

    def show_icon(self, name: str, tint: str = "text2") -> None:
        """Show another icon."""
        self._name, self._tint = name, tint
        self._draw()

    def show_status(self, status: Status) -> None:
        """Show the shape of a status in its colour."""
        self.show_icon(status.icon, status.tone.value)

    def _draw(self) -> None:
        if self._name == "mark":
            self.setPixmap(mark(self._size))
        elif self._name:
            self.setPixmap(pixmap(self._name, self._tint, self._size))


def status_picture(status: Status, size: float = 20) -> Picture:
    """Make the shape of a status."""
    return Picture(status.icon, status.tone.value, size, spoken="")
