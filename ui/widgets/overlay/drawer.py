"""The drawer beside a list: it shows the current row, or lies over it as a sheet."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.kernel.words import _
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.layout import boxed, clear, column, scroll, spaced
from ui.widgets.basic.text import text
from ui.widgets.reflow import Width, width_of

# Less content than this (u) over the actions, and they scroll with it.
_LEAST_SEEN = 150


class Drawer(QFrame):
    """Content that scrolls, actions that stay at its foot while there is room."""

    left = Signal()

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawer")
        self.setAccessibleName(name or _("Chi tiết"))
        self._back = Button(_("Về danh sách"), "link", icon="chevron-left")
        self._back.clicked.connect(self.left)
        self._back.hide()
        self._content = QVBoxLayout()
        spaced(self._content, 8, (16, 12, 16, 12))
        self._inside = column(boxed(self._content), gap=0)
        self._inside.setStretch(0, 1)
        self._area = scroll(boxed(self._inside))
        self._actions = Flow(8)
        foot = QVBoxLayout()
        spaced(foot, 0, (16, 8, 16, 14))
        foot.addLayout(self._actions)
        self._foot = boxed(foot)
        self._foot.hide()
        self._frame = QVBoxLayout(self)
        self._frame.setContentsMargins(1, 1, 1, 1)
        self._frame.setSpacing(0)
        self._frame.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._frame.addWidget(self._area, 1)
        self._frame.addWidget(self._foot)
        self._is_low = False

    def show_content(
        self, content: QWidget | QLayout, actions: Sequence[QWidget] = ()
    ) -> None:
        """Show ``content`` from its top with ``actions`` at the foot.

        A focus inside stays inside: an act of the drawer shows its content anew.
        """
        focus: QWidget | None = self.window().focusWidget()
        was_inside = focus is not None and self.isAncestorOf(focus)
        self._empty()
        if isinstance(content, QWidget):
            self._content.addWidget(content)
        else:
            self._content.addLayout(content)
        self._content.addStretch(1)
        for action in actions:
            self._actions.addWidget(action)
        self._foot.setVisible(bool(actions))
        self._place_foot()
        self._area.verticalScrollBar().setValue(0)
        if was_inside and actions:
            actions[0].show()
            actions[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif was_inside:
            self.take_focus()

    def clear(self, sentence: str = "") -> None:
        """Show only a sentence, while no row is chosen."""
        self._empty()
        self._foot.hide()
        words = text(sentence, tone="text3", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._content.addStretch(1)
        self._content.addWidget(words)
        self._content.addStretch(1)

    def show_as_sheet(self, *, is_sheet: bool) -> None:
        """Offer the way back while it covers the list."""
        self._back.setVisible(is_sheet)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the actions scroll away where they would leave no room."""
        super().resizeEvent(event)
        self._place_foot()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return to the row with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def first_stop(self) -> QWidget | None:
        """Name the first widget in the drawer that takes the focus."""
        for child in self.findChildren(QWidget):
            wants = bool(child.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if wants and child.isVisibleTo(self) and child.isEnabled():
                return child
        return None

    def take_focus(self) -> None:
        """Focus the first widget that takes it, and bring it in sight."""
        target = self.first_stop()
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            if self._area.isAncestorOf(target):
                self._area.ensureWidgetVisible(target)

    def _place_foot(self) -> None:
        """Decide by what is given only, never by where the actions stand now."""
        needed = self._foot.heightForWidth(self.width())
        is_low = self.height() - needed < theme.u(_LEAST_SEEN)
        if is_low is self._is_low:
            return
        self._is_low = is_low
        here, there = (self._frame, self._inside)[:: 1 if is_low else -1]
        here.removeWidget(self._foot)
        there.addWidget(self._foot)

    def _empty(self) -> None:
        clear(self._content)
        clear(self._actions)


class Beside(QWidget):
    """A list and its drawer: side by side, or the drawer as a sheet when narrow.

    F6 enters the drawer, Esc returns. In a narrow window ``enter`` opens the sheet.
    """

    def __init__(
        self,
        main: QWidget,
        drawer: Drawer,
        width: int = 320,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._main, self._drawer, self._wide = main, drawer, width
        self._class: Width | None = None
        self._is_open = False
        layout = QHBoxLayout(self)
        spaced(layout, 14)
        layout.addWidget(main, 1)
        layout.addWidget(drawer)
        drawer.left.connect(self.leave)
        opened = getattr(main, "opened", None)
        if opened is not None:
            opened.connect(lambda _row: self.enter())
        self.installEventFilter(self)
        theme.current().changed.connect(self._fit)

    def enter(self) -> None:
        """Go into the drawer; in a narrow window it covers the list."""
        self._is_open = True
        self._fit()
        self._drawer.take_focus()

    def leave(self) -> None:
        """Return to the row."""
        self._is_open = False
        self._fit()
        self._main.setFocus(Qt.FocusReason.BacktabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between beside and sheet."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc leave the drawer from anywhere inside."""
        if event.key() == Qt.Key.Key_Escape and self._is_open:
            self.leave()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again when it is shown for the first time."""
        if watched is self and event.type() == QEvent.Type.Show:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        width = width_of(self)
        is_sheet = width is Width.NARROW
        narrow = theme.current().metrics.sizes["drawer_narrow"]
        wished = self._wide if width is Width.WIDE else narrow
        if is_sheet:
            self._drawer.setMinimumWidth(0)
            self._drawer.setMaximumWidth(self.maximumWidth())
        else:
            self._drawer.setFixedWidth(theme.u(wished))
        self._drawer.setVisible(not is_sheet or self._is_open)
        self._main.setVisible(not is_sheet or not self._is_open)
        self._drawer.show_as_sheet(is_sheet=is_sheet)
