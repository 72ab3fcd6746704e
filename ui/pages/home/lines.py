"""The list "Cần làm": sections, lines with one action each, ticks, what is done."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QMenu, QVBoxLayout, QWidget

from app.kernel.words import _
from ui.pages.home.views import HomeView, LineView, SectionView
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import clear, column, row, spaced
from ui.widgets.basic.picture import Picture
from ui.widgets.basic.text import Label, text
from ui.widgets.reflow import Width

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class TaskList(QWidget):
    """One Tab stop: arrows walk, Enter presses the line's button, Space ticks it."""

    pressed = Signal(object)
    finished = Signal(str)
    left_out = Signal(str)
    moved = Signal(str)
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        spaced(self._layout, 0)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(_("Việc cần làm"))
        self._rows: list[LineRow] = []
        self._is_done_open = False

    def show_view(self, view: HomeView, width: Width) -> None:
        """Show the sections; the focus stays on the line it was on."""
        had = next((i for i, r in enumerate(self._rows) if r.hasFocus()), None)
        if self.hasFocus():
            had = 0
        clear(self._layout)
        self._rows = []
        button_width = _widest(
            [line.action for section in view.sections for line in section.lines]
        )
        for section in view.sections:
            self._layout.addWidget(_strip(section))
            for line in section.lines:
                self._add(LineRow(line, button_width, width))
        if view.empty:
            words = text(view.empty, tone="text2", wrap=True)
            self._layout.addLayout(row(words, margins=(16, 16, 16, 16)))
        if view.more:
            more = Button(view.more, "link", icon="chevron-down")
            more.clicked.connect(self.more_wanted)
            foot = column(more, margins=(8, 6, 8, 6))
            foot.setAlignment(more, Qt.AlignmentFlag.AlignLeft)
            self._layout.addLayout(foot)
        if view.done:
            self._layout.addWidget(self._done(view))
        self._layout.addStretch(1)
        self._stop_at(had or 0)
        if had is not None and self._rows:
            self.focus_line(min(had, len(self._rows) - 1))

    def focus_line(self, index: int = 0) -> None:
        """Put the focus on a line."""
        if self._rows:
            # A line that was just made is hidden until the next turn of the loop, and
            # the focus would go astray.
            self._rows[index].show()
            self._rows[index].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def first(self) -> QWidget:
        """The line that gets the focus when the page opens; later, if none is there."""
        return self._rows[0] if self._rows else self

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk between lines."""
        at = next((i for i, r in enumerate(self._rows) if r.hasFocus()), None)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if at is None or event.key() not in steps:
            super().keyPressEvent(event)
            return
        target = min(max(at + steps[Qt.Key(event.key())], 0), len(self._rows) - 1)
        self._stop_at(target)
        self._rows[target].setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, index: int) -> None:
        for i, line in enumerate(self._rows):
            line.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if i == index else Qt.FocusPolicy.ClickFocus
            )

    def _add(self, line: "LineRow") -> None:
        line.pressed.connect(self.pressed)
        line.finished.connect(self.finished)
        line.left_out.connect(self.left_out)
        line.moved.connect(self.moved)
        self._rows.append(line)
        self._layout.addWidget(line)

    def _done(self, view: HomeView) -> QWidget:
        head = Button(
            f"{view.done_title}  {len(view.done)}",
            "ghost",
            icon="chevron-down" if self._is_done_open else "chevron-right",
        )
        lines = QWidget()
        lines.setLayout(
            column(
                *(text(line, "small", "text2", wrap=True) for line in view.done),
                gap=2,
                margins=(48, 0, 16, 8),
            )
        )
        if not self._is_done_open:
            lines.hide()
        head.clicked.connect(lambda: self._fold(head, lines))
        box = QFrame()
        box.setObjectName("strip")
        inner = column(head, lines, gap=0, margins=(8, 2, 8, 2))
        inner.setAlignment(head, Qt.AlignmentFlag.AlignLeft)
        box.setLayout(inner)
        return box

    def _fold(self, head: Button, lines: QWidget) -> None:
        self._is_done_open = not self._is_done_open
        lines.setVisible(self._is_done_open)
        head.set_icon("chevron-down" if self._is_done_open else "chevron-right")


class LineRow(QFrame):
    """One line: shape, title, reason, due day, days left, and its one button."""

    pressed = Signal(object)
    finished = Signal(str)
    left_out = Signal(str)
    moved = Signal(str)

    def __init__(self, line: LineView, button_width: int, width: Width) -> None:
        super().__init__()
        self._line = line
        self.setObjectName("header_line")
        self.setAccessibleName(line.spoken)
        self.setAccessibleDescription(line.reason)
        self._button = Button(line.action, "small")
        self._button.setFixedWidth(button_width)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setAccessibleName(f"{line.action}: {line.title}")
        self._button.clicked.connect(self._press)
        is_narrow = width is not Width.WIDE
        layout = QGridLayout(self)
        spaced_grid(layout)
        picture = Picture(line.status.icon, _token(line), 20)
        layout.addWidget(picture, 0, 0, 3 if is_narrow else 2, 1)
        layout.addWidget(
            text(line.title, "strong", wrap=is_narrow, elide=not is_narrow), 0, 1
        )
        layout.addWidget(
            text(line.reason, "small", "text3", wrap=is_narrow, elide=not is_narrow),
            1,
            1,
        )
        layout.addWidget(self._button, 0, 3, 3 if is_narrow else 2, 1)
        layout.setColumnStretch(1, 1)
        if is_narrow:
            layout.addWidget(_due_sentence(line), 2, 1)
        else:
            self._add_due(layout)

    def _add_due(self, layout: QGridLayout) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        due = text(self._line.due_text, "small")
        left = text(self._line.left_text, "small_strong", _token(self._line))
        if self._line.tone.value == "mute":
            left.dress("small", "text3")
        layout.addWidget(due, 0, 2, right)
        layout.addWidget(left, 1, 2, right)

    def sizeHint(self) -> QSize:
        """Keep two lines of text and their air."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), theme.u(47)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button, Space ticks, the menu key opens the menu."""
        if event.key() in _ENTER:
            self._press()
        elif event.key() == Qt.Key.Key_Space and self._line.mark:
            self.finished.emit(self._line.mark)
        elif event.key() == Qt.Key.Key_F10 and event.modifiers():
            self._menu(self.mapToGlobal(self.rect().center()))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be said about a calendar line."""
        self._menu(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let a click choose the line."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def _press(self) -> None:
        self.pressed.emit(self._line.place)

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._line.action, self._press)
        key = self._line.mark
        if key:
            menu.addSeparator()
            done = menu.addAction(_("Đã làm xong"), lambda: self.finished.emit(key))
            done.setShortcut(Qt.Key.Key_Space)
            menu.addAction(
                _("Cấp trên không yêu cầu kỳ này"), lambda: self.left_out.emit(key)
            )
            menu.addAction(_("Đổi hạn…"), lambda: self.moved.emit(key))
        menu.popup(at)


def spaced_grid(layout: QGridLayout) -> None:
    """Give a line its margins and gaps."""
    u = theme.u
    layout.setContentsMargins(u(16), u(4), u(14), u(4))
    layout.setHorizontalSpacing(u(12))
    layout.setVerticalSpacing(0)


def _token(line: LineView) -> str:
    return "text3" if line.tone.value == "mute" else line.tone.value


def _due_sentence(line: LineView) -> Label:
    if not line.due_text:
        return text("")
    left = line.left_text[:1].lower() + line.left_text[1:]
    words = _("Hạn {due}, {left}").format(due=line.due_text, left=left)
    return text(words, "small_strong", _token(line), wrap=True)


def _strip(section: SectionView) -> QFrame:
    strip = QFrame()
    strip.setObjectName("strip")
    title = text(section.title, "caption_strong", "bad" if section.is_late else "text2")
    count = text(str(section.count), "caption", "text3")
    layout = row(title, count, gap=8, margins=(16, 4, 16, 5))
    layout.addStretch(1)
    strip.setLayout(layout)
    strip.setAccessibleName(f"{section.title}, {section.count}")
    return strip


def _widest(words: Sequence[str]) -> int:
    """Measure the widest action, so that all buttons of the list are equal."""
    metrics = QFontMetrics(theme.current().font("small"))
    widest = max((metrics.horizontalAdvance(word) for word in words), default=0)
    return max(widest + theme.u(34), theme.u(92))
