"""Which year the pages speak of. A past year is for reading only."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject

from app.kernel.words import _
from ui.shell.window import MainWindow
from ui.widgets.overlay.banner import Banner
from ui.widgets.page import Page


@runtime_checkable
class ShowsYears(Protocol):
    """A page that can show another year than the running one."""

    def set_year(self, year: int) -> None:
        """Show ``year`` from now on."""


class Years(QObject):
    """Tells every page that shows years which one; draws the band for a past one."""

    def __init__(self, running: int, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._running = running
        self.shown = running
        self.offered: Sequence[int] = (running + 1, running)
        self._banner = Banner("", _("Về năm {year}").format(year=running))
        self._banner.pressed.connect(lambda: self.show(running))
        self._banner.hide()
        window.add_banner(self._banner)
        window.opened.connect(lambda _place: self._mark())
        self._mark()

    def offer_from(self, first: int) -> None:
        """Offer next year, to plan it, and every year back to the oldest with data."""
        oldest = min(first, self._running)
        self.offered = tuple(range(self._running + 1, oldest - 1, -1))
        self._mark()

    def show(self, year: int) -> None:
        """Let every page show ``year``."""
        self.shown = year
        for page in self._window.pages.values():
            self.greet(page)
            page.forget()
        if self._window.page is not None:
            self._window.page.enter()
        self._mark()

    def greet(self, page: Page) -> None:
        """Tell one page which year it shows."""
        if isinstance(page, ShowsYears):
            page.set_year(self.shown)

    def _mark(self) -> None:
        past = self.shown < self._running
        bar = self._window.top_bar
        bar.show_year(self.shown, read_only=past)
        bar.offer_years(isinstance(self._window.page, ShowsYears))
        words = _("Đang xem năm {year} (chỉ đọc)").format(year=self.shown)
        self._banner.set_words(words)
        self._banner.setVisible(past)
