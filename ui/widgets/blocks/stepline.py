"""The step line: done = tick, current = red disc with its number, later = outline."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.kernel.words import _
from ui.widgets import theme
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.layout import boxed, clear, row, spaced
from ui.widgets.basic.text import text
from ui.widgets.icons import pixmap


class StepDisc(QWidget):
    """The sign of one step."""

    def __init__(self, number: int, state: str = "later") -> None:
        super().__init__()
        self._number, self._state = number, state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Be twenty-four across."""
        return QSize(theme.u(24), theme.u(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw tick, disc or outline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.current()
        if self._state == "done":
            painter.drawPixmap(0, 0, pixmap("circle-check", "ok", 24))
            return
        is_current = self._state == "current"
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(look.color("accent" if is_current else "line2"), 1))
        painter.setBrush(look.color("accent" if is_current else "surface"))
        painter.drawEllipse(box)
        painter.setFont(look.font("caption_strong"))
        painter.setPen(look.color("accent_t" if is_current else "text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))


class StepLine(QWidget):
    """The steps of a wizard in one line; ``show_step`` says where we are."""

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = tuple(steps)
        self._current = 0
        self._line = Flow(24)
        self.setLayout(self._line)
        self.show_step(0)

    def current(self) -> int:
        """Return the place of the current step, from 0."""
        return self._current

    def show_step(self, current: int) -> None:
        """Make ``current`` (from 0) the current step; all before it are done."""
        self._current = current
        clear(self._line)
        for place, words in enumerate(self._steps):
            self._line.addWidget(boxed(_step(place, words, current)))
        sentence = _("Bước {number} trên {total}: {step}")
        name = self._steps[min(current, len(self._steps) - 1)] if self._steps else ""
        self.setAccessibleName(
            sentence.format(number=current + 1, total=len(self._steps), step=name)
        )


def _step(place: int, words: str, current: int) -> QHBoxLayout:
    state = _state(place, current)
    role = "strong" if state == "current" else "body"
    tone = "text" if state != "later" else "text2"
    return row(StepDisc(place + 1, state), text(words, role, tone), gap=8)


def _state(place: int, current: int) -> str:
    if place < current:
        return "done"
    return "current" if place == current else "later"


class StepList(QWidget):
    """Steps under each other with a second line, for first run and meeting runner.

    ``chosen`` carries the place of a step that was pressed.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        spaced(self._column, 4)

    def show_steps(
        self, steps: Sequence[tuple[str, str]], current: int, *, can_jump: bool = False
    ) -> None:
        """Show (words, second line) of each step; before ``current`` all are done."""
        clear(self._column)
        for place, (words, detail) in enumerate(steps):
            line = _ListedStep(place, words, detail, _state(place, current))
            line.setEnabled(can_jump or place < current)
            line.clicked.connect(lambda _on=False, p=place: self.chosen.emit(p))
            self._column.addWidget(line)
        self._column.addStretch(1)


class _ListedStep(QPushButton):
    def __init__(self, place: int, words: str, detail: str, state: str) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setAccessibleName(", ".join(part for part in (words, detail) if part))
        role = "strong" if state == "current" else "body"
        tone = "text" if state != "later" else "text2"
        lines = QVBoxLayout()
        spaced(lines, 0)
        lines.addWidget(text(words, role, tone, elide=True))
        if detail:
            lines.addWidget(text(detail, "small", "text3", elide=True))
        layout = row(StepDisc(place + 1, state), lines, gap=12, margins=(0, 6, 6, 6))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()
