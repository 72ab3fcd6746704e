"""Xem trước văn bản: see exactly the paper, repair, print, save (ui-spec.md S4)."""

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from app.kernel.progress import silent
from app.kernel.words import _
from app.reports.drawing import takes_long
from app.reports.keeping.comparing import Difference
from app.reports.keeping.scans import Scan
from app.reports.model import Prepared
from app.reports.service import Reports
from app.reports.versions import VersionState
from ui.jobs import Jobs, Track
from ui.messages import Messages
from ui.pages.preview import presenter
from ui.pages.preview.changes import show_changes
from ui.pages.preview.finding import FindDesk
from ui.pages.preview.out.outlets import Outlets
from ui.pages.preview.out.printdesk import PrintDesk, drawn
from ui.pages.preview.own import OwnWording
from ui.pages.preview.panels import ChecksCard, ContentsCard, StageCard
from ui.pages.preview.past.desk import NOTICE as OLD_VERSION
from ui.pages.preview.past.desk import PastDesk
from ui.pages.preview.presenter import PreviewView
from ui.pages.preview.related import RelatedButton
from ui.pages.preview.signed.card import SignedCard
from ui.pages.preview.signed.desk import SignedDesk
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import boxed, column, sized
from ui.widgets.basic.segment import Segment
from ui.widgets.document_view.reading import Opened
from ui.widgets.document_view.view import DocumentView
from ui.widgets.page import Page
from ui.widgets.reflow import Width
from ui.widgets.status import Tone

_NOTICE_VERSION = "version"
_PAPER, _CHECKS = "paper", "checks"
# In u: the width of the checks beside the paper; Qt's own number for "no limit".
_BESIDE, _MOST = 330, 16_777_215
Found = tuple[Prepared, VersionState, list[Scan]]


class PreviewPage(Page):
    """Shows one document, named ``kind:record`` in its place."""

    name = "preview"
    # Whatever a document is made from may change what it says.
    watches = frozenset(
        {
            "reports",
            "people",
            "unit",
            "members",
            "meetings",
            "tasks",
            "checklist",
            "development",
            "papers",
            "session_score",
        }
    )
    offers = frozenset({"print", "export"})

    def __init__(self, reports: Reports, jobs: Jobs, messages: Messages) -> None:
        super().__init__(jobs, messages, title=_("Xem trước văn bản"))
        self._reports = reports
        self._record = ""
        self._prepared: Prepared | None = None
        self._view: PreviewView | None = None
        self._paper = DocumentView(jobs)
        self._contents = ContentsCard(self._paper)
        self.finder = FindDesk(self, self._paper)
        self._contents.search.clicked.connect(self.finder.open)
        self._seen = boxed(column(self.finder.bar, self._paper, gap=8))
        self._checks = ChecksCard()
        self._stage = StageCard()
        self._signed = SignedCard()
        save_pdf = partial(self._save_as, "pdf")
        self.printer = PrintDesk(self, self._paper, reports, save_pdf)
        self.outlets = Outlets(self, reports)
        self.desk = SignedDesk(self, reports, self._signed)
        self._related = RelatedButton()
        self.wording = OwnWording(self, reports, self._show_trial)
        self.past = PastDesk(self, reports, self._show_trial)
        self._contents.link_clicked.connect(self._offer_wording)
        self._side = Segment([(_PAPER, _("Trang in")), (_CHECKS, _("Kiểm tra"))])
        self._side.hide()
        self._is_narrow = False
        self._saves: dict[str, Button] = {}
        self._print = Button(_("In"), "primary", icon="printer")
        self._build()

    def reload(self) -> None:
        """Prepare the document again; the old pages stay until the new are drawn."""
        if self._record:
            kind, record_id = presenter.parse(self._record)
            self.read(partial(self._prepare, kind, record_id), self._show)

    def show_record(self, record_id: str) -> None:
        """Open a document by ``presenter.address(kind, record)``."""
        if record_id == self._record:
            return
        # Another paper: nothing of the last one may be printed or saved under its name.
        self._record = record_id
        self._prepared = self._view = None
        self._paper.clear()
        self.finder.close()
        self._contents.show_entries(())
        self._enable(ready=False)
        self.notices.clear()
        self.reload()

    def first_focus(self) -> QWidget:
        """Start on the paper, so that PgDn turns pages at once."""
        return self._paper

    def reflow(self, width: Width) -> None:
        """Show either the paper or the checks where there is no room for both."""
        self._is_narrow = width is Width.NARROW
        self._side.setVisible(self._is_narrow)
        self._arrange()

    def print_seen(self) -> None:
        """Ask for the printer and print (Ctrl+P)."""
        if self._prepared is not None:
            self.printer.ask(self._prepared, self._print.words)

    def export_seen(self) -> None:
        """Choose a format and save (Ctrl+E)."""
        if self._prepared is not None and self._view is not None:
            self.outlets.offer(self._prepared, self._view)

    def _build(self) -> None:
        self._print.clicked.connect(self.print_seen)
        self._side.chosen.connect(lambda _key: self._arrange())
        self.header.add_action(self._side)
        self._related.chosen.connect(self.open_requested)
        self.header.add_action(self._related)
        for key, words, icon in (
            ("xlsx", _("Lưu Excel"), "file-spreadsheet"),
            ("docx", _("Lưu Word"), "file-text"),
            ("pdf", _("Lưu PDF"), "file-down"),
        ):
            button = self._saves[key] = Button(words, icon=icon)
            button.clicked.connect(partial(self._save_as, key))
            self.header.add_action(button)
        self.header.add_action(self._print)
        self.header.back.connect(self._go_back)
        self._checks.opened.connect(self.open_requested)
        self._checks.past_asked.connect(self._offer_past)
        next_check = QShortcut(QKeySequence("F9"), self)
        next_check.activated.connect(self._checks.focus_next)
        self._grid = QGridLayout()
        self._grid.addWidget(sized(self._contents, width=222), 0, 0)
        self._grid.addWidget(self._seen, 0, 1)
        self._beside = boxed(column(self._checks, self._signed, gap=14))
        self._grid.addWidget(sized(self._beside, min_width=268), 0, 2)
        self._grid.setColumnStretch(1, 1)
        self.body.addWidget(self._stage)
        self.body.addLayout(self._grid, 1)
        theme.current().changed.connect(self._space)
        self._space()
        self._enable(ready=False)

    def _arrange(self) -> None:
        shows_checks = self._side.current() == _CHECKS
        self._contents.setVisible(not self._is_narrow)
        self._seen.setVisible(not self._is_narrow or not shows_checks)
        self._beside.setVisible(not self._is_narrow or shows_checks)
        # Beside the paper the checks take what they need, alone the whole width.
        most = _MOST if self._is_narrow else theme.u(_BESIDE)
        self._beside.setMaximumWidth(most)
        self._stage.fit(
            shown=not self._is_narrow or shows_checks, with_note=not self._is_narrow
        )

    def _space(self) -> None:
        self._grid.setSpacing(theme.u(14))
        self._arrange()

    def _enable(self, *, ready: bool) -> None:
        for button in (*self._saves.values(), self._print):
            button.setEnabled(ready)

    def _prepare(self, kind: str, record_id: str) -> Found:
        prepared = self._reports.prepare(kind, record_id)
        scans = self._reports.scans.of(kind, record_id)
        return prepared, self._reports.state(prepared), scans

    def _show(self, found: Found) -> None:
        prepared, state, scans = found
        if self._record != presenter.address(prepared.kind, prepared.record_id):
            return
        self._prepared = prepared
        self._view = view = presenter.view(prepared, state)
        self.header.set_title(view.title)
        self.header.set_crumb(_("Trở lại") if view.crumb else "")
        self._print.setText(view.print_words)
        offered = {export.key for export in view.exports}
        for key, button in self._saves.items():
            button.setVisible(key in offered)
        self._stage.show_stage(view.stage)
        self._checks.show_checks(view.checks_title, view.checks, view.version)
        self.desk.show(prepared, scans)
        can_word = prepared.offered is not None and prepared.stored is None
        self._contents.offer_wording(can=can_word)
        self._related.show_papers(view.related)
        if view.notice:
            self.notices.show_notice(
                _NOTICE_VERSION,
                Tone.WARN,
                view.notice,
                button=_("Xem khác nhau"),
                then=partial(self._compare, prepared, view.printed),
            )
        else:
            self.notices.clear(_NOTICE_VERSION)
        # The paper as it is now takes the place of what was only looked at.
        self.notices.clear(OLD_VERSION)
        self._enable(ready=True)
        self._draw(prepared)

    def _draw(self, prepared: Prepared) -> None:
        track: Track | None = None
        if takes_long(prepared):
            title = _("Đóng sổ biên bản") if prepared.parts else _("Đang vẽ các trang")
            track = self.jobs.track(title, _("Dừng"))
        work = partial(drawn, prepared, progress=track.report if track else silent)
        self.make(work, partial(self._show_pages, prepared), track=track)

    def _offer_wording(self) -> None:
        if self._prepared is not None:
            self.wording.offer(self._prepared)

    def _offer_past(self) -> None:
        if self._prepared is not None:
            self.past.offer(self._prepared)

    def _show_trial(self, trial: Prepared) -> None:
        # What is only tried is neither printed nor saved under the paper's name.
        self._enable(ready=False)

        def show(opened: Opened) -> None:
            self._paper.show_pdf(opened, "")

        self.make(partial(drawn, trial), show)

    def _show_pages(self, prepared: Prepared, opened: Opened) -> None:
        if prepared is self._prepared and self._view is not None:
            self._contents.show_entries(presenter.contents(opened))
            self._paper.show_pdf(opened, self._view.spoken)
            self.finder.look()

    def _compare(self, prepared: Prepared, printed: int) -> None:
        def show(found: tuple[Difference, ...]) -> None:
            show_changes(self, presenter.changes(found))

        self.read(partial(self._reports.differences, prepared, printed), show)

    def _go_back(self) -> None:
        if self._view is not None and self._view.crumb is not None:
            self.open_requested.emit(self._view.crumb)

    def _save_as(self, key: str) -> None:
        exports = self._view.exports if self._view else ()
        for export in exports:
            if export.key == key and self._prepared is not None:
                self.outlets.save(self._prepared, export)
