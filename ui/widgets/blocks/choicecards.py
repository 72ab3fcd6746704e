"""Large cards to choose one from, each with its digit key (first run, conflicts)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.kernel.words import _
from ui.widgets import theme
from ui.widgets.basic.layout import row, spaced
from ui.widgets.basic.picture import Picture
from ui.widgets.basic.text import text

_NARROWEST = 280


@dataclass(frozen=True, slots=True)
class CardChoice:
    """One answer: its key, words, second line, icon."""

    key: str
    title: str
    detail: str = ""
    icon: str = ""


class _Card(QPushButton):
    walked = Signal(int, int)

    def __init__(self, choice: CardChoice, number: int) -> None:
        super().__init__()
        self.setProperty("kind", "choice")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        words = (choice.title, choice.detail, _("phím {number}").format(number=number))
        self.setAccessibleName(", ".join(part for part in words if part))
        self._sign = Picture("circle", "line2", 24)
        self._icon = Picture(choice.icon, "text2", 24) if choice.icon else None
        self._icon_name = choice.icon
        lines = QVBoxLayout()
        spaced(lines, 1)
        lines.addWidget(text(choice.title, "h2", elide=True))
        if choice.detail:
            lines.addWidget(text(choice.detail, "small", "text2", wrap=True))
        layout = row(gap=14, margins=(18, 14, 16, 14))
        if self._icon is not None:
            layout.addWidget(self._icon)
        layout.addLayout(lines, 1)
        layout.addWidget(self._sign)
        layout.addWidget(text(str(number), "small", "text2"))
        self.setLayout(layout)
        # As wide as its column: a button asks for the room of its title on one line.
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._show_choice)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        key = Qt.Key(event.key())
        if key in steps:
            self.walked.emit(*steps[key])
        else:
            super().keyPressEvent(event)

    def _show_choice(self, is_on: bool) -> None:  # noqa: FBT001  (Qt's own signature)
        tint = "accent" if is_on else "line2"
        self._sign.show_icon("circle-dot" if is_on else "circle", tint)
        if self._icon is not None:
            self._icon.show_icon(self._icon_name, "accent" if is_on else "text2")


class ChoiceCards(QWidget):
    """One Tab stop: arrows walk, digits choose; typing tools stay out of it.

    ``chosen`` carries the key.
    """

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[CardChoice],
        columns: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._wished = columns
        self._columns = 0
        self._cards: dict[str, _Card] = {}
        self._current = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for place, choice in enumerate(choices):
            card = _Card(choice, place + 1)
            card.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
            card.clicked.connect(lambda _on=False, k=choice.key: self._pick(k))
            card.walked.connect(lambda d, r, p=place: self._walk(p, d, r))
            self._cards[choice.key] = card
        self._place()
        self.choose("")
        theme.current().changed.connect(self._place)

    def current(self) -> str:
        """Return the key of the chosen card; empty when none is."""
        return self._current

    def choose(self, key: str) -> None:
        """Choose a card without telling."""
        self._current = key
        stop = key or next(iter(self._cards), "")
        focus = Qt.FocusPolicy
        for name, card in self._cards.items():
            card.setChecked(name == key)
            card.setFocusPolicy(focus.StrongFocus if name == stop else focus.ClickFocus)
        if stop:
            self.setFocusProxy(self._cards[stop])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by digit."""
        place = event.key() - Qt.Key.Key_1
        keys = list(self._cards)
        if 0 <= place < len(keys):
            self._pick(keys[place])
            self._cards[keys[place]].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand under each other where the window is narrow."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        columns = self._wished
        while columns > 1 and self.width() < columns * theme.u(_NARROWEST):
            columns -= 1
        self._grid.setSpacing(theme.u(12))
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self._cards.values()):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(self._wished):
            self._grid.setColumnStretch(column, int(column < columns))

    def _pick(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def _walk(self, place: int, down: int, right: int) -> None:
        target = place + down * self._columns + right
        keys = list(self._cards)
        if 0 <= target < len(keys):
            self._cards[keys[target]].setFocus(Qt.FocusReason.TabFocusReason)
