"""The left navigation: groups, pages, counts, and who is signed in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kernel.words import _
from ui.shell.bars.flat import NavButton
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import column, row, scroll, sized, spaced
from ui.widgets.basic.plane import Plane
from ui.widgets.basic.text import Label, text
from ui.widgets.icons import mark, pixmap

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True, slots=True)
class Item:
    """One page as the navigation shows it."""

    name: str
    title: str
    icon: str
    group: str
    shortcut: str


class Navigation(Plane):
    """One Tab stop with arrows inside; Enter opens, F2 comes here."""

    chosen = Signal(str)
    left = Signal()
    person_pressed = Signal()

    def __init__(self, items: Sequence[Item], parent: QWidget | None = None) -> None:
        super().__init__("nav", "right", parent)
        self.setAccessibleName(_("Mục lục"))
        self._buttons: dict[str, NavButton] = {}
        self._cell = text("", "caption", "text3", elide=True)
        self._picture = Label()
        self._person = PersonFoot()
        self._person.pressed.connect(self.person_pressed)
        self._extra_buttons: list[Button] = []
        self._extras = QVBoxLayout()
        spaced(self._extras, 2, (10, 0, 10, 0))
        pages = QWidget()
        pages.setLayout(self._groups(items))
        layout = column(self._head(), scroll(pages), self._extras, self._person, gap=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        sized(self, width=244)
        theme.current().changed.connect(self._draw_mark)
        self._draw_mark()

    def show_cell(self, name: str) -> None:
        """Show the short name of the cell under the program's name."""
        self._cell.setText(name)

    def show_person(self, name: str, role: str) -> None:
        """Show who is signed in; nobody yet hides the foot."""
        self._person.show_person(name, role)

    def show_current(self, name: str) -> None:
        """Mark the open page; only it is a Tab stop."""
        for key, button in self._buttons.items():
            is_open = key == name
            button.setChecked(is_open)
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_open else Qt.FocusPolicy.ClickFocus
            )

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many things wait on each page."""
        for name, button in self._buttons.items():
            button.show_count(counts.get(name, 0))

    def add_extra(self, words: str, icon: str, act: Callable[[], object]) -> None:
        """Put an act above the foot, for when the top bar has no room for it."""
        button = Button(words, "ghost", icon=icon)
        button.clicked.connect(act)
        line = column(button, gap=0)
        line.setAlignment(button, Qt.AlignmentFlag.AlignLeft)
        self._extras.addLayout(line)
        self._extra_buttons.append(button)
        button.hide()

    def show_extras(self, *, shown: bool) -> None:
        """Show the acts the top bar has no room for, or hide them."""
        for button in self._extra_buttons:
            button.setVisible(shown)

    def take_focus(self) -> None:
        """Put the focus on the open page's item."""
        current = next((b for b in self._buttons.values() if b.isChecked()), None)
        first = next(iter(self._buttons.values()), None)
        target = current or first
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, open with Enter, leave with Esc."""
        buttons = list(self._buttons.values())
        focused = next((i for i, b in enumerate(buttons) if b.hasFocus()), None)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif focused is not None and event.key() in _ENTER:
            buttons[focused].click()
        elif focused is not None and event.key() in steps:
            target = (focused + steps[Qt.Key(event.key())]) % len(buttons)
            buttons[target].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _head(self) -> QWidget:
        words = column(text(_("Sổ Chi bộ"), "h2"), self._cell, gap=0)
        head = QWidget()
        layout = row(self._picture, words, gap=10, margins=(14, 8, 12, 8))
        layout.setStretch(1, 1)
        head.setLayout(layout)
        return head

    def _groups(self, items: Sequence[Item]) -> QVBoxLayout:
        layout = QVBoxLayout()
        spaced(layout, 2, (10, 2, 10, 8))
        group = ""
        for item in items:
            if item.group != group:
                group = item.group
                layout.addSpacing(theme.u(10))
                label = text(group, "caption_strong", "text3")
                layout.addLayout(row(label, margins=(10, 2, 0, 4)))
            button = NavButton(item.title, item.icon)
            button.setToolTip(item.shortcut.replace("+", " "))
            button.clicked.connect(lambda _=False, n=item.name: self.chosen.emit(n))
            self._buttons[item.name] = button
            layout.addWidget(button)
        layout.addStretch(1)
        return layout

    def _draw_mark(self) -> None:
        self._picture.setPixmap(mark(32))


class PersonFoot(QWidget):
    """Name and role of the signed-in person; Enter offers to lock."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = Label()
        self._name = text("", "small_strong", elide=True)
        self._role = text("", "caption", "text3", elide=True)
        words = column(self._name, self._role, gap=0)
        layout = row(self._picture, words, gap=10, margins=(18, 8, 12, 8))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        theme.current().changed.connect(self._draw)
        self._draw()
        self.hide()

    def show_person(self, name: str, role: str) -> None:
        """Show a person, or hide without one."""
        self._name.setText(name)
        self._role.setText(role)
        self.setAccessibleName(f"{name}, {role}")
        self.setVisible(bool(name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it with Enter or Space."""
        if event.key() in {*_ENTER, Qt.Key.Key_Space}:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, _event: object) -> None:
        """Press it by a click."""
        self.pressed.emit()

    def _draw(self) -> None:
        self._picture.setPixmap(pixmap("circle-user-round", "text2", 20))
