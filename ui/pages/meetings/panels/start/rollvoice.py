"""The cards of the roll-call for those who hear them.

Qt for Python offers no accessible table for widgets that draw themselves. So an empty
widget lies over every card: it bears the words of its card, and the focus a screen
reader follows is told of it. Keys and pointer go to the grid as before.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from ui.pages.meetings.presenter.roll import RollCard


class CardVoices(QObject):
    """Keeps one voice per card of a grid, up to date and where its card is drawn."""

    def __init__(self, grid: QWidget, place: Callable[[int], QRect]) -> None:
        super().__init__(grid)
        self._grid, self._place = grid, place
        self._voices: list[QWidget] = []
        grid.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the cards when the grid changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._lay()
        return super().eventFilter(watched, event)

    def show_cards(self, cards: Sequence[RollCard]) -> None:
        """Give every card its words; those that changed are told of."""
        while len(self._voices) > len(cards):
            self._voices.pop().deleteLater()
        while len(self._voices) < len(cards):
            self._voices.append(_voice(self._grid))
        for voice, card in zip(self._voices, cards, strict=True):
            words = card.heard(len(cards))
            if voice.accessibleName() != words:
                voice.setAccessibleName(words)
        self._lay()

    def speak(self, at: int) -> None:
        """Tell that a card is the current one now."""
        if at < len(self._voices):
            event = QAccessibleEvent(self._voices[at], QAccessible.Event.Focus)
            QAccessible.updateAccessibility(event)

    def _lay(self) -> None:
        for at, voice in enumerate(self._voices):
            voice.setGeometry(self._place(at))


def _voice(grid: QWidget) -> QWidget:
    voice = QWidget(grid)
    voice.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    voice.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
    voice.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    voice.show()
    return voice
