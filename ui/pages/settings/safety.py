"""The section of safety: the passphrase, a new recovery sheet, automatic locking."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.door import recovery
from app.door.housekeeping import Housekeeping
from app.kernel.words import _
from app.people.service import People
from ui.pages.settings.formdialog import FormDialog
from ui.pages.settings.screen import DeclaredSection
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import STRETCH, column, row
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Field, Value
from ui.widgets.overlay.files import ask_save
from ui.widgets.page import Page


class SafetySection(QWidget):
    """Whoever changes the passphrase or draws a sheet says the present one first."""

    def __init__(
        self,
        page: Page,
        keeping: Housekeeping,
        people: People,
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self._page, self._keeping = page, keeping
        self._people, self._today = people, today
        locking = DeclaredSection(keeping, "safety.", today)
        self.setLayout(
            column(self._passphrase(), self._sheet(), locking, STRETCH, gap=16)
        )

    def _passphrase(self) -> Card:
        card = Card(_("Mật khẩu mở sổ"))
        change = Button(_("Đổi mật khẩu"), icon="key-round")
        change.clicked.connect(self._ask_passphrase)
        words = _("Đổi mật khẩu không đổi tờ khôi phục: tờ cũ vẫn mở được sổ.")
        card.add(text(words, tone="text2", wrap=True))
        card.add_layout(row(change, STRETCH))
        return card

    def _sheet(self) -> Card:
        card = Card(_("Tờ khôi phục"))
        draw = Button(_("Lưu tờ khôi phục để in"), icon="printer")
        draw.clicked.connect(self._ask_sheet)
        words = _(
            "Quên mật khẩu thì chỉ tờ này mở được sổ. In ra, niêm phong, cất trong "
            "két. In xong thì xóa tệp."
        )
        card.add(text(words, tone="text2", wrap=True))
        card.add_layout(row(draw, STRETCH))
        return card

    def _ask_passphrase(self) -> None:
        fields = [
            Field("old", _("Mật khẩu hiện nay"), "password"),
            Field("new", _("Mật khẩu mới"), "password"),
            Field("again", _("Gõ lại mật khẩu mới"), "password"),
        ]
        dialog = FormDialog(
            self, _("Đổi mật khẩu"), fields, _("Đổi mật khẩu"), self._today
        )
        dialog.wanted.connect(partial(self._change, dialog))
        dialog.open_it(dialog.form)

    def _change(self, dialog: FormDialog, values: dict[str, Value]) -> None:
        if values["new"] != values["again"]:
            dialog.form.show_problem("again", _("Hai lần gõ chưa giống nhau. Gõ lại."))
            return
        act = partial(
            self._keeping.change_passphrase, str(values["old"]), str(values["new"])
        )
        self._run(dialog, act, lambda _done: self._told(_("Đã đổi mật khẩu.")))

    def _ask_sheet(self) -> None:
        fields = [Field("old", _("Mật khẩu hiện nay"), "password")]
        dialog = FormDialog(
            self, _("Lưu tờ khôi phục"), fields, _("Chọn nơi lưu"), self._today
        )
        dialog.wanted.connect(partial(self._unlock_sheet, dialog))
        dialog.open_it(dialog.form)

    def _unlock_sheet(self, dialog: FormDialog, values: dict[str, Value]) -> None:
        act = partial(self._code_and_name, str(values["old"]))
        self._run(dialog, act, self._ask_file)

    def _code_and_name(self, passphrase: str) -> tuple[str, str]:
        unit = self._people.unit()
        return self._keeping.recovery_code(passphrase), unit.name if unit else ""

    def _ask_file(self, told: tuple[str, str]) -> None:
        name = _("to-khoi-phuc.pdf")
        title = _("Lưu tờ khôi phục")
        ask_save(self, title, name, "PDF (*.pdf)", partial(self._save, told))

    def _save(self, told: tuple[str, str], place: Path) -> None:
        today = self._today()

        def make() -> Path:
            return recovery.save(place, recovery.draw(*told, today))

        words = _("Đã lưu tờ khôi phục. In xong thì xóa tệp này.")
        self._page.make(make, lambda _place: self._told(words))

    def _run(
        self,
        dialog: FormDialog,
        act: Callable[[], object],
        then: Callable[..., None],
    ) -> None:
        def done(result: object) -> None:
            dialog.accept()
            then(result)

        self._page.read(
            act,
            done,
            lambda problem: dialog.show_problem(
                problem, self._page.messages.sentence(problem)
            ),
        )

    def _told(self, words: str) -> None:
        self._page.messages.toast(words)
