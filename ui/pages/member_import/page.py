"""Nhập danh sách đảng viên từ Excel (ui-spec.md S6)."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.features.member_import.model.header import ColumnMap
from app.features.member_import.model.outcome import Preview
from app.features.member_import.service.steps import MemberImport, Opened
from app.features.members.model import StatusTable
from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.places import Place
from app.kernel.progress import Progress
from app.kernel.words import _
from ui.jobs import Jobs
from ui.messages import Messages
from ui.pages.member_import.choosing import ChoosingStep
from ui.pages.member_import.looking import LookingStep
from ui.pages.member_import.mapping import MappingStep
from ui.pages.member_import.presenter.columns import is_certain
from ui.pages.member_import.presenter.preview import subtitle
from ui.pages.member_import.presenter.values import words_of
from ui.widgets.basic.button import Button
from ui.widgets.basic.picture import Picture
from ui.widgets.basic.text import text
from ui.widgets.blocks.stepline import StepLine
from ui.widgets.page import Page

Targets = list[tuple[str, str]]
CHOOSE, MAP, LOOK, WRITE = range(4)


class MemberImportPage(Page):
    """Walks through the four steps; nothing is written before the last."""

    name = "member_import"

    def __init__(
        self,
        service: MemberImport,
        statuses: StatusTable,
        jobs: Jobs,
        messages: Messages,
    ) -> None:
        super().__init__(jobs, messages, title=_("Nhập danh sách đảng viên từ Excel"))
        self._service = service
        self._opened: Opened | None = None
        self._found: ColumnMap | None = None
        self._preview: Preview | None = None
        self._targets: Targets = []
        self._choosing = ChoosingStep()
        self._mapping = MappingStep()
        self._looking = LookingStep(self._label, words_of(statuses))
        self._build()
        self._connect()
        self._go(CHOOSE)

    def first_focus(self) -> QWidget | None:
        """Start where the step begins."""
        return self._stack.currentWidget()

    def open_file(self, path: Path) -> None:
        """Read a list and go on to its columns, or straight to the preview."""
        self.notices.clear()
        track = self.jobs.track(_("Đang đọc danh sách"), _("Dừng, chưa ghi gì"))
        self.read(partial(self._open, path, track.report), self._take_map, track=track)

    def _open(
        self, path: Path, progress: Progress
    ) -> tuple[Opened, ColumnMap, Targets]:
        opened = self._service.open_list(path, progress)
        return opened, self._service.columns(opened), self._service.targets()

    def _build(self) -> None:
        self._other = Button(_("Đổi tệp khác"), icon="file-spreadsheet")
        self._cancel = Button(_("Hủy"), "ghost")
        self.header.add_action(self._other)
        self.header.add_action(self._cancel)
        self._steps = StepLine(
            [_("Chọn tệp"), _("Ghép cột"), _("Xem thay đổi"), _("Ghi vào sổ")]
        )
        self._stack = QStackedWidget()
        for step in (self._choosing, self._mapping, self._looking):
            self._stack.addWidget(step)
        self.body.addWidget(self._steps)
        self.body.addWidget(self._stack, 1)
        self._hint = text("", "small", "text2", wrap=True)
        self._back = Button(_("Quay lại"), icon="chevron-left")
        self._next_problem = Button(_("Chỗ cần xem tiếp (F9)"))
        self._main = Button("", "primary")
        self.action_bar.add_hint(Picture("undo-2", "text2", 18))
        self.action_bar.add_hint(self._hint)
        for button in (self._next_problem, self._back, self._main):
            self.action_bar.add(button)

    def _connect(self) -> None:
        self._other.clicked.connect(self._choosing.ask)
        self._cancel.clicked.connect(self._leave)
        self._back.clicked.connect(self._step_back)
        self._main.clicked.connect(self._step_on)
        self._next_problem.clicked.connect(self._looking.next_problem)
        self._choosing.chosen.connect(self.open_file)
        self._mapping.sheet_chosen.connect(self._take_sheet)
        self._looking.ready_changed.connect(self._show_ready)
        for keys, act in (
            ("F9", self._looking.next_problem),
            ("F10", self._step_on),
            ("Ctrl+Return", self._step_on),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _label(self, field: str) -> str:
        if field == "status":
            return _("Tình trạng")
        return self._service.vocabulary.label(field)

    def _go(self, step: int) -> None:
        self._steps.show_step(step)
        self._stack.setCurrentIndex(min(step, LOOK))
        self.action_bar.setVisible(step != CHOOSE)
        self._other.setVisible(step != CHOOSE)
        self._hint.setText(
            _("Có thể hoàn tác toàn bộ lần nhập này.")
            if step >= LOOK
            else _("Chưa ghi gì vào sổ. Cách ghép được nhớ cho lần sau.")
        )
        self._next_problem.setVisible(step >= LOOK)
        if step == MAP:
            self._main.setText(_("Xem thay đổi"))
            self._main.setEnabled(True)
        target = self._mapping.first_field() if step == MAP else None
        target = target or self._stack.currentWidget()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_map(self, found: tuple[Opened, ColumnMap, Targets]) -> None:
        self._opened, self._found, self._targets = found
        self._mapping.show_map(self._found, self._targets)
        words = _("{file}  ·  chưa ghi gì vào sổ")
        self.header.set_subtitle(words.format(file=self._found.file))
        if is_certain(self._found):
            self._compare()
        else:
            self._go(MAP)

    def _take_sheet(self, sheet: str) -> None:
        if self._opened is not None:
            work = partial(self._service.columns, self._opened, sheet)
            self.read(work, self._show_sheet)

    def _show_sheet(self, found: ColumnMap) -> None:
        self._found = found
        self._mapping.show_map(found, self._targets)
        self._go(MAP)

    def _compare(self) -> None:
        if self._opened is None or self._found is None:
            return
        track = self.jobs.track(_("Đang so với sổ"), _("Dừng, chưa ghi gì"))
        targets = self._mapping.targets()
        work = partial(
            self._look, self._opened, self._found.sheet, targets, track.report
        )
        self.read(work, self._take_preview, self._map_failed, track=track)

    def _look(
        self, opened: Opened, sheet: str, targets: dict[int, str], progress: Progress
    ) -> Preview:
        columns = self._service.columns(opened, sheet, targets)
        return self._service.preview(opened, columns, progress)

    def _map_failed(self, problem: Problem) -> None:
        self.messages.error(problem, self)
        self._go(MAP)

    def _take_preview(self, preview: Preview) -> None:
        self.notices.clear()
        self._preview = preview
        self.header.set_subtitle(subtitle(preview))
        self._looking.show_preview(preview)
        self._go(LOOK)

    def _show_ready(self, ready: int) -> None:
        words = _("Nhập {count} dòng hợp lệ").format(count=ready)
        self._main.setText(words)
        self._main.setEnabled(ready > 0)

    def _step_back(self) -> None:
        self._go(max(self._steps.current() - 1, CHOOSE))

    def _step_on(self) -> None:
        step = self._steps.current()
        if step == MAP:
            self._compare()
        elif step == LOOK and self._preview is not None and self._main.isEnabled():
            self._write(self._preview)

    def _write(self, preview: Preview) -> None:
        self._go(WRITE)
        self._main.setEnabled(False)
        track = self.jobs.track(_("Đang ghi vào sổ"), _("Dừng, chưa ghi gì"))
        work = partial(
            self._service.write,
            preview,
            self._looking.choices,
            progress=track.report,
        )
        self.change(work, self._written, self._not_written, track=track)

    def _written(self, change: Change) -> None:
        words = _("Đã nhập danh sách từ “{file}” vào sổ.")
        file = self._preview.file if self._preview else ""
        self.messages.toast(words.format(file=file), change.command_id)
        self._leave()

    def _not_written(self, problem: Problem) -> None:
        self.messages.error(problem, self)
        self._go(LOOK)
        self._main.setEnabled(True)

    def _leave(self) -> None:
        """Forget the list and go to the members."""
        self._opened = self._found = self._preview = None
        self.header.set_subtitle("")
        self._go(CHOOSE)
        self.open_requested.emit(Place("members"))
