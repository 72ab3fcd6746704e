"""Signing and writing: where to, the phases on the way, what is said afterwards."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.kernel.errors import Cancelled, Problem
from app.kernel.words import _
from app.package.errors import SigningPassphraseWrong
from app.package.model import Exported
from app.package.service import PackageService
from ui.pages.package.frame import Frame
from ui.pages.package.presenter import DONE, SIGN, WRITE
from ui.pages.package.stick import Writing
from ui.widgets.overlay.files import ask_folder
from ui.widgets.page import Page
from ui.widgets.status import Tone


class Sending:
    """Writes one package after another; ``go`` leads the page to a step."""

    def __init__(
        self,
        page: Page,
        frame: Frame,
        package: PackageService,
        go: Callable[[int], None],
    ) -> None:
        self._page, self._package, self._go = page, package, go
        self._sign, self._stick = frame.sign, frame.stick
        self._writing: Writing | None = None
        self._sign.choose_folder.connect(self._choose_folder)
        self._stick.stopped.connect(self.stop)
        self._stick.open_folder.connect(self._open_folder)

    def write(self, year: int, notes: Mapping[str, str]) -> None:
        """Sign and write, once place and passphrase are given."""
        folder = self._sign.folder
        if not self._sign.ready() or folder is None:
            return
        track = self._page.jobs.track(_("Ghi gói"), _("Dừng, xóa phần đã ghi"))
        self._writing = Writing(track, self._page)
        self._writing.told.connect(self._stick.tell)
        self._go(WRITE)
        self._stick.begin(str(folder))
        use_case = partial(
            self._package.export,
            year,
            folder,
            self._sign.passphrase(),
            self._writing.watch,
            dict(notes),
        )
        # The panel is the owner: the page itself is not reading.
        self._page.jobs.change(self._stick, use_case, self._written, self._failed)

    def stop(self) -> None:
        """Ask the writing to stop at the next piece."""
        if self._writing is not None:
            self._writing.stop()

    def _choose_folder(self) -> None:
        def take(folder: Path) -> None:
            self._sign.show_folder(folder)
            self._stick.wait(str(folder))
            self._sign.form.focus("passphrase")

        ask_folder(self._page, _("Ghi gói vào đâu?"), take)

    def _written(self, done: Exported) -> None:
        self._go(DONE)
        sentence = _("Đã ghi đủ {files} tệp vào {file} và đọc lại khớp.").format(
            files=done.sent.files, file=done.sent.file_name
        )
        self._stick.show_words(done.words)
        self._stick.finish(sentence)

    def _failed(self, problem: Problem) -> None:
        if isinstance(problem, SigningPassphraseWrong):
            self._ask_again(problem)
            return
        self._stick.fail()
        if isinstance(problem, Cancelled):
            sentence = _("Đã dừng. Phần ghi dở đã xóa, chưa gửi gì.")
            self._page.notices.show_notice("stopped", Tone.INFO, sentence)
        else:
            self._page.messages.error(problem, self._page)

    def _ask_again(self, problem: Problem) -> None:
        self._go(SIGN)
        self._stick.wait(str(self._sign.folder or ""))
        sentence = self._page.messages.sentence(problem)
        self._sign.form.show_problem("passphrase", sentence)
        self._sign.form.focus("passphrase")

    def _open_folder(self) -> None:
        if self._sign.folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._sign.folder)))
