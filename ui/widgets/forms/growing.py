"""A long form that appears at once and gets the lines below a few at a time.

Making all the lines of a member's record takes longer than a key may wait. What is seen
first is made first; between the parts the window answers. Whoever asks for a line that
is still to come makes the rest appear at once, so nobody meets a form that is half
there, and what is typed into its first lines is treated as in any other form.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.forms.editing.fieldrow import FieldRow
from ui.widgets.forms.fields import Field

# Lines of one part: as many as a window shows of them at first, then fewer.
_FIRST, _LATER = 6, 3


class Growth(QObject):
    """Belongs to its form and ends with it; ``added`` carries each line."""

    added = Signal(object)
    finished = Signal()

    def __init__(
        self,
        form: QWidget,
        fields: Sequence[Field],
        make: Callable[[Field], FieldRow],
    ) -> None:
        super().__init__(form)
        self._coming = list(fields)
        self._make = make
        # The lines that are there.
        self.lines: list[FieldRow] = []
        self._is_growing = False
        self._last: QWidget | None = None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_whole(self) -> bool:
        """Whether every line is there."""
        return not self._coming

    def begin(self) -> None:
        """Make what is seen first; the rest follows by itself."""
        self._is_growing = True
        self._grow(_FIRST)

    def finish(self) -> None:
        """Make the rest now."""
        self._grow(len(self._coming))

    def _go_on(self) -> None:
        self._grow(_LATER)

    def _grow(self, count: int) -> None:
        if self.is_whole:
            return
        part, self._coming = self._coming[:count], self._coming[count:]
        for field in part:
            line = self._make(field)
            self.lines.append(line)
            if self._is_growing:
                self._follow(line)
            self.added.emit(line)
        if self._coming:
            self._timer.start()
        else:
            self._timer.stop()
            self.finished.emit()

    def _follow(self, line: FieldRow) -> None:
        """Let Tab reach the line after the one above it.

        Qt puts what comes later behind everything that is in the window by then.
        """
        for stop in line.findChildren(QWidget):
            is_stop = stop.focusPolicy() & Qt.FocusPolicy.TabFocus
            if not is_stop or stop.focusProxy() is not None or _is_apart(stop, line):
                continue
            if self._last is not None:
                QWidget.setTabOrder(self._last, stop)
            self._last = stop


def _is_apart(stop: QWidget, line: QWidget) -> bool:
    """Whether it lies in a window of its own: the list of a choice."""
    return stop.window() is not line.window()
