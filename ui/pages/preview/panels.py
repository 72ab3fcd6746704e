"""The cards beside the paper: contents with pager, checks with version, stage."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from app.kernel.words import _
from app.reports.model import Stage
from ui.pages.preview.presenter import CheckLine, pager, zoom
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import (
    STRETCH,
    boxed,
    clear,
    row,
    scroll,
    separator,
    spaced,
)
from ui.widgets.basic.picture import status_picture
from ui.widgets.basic.text import Label, text
from ui.widgets.blocks.stepline import StepLine
from ui.widgets.document_view.reading import Entry
from ui.widgets.document_view.view import DocumentView
from ui.widgets.status import Status

_INDENT = "\u2003"


class ContentsCard(Card):
    """Headings of the paper; a press scrolls there. Pager and zoom at the foot."""

    def __init__(self, paper: DocumentView) -> None:
        super().__init__(_("Mục lục"), _("Mẫu riêng"))
        self.set_link("")
        self._paper = paper
        self._entries: tuple[Entry, ...] = ()
        self._names = QStandardItemModel(self)
        self.list = QListView()
        self.list.setObjectName("contents")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setModel(self._names)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Mục lục"))
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)
        self.add(self.list, 1)
        foot = Foot(paper)
        self.search = foot.search
        self.add(foot)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """List the headings, deeper ones indented."""
        self._entries = tuple(entries)
        self._names.clear()
        for entry in self._entries:
            item = QStandardItem(_INDENT * entry.level + entry.title)
            item.setToolTip(entry.title)
            self._names.appendRow(item)

    def offer_wording(self, *, can: bool) -> None:
        """Offer the cell's own wording where the paper takes one."""
        self.set_link(_("Mẫu riêng") if can else "")

    def _go(self, index: QModelIndex) -> None:
        entry = self._entries[index.row()]
        self._paper.go_to(entry.page, entry.top)


class Foot(QWidget):
    """‹ Trang 1/3 › and the zoom."""

    def __init__(self, paper: DocumentView) -> None:
        super().__init__()
        self._paper = paper
        self._where = text("", "small")
        self._size = text("", "small", "text3")
        back = _sign("chevron-left", _("Trang trước"))
        forth = _sign("chevron-right", _("Trang sau"))
        smaller = _sign("minus", _("Thu nhỏ trang"))
        larger = _sign("plus", _("Phóng to trang"))
        self.search = _sign("search", _("Tìm trong văn bản này (Ctrl+F)"))
        back.clicked.connect(lambda: paper.step_page(-1))
        forth.clicked.connect(lambda: paper.step_page(1))
        smaller.clicked.connect(lambda: paper.step_zoom(-1))
        larger.clicked.connect(lambda: paper.step_zoom(1))
        layout = QVBoxLayout(self)
        spaced(layout, 2)
        layout.addLayout(row(back, self._where, forth, STRETCH, gap=4))
        layout.addLayout(row(smaller, self._size, larger, STRETCH, gap=4))
        # Beside the words of the pages or of the zoom it would cut them.
        layout.addLayout(row(self.search, STRETCH, gap=4))
        paper.page_changed.connect(self._show_page)
        paper.zoom_changed.connect(self._show_zoom)
        self._show_zoom(paper.zoom_percent)

    def _show_page(self, page: int, total: int) -> None:
        self._where.setText(pager(page, total))

    def _show_zoom(self, percent: int) -> None:
        self._size.setText(zoom(percent))


def _sign(icon: str, words: str) -> Button:
    button = Button("", "ghost", icon=icon)
    button.setAccessibleName(words)
    button.setToolTip(words)
    return button


class ChecksCard(Card):
    """What agrees and what does not; lines with a place can be opened."""

    opened = Signal(object)
    past_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout()
        spaced(self._lines, 2)
        self._rows: list[CheckRow] = []
        self._version = text("", "small", "text3", wrap=True)
        self.past = Button(_("Lịch sử"), "link", icon="history")
        self.past.clicked.connect(self.past_asked)
        self.add(scroll(boxed(self._lines)), 1)
        self.add(separator())
        foot = row(self._version, self.past, gap=8)
        foot.setStretch(0, 1)
        self.add_layout(foot)

    def show_checks(
        self, title: str, checks: Sequence[CheckLine], version: str
    ) -> None:
        """Show the lines, the most serious first."""
        self.set_title(title)
        self._version.setText(version)
        clear(self._lines)
        self._rows = []
        for check in checks:
            line = CheckRow(check)
            line.pressed.connect(self.opened)
            self._rows.append(line)
            self._lines.addWidget(line)
        if not checks:
            words = _("Văn bản này không có điều cần đối chiếu.")
            self._lines.addWidget(text(words, "small", "text2", wrap=True))
        self._lines.addStretch(1)

    def focus_next(self) -> None:
        """Put the focus on the next line that can be opened (F9)."""
        lines = [line for line in self._rows if line.can_open]
        if not lines:
            return
        at = next((i for i, line in enumerate(lines) if line.hasFocus()), -1)
        lines[(at + 1) % len(lines)].setFocus(Qt.FocusReason.ShortcutFocusReason)


class CheckRow(QFrame):
    """One check: shape, title, detail below; wraps instead of cutting."""

    pressed = Signal(object)

    def __init__(self, check: CheckLine) -> None:
        super().__init__()
        self._check = check
        self.can_open = check.place is not None
        words = QVBoxLayout()
        spaced(words, 0)
        role = "body" if check.status is Status.DONE else "strong"
        words.addWidget(text(check.title, role, wrap=True))
        if check.detail:
            words.addWidget(text(check.detail, "small", "text3", wrap=True))
        picture = status_picture(check.status)
        layout = row(picture, words, gap=10, margins=(4, 4, 4, 4))
        layout.setStretch(1, 1)
        layout.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        self.setAccessibleName(", ".join(p for p in (check.title, check.detail) if p))
        if self.can_open:
            self.setObjectName("line")
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(_("Enter để sửa"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or Space."""
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if self.can_open and event.key() in keys:
            self.pressed.emit(self._check.place)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open with a press."""
        super().mouseReleaseEvent(event)
        if self.can_open and self.rect().contains(event.position().toPoint()):
            self.pressed.emit(self._check.place)


class StageCard(Card):
    """The way of the paper: done, current, to come, and one sentence."""

    def __init__(self) -> None:
        super().__init__(margins=(12, 8, 12, 8))
        self._line = QVBoxLayout()
        spaced(self._line, 0)
        self._note: Label | None = None
        self._is_wanted, self._has_note = True, True
        self.add_layout(self._line)
        self.hide()

    def show_stage(self, stage: Stage | None) -> None:
        """Show the steps; a paper without stages shows nothing."""
        clear(self._line)
        self._note = None
        if stage is not None:
            steps = StepLine(stage.steps)
            steps.show_step(stage.current)
            self._note = text(stage.note, "small", "text3", elide=True)
            layout = row(steps, self._note, gap=12)
            layout.setStretch(0, 1)
            self._line.addLayout(layout)
        self.fit(shown=self._is_wanted, with_note=self._has_note)

    def fit(self, *, shown: bool, with_note: bool) -> None:
        """Leave out the card or its sentence where there is no room."""
        self._is_wanted, self._has_note = shown, with_note
        if self._note is not None:
            self._note.setVisible(with_note)
        self.setVisible(shown and self._note is not None)
