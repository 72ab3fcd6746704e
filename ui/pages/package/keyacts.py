"""What the secretary does with the key: make, register, change, recover, retire."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.words import _
from app.package.keyring import Keyring
from app.package.model import KeysMade
from ui.pages.package.keypanel import code_box
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Field
from ui.widgets.overlay.dialog import Answer, Dialog
from ui.widgets.overlay.files import ask_folder, ask_open
from ui.widgets.overlay.formdialog import FormDialog
from ui.widgets.page import Page

Values = Mapping[str, object]


class KeyActs:
    """Everything the key panel offers."""

    def __init__(self, page: Page, keys: Keyring, today: Callable[[], date]) -> None:
        self._page, self._keys, self._today = page, keys, today

    def act(self, name: str) -> None:
        """Do the act of a button."""
        {
            "make": self.make,
            "again": self.make,
            "reply": self.take_reply,
            "save_request": self.save_request,
            "change": self.change_passphrase,
            "recover": self.recover,
            "retire": self.retire,
        }[name]()

    def make(self) -> None:
        """Ask for a passphrase twice and a folder, then make the keys."""
        dialog = FormDialog(
            self._page,
            _("Tạo khóa ký gói"),
            _("Đặt mật khẩu riêng để ký gói, rồi chọn USB để ghi tệp xin khóa."),
            _new_passphrase(),
            _("Chọn USB, tạo khóa"),
            self._today,
        )
        dialog.submitted.connect(lambda values: self._make(dialog, values))
        dialog.open_it()

    def _make(self, dialog: FormDialog, values: Values) -> None:
        if not _agree(dialog, values):
            return

        def take(folder: Path) -> None:
            use_case = partial(self._keys.make_keys, str(values["new"]), folder)
            self._run(dialog, use_case, self._made)

        ask_folder(self._page, _("Ghi tệp xin khóa vào đâu?"), take)

    def _made(self, made: KeysMade) -> None:
        dialog = Dialog(
            self._page,
            _("Đã tạo khóa"),
            _("Tệp xin khóa: {path}").format(path=made.request_path),
        )
        dialog.body.addWidget(code_box(_("Mã của tệp xin khóa"), made.code))
        dialog.body.addWidget(code_box(_("Mã khôi phục khóa"), made.recovery_code))
        words = _(
            "Chép cả hai mã ra giấy. Mã khôi phục chỉ hiện một lần: cất vào phong bì "
            "niêm phong, dùng khi quên mật khẩu ký gói."
        )
        dialog.body.addWidget(text(words, "body", wrap=True))
        dialog.offer([Answer("done", _("Đã chép xong"), safe=True, main=True)])
        dialog.open_it()

    def save_request(self) -> None:
        """Write the open request once more."""

        def take(folder: Path) -> None:
            self._page.read(
                partial(self._keys.save_request, folder),
                lambda path: self._page.messages.toast(
                    _("Đã ghi tệp xin khóa: {path}").format(path=path)
                ),
            )

        ask_folder(self._page, _("Ghi tệp xin khóa vào đâu?"), take)

    def take_reply(self) -> None:
        """Ask for the office's file, then for the code printed on its paper."""
        kinds = _("Trả lời của Đảng ủy (*.pem);;Mọi tệp (*)")

        def take(path: Path) -> None:
            self._page.read(partial(self._keys.read_reply, path), self._ask_code)

        ask_open(self._page, _("Chọn tệp trả lời của Đảng ủy"), kinds, take)

    def _ask_code(self, reply: bytes) -> None:
        dialog = FormDialog(
            self._page,
            _("Gõ mã trên giấy của Đảng ủy"),
            _("Phần mềm so mã gõ vào với tệp trả lời; không hiện mã trước."),
            [Field("code", _("Mã của Đảng ủy"), placeholder="XXXX-XXXX-XXXX-…")],
            _("So mã, nạp trả lời"),
            self._today,
        )

        def save(values: Values) -> None:
            use_case = partial(self._keys.install_reply, reply, str(values["code"]))
            self._run(dialog, use_case, self._say(_("Đã nạp trả lời. Ký gói được.")))

        dialog.submitted.connect(save)
        dialog.open_it()

    def change_passphrase(self) -> None:
        """Ask for the old and the new passphrase."""
        old = Field("passphrase", _("Mật khẩu ký gói đang dùng"), kind="password")
        self._relock(_("Đổi mật khẩu ký gói"), old, self._keys.change_passphrase)

    def recover(self) -> None:
        """Ask for the recovery code and a new passphrase."""
        code = Field("recovery", _("Mã khôi phục khóa"))
        self._relock(_("Dùng mã khôi phục"), code, self._keys.recover)

    def _relock(
        self, title: str, proof: Field, use_case: Callable[[str, str], None]
    ) -> None:
        dialog = FormDialog(
            self._page,
            title,
            "",
            [proof, *_new_passphrase()],
            _("Đổi mật khẩu"),
            self._today,
        )

        def save(values: Values) -> None:
            if _agree(dialog, values):
                told = partial(use_case, str(values[proof.key]), str(values["new"]))
                self._run(dialog, told, self._say(_("Đã đổi mật khẩu ký gói.")))

        dialog.submitted.connect(save)
        dialog.open_it()

    def retire(self) -> None:
        """Ask why, then give the key up."""
        dialog = FormDialog(
            self._page,
            _("Thu hồi khóa?"),
            _(
                "Khóa này không ký được nữa và không lấy lại được. Gói đã gửi vẫn có "
                "giá trị. Báo Đảng ủy để thu hồi ở nơi nhận, rồi tạo khóa mới."
            ),
            [Field("reason", _("Lý do thu hồi"), placeholder=_("Bàn giao bí thư"))],
            _("Thu hồi khóa"),
            self._today,
        )

        def save(values: Values) -> None:
            use_case = partial(self._keys.retire, str(values["reason"]))
            self._run(dialog, use_case, self._say(_("Đã thu hồi khóa.")))

        dialog.submitted.connect(save)
        dialog.open_it()

    def _run(
        self,
        dialog: FormDialog,
        use_case: Callable[[], object],
        then: Callable[..., None],
    ) -> None:
        def done(result: object) -> None:
            dialog.finish()
            then(result)

        def failed(problem: Problem) -> None:
            if not dialog.refuse(problem, self._page.messages.sentence(problem)):
                dialog.finish()
                self._page.messages.error(problem, self._page)

        self._page.change(use_case, done, failed)

    def _say(self, words: str) -> Callable[[Change | None], None]:
        def told(_result: Change | None) -> None:
            self._page.messages.toast(words)

        return told


def _new_passphrase() -> list[Field]:
    help_words = _("Ít nhất 10 ký tự; một câu dễ nhớ thì tốt hơn một từ khó.")
    return [
        Field("new", _("Mật khẩu ký gói mới"), kind="password", help=help_words),
        Field("again", _("Gõ lại mật khẩu mới"), kind="password"),
    ]


def _agree(dialog: FormDialog, values: Values) -> bool:
    if values["new"] == values["again"]:
        return True
    dialog.form.show_problem("again", _("Hai lần gõ chưa giống nhau. Gõ lại."))
    return False
