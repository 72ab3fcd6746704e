"""The frame of the first run: side, title, the page in the middle, the bar below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.kernel.words import _
from ui.shell.bars.textsize import bind_text_size
from ui.shell.firstrun.side import Side
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, column, row, scroll, spaced
from ui.widgets.basic.plane import Plane
from ui.widgets.basic.text import text
from ui.widgets.reflow import Width, width_of

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})

_TIGHT = 24


class WizardFrame(Plane):
    """Shows one page at a time; Enter goes on, Alt+Left goes back."""

    forward = Signal()
    backward = Signal()

    def __init__(self) -> None:
        super().__init__("bg")
        self.side = Side()
        self.back = Button(_("Quay lại"), "runner", icon="chevron-left")
        self.skip = Button(_("Trả lời sau"), "ghost")
        self.go = Button(_("Tiếp tục"), "runner_primary")
        self.go.clicked.connect(self.forward)
        self.back.clicked.connect(self.backward)
        self._number = text("", "small_strong", "text2")
        self._title = text("", "display", wrap=True)
        self._why = text("", "runner", "text2", wrap=True)
        self._stack = QStackedWidget()
        self._says = text("", "body", "bad", wrap=True)
        self._says.hide()
        self._lay_out()
        bind_text_size(self)
        theme.current().changed.connect(self._fit)

    @property
    def title(self) -> str:
        """The question as it stands."""
        return self._title.text()

    def tell(self, number: str, title: str, why: str) -> None:
        """Say what the page asks and why."""
        self._number.setText(number)
        self._number.setVisible(bool(number))
        self._title.setText(title)
        self._why.setText(why)

    def show_page(self, page: QWidget) -> None:
        """Show a page in place of the one before, and put the focus into it."""
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._says.hide()
        take_focus = getattr(page, "take_focus", page.setFocus)
        take_focus()

    def say(self, words: str, tone: str = "bad") -> None:
        """Say one sentence above the bar; nothing hides it."""
        self._says.dress(tone=tone)
        self._says.setText(words)
        self._says.setVisible(bool(words))

    def hold(self, *, still: bool) -> None:
        """Take no keys while the book is being made; say what takes so long."""
        self.go.setEnabled(not still)
        self._stack.setEnabled(not still)
        words = _("Đang tạo sổ mã hóa, mất một hai giây…")
        self.say(words if still else "", "text2")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter or Ctrl+Enter, back with Alt+Left."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() in _ENTER:
            self.forward.emit()
        elif event.key() == Qt.Key.Key_Left and alt:
            self.backward.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the list of questions where there is no room for it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = width_of(self)
        self.side.setVisible(width is not Width.NARROW)
        side = 64 if width is Width.WIDE else 24
        self._margins.change(8, (side, 48 if side > _TIGHT else 24, side, 24))

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        self._margins = spaced(right, 8, (64, 48, 64, 32))
        for widget in (self._number, self._title, self._why):
            right.addWidget(widget)
        right.addLayout(column(gap=0, margins=(0, 8, 0, 8)))
        right.addWidget(scroll(self._stack), 1)
        right.addWidget(self._says)
        right.addLayout(row(self.back, STRETCH, self.skip, self.go, gap=12))
        layout = row(gap=0)
        layout.addWidget(self.side)
        layout.addLayout(right, 1)
        self.setLayout(column(layout, gap=0))
