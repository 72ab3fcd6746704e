"""The help drawer (F1): this place, its keys, its legal basis, the whole key sheet."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from app.door import help as texts
from app.door.help import HelpText
from app.kernel.words import _
from ui.shell.keys import BINDINGS, spoken
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.keycap import KeyCap
from ui.widgets.basic.layout import STRETCH, clear, column, row, scroll, spaced
from ui.widgets.basic.text import text


class Shortcut(Protocol):
    """A page with its key."""

    @property
    def title(self) -> str:
        """The page's title, marked for translation."""

    @property
    def shortcut(self) -> str:
        """The key that opens it; may be empty."""


class HelpDrawer(QFrame):
    """Lies over the right side of the window; Esc closes it."""

    practice_wanted = Signal()

    def __init__(
        self, window: QWidget, pages: Sequence[Shortcut], *, can_practise: bool = True
    ) -> None:
        super().__init__(window)
        self.setObjectName("overlay")
        self.setAutoFillBackground(True)
        self.setAccessibleName(_("Trợ giúp"))
        self._pages = pages
        self._page = "home"
        self._before: QWidget | None = None
        self._texts = texts.load()
        self._field = QLineEdit()
        self._field.setPlaceholderText(_("Tìm trong trợ giúp (gõ không dấu cũng được)"))
        self._field.setAccessibleName(_("Tìm trong trợ giúp"))
        self._field.textChanged.connect(self._search)
        close = Button(_("Đóng"), "ghost", icon="x")
        close.clicked.connect(self.close_and_return)
        self._content = QVBoxLayout()
        spaced(self._content, 8, (0, 0, 8, 0))
        inside = QWidget()
        inside.setLayout(self._content)
        practise = Button(_("Làm thử trong chi bộ tập sự"), icon="graduation-cap")
        practise.clicked.connect(self._practise)
        layout = column(
            row(text(_("Trợ giúp"), "h2"), STRETCH, close),
            self._field,
            scroll(inside),
            practise,
            gap=10,
            margins=(16, 12, 12, 12),
        )
        if not can_practise:
            practise.hide()
        layout.setStretch(2, 1)
        self.setLayout(layout)
        window.installEventFilter(self)
        self.hide()

    def open_for(self, page: str) -> None:
        """Show the help of one page."""
        self._page = page
        self._before = QApplication.focusWidget()
        self._field.clear()
        self._show_page()
        self._place()
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_and_return(self) -> None:
        """Close it and give the focus back."""
        self.hide()
        if theme.is_alive(self._before) and self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_and_return()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place in the window."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _practise(self) -> None:
        self.hide()
        self.practice_wanted.emit()

    def _search(self) -> None:
        typed = self._field.text()
        if not typed.strip():
            self._show_page()
            return
        clear(self._content)
        found = texts.find(self._texts.values(), typed)
        for help_text in found:
            self._add_text(help_text)
        if not found:
            words = _("Không thấy “{text}” trong trợ giúp.").format(text=typed.strip())
            self._content.addWidget(text(words, tone="text2", wrap=True))
        self._content.addStretch(1)

    def _show_page(self) -> None:
        clear(self._content)
        told = self._texts.get(self._page)
        if told is not None:
            self._add_text(told)
        self._add_head(_("Phím của cả cửa sổ"))
        for binding in BINDINGS:
            keys = _(" hoặc ").join(spoken(key) for key in binding.keys)
            self._add_key(keys, _(binding.title))
        self._add_key("F8", _("Hoàn tác việc vừa báo ở cuối cửa sổ"))
        self._add_key("F4", _("Mở lịch của ô ngày"))
        for page in self._pages:
            if page.shortcut:
                self._add_key(spoken(page.shortcut), _(page.title))
        self._content.addStretch(1)

    def _add_text(self, told: HelpText) -> None:
        self._content.addWidget(text(told.title, "h2"))
        for sentence in told.about:
            self._content.addWidget(text(sentence, wrap=True))
        for key in told.key:
            self._add_key(key.keys, key.does)
        if told.basis:
            self._add_head(_("Căn cứ"))
        for basis in told.basis:
            self._content.addWidget(text(basis.says, wrap=True))
            self._content.addWidget(text(basis.source, "small", "info", wrap=True))

    def _add_head(self, words: str) -> None:
        self._content.addSpacing(theme.u(6))
        self._content.addWidget(text(words, "strong"))

    def _add_key(self, keys: str, does: str) -> None:
        line = row(KeyCap(keys), text(does, "small", wrap=True), gap=10)
        line.setStretch(1, 1)
        self._content.addLayout(line)

    def _place(self) -> None:
        window = self.parent()
        if isinstance(window, QWidget):
            width = min(theme.current().size("help"), window.width())
            self.setGeometry(window.width() - width, 0, width, window.height())
