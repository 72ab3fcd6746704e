"""Sends out the forms of members: one file, or a folder with one for each."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from app.kernel.changes import Change
from app.kernel.words import _
from app.reports.member_form.drawing import drawn
from app.reports.member_form.model import MemberForm
from app.reports.member_form.service import MemberForms
from ui.widgets.overlay.files import ask_folder, ask_save
from ui.widgets.page import Page

ONE = "form:"
ALL = "forms"


class FormDesk(QObject):
    """The forms of one page; ``answers`` takes the names of places."""

    def __init__(self, page: Page, forms: MemberForms) -> None:
        super().__init__(page)
        self._page, self._forms = page, forms

    def answers(self, name: str) -> bool:
        """Begin what a place names ("form:<person>", "forms"); False for the rest."""
        if name.startswith(ONE):
            work = partial(self._forms.prepare, [name.removeprefix(ONE)])
            self._page.read(work, self._ask_file)
        elif name == ALL:
            self.ask_all()
        return name.startswith(ONE) or name == ALL

    def ask_all(self) -> None:
        """Ask for the folder in which every member gets a form."""
        self._page.read(self._forms.everybody, self._ask_folder)

    def _ask_file(self, forms: list[MemberForm]) -> None:
        if not forms:
            return
        form = forms[0]
        title = _("Lưu phiếu của đồng chí {name}").format(name=form.name)
        kinds = _("Bảng tính (*.xlsx)")
        name = f"{form.file_stem}.xlsx"
        ask_save(self._page, title, name, kinds, partial(self._save, form))

    def _save(self, form: MemberForm, path: Path) -> None:
        self._page.make(partial(drawn, form), partial(self._write, form, path))

    def _write(self, form: MemberForm, path: Path, content: bytes) -> None:
        words = _("Đã lưu phiếu của đồng chí {name}. Phiếu gửi về thì nhập ở đây.")
        self._page.change(
            partial(self._forms.write_one, form, path, content),
            lambda _change: self._page.messages.toast(words.format(name=form.name)),
        )

    def _ask_folder(self, forms: list[MemberForm]) -> None:
        title = _("Thư mục để lưu {count} phiếu").format(count=len(forms))
        ask_folder(self._page, title, partial(self._save_all, forms))

    def _save_all(self, forms: list[MemberForm], folder: Path) -> None:
        track = self._page.jobs.track(_("Đang tạo phiếu"), _("Dừng"))
        words = _(
            "Đã lưu {count} phiếu. Phiếu gửi về thì nhập ở đây, nhiều tệp một lúc."
        )

        def told(_change: Change) -> None:
            self._page.messages.toast(words.format(count=len(forms)))

        work = partial(self._forms.write, forms, folder, track.report)
        self._page.change(work, told, track=track)
