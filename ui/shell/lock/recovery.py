"""The way in with the recovery sheet: type the code, set a new passphrase."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from app.door.entrance import PassphraseRules
from app.kernel.words import _
from ui.shell.lock import code
from ui.shell.lock.newsecret import NewSecret
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, column, row, sized
from ui.widgets.basic.text import text


class RecoveryCard(QFrame):
    """Emits ``recover`` with the code (56 letters) and the new passphrase."""

    back = Signal()
    recover = Signal(str, str)

    def __init__(self, rules: PassphraseRules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._code = QPlainTextEdit()
        self._code.setAccessibleName(_("Mã trên tờ khôi phục"))
        self._code.setTabChangesFocus(True)
        sized(self._code, height=76)
        self._count = text("", "small", "text2")
        self._secret = NewSecret(rules)
        self._says = text("", "small", "bad", wrap=True)
        self._says.hide()
        self._button = Button(_("Mở sổ, đổi mật khẩu"), "primary")
        leave = Button(_("Quay lại"), "ghost")
        self._code.textChanged.connect(self._follow)
        self._secret.entered.connect(self._ask)
        self._button.clicked.connect(self._ask)
        leave.clicked.connect(self.back)
        self.setLayout(
            column(
                text(_("Mở bằng tờ khôi phục"), "h2"),
                text(
                    _("Gõ 14 nhóm chữ trên tờ giấy; dấu gạch và chữ thường không sao."),
                    "small",
                    "text2",
                    wrap=True,
                ),
                self._code,
                self._count,
                self._secret,
                self._says,
                row(leave, STRETCH, self._button),
                gap=8,
                margins=(28, 24, 28, 20),
            )
        )

    def begin(self) -> None:
        """Start with empty fields."""
        self._code.clear()
        self._secret.clear()
        self._says.hide()
        self._follow()
        self._code.setFocus()

    def show_busy(self, *, busy: bool) -> None:
        """Hold still while the code is tried."""
        self._button.setEnabled(not busy)

    def say(self, sentence: str) -> None:
        """Say why it did not work."""
        self._says.setText(sentence)
        self._says.show()

    def _follow(self) -> None:
        done = code.groups_done(self._code.toPlainText())
        words = _("{done}/14 nhóm").format(done=done)
        self._count.setText(words)
        self._says.hide()

    def _ask(self) -> None:
        typed = self._code.toPlainText()
        if not code.is_whole(typed):
            self.say(_("Mã có 14 nhóm, mỗi nhóm 4 chữ. Đọc lại trên tờ giấy."))
            self._code.setFocus()
        elif self._secret.check():
            self.recover.emit(typed, self._secret.secret)
