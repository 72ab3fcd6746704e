"""The status footer: saved, copied, encrypted, under which rules, whose book."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.kernel.words import _
from ui.shell.bars.flat import SlotButton
from ui.shell.bars.slots import Slot
from ui.widgets.basic.layout import STRETCH, row, sized
from ui.widgets.basic.plane import Plane
from ui.widgets.reflow import Width


class Footer(Plane):
    """One Tab stop; arrows walk inside. A pressed slot says which page helps."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("nav", "top", parent)
        self.setAccessibleName(_("Tình trạng sổ"))
        self._width = Width.WIDE
        self._slots = {
            name: SlotButton("", "circle-check", "ok")
            for name in ("saving", "backup", "encryption", "rules", "unit")
        }
        for name, slot in self._slots.items():
            slot.clicked.connect(lambda _=False, n=name: self.pressed.emit(n))
            slot.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            slot.hide()
        self._slots["saving"].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        *left, unit = self._slots.values()
        self.setLayout(row(*left, STRETCH, unit, gap=4, margins=(8, 0, 8, 0)))
        sized(self, height=30)

    def show_slot(self, name: str, slot: Slot | None) -> None:
        """Tell the state of one slot; None leaves it out."""
        button = self._slots[name]
        if slot is not None:
            button.show_state(slot.words, slot.icon, slot.token)
        button.setProperty("told", slot is not None)
        button.setVisible(slot is not None)

    def reflow(self, width: Width) -> None:
        """Keep the states of the book, leave out its name, when there is no room."""
        self._width = width
        self.reflow_again()

    def reflow_again(self) -> None:
        """Decide again which slots there is room for."""
        for name in ("rules", "unit"):
            told = bool(self._slots[name].property("told"))
            self._slots[name].setVisible(told and self._width is Width.WIDE)

    def take_focus(self) -> None:
        """Put the focus on the first slot."""
        self._slots["saving"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows."""
        shown = [slot for slot in self._slots.values() if slot.isVisible()]
        at = next((i for i, slot in enumerate(shown) if slot.hasFocus()), None)
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if at is not None and event.key() in steps:
            target = (at + steps[Qt.Key(event.key())]) % len(shown)
            shown[target].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
