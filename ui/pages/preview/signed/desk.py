"""Files scans and checks papers for the preview."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.places import Place
from app.kernel.words import _
from app.reports.keeping.comparing import Difference
from app.reports.keeping.recognising import Recognised
from app.reports.keeping.scans import Arrived, Scan
from app.reports.model import Prepared
from app.reports.service import Reports
from ui.pages.preview import presenter as papers
from ui.pages.preview.changes import show_changes
from ui.pages.preview.signed import presenter
from ui.pages.preview.signed.card import SignedCard
from ui.widgets.forms.fields import Field
from ui.widgets.overlay.dialog import Answer, ask
from ui.widgets.overlay.files import ask_open, ask_save
from ui.widgets.overlay.formdialog import FormDialog
from ui.widgets.page import Page

_CODE, _WHERE = "code", "where"
_EXAMPLE = "BB-7KQ2M9-3-HX4TQ8"


class SignedDesk(QObject):
    """The acts of the card "Sau khi ký tay"."""

    def __init__(self, page: Page, reports: Reports, card: SignedCard) -> None:
        super().__init__(page)
        self._page = page
        self._reports = reports
        self._card = card
        self._prepared: Prepared | None = None
        self._scans: dict[str, Scan] = {}
        card.attach.connect(self.attach)
        card.check.connect(self.ask_code)
        card.chosen.connect(self._offer)

    def show(self, prepared: Prepared, scans: list[Scan]) -> None:
        """Work on this paper from now on."""
        self._prepared = prepared
        self._scans = {scan.id: scan for scan in scans}
        self._card.show_scans(presenter.scan_lines(scans))

    def attach(self) -> None:
        """Ask for the scanned file."""
        ask_open(
            self._page, _("Chọn bản quét đã ký"), presenter.file_kinds(), self.look_at
        )

    def look_at(self, path: Path) -> None:
        """Look for a code in the file, then ask what cannot be read."""
        look = partial(self._reports.scans.look_at, path)
        self._page.read(look, partial(self._ask_place, path))

    def ask_code(self) -> None:
        """Ask for the code on a paper and say what the paper is."""
        field = Field(
            _CODE,
            _("Mã ở chân trang"),
            help=_("Gõ mã in cạnh ô vuông, hoặc quét ô vuông bằng máy quét mã."),
            placeholder=_EXAMPLE,
        )
        dialog = self._dialog(_("Đối chiếu giấy"), "", [field], _("Đối chiếu"))

        def submit(values: dict[str, Any]) -> None:
            self._page.read(
                partial(self._reports.recognise, str(values[_CODE])),
                partial(self._close, dialog, self.show_verdict),
                partial(self._refuse, dialog),
            )

        dialog.submitted.connect(submit)
        dialog.open_it()

    def show_verdict(self, found: Recognised) -> None:
        """Say what a paper is; offer the difference and the way to it."""
        seen = presenter.verdict(found)
        answers = [Answer("", _("Đóng"), safe=True)]
        if not self._is_seen(found.paper.kind, found.paper.record_id):
            answers.append(Answer("open", _("Mở văn bản")))
        if seen.compare:
            answers.append(Answer("compare", _("Xem khác nhau"), main=True))

        def chosen(key: str) -> None:
            if key == "open":
                self._open(found)
            elif key == "compare":
                self._compare(found)

        ask(self._page, seen.title, seen.sentence, answers, chosen)

    def _ask_place(self, path: Path, file: Arrived) -> None:
        known = file.paper.code.text if file.paper else ""
        fields = [
            Field(_CODE, _("Mã trên giấy"), optional=True, placeholder=_EXAMPLE),
            Field(_WHERE, _("Bản giấy cất ở đâu"), optional=True, longest=120),
        ]
        verb = _("Xếp bản ký")
        sentence = presenter.arrived(file)
        dialog = self._dialog(_("Gắn bản ký"), sentence, fields, verb)
        dialog.form.fill({_CODE: known})

        def submit(values: dict[str, Any]) -> None:
            typed, where = str(values[_CODE] or ""), str(values[_WHERE] or "")
            self._page.read(
                partial(self._reports.scans.look_at, path, typed),
                partial(self._close, dialog, partial(self._route, where)),
                partial(self._refuse, dialog),
            )

        dialog.submitted.connect(submit)
        dialog.open_it()

    def _route(self, where: str, file: Arrived) -> None:
        """File to the paper of the code; ask first when that is another one."""
        prepared, paper = self._prepared, file.paper
        if prepared is None:
            return
        here = partial(
            self._file, file, where, prepared.title, prepared.kind, prepared.record_id
        )
        if paper is None or self._is_seen(paper.kind, paper.record_id):
            here()
            return
        find = partial(self._reports.prepare, paper.kind, paper.record_id)
        self._page.read(find, partial(self._ask_route, file, where, here))

    def _ask_route(
        self, file: Arrived, where: str, here: Callable[[], None], other: Prepared
    ) -> None:
        def chosen(key: str) -> None:
            if key == "there":
                self._file(file, where, other.title, other.kind, other.record_id)
            elif key == "here":
                here()

        ask(
            self._page,
            _("Bản ký của văn bản khác"),
            presenter.elsewhere(other.title),
            [
                Answer("", _("Thôi"), safe=True),
                Answer("here", _("Xếp vào văn bản đang xem")),
                Answer("there", _("Xếp đúng theo mã"), main=True),
            ],
            chosen,
        )

    def _file(self, file: Arrived, where: str, title: str, *paper: str) -> None:
        kind, record_id = paper

        def told(change: Change) -> None:
            self._page.messages.toast(presenter.filed(title), change.command_id)

        act = partial(self._reports.scans.file, file, kind, record_id, where)
        self._page.change(act, told)

    def _offer(self, scan_id: str) -> None:
        scan = self._scans[scan_id]

        def chosen(key: str) -> None:
            if key == "save":
                kinds = presenter.file_kinds()
                save = partial(self._save, scan)
                ask_save(self._page, _("Lưu bản quét"), scan.file_name, kinds, save)
            elif key == "remove":
                self._remove(scan)

        ask(
            self._page,
            scan.file_name,
            presenter.scan_detail(scan),
            [
                Answer("", _("Đóng"), safe=True),
                Answer("remove", _("Bỏ khỏi sổ"), destructive=True),
                Answer("save", _("Lưu ra tệp")),
            ],
            chosen,
        )

    def _save(self, scan: Scan, path: Path) -> None:
        def told(_done: object) -> None:
            self._page.messages.toast(papers.saved(path.name))

        self._page.read(partial(self._reports.scans.save, scan, path), told)

    def _remove(self, scan: Scan) -> None:
        def told(change: Change) -> None:
            words = _("Đã bỏ bản quét “{name}”.").format(name=scan.file_name)
            self._page.messages.toast(words, change.command_id)

        self._page.change(partial(self._reports.scans.remove, scan.id), told)

    def _is_seen(self, kind: str, record_id: str) -> bool:
        seen = self._prepared
        return seen is not None and (seen.kind, seen.record_id) == (kind, record_id)

    def _open(self, found: Recognised) -> None:
        address = papers.address(found.paper.kind, found.paper.record_id)
        self._page.open_requested.emit(Place("preview", address))

    def _compare(self, found: Recognised) -> None:
        def show(differences: tuple[Difference, ...]) -> None:
            show_changes(self._page, papers.changes(differences))

        paper = found.paper
        self._page.read(partial(self._reports.changed_since, paper), show)

    def _dialog(
        self, title: str, sentence: str, fields: list[Field], verb: str
    ) -> FormDialog:
        return FormDialog(
            self._page, title, sentence, fields, verb, self._reports.today
        )

    def _close(
        self, dialog: FormDialog, then: Callable[[Any], None], result: object
    ) -> None:
        dialog.finish()
        then(result)

    def _refuse(self, dialog: FormDialog, problem: Problem) -> None:
        sentence = self._page.messages.sentence(problem)
        if not dialog.refuse(problem, sentence):
            dialog.finish()
            self._page.messages.error(problem, self._page)
