"""The bar over the page: Mục lục when narrow, search, year, text size, help, lock."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.kernel.words import _
from ui.shell.bars.flat import SearchButton
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, row, sized
from ui.widgets.basic.plane import Plane
from ui.widgets.basic.text import Label
from ui.widgets.icons import mark
from ui.widgets.reflow import Width

_SEARCH_FIRST = 1000


class TopBar(Plane):
    """Buttons only; what they open belongs to the window."""

    search = Signal()
    menu = Signal()
    year = Signal()
    text_size = Signal()
    help = Signal()
    lock = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "bottom", parent)
        self._has_years = self._is_narrow = False
        self._mark = Label()
        self.menu_button = Button(_("Mục lục F2"), icon="menu")
        self.search_button = SearchButton("", "Ctrl K")
        self.year_button = Button("", "ghost", icon="calendar")
        self.size_button = Button(_("Cỡ chữ"), "ghost", icon="a-large-small")
        self.help_button = Button(
            _("Trợ giúp F1"), "ghost", icon="circle-question-mark"
        )
        self.lock_button = Button(_("Khóa"), "ghost", icon="lock")
        self._connect()
        self._layout = row(
            self._mark,
            self.menu_button,
            self.search_button,
            STRETCH,
            self.year_button,
            self.size_button,
            self.help_button,
            self.lock_button,
            gap=4,
            margins=(24, 0, 16, 0),
        )
        # The search takes what there is up to its width; only then comes the gap.
        self._layout.setStretch(2, _SEARCH_FIRST)
        self.setLayout(self._layout)
        sized(self, height=52)
        sized(self.search_button, max_width=475)
        theme.current().changed.connect(self._draw_mark)
        self.reflow(Width.WIDE)

    def show_year(self, year: int, *, read_only: bool) -> None:
        """Show the year that pages speak of; a past year tints the bar."""
        words = _("Năm {year}") if not read_only else _("Năm {year} (chỉ đọc)")
        self.year_button.setText(words.format(year=year))
        self.set_token("warn_bg" if read_only else "surface")

    def offer_years(self, offered: bool) -> None:  # noqa: FBT001  (one state)
        """Show the year switcher only where the page can show another year."""
        self._has_years = offered
        self.year_button.setVisible(offered and not self._is_narrow)

    def reflow(self, width: Width) -> None:
        """Leave out what the navigation offers too when there is no room."""
        self._is_narrow = width is Width.NARROW
        is_wide, is_narrow = width is Width.WIDE, width is Width.NARROW
        self._mark.setVisible(not is_wide)
        self.menu_button.setVisible(not is_wide)
        for button in (self.help_button, self.lock_button):
            button.setVisible(not is_narrow)
        self.year_button.setVisible(self._has_years and not is_narrow)
        self.search_button.setText(
            _("Tìm người, cuộc họp, nghị quyết… (gõ không dấu cũng được)")
            if is_wide
            else _("Tìm người, cuộc họp…")
        )
        self._draw_mark()

    def _connect(self) -> None:
        for button, signal in (
            (self.menu_button, self.menu),
            (self.search_button, self.search),
            (self.year_button, self.year),
            (self.size_button, self.text_size),
            (self.help_button, self.help),
            (self.lock_button, self.lock),
        ):
            button.clicked.connect(signal)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _draw_mark(self) -> None:
        self._mark.setPixmap(mark(32))
