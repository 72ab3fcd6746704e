"""The panel of the cell's key: how far it is, its code, and what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kernel.words import _
from app.package.model import KeyState
from ui.pages.package import keywords
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card, TintBox, facts
from ui.widgets.basic.chip import Chip
from ui.widgets.basic.flow import flow
from ui.widgets.basic.layout import boxed, clear, sized, spaced
from ui.widgets.basic.text import text
from ui.widgets.status import Status, Tone

# Lines of text longer than this are hard to read, in u.
_WIDEST = 640


class KeyPanel(Card):
    """Shows the key; ``acted`` carries the name of the act whose button was pressed."""

    acted = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Khóa ký gói"))
        self._chip = Chip("", Status.NOT_YET)
        self.add_to_head(self._chip)
        self._column = QVBoxLayout()
        spaced(self._column, 12)
        inside = boxed(self._column)
        sized(inside, max_width=_WIDEST)
        self.add(inside)
        self.body.addStretch(1)
        self._first: Button | None = None

    def show_state(self, state: KeyState) -> None:
        """Show a stage of the key; a focus inside goes to its first button."""
        shown = keywords.view(state)
        focus: QWidget | None = self.window().focusWidget()
        was_inside = focus is not None and self.isAncestorOf(focus)
        self._chip.show_status(shown.chip, shown.status)
        clear(self._column)
        for sentence in shown.sentences:
            self._column.addWidget(text(sentence, wrap=True))
        if shown.facts:
            self._column.addWidget(facts(*shown.facts))
        if shown.code:
            self._column.addWidget(code_box(_("Mã của tệp xin khóa"), shown.code))
        self._column.addWidget(self._buttons(shown.acts))
        if was_inside and self._first is not None:
            self._first.show()
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_stop(self) -> QWidget | None:
        """Return the main button."""
        return self._first

    def _buttons(self, acts: tuple[str, ...]) -> QWidget:
        buttons = []
        for place, act in enumerate(acts):
            words, icon = keywords.act_words(act)
            kind = "primary" if place == 0 and act in {"make", "reply"} else "default"
            button = Button(words, kind, icon=icon)
            button.clicked.connect(lambda _on=False, a=act: self.acted.emit(a))
            buttons.append(button)
        self._first = buttons[0] if buttons else None
        return boxed(flow(*buttons))


def code_box(label: str, code: str) -> TintBox:
    """Show a code in large letters, to be copied to paper by hand."""
    box = TintBox(Tone.INFO)
    box.setAccessibleName(f"{label}: {code}")
    box.add(text(label, "small", "text2"))
    box.add(text(code, "h1", wrap=True))
    return box
