"""Tiles: a count and its word, pressed to filter what stands below."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.kernel.words import _
from ui.widgets import theme
from ui.widgets.basic.chip import Chip
from ui.widgets.basic.layout import STRETCH, row, spaced
from ui.widgets.basic.picture import Picture
from ui.widgets.basic.text import text
from ui.widgets.blocks.stackbar import StackBar
from ui.widgets.status import Status


@dataclass(frozen=True, slots=True)
class TileData:
    """What one tile shows.

    Without ``title`` it is one line: icon, count, word. With a title it has three:
    title, count with word and chip, and a bar of ``parts`` (done, attention, bad, and
    what is not begun); without ``parts`` the title stands over one small line.
    """

    key: str
    count: int | str
    word: str
    icon: str = ""
    tint: str = "text2"
    title: str = ""
    chip: str = ""
    chip_status: Status | None = None
    # What the chip shows where its words have no room; they are still spoken.
    brief: str = ""
    parts: tuple[int, ...] | None = None


class Tile(QPushButton):
    """A checkable tile; chosen means "đang lọc"."""

    walked = Signal(int)

    def __init__(self, data: TileData, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.data = data
        self.setProperty("kind", "tile")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        spaced(layout, 6, (14, 9, 14, 10))
        if data.title:
            layout.addWidget(text(data.title, "strong", elide=True))
        layout.addLayout(self._figures())
        if data.parts is not None:
            bar = StackBar()
            bar.show_parts(*data.parts)
            layout.addWidget(bar)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(lambda _on: self._name())
        self._name()
        theme.current().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Take what the content needs."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Let titles shrink, never the figures."""
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows walk to the neighbours, Enter choose."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.walked.emit(steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def _figures(self) -> QHBoxLayout:
        data = self.data
        line = row(gap=8)
        if data.icon:
            line.addWidget(Picture(data.icon, data.tint, 20))
        # A title without a bar is the low tile of a narrow window.
        is_low = bool(data.title) and data.parts is None
        line.addWidget(text(str(data.count), "small" if is_low else "figure"))
        line.addWidget(text(data.word, "small", "text2"), 1)
        if data.chip:
            words = data.brief or data.chip
            line.addWidget(Chip(words, data.chip_status or Status.BAD))
        return line

    def _name(self) -> None:
        data = self.data
        words = [data.title, f"{data.count} {data.word}", data.chip]
        if self.isChecked():
            words.append(_("đang lọc"))
        self.setAccessibleName(", ".join(word for word in words if word))


class TileRow(QWidget):
    """Tiles side by side, one Tab stop; ``chosen`` carries the key, "" when unset."""

    chosen = Signal(str)

    def __init__(
        self, parent: QWidget | None = None, *, can_unset: bool = True
    ) -> None:
        super().__init__(parent)
        self._can_unset = can_unset
        self._tiles: dict[str, Tile] = {}
        self._current = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        # A list below may want all the height there is; figures are not cut for it.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        # How many stand on a line, and whether each is as wide as its words.
        self._placed = (0, False)
        self.hide()
        theme.current().changed.connect(self._place_again)

    def show_tiles(self, tiles: Sequence[TileData]) -> None:
        """Replace the tiles; the chosen one stays chosen if it is still there."""
        focused = next((k for k, t in self._tiles.items() if t.hasFocus()), "")
        for old in self._tiles.values():
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._tiles = {}
        for data in tiles:
            tile = Tile(data)
            tile.clicked.connect(lambda _on=False, k=data.key: self._pick(k))
            tile.walked.connect(lambda step, k=data.key: self._walk(k, step))
            self._tiles[data.key] = tile
        self._place_again()
        self.setVisible(bool(tiles))
        self.choose(self._current if self._current in self._tiles else "")
        if focused in self._tiles:
            self._tiles[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def current(self) -> str:
        """Return the key of the chosen tile; empty when none is."""
        return self._current

    def choose(self, key: str) -> None:
        """Choose a tile without telling."""
        self._current = key
        stop = key or next(iter(self._tiles), "")
        focus = Qt.FocusPolicy
        for name, tile in self._tiles.items():
            tile.setChecked(name == key)
            tile.setFocusPolicy(focus.StrongFocus if name == stop else focus.ClickFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break into further lines where the tiles do not fit."""
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Need the widest tile."""
        widths = [tile.minimumSizeHint().width() for tile in self._tiles.values()]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def _place_again(self) -> None:
        self._placed = (0, False)
        self._place()

    def _place(self) -> None:
        gap, tiles = theme.u(12), self._tiles.values()
        widths = [tile.minimumSizeHint().width() for tile in tiles]
        widest = max(widths, default=1)
        fits = max((self.width() + gap) // (widest + gap), 1)
        lines = max(-(-len(tiles) // fits), 1)
        # Unlike tiles may fit where as many of the widest would not.
        is_unlike = lines > 1 and sum(widths) + gap * (len(widths) - 1) <= self.width()
        per_line = len(widths) if is_unlike else max(-(-len(widths) // lines), 1)
        if (per_line, is_unlike) == self._placed:
            return
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        self._placed = per_line, is_unlike
        self._grid.setSpacing(gap)
        for place, tile in enumerate(tiles):
            self._grid.addWidget(tile, place // per_line, place % per_line)
            share = widths[place] if is_unlike else 1
            self._grid.setColumnStretch(place % per_line, share)

    def _pick(self, key: str) -> None:
        is_unset = key == self._current and self._can_unset
        self.choose("" if is_unset else key)
        self.chosen.emit(self._current)

    def _walk(self, key: str, step: int) -> None:
        keys = list(self._tiles)
        place = keys.index(key) + step
        if 0 <= place < len(keys):
            self._tiles[keys[place]].setFocus(Qt.FocusReason.TabFocusReason)


def figure_line(count: str, words: str) -> QHBoxLayout:
    """Write a large figure with its words behind it."""
    return row(text(count, "figure"), text(words, "small", "text2"), STRETCH, gap=8)
