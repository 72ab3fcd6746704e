"""A part of the record that is a table of lines: study, awards, discipline, papers."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.features.members.rules.life import LifeKind, LifeLine
from app.features.members.service.life import Life
from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.members.filepick import FilePick
from ui.pages.members.life import presenter
from ui.pages.members.life.presenter import PersonTold
from ui.widgets.basic.button import Button
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.layout import boxed, spaced
from ui.widgets.forms.fields import Value
from ui.widgets.overlay.files import ask_save
from ui.widgets.overlay.formdialog import FormDialog
from ui.widgets.page import Page
from ui.widgets.table.view import Table


class LinesPart(QWidget):
    """The lines of one group of kinds; adding, correcting, taking away, the file."""

    def __init__(
        self, page: Page, life: Life, group: str, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._page, self._life, self._group = page, life, group
        self._today = today
        self._told: PersonTold | None = None
        self.table = Table(f"life_{group}", presenter.line_columns())
        self.table.empty = _("Chưa ghi dòng nào.")
        self._adds = Flow(8)
        self._edit = Button(_("Sửa"), icon="pencil-line")
        self._remove = Button(_("Bỏ dòng này"), icon="trash-2")
        self._save = Button(_("Lưu tệp…"), icon="download")
        self._acts = Flow(8)
        for button in (self._edit, self._save, self._remove):
            self._acts.addWidget(button)
        layout = QVBoxLayout(self)
        spaced(layout, 10)
        layout.addWidget(boxed(self._adds))
        layout.addWidget(self.table, 1)
        layout.addWidget(boxed(self._acts))
        self._edit.clicked.connect(lambda: self._correct(self.table.current_id()))
        self._remove.clicked.connect(self._take_away)
        self._save.clicked.connect(self._save_file)
        self.table.opened.connect(self._correct)
        self.table.current_changed.connect(lambda _id: self._offer())
        self.setFocusProxy(self.table)

    def show_person(self, told: PersonTold, *, is_past: bool) -> None:
        """Show a member's lines of this part."""
        fresh = self._told is None or told.kinds != self._told.kinds
        self._told = told
        if fresh:
            self._offer_adds(told.kinds)
        rows = presenter.line_rows(told.lines, told.kinds, self._group)
        self.table.show_rows(rows)
        for place in range(self._adds.count()):
            item = self._adds.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setVisible(not is_past)
        self._is_past = is_past
        self._offer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the current line away with Delete; the toast takes it back."""
        if event.key() == Qt.Key.Key_Delete and self._remove.isVisibleTo(self):
            self._take_away()
        else:
            super().keyPressEvent(event)

    def _offer_adds(self, kinds: Sequence[LifeKind]) -> None:
        while (item := self._adds.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for kind in kinds:
            if kind.group == self._group and kind.on:
                words = _("Ghi: {label}").format(label=kind.label.lower())
                button = Button(words, icon="plus")
                button.clicked.connect(partial(self.add, kind))
                self._adds.addWidget(button)

    def _offer(self) -> None:
        line = self._line(self.table.current_id())
        can_change = line is not None and not self._is_past
        self._edit.setVisible(can_change)
        self._remove.setVisible(can_change)
        self._save.setVisible(line is not None and bool(line.file_sha256))

    def _line(self, line_id: str) -> LifeLine | None:
        lines = self._told.lines if self._told else ()
        return next((one for one in lines if one.id == line_id), None)

    def add(self, kind: LifeKind, _checked: bool = False) -> FormDialog:  # noqa: FBT001, FBT002  (Qt's own signature)
        """Ask for a new line."""
        dialog, file = self._dialog(kind, _("Ghi vào hồ sơ"))
        person_id = self._told.card.member.person_id if self._told else ""

        def act(line: LifeLine) -> Callable[[], Change]:
            return partial(self._life.add, person_id, line, file.path if file else None)

        self._run(dialog, kind, act)
        return dialog

    def _correct(self, line_id: str) -> None:
        line = self._line(line_id)
        if line is None or self._is_past:
            return
        kind = self._life_kind(line.kind)
        if kind is None:
            return
        dialog, file = self._dialog(kind, _("Lưu sửa đổi"), line)
        dialog.form.fill(presenter.line_values(line))

        def act(told: LifeLine) -> Callable[[], Change]:
            path = file.path if file else None
            return partial(self._life.correct, line_id, told, file=path)

        self._run(dialog, kind, act)

    def _life_kind(self, key: str) -> LifeKind | None:
        kinds = self._told.kinds if self._told else ()
        return next((kind for kind in kinds if kind.key == key), None)

    def _dialog(
        self, kind: LifeKind, verb: str, line: LifeLine | None = None
    ) -> tuple[FormDialog, FilePick | None]:
        fields = presenter.line_fields(kind, self._life.badge_years)
        dialog = FormDialog(self._page, kind.label, "", fields, verb, self._today)
        file = None
        if "file" in kind.asks:
            file = FilePick(self._life.endings, line.file_name if line else "")
            dialog.body.addWidget(file)
        return dialog, file

    def _run(
        self,
        dialog: FormDialog,
        kind: LifeKind,
        act: Callable[[LifeLine], Callable[[], Change]],
    ) -> None:
        page = self._page

        def write(values: dict[str, Value]) -> None:
            page.change(act(presenter.line_of(kind, values)), done, refuse)

        def done(change: Change) -> None:
            dialog.finish()
            page.messages.toast(_("Đã lưu vào hồ sơ."), change.command_id)

        def refuse(problem: Problem) -> None:
            sentence = page.messages.sentence(problem)
            if not dialog.refuse(problem, sentence):
                page.messages.error(problem, page)

        dialog.submitted.connect(write)
        dialog.open_it()

    def _take_away(self) -> None:
        line_id = self.table.current_id()
        if line_id:
            done = _("Đã bỏ. Còn trong Thùng rác {days} ngày.").format(
                days=self._life.bin_days
            )
            self._page.change(
                partial(self._life.remove, line_id),
                lambda change: self._page.messages.toast(done, change.command_id),
            )

    def _save_file(self) -> None:
        line = self._line(self.table.current_id())
        if line is not None:
            save = partial(self._life.save_file, line.id)
            save_copy(self._page, line.file_name, save)


def save_copy(page: Page, name: str, save: Callable[..., None]) -> None:
    """Ask where a file goes and write it there."""
    done = _("Đã lưu “{name}”.").format(name=name)

    def write(path: object) -> None:
        page.read(partial(save, path), lambda _none: page.messages.toast(done))

    ask_save(page, _("Lưu tệp"), name, _("Tệp (*)"), write)
