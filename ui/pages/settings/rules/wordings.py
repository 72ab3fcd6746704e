"""Mẫu văn bản: which documents speak in the cell's own words, and back to ours."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kernel.changes import Change
from app.kernel.words import N_, _
from app.reports.keeping.templates import Own, TemplateFile, Wordings
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import STRETCH, boxed, row, sized, spaced
from ui.widgets.basic.text import text
from ui.widgets.overlay.files import ask_save
from ui.widgets.page import Page
from ui.widgets.status import Status
from ui.widgets.table.columns import Cell, Column, Row
from ui.widgets.table.view import Table

_NAMES = {
    "minutes": N_("Biên bản"),
    "meeting_notice": N_("Giấy mời"),
    "meeting_programme": N_("Chương trình buổi họp"),
    "resolution": N_("Nghị quyết của buổi họp"),
    "resolution_admission": N_("Nghị quyết đề nghị kết nạp"),
    "resolution_official": N_("Nghị quyết đề nghị công nhận chính thức"),
    "extract": N_("Trích biên bản"),
    "resolution_extract": N_("Trích nghị quyết"),
    "meeting_year_plan": N_("Kế hoạch sinh hoạt năm"),
    "meeting_theme_plan": N_("Kế hoạch chuyên đề năm"),
}
_WORD = "Word (*.docx)"


class WordingsSection(QWidget):
    """A line for each kind of document; what is done with the chosen one below."""

    def __init__(self, page: Page, templates: TemplateFile) -> None:
        super().__init__()
        self._page, self._templates = page, templates
        self._found: dict[str, Wordings] = {}
        self.table = Table("own_wordings", _columns())
        self.save = Button(_("Lưu tệp Word"), icon="file-down")
        self.back = Button(_("Trở về mẫu gốc"), icon="undo-2")
        self.save.clicked.connect(self._save)
        self.back.clicked.connect(self._reset)
        self.table.current_changed.connect(lambda _row: self._follow())
        card = Card(_("Văn bản dùng lời văn riêng"))
        words = _(
            "Thêm mẫu riêng khi xem một văn bản: mở văn bản, chọn Mẫu riêng ở mục lục, "
            "xem thử rồi mới dùng. Mẫu chỉ thay lời văn, không thay số liệu."
        )
        card.add(text(words, "small", "text2", wrap=True))
        card.add(sized(self.table, min_height=430))
        card.add(boxed(row(self.save, self.back, STRETCH)))
        box = QVBoxLayout(self)
        spaced(box, 16)
        box.addWidget(card)
        box.addStretch(1)
        self._follow()

    def read(self) -> tuple[Wordings, ...]:
        """Read what is shown; runs on the store's thread."""
        return self._templates.overview()

    def show_state(self, state: tuple[Wordings, ...]) -> None:
        """Show every kind of document with its wording."""
        self._found = {one.kind: one for one in state}
        self.table.show_rows([_row(one) for one in state])
        self._follow()

    def _current(self) -> Wordings | None:
        return self._found.get(self.table.current_id())

    def _follow(self) -> None:
        chosen = self._current()
        has_own = chosen is not None and bool(chosen.owned)
        self.save.setEnabled(has_own)
        self.back.setEnabled(has_own)

    def _save(self) -> None:
        chosen = self._current()
        if chosen is None or not chosen.owned:
            return
        own: Own = chosen.owned[-1]

        def save(path: Path) -> None:
            write = partial(self._templates.save, own, path)
            words = _("Đã lưu {name}.").format(name=path.name)
            self._page.read(write, lambda _none: self._page.messages.toast(words))

        ask_save(self._page, _("Lưu tệp Word"), own.file_name, _WORD, save)

    def _reset(self) -> None:
        chosen = self._current()
        if chosen is None or not chosen.owned:
            return
        words = _("{name} trở về lời văn có sẵn.").format(name=_(_NAMES[chosen.kind]))

        def told(change: Change) -> None:
            self._page.messages.toast(words, change.command_id)

        self._page.change(partial(self._templates.reset, chosen.kind), told)


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Văn bản"), stretch=True, width=220, sortable=False),
        Column("words", _("Lời văn"), kind="chip", width=110, sortable=False),
        Column("file", _("Tệp Word"), width=210, sortable=False),
    )


def _row(one: Wordings) -> Row:
    words = Cell(_("Có sẵn"), status=Status.NOT_APPLICABLE)
    file = Cell("")
    if one.owned:
        last = one.owned[-1]
        words = Cell(_("Riêng"), status=Status.DONE)
        since = _("từ ngày {day}").format(day=f"{last.valid_from:%d/%m/%Y}")
        file = Cell(last.file_name, detail=since)
    return Row(
        one.kind, {"name": Cell(_(_NAMES[one.kind])), "words": words, "file": file}
    )
