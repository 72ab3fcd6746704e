"""A line of a list: shape, title over detail, figure at the right, button."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame

from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import column, row
from ui.widgets.basic.picture import Picture, status_picture
from ui.widgets.basic.text import Label, text
from ui.widgets.status import Status


class ShapeLine(QFrame):
    """One line; ``acted`` when its button is pressed, ``clicked`` when it is opened.

    It can take the focus only when something listens to ``clicked``: call
    ``make_clickable``.
    """

    clicked = Signal()
    acted = Signal()

    def __init__(
        self,
        status: Status | None,
        title: str,
        detail: str = "",
        right: str = "",
        action: str = "",
        *,
        strong: bool = False,
    ) -> None:
        super().__init__()
        self._is_clickable = False
        self._title = text(title, "strong" if strong else "body", elide=True)
        self._detail = text(detail, "small", "text3", elide=True)
        if not detail:
            self._detail.hide()
        self._right = text(right, "small", "text3")
        self._shape: Picture | None = None
        layout = row(gap=10, margins=(0, 3, 0, 3))
        if status is not None:
            self._shape = status_picture(status)
            layout.addWidget(self._shape)
        layout.addLayout(column(self._title, self._detail, gap=0), 1)
        layout.addWidget(self._right)
        if action:
            self.button: Button | None = Button(action, "small")
            self.button.clicked.connect(self.acted)
            layout.addWidget(self.button)
        else:
            self.button = None
        self.setLayout(layout)
        words = ", ".join(part for part in (title, detail, right) if part)
        self.setAccessibleName(words)

    @property
    def title(self) -> Label:
        """The label of the title, to dress it."""
        return self._title

    def set_right(self, words: str, tone: str = "text3") -> None:
        """Change the figure at the right."""
        self._right.setText(words)
        self._right.dress(tone=tone)

    def make_clickable(self) -> None:
        """Let the line be opened by a press, Enter or Space."""
        self._is_clickable = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setObjectName("line")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the line."""
        super().mouseReleaseEvent(event)
        if self._is_clickable and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the line with Enter or Space."""
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if self._is_clickable and event.key() in keys:
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the ground of a line under the pointer."""
        super().enterEvent(event)
        if self._is_clickable:
            theme.mark_property(self, "state", "hover")

    def leaveEvent(self, event: QEvent) -> None:
        """Take the ground away."""
        super().leaveEvent(event)
        theme.mark_property(self, "state", "")
