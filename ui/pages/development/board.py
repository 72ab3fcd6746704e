"""The board: columns of cards; arrows walk, Enter opens, nothing moves by dragging."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.kernel.words import _, ngettext
from ui.pages.development.presenter import CardView, ColumnView
from ui.widgets import theme
from ui.widgets.basic.chip import Chip
from ui.widgets.basic.layout import STRETCH, boxed, clear, row, scroll, sized, spaced
from ui.widgets.basic.text import text
from ui.widgets.theme import mark_property

_STRIP, _COLUMN, _GAP = 44, 172, 10


class Card(QFrame):
    """One person; chosen by press or focus."""

    chosen = Signal(str)
    opened = Signal(str)
    walked = Signal(int, int)

    def __init__(self, view: CardView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = view.id
        self.setObjectName("item_card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{view.name}, {view.detail}, {view.chip}")
        layout = QVBoxLayout(self)
        spaced(layout, 4, (9, 8, 9, 9))
        layout.addWidget(text(view.name, "strong", wrap=True))
        if view.detail:
            layout.addWidget(text(view.detail, "small", "text2", wrap=True))
        chip = Chip(view.chip, view.status)
        layout.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)

    def choose(self, *, is_chosen: bool) -> None:
        """Frame the card that the drawer shows."""
        mark_property(self, "state", "selected" if is_chosen else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the card that has the focus in the drawer."""
        super().focusInEvent(event)
        self.chosen.emit(self.id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose by a press."""
        super().mouseReleaseEvent(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit(self.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, open with Enter."""
        steps = {
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
        }
        key = Qt.Key(event.key())
        if key in steps:
            self.walked.emit(*steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit(self.id)
        else:
            super().keyPressEvent(event)


class BoardView(QWidget):
    """Columns side by side; an empty one is a narrow strip with its title."""

    current_changed = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: list[list[Card]] = []
        self._strips: list[QWidget] = []
        self._current = ""
        inside = QWidget()
        self._line = QHBoxLayout(inside)
        spaced(self._line, _GAP)
        self._area = scroll(inside)
        # Six full columns are wider than a small screen; everything else fits.
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
        self.setAccessibleName(_("Bảng các bước"))

    def show_columns(self, columns: Sequence[ColumnView]) -> None:
        """Replace the columns; the chosen person stays chosen."""
        had_focus = any(c.hasFocus() for column in self._columns for c in column)
        clear(self._line)
        self._columns, self._strips = [], []
        for column in columns:
            self._line.addWidget(self._column(column), 1 if column.cards else 0)
        ids = [card.id for column in self._columns for card in column]
        if self._current not in ids:
            self._current = ids[0] if ids else ""
        self.choose(self._current)
        self._fold()
        if had_focus and self.first is not None:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def current_id(self) -> str:
        """Return the person the drawer shows."""
        return self._current

    def choose(self, card_id: str) -> bool:
        """Choose a person without moving the focus; False when not on the board."""
        found = self._card(card_id)
        if found is None:
            return False
        self._current = card_id
        focus = Qt.FocusPolicy
        for column in self._columns:
            for card in column:
                is_chosen = card.id == card_id
                card.choose(is_chosen=is_chosen)
                # One Tab stop for the whole board; arrows walk inside.
                card.setFocusPolicy(
                    focus.StrongFocus if is_chosen else focus.ClickFocus
                )
        return True

    @property
    def first(self) -> QWidget | None:
        """The card that takes the focus when the page opens."""
        return self._card(self._current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the strips of empty columns out where the full ones need the room."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        full, empty = len(self._columns), len(self._strips)
        gaps = (full + empty - 1) * _GAP
        wanted = theme.u(full * _COLUMN + empty * _STRIP + gaps)
        for strip in self._strips:
            strip.setVisible(wanted <= self.width())

    def _card(self, card_id: str) -> Card | None:
        for column in self._columns:
            for card in column:
                if card.id == card_id:
                    return card
        return None

    def _column(self, view: ColumnView) -> QWidget:
        frame = QFrame()
        frame.setObjectName("column")
        count = len(view.cards)
        words = ngettext("{title}, {count} người", "{title}, {count} người", count)
        frame.setAccessibleName(words.format(title=view.title, count=count))
        layout = QVBoxLayout(frame)
        side = 6 if view.cards else 3
        spaced(layout, 8, (side, 8, side, 8))
        if not view.cards:
            title = text("\n".join(view.title.split()), "caption", "text3")
            layout.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
            frame.setToolTip(words.format(title=view.title, count=0))
            self._strips.append(sized(frame, width=_STRIP))
            return frame
        layout.addLayout(
            row(
                text(view.title, "strong", wrap=True),
                STRETCH,
                text(str(count), "small", "text2"),
                margins=(3, 0, 3, 0),
            )
        )
        cards = [self._made(card, len(self._columns), n) for n, card in _numbered(view)]
        self._columns.append(cards)
        inside = QVBoxLayout()
        spaced(inside, 9)
        for card in cards:
            inside.addWidget(card)
        inside.addStretch(1)
        layout.addWidget(scroll(boxed(inside)), 1)
        return sized(frame, min_width=_COLUMN)

    def _made(self, view: CardView, column: int, place: int) -> Card:
        card = Card(view)
        card.chosen.connect(self._choose)
        card.opened.connect(self.opened)
        card.walked.connect(lambda down, right: self._walk(column, place, down, right))
        return card

    def _choose(self, card_id: str) -> None:
        if card_id != self._current:
            self.choose(card_id)
            self.current_changed.emit(card_id)

    def _walk(self, column: int, place: int, down: int, right: int) -> None:
        target = column + right
        if not 0 <= target < len(self._columns):
            return
        cards = self._columns[target]
        index = place + down if not right else min(place, len(cards) - 1)
        if 0 <= index < len(cards):
            cards[index].setFocus(Qt.FocusReason.TabFocusReason)


def _numbered(view: ColumnView) -> list[tuple[int, CardView]]:
    return list(enumerate(view.cards))
