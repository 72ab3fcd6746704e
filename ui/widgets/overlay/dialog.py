"""Dialogs: one question, verbs on the buttons, the safe answer first in focus."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import row, sized, spaced
from ui.widgets.basic.text import text


@dataclass(frozen=True, slots=True)
class Answer:
    """One button: its key and verb; exactly one answer of a dialog is safe."""

    key: str
    words: str
    safe: bool = False
    main: bool = False
    destructive: bool = False


class Dialog(QDialog):
    """Opened with ``open_it``; ``answered`` carries the key of the answer.

    Esc and closing the window give the safe answer.
    """

    answered = Signal(str)

    def __init__(self, owner: QWidget, title: str, sentence: str = "") -> None:
        super().__init__(owner.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._safe_key = ""
        self._is_answered = False
        self.buttons: dict[str, Button] = {}
        self.body = QVBoxLayout()
        spaced(self.body, 12)
        self._line = QHBoxLayout()
        spaced(self._line, 8)
        layout = QVBoxLayout(self)
        spaced(layout, 12, (24, 20, 24, 20))
        layout.addWidget(text(title, "h2", wrap=True))
        if sentence:
            layout.addWidget(text(sentence, tone="text2", wrap=True))
        layout.addLayout(self.body, 1)
        layout.addLayout(self._line)
        sized(self, min_width=400, max_width=520)

    def offer(self, answers: Sequence[Answer]) -> None:
        """Put the answers on buttons, the safe one at the left."""
        self._line.addStretch(1)
        for answer in sorted(answers, key=lambda one: (one.main, not one.safe)):
            kind = "primary" if answer.main else "default"
            icon = "octagon-x" if answer.destructive else ""
            button = Button(
                answer.words, "danger" if answer.destructive else kind, icon
            )
            button.clicked.connect(lambda _on=False, k=answer.key: self.give(k))
            self.buttons[answer.key] = button
            self._line.addWidget(button)
            if answer.safe:
                self._safe_key = answer.key

    def open_it(self, focus: QWidget | None = None) -> None:
        """Show the dialog; the focus is on the safe answer, or on ``focus``."""
        self.open()
        self._stay_on_screen()
        target = focus or self.buttons.get(self._safe_key)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def give(self, key: str) -> None:
        """Answer with ``key`` and close."""
        if not self._is_answered:
            self._is_answered = True
            self.answered.emit(key)
            self.close()

    def event(self, event: QEvent) -> bool:
        """Grow when a line appears, a sentence under a field for example."""
        answer = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            layout = self.layout()
            needed = layout.totalHeightForWidth(self.width()) if layout else 0
            most = self.screen().availableGeometry().height()
            if self.height() < needed <= most:
                self.resize(self.width(), needed)
            # The layout itself may have made the window higher already.
            self._stay_on_screen()
        return answer

    def _stay_on_screen(self) -> None:
        """Keep the title and the buttons on the screen, the title first."""
        room = self.screen().availableGeometry()
        frame = self.frameGeometry()
        place = frame.topLeft()
        place.setY(max(min(place.y(), room.bottom() - frame.height()), room.top()))
        place.setX(max(min(place.x(), room.right() - frame.width()), room.left()))
        if place != frame.topLeft():
            self.move(place)

    def reject(self) -> None:
        """Give the safe answer."""
        self.give(self._safe_key)
        super().reject()


def ask(
    owner: QWidget,
    title: str,
    sentence: str,
    answers: Sequence[Answer],
    then: Callable[[str], object],
) -> Dialog:
    """Ask one question; ``then`` gets the key of the answer."""
    dialog = Dialog(owner, title, sentence)
    dialog.offer(answers)
    dialog.answered.connect(then)
    dialog.open_it()
    return dialog


def button_row(*widgets: QWidget) -> QHBoxLayout:
    """Put buttons side by side at the left."""
    line = row(*widgets)
    line.addStretch(1)
    return line
