"""The left half of the page: what goes in, the checks, the signing."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kernel.words import _
from app.package.model import Check, Preview
from ui.pages.package import presenter
from ui.pages.package.presenter import CheckLine
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card, TintBox
from ui.widgets.basic.chip import Chip
from ui.widgets.basic.layout import (
    STRETCH,
    boxed,
    clear,
    row,
    scroll,
    separator,
    sized,
    spaced,
)
from ui.widgets.basic.line import ShapeLine
from ui.widgets.basic.text import text
from ui.widgets.forms.builder import FormBuilder
from ui.widgets.forms.fields import Field
from ui.widgets.status import Status, Tone
from ui.widgets.table.view import Table

# What the signing panel needs to be read whole, in u.
_SIGN_HEIGHT = 320


class ContentsPanel(Card):
    """Step one: the files that would go in, and which version this is."""

    def __init__(self) -> None:
        super().__init__(_("Nội dung gói"))
        self._version = text("", "small", "text2", wrap=True)
        self.table = Table("package_files", presenter.file_columns())
        self.table.empty = _("Năm này chưa có gì để gửi.")
        self.add(self._version)
        self.add(self.table, 1)

    def show_preview(self, preview: Preview) -> None:
        """Show the contents of a year."""
        self.set_title(presenter.contents_title(preview))
        self._version.setText(presenter.version_text(preview))
        self.table.show_rows(presenter.file_rows(preview))


class ChecksPanel(Card):
    """Step two: the checks in three ranks. ``repair`` and ``note`` carry a check."""

    repair = Signal(object)
    note = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Kiểm tra trước khi gửi"))
        self._errors = Chip("", Status.DONE)
        self._known = Chip("", Status.ATTENTION)
        self.add_to_head(self._errors)
        self.add_to_head(self._known)
        self._column = QVBoxLayout()
        spaced(self._column, 4)
        self.add(scroll(boxed(self._column)), 1)
        self._buttons: dict[str, Button] = {}

    def show_preview(
        self, preview: Preview, notes: dict[str, str], *, is_signed: bool = False
    ) -> None:
        """Show the checks of a year with the reasons given so far."""
        counts = presenter.tally(preview)
        self._errors.show_status(counts.errors, counts.errors_status)
        self._known.show_status(counts.known, Status.ATTENTION)
        self._known.setVisible(bool(counts.known))
        clear(self._column)
        self._buttons = {}
        lines = presenter.check_lines(preview, notes, is_signed=is_signed)
        for line in lines:
            self._column.addWidget(self._line(line))
            self._column.addWidget(separator())
        self._column.addStretch(1)

    def next_stop(self) -> QWidget | None:
        """Return the button after the one that has the focus, around the end."""
        buttons = list(self._buttons.values())
        for place, button in enumerate(buttons):
            if button.hasFocus():
                return buttons[(place + 1) % len(buttons)]
        return self.first_stop()

    def first_stop(self, check: Check | None = None) -> QWidget | None:
        """Return the button of a check, or the first button there is."""
        if check is not None and check.key in self._buttons:
            return self._buttons[check.key]
        return next(iter(self._buttons.values()), None)

    def _line(self, line: CheckLine) -> ShapeLine:
        shown = ShapeLine(line.status, line.title, line.detail, action=line.button)
        shown.setAccessibleName(f"{line.spoken}, {line.detail}".rstrip(", "))
        shown.setToolTip(line.detail)
        if shown.button is not None:
            shown.button.setAccessibleName(f"{line.button}: {line.title}")
            self._buttons[line.check.key] = shown.button
            told = self.note if line.notes else self.repair
            shown.acted.connect(lambda check=line.check: told.emit(check))
        if line.opens:
            shown.make_clickable()
            shown.clicked.connect(lambda check=line.check: self.repair.emit(check))
        return shown


class SignPanel(Card):
    """Step three: who signs, what it means, where it goes, the passphrase once."""

    choose_folder = Signal()
    submitted = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(_("Ký gói và chọn nơi ghi"))
        self._who = text("", "body", wrap=True)
        box = TintBox(Tone.INFO)
        box.add(self._who)
        box.add(text(presenter.not_a_seal(), "small", "text2", wrap=True))
        self._folder: Path | None = None
        self._place = text(_("Chưa chọn nơi ghi."), "body", "text2", wrap=True)
        self.choose = Button(_("Chọn USB hoặc thư mục"), icon="usb")
        self.choose.clicked.connect(self.choose_folder)
        self.form = FormBuilder([_passphrase()], today, with_basis=False)
        self.form.submitted.connect(self.submitted)
        self.add(box)
        self.add(text(_("Nơi ghi"), "strong"))
        self.add(self._place)
        self.add_layout(row(self.choose, STRETCH))
        self.add(self.form)
        self.body.addStretch(1)
        sized(self, min_height=_SIGN_HEIGHT)

    @property
    def folder(self) -> Path | None:
        """Tell where the package goes."""
        return self._folder

    def show_folder(self, folder: Path) -> None:
        """Show where the package goes."""
        self._folder = folder
        self._place.setText(str(folder))

    def show_preview(self, preview: Preview, at: str) -> None:
        """Say who signs what."""
        self._who.setText(presenter.signing_sentence(preview, at))

    def passphrase(self) -> str:
        """Return what was typed and forget it."""
        value = str(self.form.values().get("passphrase") or "")
        self.form.fill({"passphrase": ""})
        return value

    def ready(self) -> bool:
        """Check both answers and lead to the first one missing."""
        if self._folder is None:
            self._place.setText(_("Chọn nơi ghi trước: cắm USB rồi bấm nút dưới đây."))
            self._place.dress(tone="bad")
            self.choose.setFocus()
            return False
        self._place.dress(tone="text2")
        return self.form.check()


def _passphrase() -> Field:
    return Field(
        "passphrase",
        _("Mật khẩu ký gói"),
        kind="password",
        help=_("Mật khẩu đặt lúc tạo khóa. Chỉ hỏi một lần cho gói này."),
    )
