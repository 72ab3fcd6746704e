"""Opens the history of the paper in sight, a version of it, and what changed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from app.kernel.words import _
from app.reports.keeping.comparing import Difference
from app.reports.keeping.history import PaperPast
from app.reports.model import Prepared
from app.reports.service import Reports
from ui.pages.preview import presenter as preview
from ui.pages.preview.changes import show_changes
from ui.pages.preview.past import presenter
from ui.pages.preview.past.dialog import PastDialog
from ui.widgets.page import Page
from ui.widgets.status import Tone

NOTICE = "old_version"


class PastDesk(QObject):
    """Works for one preview; ``show`` draws a version in place of the paper."""

    def __init__(
        self, page: Page, reports: Reports, show: Callable[[Prepared], object]
    ) -> None:
        super().__init__(page)
        self._page, self._reports, self._show = page, reports, show

    def offer(self, prepared: Prepared) -> None:
        """Read the history and open it."""
        read = partial(self._reports.history.of, prepared)
        self._page.read(read, partial(self._open, prepared))

    def _open(self, prepared: Prepared, past: PaperPast) -> None:
        dialog = PastDialog(self._page, presenter.view(past))
        current = past.state.current
        dialog.version_asked.connect(
            lambda number: self._show_version(prepared, number, current)
        )
        dialog.changes_asked.connect(partial(self._show_changes, prepared))
        dialog.begin()

    def _show_version(self, prepared: Prepared, number: int, current: int) -> None:
        def show(old: Prepared) -> None:
            self._show(old)
            # What was said of the paper as it is now comes back with it.
            self._page.notices.clear()
            is_kept = old.stored is not None
            bar = self._page.notices.show_notice(
                NOTICE,
                Tone.INFO,
                presenter.seen(number, current, kept=is_kept),
                button=_("Về bản nay"),
                then=self._page.reload,
            )
            bar.dismissed.connect(self._page.reload)

        self._page.read(partial(self._reports.history.opened, prepared, number), show)

    def _show_changes(self, prepared: Prepared, number: int) -> None:
        title = _("Bản {number} so với bản trước").format(number=number)
        labels = (_("Trước"), _("Nay là"))

        def show(found: tuple[Difference, ...]) -> None:
            show_changes(self._page, preview.changes(found, labels), title)

        self._page.read(partial(self._reports.history.changes, prepared, number), show)
