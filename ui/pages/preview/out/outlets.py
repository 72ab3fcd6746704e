"""Saving the paper as a file, and showing it in the system's viewer.

A viewer needs a file that is not encrypted. None is made behind the user's back: he is
asked where it may lie, and can take it away again with one press.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from app.kernel.changes import Change
from app.kernel.progress import silent
from app.kernel.words import _
from app.reports import drawing
from app.reports.model import Prepared
from app.reports.service import Reports
from ui.jobs import Track
from ui.pages.preview import presenter
from ui.pages.preview.presenter import Export, PreviewView
from ui.widgets.overlay.dialog import Answer, ask
from ui.widgets.overlay.files import ask_save
from ui.widgets.page import Page
from ui.widgets.status import Tone

VIEWER = "viewer"
_NOTICE = "viewer"


class Outlets(QObject):
    """Saves and opens what one page shows."""

    def __init__(self, page: Page, reports: Reports) -> None:
        super().__init__(page)
        self._page = page
        self._reports = reports

    def offer(self, prepared: Prepared, view: PreviewView) -> None:
        """Let the user choose a format, or the viewer (Ctrl+E)."""
        formats = {export.key: export for export in view.exports}
        answers = [Answer(key, export.words) for key, export in formats.items()]

        def chosen(key: str) -> None:
            if key == VIEWER:
                self.open_in_viewer(prepared)
            elif key:
                self.save(prepared, formats[key])

        ask(
            self._page,
            _("Lưu văn bản"),
            _("Chọn dạng tệp. Tệp lưu ra ngoài sổ không được mã hóa."),
            [
                Answer("", _("Thôi"), safe=True),
                *answers,
                Answer(VIEWER, _("Mở bằng trình xem")),
            ],
            chosen,
        )

    def save(self, prepared: Prepared, export: Export) -> None:
        """Ask where to save, then save."""
        name = f"{prepared.file_stem}.{export.key}"
        then = partial(self.save_to, prepared, export.key)
        ask_save(self._page, export.words, name, export.kinds, then)

    def save_to(self, prepared: Prepared, key: str, path: Path) -> None:
        """Draw in the format ``key`` and write the file where the user chose."""
        self._write(prepared, key, path, lambda: self._told(path))

    def open_in_viewer(self, prepared: Prepared) -> None:
        """Ask where the file for the viewer may lie, write it, open it."""
        name = f"{prepared.file_stem}.pdf"
        title = _("Nơi đặt tệp cho trình xem (không mã hóa)")
        then = partial(self.open_at, prepared)
        ask_save(self._page, title, name, "PDF (*.pdf)", then)

    def open_at(self, prepared: Prepared, path: Path) -> None:
        """Write the PDF to ``path``, open it, and offer to take it away again."""
        self._write(prepared, "pdf", path, lambda: self._viewing(path))

    def _write(
        self, prepared: Prepared, key: str, path: Path, then: Callable[[], None]
    ) -> None:
        def write(content: bytes) -> None:
            def told(change: Change) -> None:  # noqa: ARG001  (what jobs hand over)
                then()

            export = partial(self._reports.export, prepared, path, content)
            self._page.change(export, told)

        track: Track | None = None
        if drawing.takes_long(prepared):
            track = self._page.jobs.track(_("Đang tạo tệp"), _("Dừng"))
        report = track.report if track else silent
        draw = partial(drawing.drawn, prepared, key, report)
        self._page.make(draw, write, track=track)

    def _told(self, path: Path) -> None:
        self._page.messages.toast(presenter.saved(path.name))

    def _viewing(self, path: Path) -> None:
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        self._page.notices.show_notice(
            _NOTICE,
            Tone.WARN,
            presenter.viewing(path.name, opened=opened),
            button=_("Xóa tệp"),
            then=partial(self._take_away, path),
        )

    def _take_away(self, path: Path) -> None:
        def gone(was_ours: bool) -> None:  # noqa: FBT001  (what the use case answers)
            self._page.notices.clear(_NOTICE)
            self._page.messages.toast(presenter.taken_away(path.name, gone=was_ours))

        self._page.read(partial(self._reports.take_away, path), gone)
