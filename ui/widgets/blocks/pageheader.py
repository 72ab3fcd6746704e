"""The head of a page: breadcrumb, title, one line under it, actions at the right."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from app.kernel.words import _
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.layout import STRETCH, boxed, column, row, spaced
from ui.widgets.basic.picture import Picture
from ui.widgets.basic.text import text

_TITLE_ROOM = 260


class PageHeader(QWidget):
    """Title in h1, subtitle in small, the main button last.

    Where title and actions do not fit side by side, the actions go below.
    """

    back = Signal()

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._crumb = Button("", "link", icon="chevron-left")
        self._crumb.clicked.connect(self.back)
        self._crumb.hide()
        self._title = text(title, "h1", elide=True)
        self._reading = text(_("Đang đọc…"), "caption", "text3")
        self._reading.hide()
        self._subtitle = text("", "small", "text2", elide=True)
        self._subtitle.hide()
        self._actions = Flow(8)
        self._right = boxed(self._actions)
        self._right.hide()
        self._reason = text("", "small", "text2", wrap=True)
        self._locked = boxed(row(Picture("lock", "text2", 16), self._reason, gap=6))
        self._locked.hide()
        self._words = column(
            self._crumb,
            row(self._title, self._reading, STRETCH, gap=12),
            self._subtitle,
            self._locked,
            gap=0,
        )
        self._words.setAlignment(self._crumb, Qt.AlignmentFlag.AlignLeft)
        self._layout = QHBoxLayout()
        spaced(self._layout, 12)
        self._layout.addLayout(self._words, 1)
        self._layout.addWidget(self._right)
        # A subtitle longer than the room beside the actions stands under both.
        self._all = column(self._layout, gap=4)
        self._is_below = False
        self.setLayout(self._all)
        theme.current().changed.connect(self._fit)

    @property
    def title(self) -> str:
        """The title as shown."""
        return self._title.text()

    def set_title(self, words: str) -> None:
        """Change the title."""
        self._title.setText(words)
        self.setAccessibleName(words)

    def set_subtitle(self, words: str) -> None:
        """Change the line under the title; empty hides it."""
        self._subtitle.setText(words)
        self._subtitle.setVisible(bool(words))

    def set_crumb(self, words: str) -> None:
        """Offer the way back to the place above; empty hides it."""
        self._crumb.setText(words)
        self._crumb.setVisible(bool(words))

    def show_reading(self, is_reading: bool) -> None:  # noqa: FBT001  (a state)
        """Say beside the title that the page still waits for its data."""
        self._reading.setVisible(is_reading)

    def set_locked(self, reason: str) -> None:
        """Say why the page is read-only, behind a lock; empty takes it away."""
        self._reason.setText(reason)
        self._locked.setVisible(bool(reason))

    def add_action(self, widget: QWidget) -> None:
        """Put a button or a segment at the right; the main button goes last."""
        widget.ensurePolished()
        self._actions.addWidget(widget)
        self._right.show()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between beside and below."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Choose again when an action appears, goes, or changes its words."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the narrowest way to stand."""
        return QSize(
            self._actions.minimumSize().width(), super().minimumSizeHint().height()
        )

    def _fit(self) -> None:
        wanted = self._actions.sizeHint().width()
        title = min(self._title.sizeHint().width(), theme.u(_TITLE_ROOM))
        has_room = title + wanted + theme.u(12) <= self.width()
        direction = QBoxLayout.Direction
        self._layout.setDirection(
            direction.LeftToRight if has_room else direction.TopToBottom
        )
        if has_room:
            self._right.setFixedWidth(wanted)
        else:
            self._right.setMinimumWidth(0)
            self._right.setMaximumWidth(self.width())
        taken = wanted + theme.u(12) if has_room else 0
        self._place_subtitle(
            below=self._subtitle.sizeHint().width() > self.width() - taken
        )

    def _place_subtitle(self, *, below: bool) -> None:
        if below is self._is_below:
            return
        self._is_below = below
        if below:
            self._words.removeWidget(self._subtitle)
            self._all.addWidget(self._subtitle)
        else:
            self._all.removeWidget(self._subtitle)
            self._words.insertWidget(2, self._subtitle)
