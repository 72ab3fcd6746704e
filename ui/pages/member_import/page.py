"""Nhập danh sách đảng viên từ Excel (ui-spec.md S6)."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.features.member_import.model.header import ColumnMap
from app.features.member_import.model.outcome import Preview
from app.features.member_import.model.run import RunTitle
from app.features.member_import.service.opening import Opened
from app.features.member_import.service.steps import MemberImport
from app.features.members.model import StatusTable
from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.places import Place
from app.kernel.words import _
from app.reports.member_form.service import MemberForms
from ui.jobs import Jobs
from ui.messages import Messages
from ui.pages.member_import import work
from ui.pages.member_import.bar import CHOOSE, LOOK, MAP, WRITE, StepBar
from ui.pages.member_import.choosing import ChoosingStep
from ui.pages.member_import.done import DoneStep
from ui.pages.member_import.forming import FormDesk
from ui.pages.member_import.looking import LookingStep, Prepared
from ui.pages.member_import.mapping import MappingStep
from ui.pages.member_import.presenter.columns import is_certain
from ui.pages.member_import.presenter.preview import subtitle
from ui.pages.member_import.presenter.runs import done_words
from ui.pages.member_import.presenter.values import words_of
from ui.pages.member_import.work import Columns, Targets
from ui.widgets.basic.button import Button
from ui.widgets.blocks.stepline import StepLine
from ui.widgets.page import Page
from ui.widgets.status import Tone

REPAIRS = "repairs"


class MemberImportPage(Page):
    """Walks through the four steps; nothing is written before the last."""

    name = "member_import"
    watches = frozenset({"members", "member_import"})

    def __init__(
        self,
        service: MemberImport,
        forms: MemberForms,
        statuses: StatusTable,
        jobs: Jobs,
        messages: Messages,
    ) -> None:
        super().__init__(jobs, messages, title=_("Nhập danh sách đảng viên từ Excel"))
        self._service = service
        self._opened: Opened | None = None
        self._found: ColumnMap | None = None
        self._preview: Preview | None = None
        self._run_id = ""
        self._targets: Targets = []
        self._choosing = ChoosingStep()
        self._mapping = MappingStep()
        self._looking = LookingStep(service.label, words_of(statuses))
        self._done = DoneStep()
        self._forms = FormDesk(self, forms)
        self._build()
        self._connect()
        self._go(CHOOSE)

    def first_focus(self) -> QWidget | None:
        """Start where the step begins."""
        return self._stack.currentWidget()

    def show_record(self, record_id: str) -> None:
        """Begin a form of a member, when a place asks for one."""
        self._forms.answers(record_id)

    def reload(self) -> None:
        """Read which imports there were; a list being looked at stays as it is."""
        self.read(self._service.last_runs, self._choosing.show_runs)

    def open_file(self, path: Path) -> None:
        """Read a list and go on to its columns, or straight to the preview."""
        self.open_files([path])

    def open_files(self, paths: list[Path]) -> None:
        """Read a list, or the forms that came back, as one."""
        self.notices.clear()
        track = self.jobs.track(_("Đang đọc danh sách"), _("Dừng, chưa ghi gì"))
        self.read(
            partial(work.read, self._service, paths, track.report),
            self._take_map,
            track=track,
        )

    def _build(self) -> None:
        self._other = Button(_("Đổi tệp khác"), icon="file-spreadsheet")
        self._cancel = Button(_("Hủy"), "ghost")
        self.header.add_action(self._other)
        self.header.add_action(self._cancel)
        self._steps = StepLine(
            [_("Chọn tệp"), _("Ghép cột"), _("Xem thay đổi"), _("Ghi vào sổ")]
        )
        self._stack = QStackedWidget()
        for step in (self._choosing, self._mapping, self._looking, self._done):
            self._stack.addWidget(step)
        self.body.addWidget(self._steps)
        self.body.addWidget(self._stack, 1)
        self._bar = StepBar(self.action_bar)
        self._main, self._back = self._bar.main, self._bar.back

    def _connect(self) -> None:
        self._other.clicked.connect(self._choosing.ask)
        self._cancel.clicked.connect(self._leave)
        self._back.clicked.connect(self._step_back)
        self._main.clicked.connect(self._step_on)
        self._bar.next_problem.clicked.connect(self._looking.next_problem)
        self._choosing.chosen.connect(self.open_files)
        self._choosing.forms_asked.connect(self._forms.ask_all)
        self._choosing.report_asked.connect(self._show_report)
        self._done.report_asked.connect(lambda: self._show_report(self._run_id))
        self._done.again_asked.connect(self._start_again)
        self._looking.repairs_waiting.connect(self._say_repairs)
        self._mapping.sheet_chosen.connect(self._take_sheet)
        self._mapping.encoding_chosen.connect(self._read_anew)
        self._looking.ready_changed.connect(self._show_ready)
        for keys, act in (
            ("F9", self._looking.next_problem),
            ("F10", self._step_on),
            ("Ctrl+Return", self._step_on),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _go(self, step: int) -> None:
        self._steps.show_step(step)
        self._stack.setCurrentIndex(step)
        self._other.setVisible(step in {MAP, LOOK})
        self._cancel.setVisible(step != WRITE)
        self._bar.show_step(step)
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
            act = partial(self._service.columns, self._opened, sheet)
            self.read(act, self._show_sheet)

    def _read_anew(self) -> None:
        """Show the columns in the encodings that were named."""
        if self._opened is not None and self._found is not None:
            columns = self._columns_as_told(self._opened, self._found)
            self.read(columns, self._mapping.show_samples)

    def _columns_as_told(self, opened: Opened, found: ColumnMap) -> Columns:
        return partial(
            self._service.columns,
            opened,
            found.sheet,
            self._mapping.targets(),
            self._mapping.encodings(),
        )

    def _show_sheet(self, found: ColumnMap) -> None:
        self._found = found
        self._mapping.show_map(found, self._targets)
        self._go(MAP)

    def _compare(self) -> None:
        if self._opened is None or self._found is None:
            return
        track = self.jobs.track(_("Đang so với sổ"), _("Dừng, chưa ghi gì"))
        columns = self._columns_as_told(self._opened, self._found)
        prepare = self._looking.preparing()
        act = partial(
            work.look, self._service, self._opened, columns, prepare, track.report
        )
        self.read(act, self._take_preview, self._map_failed, track=track)

    def _map_failed(self, problem: Problem) -> None:
        self.messages.error(problem, self)
        self._go(MAP)

    def _take_preview(self, found: tuple[Preview, Prepared]) -> None:
        self.notices.clear()
        preview, prepared = found
        self._preview = preview
        self.header.set_subtitle(subtitle(preview))
        self._looking.show_preview(prepared)
        self._go(LOOK)

    def _show_ready(self, ready: int) -> None:
        self._bar.show_ready(ready)

    def _step_back(self) -> None:
        self._go(max(self._steps.current() - 1, CHOOSE))

    def _step_on(self) -> None:
        step = self._steps.current()
        if step == MAP:
            self._compare()
        elif step == LOOK and self._preview is not None and self._main.isEnabled():
            self._write(self._preview)
        elif step == WRITE:
            self._leave()

    def _write(self, preview: Preview) -> None:
        self._main.setEnabled(False)
        track = self.jobs.track(_("Đang ghi vào sổ"), _("Dừng, chưa ghi gì"))
        act = partial(
            self._service.write,
            preview,
            self._looking.choices,
            progress=track.report,
        )
        self.change(act, self._written, self._not_written, track=track)

    def _written(self, change: Change) -> None:
        self._run_id = change.record_id
        self.read(self._service.last_runs, partial(self._tell_done, change))

    def _tell_done(self, change: Change, runs: list[RunTitle]) -> None:
        self._choosing.show_runs(runs)
        done = next((run for run in runs if run.id == change.record_id), None)
        words = done_words(done) if done else _("Đã ghi vào sổ.")
        self.messages.toast(words, change.command_id)
        self.notices.clear()
        self._forget()
        self._done.show_done(words)
        self._go(WRITE)

    def _say_repairs(self, count: int) -> None:
        """Say above the table how many repairs wait for a yes."""
        if not count:
            self.notices.clear(REPAIRS)
            return
        words = _("{count} chỗ sửa cần đồng chí đồng ý; chưa đồng ý thì để trống.")
        self.notices.show_notice(
            REPAIRS,
            Tone.WARN,
            words.format(count=count),
            _("Đồng ý cả {count} chỗ").format(count=count),
            self._looking.accept_all,
        )

    def _show_report(self, run_id: str) -> None:
        if run_id:
            self.open_requested.emit(Place("preview", f"member_import_report:{run_id}"))

    def _not_written(self, problem: Problem) -> None:
        self.messages.error(problem, self)
        self._go(LOOK)
        self._main.setEnabled(True)

    def _start_again(self) -> None:
        self._forget()
        self._go(CHOOSE)

    def _leave(self) -> None:
        """Forget the list and go to the members."""
        self._start_again()
        self.open_requested.emit(Place("members"))

    def _forget(self) -> None:
        self._opened = self._found = self._preview = None
        self._looking.forget()
        self.header.set_subtitle("")
        self.notices.clear()
