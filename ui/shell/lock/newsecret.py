"""Two fields for a new passphrase, with guidance on how strong it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.door.entrance import PassphraseRules
from app.kernel.words import _
from ui.shell.lock import hints
from ui.shell.lock.secret import SecretField
from ui.widgets.basic.layout import column
from ui.widgets.basic.text import text

_TONES = ("bad", "warn", "ok", "ok")


class NewSecret(QWidget):
    """Typed twice; ``check`` says whether both agree and are long enough."""

    entered = Signal()

    def __init__(self, rules: PassphraseRules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules = rules
        self._first = SecretField(_("Mật khẩu mới"))
        self._again = SecretField(_("Gõ lại mật khẩu"))
        self._guide = text(rules.guidance, "small", "text2", wrap=True)
        self._trouble = text("", "small", "bad", wrap=True)
        self._trouble.hide()
        self._first.entered.connect(self._again.setFocus)
        self._again.entered.connect(self.entered)
        self._first.edited.connect(self._judge)
        self._again.edited.connect(self._trouble.hide)
        layout = column(self._first, self._guide, self._again, self._trouble, gap=8)
        layout.addStretch(1)
        self.setLayout(layout)
        self.setFocusProxy(self._first)

    @property
    def secret(self) -> str:
        """The passphrase, once ``check`` agreed."""
        return self._first.secret

    def check(self) -> bool:
        """Say whether it can be used; otherwise tell why and go to the field."""
        level, words = hints.strength(self._first.secret, self._rules)
        if level == 0:
            self._complain(self._first, words)
            return False
        if self._first.secret != self._again.secret:
            self._complain(self._again, _("Hai lần gõ chưa giống nhau. Gõ lại."))
            return False
        return True

    def clear(self) -> None:
        """Forget both."""
        self._first.clear()
        self._again.clear()

    def _judge(self) -> None:
        level, words = hints.strength(self._first.secret, self._rules)
        if self._first.secret:
            self._guide.setText(words)
            self._guide.dress(tone=_TONES[level])

    def _complain(self, field: SecretField, words: str) -> None:
        self._trouble.setText(words)
        self._trouble.show()
        field.mark_wrong(wrong=True)
        field.setFocus()
