"""Takes members along: asks what, draws it, writes it where the user says, logs it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from app.kernel.changes import Change
from app.kernel.errors import Cancelled, Problem
from app.kernel.words import _
from app.reports.members.drawing import drawn
from app.reports.members.model import Exported, LogLine, Offer
from app.reports.members.service import MemberExports
from ui.jobs import Then, Track
from ui.pages.members.exporting import presenter
from ui.pages.members.exporting.dialog import ExportDialog
from ui.pages.members.exporting.logdialog import LogDialog
from ui.pages.members.exporting.presenter import PAPERS, Chosen, Seen
from ui.pages.members.exporting.seen import seen_on
from ui.pages.members.rollpart import RollPart
from ui.widgets import theme
from ui.widgets.blocks.progress import JobLines
from ui.widgets.overlay.files import ask_save
from ui.widgets.page import Page

# The habit that remembers what was ticked.
_HABIT = "member_export"


class ExportDesk(QObject):
    """The exports of one page, whose list is ``part``."""

    def __init__(
        self,
        page: Page,
        part: RollPart,
        exports: MemberExports,
        today: Callable[[], date],
    ) -> None:
        super().__init__(page)
        self._page, self._part = page, part
        self._exports, self._today = exports, today
        self._track: Track | None = None
        self.dialog: ExportDialog | None = None
        self.log: LogDialog | None = None

    def answers(self, name: str) -> bool:
        """Open what the search names "export" or "export_log"; False for the rest."""
        acts = {"export": self.ask, "export_log": self.show_log}
        if name in acts:
            acts[name]()
        return name in acts

    def ask(self) -> None:
        """Open the dialog, once what this book can export has been read."""
        self._page.read(self._exports.offer, self._open)

    def show_log(self) -> None:
        """Open the log of what left."""
        self._page.read(self._read_log, self._open_log)

    def _open(self, offer: Offer) -> None:
        seen = seen_on(self._part, self._today())
        kept = theme.current().recall(_HABIT)
        dialog = ExportDialog(self._page, offer, seen, kept, self._today)
        dialog.submitted.connect(partial(self._submit, dialog, seen))
        dialog.log_asked.connect(self.show_log)
        dialog.answered.connect(lambda _key: self._stop())
        dialog.show_work(JobLines(self._page.jobs, dialog))
        self.dialog = dialog
        dialog.open_it(dialog.what)

    def _submit(self, dialog: ExportDialog, seen: Seen, chosen: Chosen) -> None:
        if chosen.form in PAPERS:
            dialog.finish()
            self._page.open_requested.emit(presenter.place(chosen, seen))
            return
        order = presenter.order(chosen, seen)
        dialog.work()
        track = self._begin(_("Đang lập danh sách"))
        self._page.jobs.read(
            dialog,
            partial(self._exports.prepare, order, track.report),
            self._unless_stopped(dialog, partial(self._draw, dialog, chosen)),
            partial(self._refuse, dialog),
            track,
        )

    def _begin(self, title: str) -> Track:
        """Make the progress of the next step; only the last one can still run."""
        self._track = self._page.jobs.track(title, _("Dừng"))
        return self._track

    def _unless_stopped(self, dialog: ExportDialog, then: Then) -> Then:
        """Go on, unless "Dừng" came too late for the step that ends now."""

        def told(result: object) -> None:
            if self._track is not None and self._track.is_stopped:
                dialog.stopped(presenter.stopped())
            else:
                then(result)

        return told

    def _stop(self) -> None:
        """Stop the step that runs: nobody waits for it any more."""
        if self._track is not None and theme.is_alive(self._track):
            self._track.stop()

    def _draw(self, dialog: ExportDialog, chosen: Chosen, exported: Exported) -> None:
        track = self._begin(_("Đang tạo tệp"))
        self._page.jobs.render(
            dialog,
            partial(drawn, exported, track.report),
            self._unless_stopped(
                dialog, partial(self._ask_place, dialog, chosen, exported)
            ),
            partial(self._refuse, dialog),
            track,
        )

    def _ask_place(
        self, dialog: ExportDialog, chosen: Chosen, exported: Exported, content: bytes
    ) -> None:
        dialog.rest()
        ask_save(
            dialog,
            _("Lưu danh sách"),
            presenter.file_name(exported),
            presenter.file_kinds(exported),
            lambda path: self._write(dialog, chosen, exported, content, path),
        )

    def _write(
        self,
        dialog: ExportDialog,
        chosen: Chosen,
        exported: Exported,
        content: bytes,
        path: Path,
    ) -> None:
        """Write the file and the line of the log; the dialog of files has asked."""
        hand_out = partial(
            self._exports.hand_out, exported, path, content, replacing=True
        )

        def told(change: Change) -> None:  # noqa: ARG001  (what jobs hand over)
            look = theme.current()
            look.remember(_HABIT, presenter.to_keep(chosen, look.recall(_HABIT)))
            if theme.is_alive(dialog):
                dialog.finish()
            self._page.messages.toast(presenter.done(exported, path.name))

        self._page.change(hand_out, told, partial(self._refuse, dialog))

    def _refuse(self, dialog: ExportDialog, problem: Problem) -> None:
        if theme.is_alive(dialog) and isinstance(problem, Cancelled):
            dialog.stopped(presenter.stopped())
        elif theme.is_alive(dialog):
            dialog.refuse(problem, self._page.messages.sentence(problem))
        else:
            self._page.messages.error(problem, self._page)

    def _read_log(self) -> tuple[Offer, list[LogLine], dict[str, str]]:
        exports = self._exports
        return exports.offer(), list(exports.log()), dict(exports.every_label())

    def _open_log(self, found: tuple[Offer, list[LogLine], dict[str, str]]) -> None:
        offer, lines, labels = found
        owner = self.dialog if self.dialog and theme.is_alive(self.dialog) else None
        rows = presenter.log_rows(lines, offer, labels)
        self.log = LogDialog(owner or self._page, rows)
        self.log.open_it()
