"""The search over the page: a field, groups of answers, all by keyboard."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from app.kernel.places import Hit
from app.kernel.words import _
from ui.jobs import Jobs
from ui.shell.search.presenter import Command, Result, SearchView, view
from ui.shell.search.rows import ResultDelegate, row_kind
from ui.widgets import theme
from ui.widgets.basic.layout import column
from ui.widgets.basic.text import text

_RESULT = int(Qt.ItemDataRole.UserRole)


class SearchOverlay(QFrame):
    """Opened with Ctrl+K; Esc closes it and gives the focus back."""

    chosen = Signal(object)
    closed = Signal()

    def __init__(
        self,
        window: QWidget,
        jobs: Jobs,
        find: Callable[[str], Sequence[Hit]],
        commands: Sequence[Command],
    ) -> None:
        super().__init__(window)
        self.setObjectName("overlay")
        self.setAutoFillBackground(True)
        self._jobs, self._find, self._commands = jobs, find, commands
        self._before: QWidget | None = None
        self._asked = ""
        # What the list answers, and how Return was pressed before the answer came.
        self._answered = ""
        self._wanted: bool | None = None
        self._field = QLineEdit()
        self._field.setAccessibleName(_("Tìm kiếm"))
        self._field.setPlaceholderText(
            _("Tìm người, cuộc họp, nghị quyết… (gõ không dấu cũng được)")
        )
        self._list = QListWidget()
        self._list.setObjectName("options")
        self._list.setAccessibleName(_("Kết quả tìm"))
        self._list.setItemDelegate(ResultDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.itemClicked.connect(lambda item: self._choose(item, close=True))
        self._empty = text("", "small", "text2", wrap=True)
        self._timer = QTimer(
            self, singleShot=True, interval=theme.current().time("search")
        )
        self._timer.timeout.connect(self._search)
        self._field.textChanged.connect(self._typed)
        self._field.installEventFilter(self)
        window.installEventFilter(self)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        layout = column(
            self._field, self._empty, self._list, gap=8, margins=(12, 12, 12, 12)
        )
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def open(self) -> None:
        """Show it with everything typed before selected."""
        self._before = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search()

    def close_and_return(self) -> None:
        """Hide it and give the focus back where it was."""
        self._wanted = None
        self.hide()
        if theme.is_alive(self._before) and self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Steer the list from the field; keep the place in the window."""
        if event.type() is QEvent.Type.Resize and watched is self.parent():
            self._place()
        is_key = watched is self._field and event.type() is QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and self._steer(event):
            return True
        return super().eventFilter(watched, event)

    def _steer(self, event: QKeyEvent) -> bool:
        stay_open = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Escape: self.close_and_return,
            Qt.Key.Key_Down: partial(self._move, 1),
            Qt.Key.Key_Up: partial(self._move, -1),
            Qt.Key.Key_Tab: self._next_group,
            Qt.Key.Key_Return: partial(self._enter, close=not stay_open),
        }
        acts[Qt.Key.Key_Enter] = acts[Qt.Key.Key_Return]
        act = acts.get(event.key())
        if act is None:
            return False
        act()
        return True

    @property
    def answers(self) -> str:
        """The words that the list answers at this moment."""
        return self._answered

    def _typed(self) -> None:
        self._wanted = None
        self._timer.start()

    def _enter(self, *, close: bool) -> None:
        """Open the chosen line; one that answers other words must not be opened."""
        if self._answered == self._field.text():
            self._choose(self._list.currentItem(), close=close)
            return
        self._wanted = close
        if self._timer.isActive():
            self._timer.stop()
            self._search()

    def _search(self) -> None:
        self._asked = self._field.text()
        if not self._asked.strip():
            self._answered = self._asked
            self._show(view("", [], []))
            return
        self._jobs.read(
            self, partial(self._find, self._asked), partial(self._take, self._asked)
        )

    def _take(self, asked: str, hits: Sequence[Hit]) -> None:
        # An answer to an older question is of no use any more.
        if asked == self._asked and self.isVisible():
            self._answered = asked
            self._show(view(asked, hits, self._commands))
            wanted, self._wanted = self._wanted, None
            if wanted is not None:
                self._choose(self._list.currentItem(), close=wanted)

    def _show(self, found: SearchView) -> None:
        self._list.clear()
        for group in found.groups:
            head = QListWidgetItem(group.title)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            head.setData(row_kind(), "head")
            self._list.addItem(head)
            for result in group.results:
                self._list.addItem(_item(result))
        self._empty.setText(found.empty)
        self._empty.setVisible(bool(found.empty))
        self._list.setVisible(bool(found.groups))
        self._list.setCurrentRow(1 if found.groups else -1)

    def _move(self, by: int) -> None:
        at = self._list.currentRow() + by
        while 0 <= at < self._list.count():
            if self._list.item(at).flags() & Qt.ItemFlag.ItemIsSelectable:
                self._list.setCurrentRow(at)
                return
            at += by

    def _next_group(self) -> None:
        heads = [
            i
            for i in range(self._list.count())
            if not self._list.item(i).flags() & Qt.ItemFlag.ItemIsSelectable
        ]
        after = [i for i in heads if i > self._list.currentRow()] or heads
        if after:
            self._list.setCurrentRow(after[0] + 1)

    def _choose(self, item: QListWidgetItem | None, *, close: bool) -> None:
        result = item.data(_RESULT) if item is not None else None
        if not isinstance(result, Result):
            return
        if close:
            self.hide()
            self.closed.emit()
        self.chosen.emit(result)

    def _place(self) -> None:
        window = self.parent()
        if not isinstance(window, QWidget):
            return
        look = theme.current()
        width = min(look.size("search"), window.width() - theme.u(32))
        height = min(look.size("search_height"), window.height() - theme.u(90))
        self.setGeometry((window.width() - width) // 2, theme.u(60), width, height)


def _item(result: Result) -> QListWidgetItem:
    item = QListWidgetItem(result.title)
    item.setData(_RESULT, result)
    item.setData(row_kind(), "result")
    spoken = f"{result.title}. {result.excerpt}" if result.excerpt else result.title
    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
    return item
