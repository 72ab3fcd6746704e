"""The lock screen: nothing of the book behind it, one field, one button."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QStackedWidget, QWidget

from app.door.entrance import PassphraseRules
from app.kernel.words import _
from ui.shell.lock.attempts import Attempts
from ui.shell.lock.secret import SecretField
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import column, sized
from ui.widgets.basic.plane import Plane
from ui.widgets.basic.text import Label, text
from ui.widgets.icons import mark

if TYPE_CHECKING:
    from ui.shell.lock.recovery import RecoveryCard


class LockScreen(Plane):
    """Asks for the passphrase; ``unlock`` carries it, the answer comes as a call."""

    unlock = Signal(str)
    recover = Signal(str, str)

    def __init__(
        self, rules: Callable[[], PassphraseRules], parent: QWidget | None = None
    ) -> None:
        super().__init__("bg", parent=parent)
        self._rules = rules
        self._recovery: RecoveryCard | None = None
        self._attempts = Attempts()
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._count_down)
        self._card = _PassphraseCard()
        self._cards = QStackedWidget()
        self._cards.addWidget(self._card)
        sized(self._cards, width=420)
        layout = QGridLayout(self)
        layout.addWidget(self._cards, 0, 0, Qt.AlignmentFlag.AlignCenter)
        self._card.field.entered.connect(self._ask)
        self._card.button.clicked.connect(self._ask)
        self._card.sheet.clicked.connect(self.show_recovery)

    def begin(self, cell: str = "", person: str = "", why: str = "") -> None:
        """Show the empty screen: whose book, who was in, why it locked."""
        self._card.show_names(cell, person)
        self.show_busy(busy=False)
        self._card.say(why, "text2")
        self._card.field.clear()
        self._leave_recovery()

    def show_busy(self, *, busy: bool) -> None:
        """Tell that the passphrase is being tried; the window stays alive."""
        self._card.button.setEnabled(not busy and not self._wait())
        self._card.field.line.setReadOnly(busy)
        if busy:
            self._card.say(_("Đang mở sổ…"), "text2")
        if self._recovery is not None:
            self._recovery.show_busy(busy=busy)

    def show_wrong(self) -> None:
        """Say that the passphrase was wrong, and wait after the fifth time."""
        self._attempts = self._attempts.failed(time.monotonic())
        self.show_busy(busy=False)
        self._card.field.mark_wrong(wrong=True)
        self._card.field.line.selectAll()
        self._card.field.setFocus()
        self._card.say(_("Mật khẩu chưa đúng. Còn thử được, không bị khóa máy."), "bad")
        self._card.sheet.setVisible(self._attempts.offers_recovery)
        if self._wait():
            self._tick.start()
            self._count_down()

    def show_problem(self, sentence: str) -> None:
        """Say what else is in the way of opening the book."""
        self.show_busy(busy=False)
        if self._recovery is not None:
            self._recovery.say(sentence)
        else:
            self._card.say(sentence, "bad")
            self._card.field.setFocus()

    def offer_recovery(self) -> None:
        """Show the way in with the recovery sheet at once (the key file is gone)."""
        self._card.sheet.show()

    def show_recovery(self) -> None:
        """Turn to the recovery sheet."""
        from ui.shell.lock.recovery import RecoveryCard  # noqa: PLC0415  (rarely needed)

        self._leave_recovery()
        self._recovery = RecoveryCard(self._rules())
        self._recovery.back.connect(self._leave_recovery)
        self._recovery.recover.connect(self.recover)
        self._cards.addWidget(self._recovery)
        self._cards.setCurrentWidget(self._recovery)
        self._recovery.begin()

    def opened(self) -> None:
        """Forget wrong tries and what was typed."""
        self._attempts = Attempts()
        self._leave_recovery()
        self._tick.stop()
        self._card.field.clear()
        self._card.say("", "text2")
        self._card.sheet.hide()
        self.show_busy(busy=False)

    def take_focus(self) -> None:
        """Put the focus into the passphrase field."""
        self._card.field.setFocus()

    def _leave_recovery(self) -> None:
        if self._recovery is not None:
            self._cards.removeWidget(self._recovery)
            self._recovery.deleteLater()
            self._recovery = None
        self._cards.setCurrentWidget(self._card)
        self._card.field.setFocus()

    def _ask(self) -> None:
        if self._wait() or self._card.field.line.isReadOnly():
            return
        if not self._card.field.secret:
            self._card.say(_("Gõ mật khẩu rồi bấm Mở khóa."), "text2")
            return
        self.unlock.emit(self._card.field.secret)

    def _wait(self) -> int:
        return self._attempts.seconds_left(time.monotonic())

    def _count_down(self) -> None:
        left = self._wait()
        self._card.button.setEnabled(not left)
        self._card.button.setText(
            _("Đợi {seconds} giây").format(seconds=left) if left else _("Mở khóa")
        )
        if not left:
            self._tick.stop()


class _PassphraseCard(QFrame):
    """The card in the middle."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._mark = Label()
        self._cell = text(_("Sổ Chi bộ"), "h2", wrap=True)
        self._person = text("", "body", "text2", wrap=True)
        self._person.hide()
        self.field = SecretField(_("Mật khẩu"))
        self._says = text("", "small", wrap=True)
        self.button = Button(_("Mở khóa"), "primary", icon="lock-open")
        self.sheet = Button(_("Dùng tờ khôi phục"), "link")
        self.sheet.hide()
        for label in (self._mark, self._cell, self._person):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(
            column(
                self._mark,
                self._cell,
                self._person,
                8,
                self.field,
                self._says,
                self.button,
                self.sheet,
                gap=8,
                margins=(32, 28, 32, 24),
            )
        )
        theme.current().changed.connect(self._draw)
        self._draw()

    def show_names(self, cell: str, person: str) -> None:
        """Show the cell and the person, as far as they are known."""
        self._cell.setText(cell or _("Sổ Chi bộ"))
        self._person.setText(person)
        self._person.setVisible(bool(person))

    def say(self, words: str, tone: str) -> None:
        """Say one sentence under the field; nothing takes it away.

        Dressing asks Qt for its style, which takes the first window 8 ms.
        """
        self._says.setText(words)
        if words:
            self._says.dress(tone=tone)
        self._says.setVisible(bool(words))

    def _draw(self) -> None:
        self._mark.setPixmap(mark(48))
