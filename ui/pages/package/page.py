"""Báo cáo, gói gửi: five steps from the contents to a stick that may be pulled out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.kernel.clock import Clock
from app.kernel.errors import Problem
from app.kernel.places import Place
from app.kernel.words import _
from app.package.errors import UnitMissing
from app.package.model import Check, KeyState, Preview, SentPackage
from app.package.service import PackageService
from ui.jobs import Jobs
from ui.messages import Messages
from ui.pages.package import presenter
from ui.pages.package.examining import Examining
from ui.pages.package.frame import Frame
from ui.pages.package.keyacts import KeyActs
from ui.pages.package.presenter import CHECKS, CONTENTS, DONE, SIGN, WRITE
from ui.pages.package.reason import ask_reason
from ui.pages.package.sending import Sending
from ui.widgets.page import Page
from ui.widgets.reflow import Width
from ui.widgets.status import Tone

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
        self._wants_keys = False
        self._acts = KeyActs(self, package.keys, clock.today)
        self._examining = Examining(self, package.reception)
        self._frame = Frame(clock.today)
        self._frame.lay_out(self)
        self._sending = Sending(self, self._frame, package, self._go)
        self._connect()
        self._go(CONTENTS)

    def reload(self) -> None:
        """Read the year again, except while a package is being written or is done."""
        if self._frame.steps.current() < WRITE:
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
        if self._frame.whole.currentIndex() == 1:
            return self._frame.keys.first_stop()
        step = self._frame.steps.current()
        if step == CHECKS:
            return self._frame.checks.first_stop() or self._frame.next
        return (
            self._frame.contents.table if step == CONTENTS else self._frame.sign.choose
        )

    def reflow(self, width: Width) -> None:
        """Put the panels under each other in a narrow window."""
        self._frame.halves.reflow(width)

    def _connect(self) -> None:
        self._frame.key_button.clicked.connect(self._toggle_keys)
        self._frame.examine_button.clicked.connect(self._examining.ask)
        self._frame.keys.acted.connect(self._acts.act)
        self._frame.empty.pressed.connect(
            lambda: self.open_requested.emit(Place("settings", "unit"))
        )
        self._frame.back.clicked.connect(self._step_back)
        self._frame.next.clicked.connect(self._step_on)
        self._frame.checks.repair.connect(self._repair)
        self._frame.checks.note.connect(self._ask_reason)
        self._frame.sign.submitted.connect(self._step_on)
        self._frame.stick.again.connect(lambda: self._go(SIGN))
        keys = (
            ("F9", self._next_to_repair),
            ("F10", self._frame.next.click),
            ("Ctrl+Return", self._frame.next.click),
        )
        for words, act in keys:
            shortcut = QShortcut(QKeySequence(words), self)
            shortcut.activated.connect(act)

    def _gather(self) -> Read:
        state = self._package.keys.state()
        return self._package.preview(self._year), state, self._package.history()

    def _take(self, told: Read) -> None:
        preview, state, sent = told
        self._preview = preview
        self.header.set_title(presenter.title(preview.year))
        self.header.set_subtitle(presenter.subtitle(preview))
        self._frame.contents.show_preview(preview)
        self._show_step()
        self._frame.history.show_rows(presenter.history_rows(sent))
        self._frame.keys.show_state(state)
        self._frame.stick.show_words(preview.words)
        self._turn()

    def _cannot(self, problem: Problem) -> None:
        if not isinstance(problem, UnitMissing):
            self.messages.error(problem, self)
            return
        self._frame.steps.hide()
        self.action_bar.hide()
        self._frame.whole.setCurrentWidget(self._frame.empty)

    def _turn(self) -> None:
        """Show the steps or the key."""
        self._frame.steps.setVisible(not self._wants_keys)
        self.action_bar.setVisible(not self._wants_keys)
        self._frame.whole.setCurrentIndex(1 if self._wants_keys else 0)
        words = _("Về gói gửi") if self._wants_keys else _("Khóa ký gói")
        self._frame.key_button.setText(words)

    def _toggle_keys(self) -> None:
        self._wants_keys = not self._wants_keys
        self._turn()
        target = self.first_focus()
        if target is not None:
            target.setFocus()

    def _go(self, step: int) -> None:
        self._frame.steps.show_step(step)
        self._frame.left.setCurrentIndex(min(step, SIGN) if step < WRITE else CHECKS)
        self._frame.right.setCurrentIndex(0 if step < SIGN else 1)
        words = {
            CONTENTS: _("Kiểm tra"),
            CHECKS: _("Ký gói"),
            SIGN: _("Ký và ghi"),
            DONE: _("Về đầu"),
        }
        self._frame.next.setText(words.get(step, ""))
        self._frame.next.setVisible(step in words)
        self._frame.back.setVisible(step in {CHECKS, SIGN})
        for button in (self._frame.key_button, self._frame.examine_button):
            button.setEnabled(step != WRITE)
        self._show_step()

    def _show_step(self) -> None:
        preview, step = self._preview, self._frame.steps.current()
        if preview is None:
            return
        self._frame.hint.setText(presenter.hint(preview, step))
        self._frame.checks.show_preview(preview, self._notes, is_signed=step >= WRITE)
        if step == SIGN:
            at = f"{self._clock.now():%H:%M, %d/%m/%Y}"
            self._frame.sign.show_preview(preview, at)

    def _step_back(self) -> None:
        self._go(self._frame.steps.current() - 1)

    def _step_on(self) -> None:
        preview, step = self._preview, self._frame.steps.current()
        if preview is None:
            return
        if step == CHECKS and not preview.can_send:
            sentence = presenter.blocked_sentence(preview)
            self.notices.show_notice("blocked", Tone.BAD, sentence)
            target = self._frame.checks.first_stop(preview.blocking[0])
            if target is not None:
                target.setFocus()
            return
        self.notices.clear()
        if step == SIGN:
            self._sending.write(self._year, self._notes)
        elif step == DONE:
            self._notes = {}
            self._go(CONTENTS)
            self._frame.stick.wait()
            self.reload()
        else:
            self._go(step + 1)
            target = self.first_focus()
            if target is not None:
                target.setFocus()

    def _next_to_repair(self) -> None:
        if self._frame.steps.current() == CHECKS:
            target = self._frame.checks.next_stop()
            if target is not None:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _repair(self, check: Check) -> None:
        if check.place is not None and check.place.page == self.name:
            self.show_record(check.place.record_id)
        elif check.place is not None:
            self.open_requested.emit(check.place)

    def _ask_reason(self, check: Check) -> None:
        def keep(reason: str) -> None:
            self._notes[check.key] = reason
            if self._preview is not None:
                self._frame.checks.show_preview(self._preview, self._notes)

        given = self._notes.get(check.key, "")
        ask_reason(self, check, given, self._clock.today, keep)
