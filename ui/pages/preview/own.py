"""The cell's own wording: choose a Word file, try it on this paper, use it or not."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.words import _
from app.reports.keeping.templates import Own, Picked, tried
from app.reports.model import Prepared
from app.reports.service import Reports
from ui.pages.preview import presenter
from ui.widgets.basic.layout import sized
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Field
from ui.widgets.forms.inputs import LongField
from ui.widgets.overlay.dialog import Answer, Dialog
from ui.widgets.overlay.files import ask_open, ask_save
from ui.widgets.overlay.formdialog import FormDialog
from ui.widgets.page import Page
from ui.widgets.status import Tone

NOTICE = "template"
_KINDS = "Word (*.docx)"
_FROM = "valid_from"


class OwnWording(QObject):
    """Works for one preview; ``show`` draws a paper that is only tried."""

    def __init__(
        self, page: Page, reports: Reports, show: Callable[[Prepared], object]
    ) -> None:
        super().__init__(page)
        self._page, self._reports, self._show = page, reports, show

    def offer(self, prepared: Prepared) -> None:
        """List the places of this kind of paper and what can be done."""
        find = partial(self._reports.templates.of, prepared.kind)
        self._page.read(find, partial(self._open, prepared))

    def look_at(self, prepared: Prepared, path: Path) -> None:
        """Read a chosen file and show this paper in its words."""
        if prepared.offered is None:
            return
        look = partial(self._reports.templates.look_at, path, prepared.offered)
        self._page.read(look, partial(self._try, prepared))

    def _open(self, prepared: Prepared, owned: list[Own]) -> None:
        dialog = Dialog(self._page, _("Mẫu riêng"), presenter.own_words(owned))
        places = LongField()
        places.setReadOnly(True)
        places.setText(presenter.places(prepared.offered))
        places.setAccessibleName(_("Các ô của mẫu"))
        hint = _("Chép tên ô, kể cả hai ngoặc vuông, vào chỗ cần điền trong tệp Word.")
        dialog.body.addWidget(text(hint, "small", "text2", wrap=True))
        dialog.body.addWidget(sized(places, min_height=150))
        answers = [
            Answer("", _("Đóng"), safe=True),
            Answer("starter", _("Lưu tệp khởi đầu")),
            Answer("pick", _("Chọn tệp Word"), main=True),
        ]
        if owned:
            answers.insert(
                1, Answer("remove", presenter.back_words(owned), destructive=True)
            )
        dialog.offer(answers)
        acts = {
            "starter": partial(self._save_starter, prepared),
            "pick": partial(self._pick, prepared),
            "remove": partial(self._remove, owned[-1] if owned else None),
        }
        dialog.answered.connect(lambda key: acts[key]() if key else None)
        dialog.open_it()

    def _pick(self, prepared: Prepared) -> None:
        look = partial(self.look_at, prepared)
        ask_open(self._page, _("Chọn tệp Word"), _KINDS, look)

    def _try(self, prepared: Prepared, picked: Picked) -> None:
        self._show(tried(prepared, picked))
        bar = self._page.notices.show_notice(
            NOTICE,
            Tone.WARN,
            presenter.trial(picked),
            button=_("Dùng mẫu này"),
            then=partial(self._ask_day, prepared, picked),
        )
        bar.dismissed.connect(self._page.reload)

    def _ask_day(self, prepared: Prepared, picked: Picked) -> None:
        field = Field(_FROM, _("Dùng cho văn bản từ ngày"), "date")
        dialog = FormDialog(
            self._page,
            _("Dùng mẫu này"),
            _("Văn bản trước ngày này và văn bản đã khóa giữ lời văn cũ."),
            [field],
            _("Dùng mẫu"),
            self._reports.today,
        )
        dialog.form.fill({_FROM: prepared.doc.dated})

        def submit(values: dict[str, Any]) -> None:
            act = self._reports.templates.adopt
            self._page.change(
                partial(act, prepared.kind, picked, values[_FROM]),
                partial(self._adopted, dialog, picked),
                partial(self._refuse, dialog),
            )

        dialog.submitted.connect(submit)
        dialog.open_it()

    def _adopted(self, dialog: FormDialog, picked: Picked, change: Change) -> None:
        dialog.finish()
        self._page.notices.clear(NOTICE)
        words = _("Đã dùng mẫu “{name}”.").format(name=picked.file_name)
        self._page.messages.toast(words, change.command_id)

    def _refuse(self, dialog: FormDialog, problem: Problem) -> None:
        if not dialog.refuse(problem, self._page.messages.sentence(problem)):
            dialog.finish()
            self._page.messages.error(problem, self._page)

    def _save_starter(self, prepared: Prepared) -> None:
        def save(path: Path) -> None:
            write = partial(self._reports.templates.save_starter, prepared, path)
            self._page.read(write, lambda _none: told(path))

        def told(path: Path) -> None:
            self._page.messages.toast(_("Đã lưu {name}.").format(name=path.name))

        name = f"mau-{prepared.kind}.docx"
        ask_save(self._page, _("Lưu tệp khởi đầu"), name, _KINDS, save)

    def _remove(self, own: Own | None) -> None:
        if own is None:
            return

        def told(change: Change) -> None:
            words = _("Đã bỏ mẫu “{name}”.").format(name=own.file_name)
            self._page.messages.toast(words, change.command_id)

        self._page.change(partial(self._reports.templates.remove, own.id), told)
