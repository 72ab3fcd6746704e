"""Báo cáo, gói gửi: five steps from the contents to a stick that may be pulled out."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.kernel.clock import Clock
from app.kernel.errors import Cancelled, Problem
from app.kernel.places import Place
from app.kernel.words import _
from app.package.errors import SigningPassphraseWrong, UnitMissing
from app.package.model import Check, Exported, KeyState, Preview, SentPackage
from app.package.service import PackageService
from ui.jobs import Jobs
from ui.messages import Messages
from ui.pages.package import presenter
from ui.pages.package.halves import Halves
from ui.pages.package.keyacts import KeyActs
from ui.pages.package.keypanel import KeyPanel
from ui.pages.package.panels import ChecksPanel, ContentsPanel, SignPanel
from ui.pages.package.reason import ask_reason
from ui.pages.package.stick import StickPanel, Writing
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.blocks.emptystate import EmptyState
from ui.widgets.blocks.stepline import StepLine
from ui.widgets.overlay.files import ask_folder
from ui.widgets.page import Page
from ui.widgets.reflow import Width
from ui.widgets.status import Tone
from ui.widgets.table.view import Table

CONTENTS, CHECKS, SIGN, WRITE, DONE = range(5)
KEYS = "keys"
Read = tuple[Preview, KeyState, list[SentPackage]]


class PackagePage(Page):
    """The package of a year, and the cell's key."""

    name = "package"
    watches = frozenset(
        {"package", "people", "members", "meetings", "checklist", "development"}
    )

    def __init__(
        self, package: PackageService, clock: Clock, jobs: Jobs, messages: Messages
    ) -> None:
        super().__init__(jobs, messages, title=_("Báo cáo, gói gửi"))
        self._package, self._clock = package, clock
        self._year = clock.today().year
        self._preview: Preview | None = None
        self._notes: dict[str, str] = {}
        self._writing: Writing | None = None
        self._wants_keys = False
        self._acts = KeyActs(self, package.keys, clock.today)
        self._build_panels()
        self._lay_out()
        self._connect()
        self._go(CONTENTS)

    def reload(self) -> None:
        """Read the year again, except while a package is being written or is done."""
        if self._steps.current() < WRITE:
            self.read(self._gather, self._take, self._cannot)

    def show_record(self, record_id: str) -> None:
        """Lead to a year ("2025") or to the key ("keys")."""
        if record_id.isdecimal() and len(record_id) == len("2026"):
            self._year = int(record_id)
            self._notes = {}
            self._go(CONTENTS)
            self.reload()
        elif record_id == KEYS:
            self._wants_keys = True
            self._turn()

    def first_focus(self) -> QWidget | None:
        """Start on the contents, the first button of the checks, or the key."""
        if self._whole.currentIndex() == 1:
            return self._keys.first_stop()
        step = self._steps.current()
        if step == CHECKS:
            return self._checks.first_stop() or self._next
        return self._contents.table if step == CONTENTS else self._sign.choose

    def reflow(self, width: Width) -> None:
        """Put the panels under each other in a narrow window."""
        self._halves.reflow(width)

    def _build_panels(self) -> None:
        self._steps = StepLine(presenter.steps())
        self._contents, self._checks = ContentsPanel(), ChecksPanel()
        self._sign = SignPanel(self._clock.today)
        self._stick, self._keys = StickPanel(), KeyPanel()
        self._history = Table("package_history", presenter.history_columns())
        self._left, self._right = QStackedWidget(), QStackedWidget()
        self._halves = Halves(self._left, self._right)
        self._whole = QStackedWidget()
        self._key_button = Button(_("Khóa ký gói"), icon="key-round")
        self._back = Button(_("Quay lại"), "ghost")
        self._next = Button("", "primary")

    def _lay_out(self) -> None:
        history = Card(_("Các gói đã gửi"))
        self._history.empty = _("Chưa gửi gói nào.")
        history.add(self._history, 1)
        for panel in (self._contents, self._checks, self._sign):
            self._left.addWidget(panel)
        self._right.addWidget(history)
        self._right.addWidget(self._stick)
        self.header.add_action(self._key_button)
        self._whole.addWidget(self._halves)
        self._whole.addWidget(self._keys)
        sentence = _("Khai tên chi bộ và đảng ủy cấp trên trước khi gửi gói.")
        self._empty = EmptyState("package-check", sentence, _("Mở Cài đặt"))
        self._whole.addWidget(self._empty)
        self.body.addWidget(self._steps)
        self.body.addWidget(self._whole, 1)
        self.action_bar.add(self._back)
        self.action_bar.add(self._next)

    def _connect(self) -> None:
        self._key_button.clicked.connect(self._toggle_keys)
        self._keys.acted.connect(self._acts.act)
        self._empty.pressed.connect(
            lambda: self.open_requested.emit(Place("settings", "unit"))
        )
        self._back.clicked.connect(self._step_back)
        self._next.clicked.connect(self._step_on)
        self._checks.repair.connect(self._repair)
        self._checks.note.connect(self._ask_reason)
        self._sign.choose_folder.connect(self._choose_folder)
        self._sign.submitted.connect(self._step_on)
        self._stick.stopped.connect(self._stop)
        self._stick.again.connect(lambda: self._go(SIGN))
        self._stick.open_folder.connect(self._open_folder)

    def _gather(self) -> Read:
        state = self._package.keys.state()
        return self._package.preview(self._year), state, self._package.history()

    def _take(self, told: Read) -> None:
        preview, state, sent = told
        self._preview = preview
        self.header.set_title(presenter.title(preview.year))
        self.header.set_subtitle(presenter.subtitle(preview))
        self._contents.show_preview(preview)
        self._checks.show_preview(preview, self._notes)
        self._history.show_rows(presenter.history_rows(sent))
        self._keys.show_state(state)
        self._stick.show_words(preview.words)
        self._turn()

    def _cannot(self, problem: Problem) -> None:
        if not isinstance(problem, UnitMissing):
            self.messages.error(problem, self)
            return
        self._steps.hide()
        self.action_bar.hide()
        self._whole.setCurrentWidget(self._empty)

    def _turn(self) -> None:
        """Show the steps or the key."""
        self._steps.setVisible(not self._wants_keys)
        self.action_bar.setVisible(not self._wants_keys)
        self._whole.setCurrentIndex(1 if self._wants_keys else 0)
        words = _("Về gói gửi") if self._wants_keys else _("Khóa ký gói")
        self._key_button.setText(words)

    def _toggle_keys(self) -> None:
        self._wants_keys = not self._wants_keys
        self._turn()
        target = self.first_focus()
        if target is not None:
            target.setFocus()

    def _go(self, step: int) -> None:
        self._steps.show_step(step)
        self._left.setCurrentIndex(min(step, SIGN) if step < WRITE else CHECKS)
        self._right.setCurrentIndex(0 if step < SIGN else 1)
        words = {
            CONTENTS: _("Kiểm tra"),
            CHECKS: _("Ký gói"),
            SIGN: _("Ký và ghi"),
            DONE: _("Về đầu"),
        }
        self._next.setText(words.get(step, ""))
        self._next.setVisible(step in words)
        self._back.setVisible(step in {CHECKS, SIGN})
        self._key_button.setEnabled(step != WRITE)
        if step == SIGN and self._preview is not None:
            at = f"{self._clock.now():%H:%M, %d/%m/%Y}"
            self._sign.show_preview(self._preview, at)

    def _step_back(self) -> None:
        self._go(self._steps.current() - 1)

    def _step_on(self) -> None:
        preview, step = self._preview, self._steps.current()
        if preview is None:
            return
        if step == CHECKS and not preview.can_send:
            sentence = presenter.blocked_sentence(preview)
            self.notices.show_notice("blocked", Tone.BAD, sentence)
            target = self._checks.first_stop(preview.blocking[0])
            if target is not None:
                target.setFocus()
            return
        self.notices.clear()
        if step == SIGN:
            self._write()
        elif step == DONE:
            self._go(CONTENTS)
            self._stick.wait()
            self.reload()
        else:
            self._go(step + 1)
            target = self.first_focus()
            if target is not None:
                target.setFocus()

    def _repair(self, check: Check) -> None:
        if check.place is not None and check.place.page == self.name:
            self.show_record(check.place.record_id)
        elif check.place is not None:
            self.open_requested.emit(check.place)

    def _ask_reason(self, check: Check) -> None:
        def keep(reason: str) -> None:
            self._notes[check.key] = reason
            if self._preview is not None:
                self._checks.show_preview(self._preview, self._notes)

        given = self._notes.get(check.key, "")
        ask_reason(self, check, given, self._clock.today, keep)

    def _choose_folder(self) -> None:
        def take(folder: Path) -> None:
            self._sign.show_folder(folder)
            self._stick.wait(str(folder))
            self._sign.form.focus("passphrase")

        ask_folder(self, _("Ghi gói vào đâu?"), take)

    def _write(self) -> None:
        folder = self._sign.folder
        if not self._sign.ready() or folder is None:
            return
        track = self.jobs.track(_("Ghi gói"), _("Dừng, xóa phần đã ghi"))
        self._writing = Writing(track, self)
        self._writing.told.connect(self._stick.tell)
        self._go(WRITE)
        self._stick.begin(str(folder))
        use_case = partial(
            self._package.export,
            self._year,
            folder,
            self._sign.passphrase(),
            self._writing.watch,
            dict(self._notes),
        )
        self.change(use_case, self._written, self._failed)

    def _written(self, done: Exported) -> None:
        self._go(DONE)
        sentence = _("Đã ghi đủ {files} tệp vào {file} và đọc lại khớp.").format(
            files=done.sent.files, file=done.sent.file_name
        )
        self._stick.show_words(done.words)
        self._stick.finish(sentence)
        self._notes = {}

    def _failed(self, problem: Problem) -> None:
        if isinstance(problem, SigningPassphraseWrong):
            self._go(SIGN)
            self._stick.wait(str(self._sign.folder or ""))
            sentence = self.messages.sentence(problem)
            self._sign.form.show_problem("passphrase", sentence)
            self._sign.form.focus("passphrase")
            return
        self._stick.fail()
        if isinstance(problem, Cancelled):
            sentence = _("Đã dừng. Phần ghi dở đã xóa, chưa gửi gì.")
            self.notices.show_notice("stopped", Tone.INFO, sentence)
        else:
            self.messages.error(problem, self)

    def _stop(self) -> None:
        if self._writing is not None:
            self._writing.stop()

    def _open_folder(self) -> None:
        if self._sign.folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._sign.folder)))
