"""One run of the program: first run or lock, inside, lock again, the end.

What the lock screen needs is here; the office itself is imported when the passphrase
has opened it, so that the first window appears at once.
"""

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from app.door import entrance as door
from app.door.entrance import Entrance
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.jobs import Jobs
from ui.messages import Messages
from ui.shell.crash import CrashHooks, Failures
from ui.shell.frame import Frame
from ui.shell.lock.auto import AutoLock
from ui.shell.lock.elsewhere import ask_whether_closed
from ui.shell.lock.readying import Readying
from ui.widgets import theme

if TYPE_CHECKING:
    from app.bootstrap import Office
    from ui.shell.firstrun.wizard import Wizard
    from ui.shell.inside.office import Inside


class Session(QObject):
    """Knows which screen stands in the frame and what opens the next one."""

    def __init__(
        self, app: QApplication, frame: Frame, entrance: Entrance, hooks: CrashHooks
    ) -> None:
        super().__init__(app)
        self._frame, self._entrance = frame, entrance
        # Where the real book lies, also while the practice cell is open.
        self._home = entrance
        self.jobs = Jobs(self)
        self.messages = Messages(door.say, entrance.clock.now, self)
        self.jobs.unheard.connect(self.messages.error)
        self._office: Office | None = None
        self._inside: Inside | None = None
        # From the opened book to the first screen; the lock stands before it.
        self._is_entering = False
        self._wizard: Wizard | None = None
        self._failures = Failures(frame, self.messages, entrance.clock.now)
        self._hooks = hooks
        hooks.caught.connect(self._failures.tell)
        frame.lock_screen.unlock.connect(self._unlock)
        frame.lock_screen.recover.connect(self._recover)
        self._auto = AutoLock(
            app, lambda: self._entrance.settings.number("safety.lock_minutes")
        )
        self._auto.due.connect(self._lock_by_itself)
        theme.current().changed.connect(self._remember_look)

    def begin(self) -> None:
        """Show the first screen: the lock, or the first run without a book."""
        if self._entrance.has_book():
            self._frame.lock_screen.begin()
            if self._entrance.key_is_lost():
                self._frame.lock_screen.offer_recovery()
            self._frame.show_lock()
            Readying(self.jobs, self).begin()
        else:
            self._begin_first_run()
        if self._hooks.hard_crash is not None:
            self._failures.tell_of_last_run(self._hooks.hard_crash)

    def lock(self, *, by_itself: bool = False) -> None:
        """Hide everything behind the lock; what is being written finishes there."""
        if self._inside is None or self._frame.is_locked:
            return
        self._inside.leave()
        minutes = self._entrance.settings.number("safety.lock_minutes")
        why = _after(minutes) if by_itself else ""
        self._frame.lock_screen.begin(*self._inside.names, why)
        self._frame.show_lock()

    def _lock_by_itself(self) -> None:
        """Lock after the quiet minutes; a running meeting is not interrupted."""
        if self._inside is not None and self._inside.holds_lock:
            self._auto.restart()
        else:
            self.lock(by_itself=True)

    def close(self) -> None:
        """Finish what is being written, close the book, end the threads."""
        if self._inside is not None:
            self._inside.leave()
        self._close_office()
        self.jobs.close()

    def _remember_look(self) -> None:
        """Keep theme and text size, wherever they were changed."""
        if self._entrance.has_book():
            _keep_look(self._entrance)

    def _unlock(self, passphrase: str, *, take_over: bool = False) -> None:
        self._frame.lock_screen.show_busy(busy=True)
        failed = partial(self._not_opened, passphrase)
        if self._office is not None:
            check = partial(self._entrance.check, passphrase)
            self.jobs.read(self, check, self._back_inside, failed)
        else:
            work = partial(self._entrance.unlock, passphrase, take_over=take_over)
            self.jobs.read(self, work, self._opened, failed)

    def _recover(self, code: str, passphrase: str) -> None:
        self._frame.lock_screen.show_busy(busy=True)
        work = partial(self._entrance.recover, code, passphrase)
        if self._office is None:
            self.jobs.read(self, work, self._opened, partial(self._not_opened, ""))

    def _not_opened(self, passphrase: str, problem: Problem) -> None:
        screen = self._frame.lock_screen
        if problem.code == "WrongPassphrase":
            screen.show_wrong()
            return
        screen.show_problem(self.messages.sentence(problem))
        if problem.code in {"KeyFileMissing", "KeyFileDamaged", "KeyFileForeign"}:
            screen.offer_recovery()
        if problem.code == "LeftOpenElsewhere" and passphrase:
            ask_whether_closed(
                screen,
                self.messages.sentence(problem),
                partial(self._take_over, passphrase),
            )

    def _take_over(self, passphrase: str, answer: str) -> None:
        if answer == "open":
            self._unlock(passphrase, take_over=True)

    def _opened(self, office: "Office") -> None:
        from app.door import first_run  # noqa: PLC0415  (heavy; loaded when first needed)

        self._office = office
        self._frame.lock_screen.opened()
        # It stays in front until there is something to see.
        self._frame.lock_screen.show_busy(busy=True)
        self.jobs.read(self, partial(first_run.draft, office), self._enter)

    def _enter(self, draft: str) -> None:
        """Go on with an unfinished first run, or inside."""
        if draft:
            self._begin_first_run(draft)
        else:
            self._go_inside()

    def _go_inside(self, place: Any = None) -> None:  # noqa: ANN401  (a Place or None)
        from ui.shell.inside.office import Inside  # noqa: PLC0415  (heavy; loaded when first needed)

        if self._office is None:
            return
        self._is_entering = True
        self._inside = Inside(self._office, self._entrance, self.jobs, self.messages)
        self._inside.lock_wanted.connect(self.lock)
        self._inside.restore_wanted.connect(self._restore)
        self._inside.practice_wanted.connect(self._practise)
        self._inside.practice_left.connect(self._leave_practice)
        self._inside.turned.connect(self._turn)
        self._inside.begin(place)
        self._auto.begin()

    def _restore(self, copy_id: str) -> None:
        """Let a copy take the place of the book; the window is built anew."""
        from app.door import housekeeping  # noqa: PLC0415  (heavy; loaded when first needed)

        office = self._office
        if office is None or self._inside is None:
            return
        self._office = None
        self._frame.lock_screen.begin(why=_("Đang thay sổ bằng bản sao…"))
        self._frame.show_lock()
        self._drop_inside()
        work = partial(housekeeping.restore, office, self._entrance, copy_id)
        self.jobs.read(self, work, self._opened, partial(self._not_opened, ""))

    def _back_inside(self, _checked: object) -> None:
        self._frame.lock_screen.opened()
        if self._inside is not None:
            self._frame.show_inside(self._inside.seen, _("Sổ Chi bộ"))
            self._inside.come_back()

    def _turn(self, screen: QWidget) -> None:
        """Put a stage over the screen, or the window back; behind a lock, nothing."""
        is_covered = self._frame.is_locked and not self._is_entering
        if self._inside is not None and not is_covered:
            self._is_entering = False
            self._frame.turn(screen, _("Sổ Chi bộ"), self._inside.window)

    def _begin_first_run(self, draft: str = "") -> None:
        from ui.shell.firstrun.wizard import Wizard  # noqa: PLC0415  (loaded when first needed)

        self._wizard = Wizard(self._entrance, self.jobs, self.messages)
        self._wizard.finished.connect(self._leave_first_run)
        self._wizard.created.connect(self._keep_office)
        self._wizard.elsewhere.connect(self._turn_to)
        self._wizard.practice.connect(self._practise)
        self._frame.show_inside(self._wizard, _("Sổ Chi bộ"))
        self._wizard.begin(self._office, draft)

    def _practise(self) -> None:
        """Make the practice cell if it is not there yet, and go into it."""
        track = self.jobs.track(_("Đang dựng chi bộ tập sự"))
        if self._wizard is not None:
            track.progressed.connect(self._wizard.show_progress)
        else:
            self.messages.toast(_("Đang dựng chi bộ tập sự, vài giây nữa sẽ mở."))
        self.jobs.render(
            self,
            partial(door.practice, self._home, track.report),
            self._enter_practice,
            self._not_done,
            track,
        )

    def _not_done(self, problem: Problem) -> None:
        if self._wizard is not None:
            self._wizard.show_problem(problem)
        else:
            self.messages.error(problem)

    def _enter_practice(self, made: tuple[Entrance, str]) -> None:
        self._entrance, passphrase = made
        self._close_office()
        self._drop_wizard()
        self._frame.lock_screen.begin(why=_("Đang mở chi bộ tập sự…"))
        self._frame.show_lock()
        self._unlock(passphrase)

    def _leave_practice(self) -> None:
        """Return to the real book, behind its lock."""
        self._entrance = self._home
        self._close_office()
        self.begin()

    def _drop_inside(self) -> None:
        """Let the window go, and what keeps it up to date: it must hear no more."""
        if self._inside is not None:
            self.jobs.retire(self._inside, self._inside.window)
            self._frame.drop(self._inside.window)
            self._inside.deleteLater()
            self._inside = None

    def _close_office(self) -> None:
        self._drop_inside()
        if self._office is not None:
            self.jobs.change(self, self._office.close)
            self._office = None

    def _keep_office(self, office: "Office") -> None:
        self._office = office

    def _leave_first_run(self, place: object) -> None:
        self._go_inside(place)
        self._drop_wizard()

    def _drop_wizard(self) -> None:
        if self._wizard is not None:
            self._frame.drop(self._wizard)
            self._wizard = None

    def _turn_to(self, folder: Path) -> None:
        """Work with a book that lies somewhere else."""
        try:
            self._entrance = self._home = door.turn_to(os.environ, folder)
        except Problem as problem:
            self._not_done(problem)
            return
        self._drop_wizard()
        self.begin()


def _after(minutes: int) -> str:
    """Say on the lock screen why it locked by itself."""
    return _(
        "Màn hình đã khóa sau {minutes} phút. Nhập mật khẩu để tiếp tục, "
        "dữ liệu còn nguyên."
    ).format(minutes=minutes)


def start_again() -> None:
    """Start the program anew, apart from this process, once its book is closed."""
    from PySide6.QtCore import QProcess  # noqa: PLC0415  (after the first paint)

    QProcess.startDetached(sys.executable, sys.argv)


def _keep_look(entrance: Entrance) -> None:
    """Write down what is on the screen, where it is not what stands there."""
    look, settings = theme.current(), entrance.settings
    chosen = "contrast" if look.choice == "high_contrast" else look.choice
    if settings.text("screen.theme") != chosen:
        settings.choose("screen.theme", chosen)
    if settings.number("screen.text_percent") != look.percent:
        settings.choose("screen.text_percent", look.percent)
