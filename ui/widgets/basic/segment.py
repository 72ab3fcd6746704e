"""A segment: two to four views of the same data, one of them chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import spaced


class _Part(Button):
    """One view; the arrows walk to its neighbours."""

    walked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows choose the next view."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.walked.emit(step)
        else:
            super().keyPressEvent(event)


class Segment(QFrame):
    """One Tab stop; ``chosen`` carries the key of the view the user picked."""

    chosen = Signal(str)

    def __init__(
        self,
        views: Sequence[tuple[str, str]],
        current: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("segment")
        self.setAccessibleName(name or ", ".join(words for _key, words in views))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._parts: dict[str, _Part] = {}
        layout = QHBoxLayout(self)
        spaced(layout, 0, (2, 2, 2, 2))
        for key, words in views:
            part = _Part(words, "segment")
            part.setCheckable(True)
            part.walked.connect(self._walk)
            part.clicked.connect(lambda _checked=False, k=key: self._pick(k))
            self._group.addButton(part)
            self._parts[key] = part
            layout.addWidget(part)
        self.choose(current or views[0][0])

    def current(self) -> str:
        """Return the key of the chosen view."""
        return next(key for key, part in self._parts.items() if part.isChecked())

    def choose(self, key: str) -> None:
        """Choose a view without telling."""
        for name, part in self._parts.items():
            part.setChecked(name == key)
            is_stop = name == key
            focus = Qt.FocusPolicy
            part.setFocusPolicy(focus.StrongFocus if is_stop else focus.ClickFocus)
        self.setFocusProxy(self._parts[key])

    def _walk(self, step: int) -> None:
        keys = list(self._parts)
        place = keys.index(self.current()) + step
        if 0 <= place < len(keys):
            self._pick(keys[place])
            self._parts[keys[place]].setFocus(Qt.FocusReason.TabFocusReason)

    def _pick(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)
