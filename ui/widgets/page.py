"""The base of every page: header, notices, content, job lines, action bar."""

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.kernel.changes import Change
from app.kernel.errors import Problem
from ui.jobs import Jobs, Track
from ui.messages import Messages
from ui.widgets import theme
from ui.widgets.basic.layout import boxed, row, scroll, spaced
from ui.widgets.blocks.notice import NoticeArea
from ui.widgets.blocks.pageheader import PageHeader
from ui.widgets.blocks.progress import JobLines
from ui.widgets.reflow import Width, width_of

# In a narrow window a list gets at least this much room (u) before it scrolls inside.
_LIST_ROOM = 200


class Page(QWidget):
    """A screen. It reads through ``jobs``, speaks through ``messages``.

    A page reloads when a change touches a kind it watches; while it is hidden, it
    waits with that until it is shown again.
    """

    open_requested = Signal(object)
    badge_changed = Signal(int)

    name: ClassVar[str] = ""
    watches: ClassVar[frozenset[str]] = frozenset()
    # Which of "new", "print", "export" the page can do (Ctrl+N, Ctrl+P, Ctrl+E).
    offers: ClassVar[frozenset[str]] = frozenset()

    def __init__(
        self,
        jobs: Jobs,
        messages: Messages,
        title: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.messages = messages
        # True while locking by itself would disturb what runs here.
        self.holds_lock = False
        self._is_stale = True
        self._width: Width | None = None
        self.setObjectName("page")
        self.setAccessibleName(title)
        self.header = PageHeader(title)
        self.notices = NoticeArea()
        self.body = QVBoxLayout()
        spaced(self.body, 12)
        self._lines = JobLines(jobs, self)
        self.action_bar = ActionBar()
        self._build_frame()
        jobs.changed.connect(self._hear)
        theme.current().changed.connect(self._measure)

    def reload(self) -> None:
        """Read again what the page shows."""

    def show_record(self, record_id: str) -> None:
        """Lead to one record of the page."""

    def first_focus(self) -> QWidget | None:
        """Name the widget that gets the focus when the page opens: its main list."""
        return None

    def reflow(self, width: Width) -> None:
        """Fit the page to another class of width."""

    def new_item(self) -> None:
        """Begin a new thing of this page (offers "new")."""

    def print_seen(self) -> None:
        """Print what is seen (offers "print")."""

    def export_seen(self) -> None:
        """Export what is seen (offers "export")."""

    def read(
        self,
        use_case: Callable[[], Any],
        then: Callable[[Any], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
        track: Track | None = None,
    ) -> None:
        """Run a reading use case for this page."""
        self.jobs.read(self, use_case, then, failed, track)

    def change(
        self,
        use_case: Callable[[], Any],
        then: Callable[[Any], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
        track: Track | None = None,
    ) -> None:
        """Run a writing use case for this page."""
        self.jobs.change(self, use_case, then, failed, track)

    def make(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
        track: Track | None = None,
    ) -> None:
        """Run work on values for this page, beside the store."""
        self.jobs.render(self, work, then, failed, track)

    def enter(self, record_id: str = "") -> None:
        """Open the page: read if something changed, lead to the record, set the focus.

        The shell calls it after it has shown the page.
        """
        if self._is_stale:
            self._is_stale = False
            self.reload()
        if record_id:
            self.show_record(record_id)
        target = self.first_focus()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(target)

    def forget(self) -> None:
        """Read again at the next opening (another year, another book)."""
        self._is_stale = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Notice when the class of width changes."""
        super().resizeEvent(event)
        self._measure()

    def _build_frame(self) -> None:
        content = QVBoxLayout()
        self._spacing = spaced(content, 12, (24, 20, 24, 4))
        content.addWidget(self.header)
        content.addWidget(self.notices)
        content.addLayout(self.body, 1)
        self._content = boxed(content, "page_content")
        self._holder = Holder(self._content)
        self._area = scroll(self._holder)
        self._content.installEventFilter(self)
        self._lines.reading.setParent(self._content)
        self._lines.reading.waits.connect(self._tell_reading)
        foot = QVBoxLayout()
        self._foot_spacing = spaced(foot, 12, (24, 8, 24, 8))
        foot.addWidget(self._lines)
        foot.addWidget(self.action_bar)
        frame = QVBoxLayout(self)
        spaced(frame, 0)
        frame.addWidget(self._area, 1)
        frame.addLayout(foot)

    def _measure(self) -> None:
        width = width_of(self)
        if width is not self._width:
            self._width = width
            side, top = (24, 20) if width is Width.WIDE else (16, 14)
            self._spacing.change(12, (side, top, side, 4))
            self._foot_spacing.change(12, (side, 8, side, 8))
            self.reflow(width)
        self._fit_height()
        self._lines.reading.lie_under(self.header)

    def _tell_reading(self, is_waiting: bool) -> None:  # noqa: FBT001  (a state)
        self.header.show_reading(is_waiting)
        self._lines.reading.lie_under(self.header)

    def _fit_height(self) -> None:
        """Fill the window; in a narrow one let the header scroll away from the list."""
        high = self._area.viewport().height()
        layout = self._content.layout()
        if self._width is Width.NARROW and layout is not None:
            needed = layout.minimumSize().height() + theme.u(_LIST_ROOM)
            high = max(high, min(needed, high + self._above_list()))
        if self._holder.minimumHeight() != high or self._holder.maximumHeight() != high:
            self._holder.setFixedHeight(high)

    def _above_list(self) -> int:
        """Measure what stands above the list, so that the list can fill the window."""
        target = self.first_focus()
        inside = target is not None and self._content.isAncestorOf(target)
        if target is None or not inside:
            return self.header.height()
        return max(target.mapTo(self._content, QPoint(0, 0)).y(), self.header.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Measure again when something appears on the page."""
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self._fit_height()
        return super().eventFilter(watched, event)

    def _hear(self, change: Change) -> None:
        if not self.watches & change.kinds:
            return
        if self.isVisible():
            self.reload()
        else:
            self._is_stale = True


class Holder(QWidget):
    """Stands between a scroll area and the content of a page, and has no layout.

    Qt's scroll area asks a layout for its height at every width and then resizes in
    circles until the stack is full when that height is fixed.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        content.setParent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the content fill it."""
        super().resizeEvent(event)
        self._content.setGeometry(self.rect())


class ActionBar(QFrame):
    """The bar at the bottom of a page: a hint at the left, buttons at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left = row(gap=8)
        self._right = row(gap=8)
        layout = row(self._left, self._right, gap=16)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.hide()

    def add(self, widget: QWidget) -> None:
        """Put a button at the right; the main button goes last."""
        self._right.addWidget(widget)
        self.show()

    def add_hint(self, widget: QWidget) -> None:
        """Put words at the left."""
        self._left.addWidget(widget)
        self.show()
