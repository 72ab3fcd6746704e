"""A field for a secret with [Hiện chữ] and a line about what the keyboard does."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.kernel.words import _
from ui.shell.lock import hints
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import column, row
from ui.widgets.basic.text import text


class SecretField(QWidget):
    """A labelled passphrase field; input methods stay off while it has the focus."""

    entered = Signal()
    edited = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caps_lock = False
        self.line = QLineEdit()
        self.line.setAccessibleName(label)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.installEventFilter(self)
        self.line.returnPressed.connect(self.entered)
        self.line.textChanged.connect(self._follow)
        self._show = Button(_("Hiện chữ"), "ghost", icon="eye")
        self._show.setCheckable(True)
        self._show.toggled.connect(self._reveal)
        self._hint = text("", "small", "warn", wrap=True)
        self._hint.hide()
        field = row(self.line, self._show, gap=4)
        field.setStretch(0, 1)
        self.setLayout(column(text(label, "small_strong"), field, self._hint, gap=4))
        self.setFocusProxy(self.line)

    @property
    def secret(self) -> str:
        """What was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed and hide letters again."""
        self.line.clear()
        self._show.setChecked(False)

    def mark_wrong(self, *, wrong: bool) -> None:
        """Show the field as wrong or not."""
        theme.mark_property(self.line, "state", "wrong" if wrong else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch letters for Caps Lock."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            guess = hints.caps_lock_guess(event.text(), shift=shift)
            if guess is not None:
                self._caps_lock = guess
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        words = hints.hint(self.secret, caps_lock=self._caps_lock)
        self._hint.setText(words)
        self._hint.setVisible(bool(words))
        self.mark_wrong(wrong=False)
        self.edited.emit()

    def _reveal(self, shown: bool) -> None:  # noqa: FBT001  (a Qt slot)
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self._show.setText(_("Che chữ") if shown else _("Hiện chữ"))
        self._show.set_icon("eye-off" if shown else "eye")
