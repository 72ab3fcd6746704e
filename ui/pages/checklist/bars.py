"""What stands over the table: the forecast in one sentence, the tiles of groups."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.kernel.words import _
from ui.pages.checklist.presenter import Bar, GroupTile
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import clear, spaced
from ui.widgets.basic.picture import Picture
from ui.widgets.basic.text import plain, text
from ui.widgets.blocks.tile import TileData
from ui.widgets.theme import mark_property


class ForecastBar(QFrame):
    """Shows a ``Bar``; ``pressed`` when its button is pressed."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QHBoxLayout(self)
        spaced(self._line, 12, (16, 8, 10, 8))
        self.hide()

    def show_bar(self, bar: Bar) -> None:
        """Replace what it says."""
        clear(self._line)
        mark_property(self, "tint", bar.tone.value)
        self._line.addWidget(Picture(bar.icon, bar.tone.value, 20))
        rich = "".join(
            f"<b>{plain(words)}</b>" if bold else plain(words)
            for words, bold in bar.parts
        )
        self._line.addWidget(text(rich, wrap=True, rich=True), 1)
        if bar.button:
            button = Button(bar.button, "small")
            button.clicked.connect(self.pressed)
            self._line.addWidget(button)
        self.setAccessibleName("".join(words for words, _bold in bar.parts))
        self.show()


def wide_tile(tile: GroupTile) -> TileData:
    """Show figures, what is wrong, and the bar."""
    return TileData(
        tile.key,
        tile.met,
        tile.word,
        title=tile.title,
        chip=tile.chip,
        chip_status=tile.chip_status,
        parts=tile.parts,
    )


def low_tile(tile: GroupTile) -> TileData:
    """Leave out the bar and the words of the chip in a narrow window."""
    return TileData(
        tile.key,
        f"{tile.met}/{tile.of}",
        _("đạt"),
        title=tile.tiny,
        chip=tile.chip,
        chip_status=tile.chip_status,
        brief=tile.brief,
    )
