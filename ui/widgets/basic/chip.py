"""A chip: icon and word of a state; it tells and is never clicked."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets import theme
from ui.widgets.status import Status, Tone
from ui.widgets.table.painting import chip_width, paint_chip


class Chip(QWidget):
    """Shows a word in the tone and with the shape of a status."""

    def __init__(
        self,
        words: str = "",
        status: Status | None = None,
        tone: Tone | None = None,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._icon, self._tone = words, icon, tone or Tone.MUTE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.updateGeometry)
        if status is not None:
            self.show_status(words, status)
        else:
            self.show_words(words, self._tone, icon)

    @property
    def words(self) -> str:
        """What the chip says."""
        return self._words

    def show_status(self, words: str, status: Status) -> None:
        """Say ``words`` with the shape of ``status``."""
        self.show_words(words, status.tone, status.icon)

    def show_words(self, words: str, tone: Tone, icon: str = "") -> None:
        """Say ``words`` in a tone."""
        self._words, self._tone, self._icon = words, tone, icon
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Take exactly the chip."""
        wide = chip_width(self._words, has_icon=bool(self._icon))
        return QSize(wide, theme.current().size("chip"))

    def minimumSizeHint(self) -> QSize:
        """Never cut the word."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        shape = (self._icon, self._tone)
        paint_chip(painter, 0, self.height() // 2, self._words, shape)
