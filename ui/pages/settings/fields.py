"""Trường hồ sơ đảng viên: which fields and lines of a record this book keeps."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.features.members.model import FieldSpec
from app.features.members.rules.life import LifeKind
from app.features.members.service.members import Members
from app.kernel.changes import Change
from app.kernel.words import _
from ui.pages.settings.fieldview import SwitchView, switches
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.layout import STRETCH, boxed, column, row, spaced
from ui.widgets.basic.text import text
from ui.widgets.forms.inputs import Check
from ui.widgets.overlay.dialog import Answer, Dialog, ask
from ui.widgets.page import Page


@dataclass(frozen=True, slots=True)
class FieldsState:
    """What the section shows, read in one go."""

    fields: tuple[FieldSpec, ...]
    kinds: tuple[LifeKind, ...]


class FieldsSection(QWidget):
    """A tick keeps a field from now on; a sensitive one asks before."""

    def __init__(self, page: Page, members: Members) -> None:
        super().__init__()
        self._page, self._members = page, members
        self._checks: dict[str, Check] = {}
        self._views: dict[str, SwitchView] = {}
        self.dialog: Dialog | None = None
        words = text(
            _(
                "Chỉ giữ những gì mẫu của cấp trên cần. Mục tắt thì không hỏi, không "
                "nhập; dữ liệu đã ghi vẫn nằm trong sổ và trở lại khi bật."
            ),
            "small",
            "text2",
            wrap=True,
        )
        sheets = Flow(8)
        for sheet in members.fields.sheets:
            said = _("Bật đủ mục cho: {form}").format(form=sheet.label)
            button = Button(said, "small")
            button.clicked.connect(partial(self._ask_sheet, sheet.key, sheet.label))
            sheets.addWidget(button)
        self._groups = QVBoxLayout()
        spaced(self._groups, 12)
        self.setLayout(column(words, boxed(sheets), self._groups, STRETCH, gap=12))

    def read(self) -> FieldsState:
        """Read what is kept; runs on the store's thread."""
        return FieldsState(self._members.fields.all(), self._members.life.kinds())

    def show_state(self, state: FieldsState) -> None:
        """Show which fields are kept."""
        found = switches(state.fields, state.kinds)
        self._views = {view.key: view for _title, group in found for view in group}
        if not self._checks:
            for title, group in found:
                self._groups.addWidget(self._card(title, group))
        for key, check in self._checks.items():
            blocked = check.blockSignals(True)  # noqa: FBT003  (Qt's own signature)
            check.setChecked(self._views[key].on)
            check.blockSignals(blocked)

    def check(self, key: str) -> Check:
        """Return the box of a field."""
        return self._checks[key]

    def _card(self, title: str, group: list[SwitchView]) -> Card:
        card = Card(title)
        for view in group:
            check = Check(view.label)
            check.setAccessibleDescription(view.help)
            check.toggled.connect(partial(self._toggle, view.key))
            self._checks[view.key] = check
            card.add_layout(row(check, STRETCH))
            tone = "warn" if view.sensitive else "text3"
            card.add(text(view.help, "small", tone, wrap=True))
        return card

    def _toggle(self, key: str, on: bool) -> None:  # noqa: FBT001  (Qt's own signature)
        view = self._views[key]
        if not (on and view.sensitive):
            self._switch(key, on=on)
            return

        def answered(answer: str) -> None:
            if answer == "on":
                self._switch(key, on=True)
            else:
                self._page.reload()

        self.dialog = ask(
            self,
            _("Bật mục nhạy cảm “{label}”?").format(label=view.label),
            _(
                "Đây là dữ liệu cá nhân nhạy cảm. Chỉ bật khi mẫu của cấp trên cần, "
                "và chỉ người giữ sổ được xem. Việc bật được ghi vào nhật ký."
            ),
            [
                Answer("off", _("Để tắt"), safe=True),
                Answer("on", _("Bật mục này"), main=True),
            ],
            answered,
        )

    def _switch(self, key: str, *, on: bool) -> None:
        area, _dot, name = key.partition(".")
        act = self._members.life.switch if area == "life" else None
        switch = act or self._members.fields.switch
        words = _("Đã bật “{label}”.") if on else _("Đã tắt “{label}”.")
        said = words.format(label=self._views[key].label)

        def done(change: Change) -> None:
            self._page.messages.toast(said, change.command_id)
            self._page.reload()

        self._page.change(partial(switch, name, on=on), done)

    def _ask_sheet(self, key: str, label: str, _checked: object = False) -> None:  # noqa: FBT002  (Qt's own signature)
        sheet = next(one for one in self._members.fields.sheets if one.key == key)
        wanted = [self._views.get(f"field.{name}") for name in sheet.fields]
        sensitive = [v.label.lower() for v in wanted if v and v.sensitive and not v.on]
        if not sensitive:
            self._switch_sheet(key, label)
            return
        sentence = _(
            "Mẫu này có mục nhạy cảm: {fields}. Chỉ bật khi cấp trên yêu cầu mẫu này."
        )
        self.dialog = ask(
            self,
            _("Bật đủ mục cho “{form}”?").format(form=label),
            sentence.format(fields=", ".join(sensitive)),
            [
                Answer("off", _("Thôi"), safe=True),
                Answer("on", _("Bật đủ mục"), main=True),
            ],
            lambda answer: self._switch_sheet(key, label) if answer == "on" else None,
        )

    def _switch_sheet(self, key: str, label: str) -> None:
        said = _("Đã bật đủ mục cho “{form}”.").format(form=label)

        def done(change: Change) -> None:
            self._page.messages.toast(said, change.command_id)
            self._page.reload()

        self._page.change(partial(self._members.fields.switch_on_for, key), done)
