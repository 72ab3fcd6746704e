"""What stands around the current step: the steps at the left, the figures at right."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.kernel.words import _
from ui.pages.meetings.presenter.desk import CheckLine, DeskView, FactLine, StepItem
from ui.widgets import theme
from ui.widgets.basic.layout import (
    STRETCH,
    boxed,
    clear,
    reveal,
    row,
    separator,
    spaced,
)
from ui.widgets.basic.picture import status_picture
from ui.widgets.basic.text import text
from ui.widgets.blocks.stackbar import StackBar
from ui.widgets.blocks.stepline import StepDisc

# The disc of a step and the gap behind it: what stands under its title begins there.
_DISC = 34


class StepButton(QPushButton):
    """One step: disc, title, planned minutes, and why it was skipped."""

    walked = Signal(int)

    def __init__(self, number: int, item: StepItem, *, is_short: bool) -> None:
        super().__init__()
        self.setProperty("kind", "tile" if item.state == "current" else "row")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        states = {
            "done": _("xong"),
            "current": _("đang làm"),
            "later": _("chưa làm"),
            "skipped": item.note,
        }
        self.setAccessibleName(f"{number}. {item.title}, {states[item.state]}")
        role = "strong" if item.state == "current" else "body"
        title = text(item.short if is_short else item.title, role)
        title.elide(item.short)
        disc = StepDisc(number, "later" if item.state == "skipped" else item.state)
        line = row(disc, title, gap=10)
        line.setStretch(1, 1)
        # Where titles are short there is no room for the minutes either.
        if item.minutes and item.state != "current" and not is_short:
            minutes = _("{minutes} ph").format(minutes=item.minutes)
            line.addWidget(text(minutes, "caption", "text3"))
        layout = QVBoxLayout(self)
        spaced(layout, 0, (10, 6, 10, 6))
        layout.addLayout(line)
        if item.note:
            note = text(item.note, "caption", "warn", elide=True)
            layout.addLayout(row(note, margins=(_DISC, 0, 0, 0)))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Take what the content needs."""
        layout = self.layout()
        hint = layout.sizeHint() if layout is not None else super().sizeHint()
        return QSize(hint.width(), max(hint.height(), theme.u(40)))

    def minimumSizeHint(self) -> QSize:
        """Let the title shrink, never the height."""
        return QSize(theme.u(80), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows walk, Enter choose."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.walked.emit(steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class StepList(QWidget):
    """The steps of the meeting, one Tab stop; ``chosen`` carries the id."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Các bước"))
        self._buttons: dict[str, StepButton] = {}
        self._shown: tuple[StepItem, ...] = ()
        self._is_short = False
        self._title = text("", "caption_strong", "text2")
        self._list = QVBoxLayout()
        spaced(self._list, 4)
        layout = QVBoxLayout(self)
        spaced(layout, 8)
        layout.addWidget(self._title)
        layout.addLayout(self._list)
        layout.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """Scroll rather than squeeze the steps."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), self.sizeHint().height())

    def shorten(self, *, is_short: bool) -> None:
        """Use the short titles, or the whole ones again."""
        if is_short is not self._is_short:
            self._is_short = is_short
            shown, self._shown = self._shown, ()
            self.show_steps(shown)

    def show_steps(self, steps: Sequence[StepItem]) -> None:
        """Replace the steps if anything about them has changed."""
        if tuple(steps) == self._shown:
            return
        had_focus = any(button.hasFocus() for button in self._buttons.values())
        self._shown = tuple(steps)
        self._title.setText(_("{count} BƯỚC").format(count=len(steps)))
        clear(self._list)
        self._buttons = {}
        for number, item in enumerate(steps, start=1):
            button = StepButton(number, item, is_short=self._is_short)
            is_current = item.state == "current"
            policy = Qt.FocusPolicy
            button.setFocusPolicy(
                policy.StrongFocus if is_current else policy.ClickFocus
            )
            button.clicked.connect(lambda _on=False, key=item.id: self.chosen.emit(key))
            button.walked.connect(lambda step, key=item.id: self._walk(key, step))
            self._buttons[item.id] = button
            if item.part:
                self._list.addWidget(text(item.part, "caption_strong", "text2"))
            self._list.addWidget(button)
            if is_current and had_focus:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
        # Where it stands is known once the new lines are laid out.
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        """Bring the current step in sight where not all of them fit."""
        for item in self._shown:
            if item.state == "current" and item.id in self._buttons:
                reveal(self._buttons[item.id])

    def _walk(self, key: str, step: int) -> None:
        keys = list(self._buttons)
        at = keys.index(key) + step
        if 0 <= at < len(keys):
            self._buttons[keys[at]].setFocus(Qt.FocusReason.TabFocusReason)


class FactsColumn(QFrame):
    """Tính ngay: who is present, which lines are reached, what to heed."""

    def __init__(
        self, parent: QWidget | None = None, *, is_plain: bool = False
    ) -> None:
        super().__init__(parent)
        if not is_plain:
            self.setObjectName("card")
        self.setAccessibleName(_("Tính ngay"))
        self._inside = QVBoxLayout(self)
        spaced(self._inside, 8, (14, 12, 14, 12))

    def minimumSizeHint(self) -> QSize:
        """Scroll rather than squeeze the lines."""
        hint = self._inside.sizeHint()
        return QSize(super().minimumSizeHint().width(), hint.height())

    def show_view(self, view: DeskView) -> None:
        """Show the figures of the meeting."""
        clear(self._inside)
        self._inside.addWidget(text(_("Tính ngay"), "small_strong", "text2"))
        if view.lines:
            self._inside.addWidget(_figure(view))
            present, excused, unexcused, waiting = view.bar
            self._inside.addWidget(StackBar(present, excused, unexcused, waiting))
        for fact in view.facts:
            self._inside.addWidget(_fact(fact))
        if view.lines:
            self._add_section(_("Đủ điều kiện họp"), view.lines)
        if view.heed:
            self._add_section(_("Cần để ý"), view.heed)
        self._inside.addStretch(1)

    def _add_section(self, title: str, lines: Sequence[CheckLine]) -> None:
        self._inside.addWidget(separator())
        self._inside.addWidget(text(title, "small_strong", "text2"))
        for line in lines:
            words = text(line.words, "small", wrap=True)
            inner = row(status_picture(line.status, 18), words, gap=8)
            inner.setStretch(1, 1)
            self._inside.addWidget(boxed(inner))


def _figure(view: DeskView) -> QWidget:
    words = text(view.figure_words, "small", "text2", elide=True)
    return boxed(row(text(view.figure, "display"), words, STRETCH, gap=8))


def _fact(fact: FactLine) -> QWidget:
    line = row(text(fact.label, "small", "text2", elide=True), STRETCH, gap=6)
    if fact.status is not None:
        line.addWidget(status_picture(fact.status, 16))
    line.addWidget(text(fact.value, "small_strong"))
    return boxed(line)
