"""The roll-call as numbered cards: one widget, digits mark, arrows walk, / jumps.

Input methods are off in it: Telex and VNI would eat the digits.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.features.meetings.model.records import Mark
from app.kernel.words import _
from ui.pages.meetings.panels.start.rollcard import CardLook, draw_card
from ui.pages.meetings.panels.start.rollvoice import CardVoices
from ui.pages.meetings.presenter.roll import KEYS, RollCard
from ui.widgets import theme

# Eight rows, a cell of 24, stay in sight on a screen of 768.
_CARD, _GAP, _LEAST, _MOST_COLUMNS = 48, 6, 190, 3


class RollGrid(QWidget):
    """Cards filled top-down in up to three columns.

    ``marked`` carries person and mark; ``explained`` asks for the reason of the person;
    ``moved`` tells which part should be visible.
    """

    marked = Signal(str, object)
    explained = Signal(str)
    moved = Signal(QRect)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[RollCard, ...] = ()
        self._at = 0
        self._typed = ""
        self._is_jumping = False
        self._is_frozen = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("Bảng điểm danh"))
        self._voices = CardVoices(self, self._place)
        self._pause = QTimer(self, singleShot=True, interval=2000)
        self._pause.timeout.connect(self._forget_typed)
        theme.current().changed.connect(self.updateGeometry)

    @property
    def current(self) -> RollCard | None:
        """The card the keys act on."""
        return self._cards[self._at] if self._at < len(self._cards) else None

    def show_cards(self, cards: Sequence[RollCard], *, is_frozen: bool) -> None:
        """Replace the cards; the current person stays current."""
        kept = self.current.person_id if self.current else ""
        first = not self._cards
        self._cards, self._is_frozen = tuple(cards), is_frozen
        found = [i for i, card in enumerate(self._cards) if card.person_id == kept]
        if found:
            self._at = found[0]
        elif first:
            waiting = (i for i, c in enumerate(self._cards) if c.mark is Mark.NONE)
            self._at = next(waiting, 0)
        self._at = min(self._at, max(0, len(self._cards) - 1))
        self._voices.show_cards(self._cards)
        self.updateGeometry()
        self.update()
        self._speak()

    def go_to(self, number: int) -> None:
        """Make the card with this number the current one, if there is one."""
        if 1 <= number <= len(self._cards):
            self._move_to(number - 1)

    def go_on(self) -> None:
        """Make the next card the current one."""
        if self._at + 1 < len(self._cards):
            self._move_to(self._at + 1)

    def go_to_person(self, person_id: str) -> None:
        """Make the card of a person the current one."""
        for index, card in enumerate(self._cards):
            if card.person_id == person_id:
                self._move_to(index)

    def hasHeightForWidth(self) -> bool:
        """Grow with the number of rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Take the rows that the columns need."""
        rows = -(-len(self._cards) // self._columns(width)) if self._cards else 1
        return rows * theme.u(_CARD + _GAP) + theme.u(4)

    def sizeHint(self) -> QSize:
        """Be as high as the rows."""
        width = max(self.width(), theme.u(_LEAST))
        return QSize(theme.u(_LEAST * 2), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Need one column, and all its rows at the present width."""
        height = self.heightForWidth(max(self.width(), theme.u(_LEAST)))
        return QSize(theme.u(_LEAST), height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark with digits, walk with arrows, jump with / and a number."""
        key, words = event.key(), event.text()
        if key == Qt.Key.Key_Slash or words == "/":
            self._is_jumping, self._typed = True, ""
            self._pause.start()
            self.update()
        elif words.isdigit() and words.isascii():
            self._digit(int(words))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        elif not self._walk(key):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the card under the pointer the current one."""
        for index in range(len(self._cards)):
            if self._place(index).contains(event.position().toPoint()):
                self._move_to(index)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say which card the keys act on."""
        super().focusInEvent(event)
        self._speak()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget a number half typed."""
        super().focusOutEvent(event)
        self._forget_typed()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cards that are to be seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, card in enumerate(self._cards):
            place = self._place(index)
            if place.intersects(event.rect()):
                is_current = index == self._at
                look = CardLook(
                    self._hint(card, is_current=is_current),
                    is_current=is_current,
                    has_focus=self.hasFocus(),
                )
                draw_card(painter, place, card, look)

    def _columns(self, width: int) -> int:
        fits = (width + theme.u(_GAP)) // theme.u(_LEAST + _GAP)
        return max(1, min(_MOST_COLUMNS, fits))

    def _rows(self) -> int:
        return max(1, -(-len(self._cards) // self._columns(self.width())))

    def _place(self, index: int) -> QRect:
        columns, gap = self._columns(self.width()), theme.u(_GAP)
        width = (self.width() - gap * (columns - 1) - theme.u(4)) // columns
        column, line = divmod(index, self._rows())
        corner = QPoint(
            theme.u(2) + column * (width + gap),
            theme.u(2) + line * theme.u(_CARD + _GAP),
        )
        return QRect(corner, QSize(width, theme.u(_CARD)))

    def _digit(self, digit: int) -> None:
        if self._is_jumping:
            self._typed += str(digit)
            self._pause.start()
            self.update()
        elif digit in KEYS:
            self._give(KEYS[digit])

    def _enter(self) -> None:
        if self._is_jumping and self._typed:
            self.go_to(int(self._typed))
            self._forget_typed()
        elif self.current is not None:
            self.explained.emit(self.current.person_id)

    def _walk(self, key: int) -> bool:
        rows = self._rows()
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Right: rows,
            Qt.Key.Key_Left: -rows,
            Qt.Key.Key_Home: -len(self._cards),
            Qt.Key.Key_End: len(self._cards),
        }
        step = steps.get(Qt.Key(key))
        if step is None or not self._cards:
            return False
        self._move_to(max(0, min(len(self._cards) - 1, self._at + step)))
        return True

    def _give(self, mark: Mark) -> None:
        card = self.current
        if card is None or self._is_frozen:
            return
        self.marked.emit(card.person_id, mark)
        # The others wait for their reason; the panel goes on when it is written.
        if mark in {Mark.PRESENT, Mark.UNEXCUSED}:
            self.go_on()

    def _move_to(self, index: int) -> None:
        self._at = index
        self.update()
        self.moved.emit(self._place(index))
        self._speak()

    def _forget_typed(self) -> None:
        self._is_jumping, self._typed = False, ""
        self.update()

    def _speak(self) -> None:
        card = self.current
        words = card.heard(len(self._cards)) if card is not None else ""
        self.setAccessibleDescription(words)
        if self.hasFocus() and words:
            self._voices.speak(self._at)

    def _hint(self, card: RollCard, *, is_current: bool) -> str:
        if is_current and self._is_jumping:
            return "/" + self._typed
        if card.word:
            return card.word
        is_waiting = is_current and card.mark is Mark.NONE and not self._is_frozen
        return _("chờ phím 1–4") if is_waiting and self.hasFocus() else ""
