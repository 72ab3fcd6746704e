"""The inside of the window: navigation, top bar, the open page, footer. No office.

Pages come from a list and are built when they are first opened.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.kernel.places import Place
from app.kernel.words import _
from ui.shell.bars.footer import Footer
from ui.shell.bars.navigation import Item, Navigation
from ui.shell.bars.topbar import TopBar
from ui.shell.history import History
from ui.shell.pages import PageSpec
from ui.widgets import theme
from ui.widgets.basic.layout import column, spaced
from ui.widgets.basic.plane import Plane
from ui.widgets.page import Page
from ui.widgets.reflow import Width, width_of


class MainWindow(Plane):
    """Opens places, keeps the way back, and folds the navigation when it is narrow."""

    opened = Signal(object)
    elsewhere = Signal(object)

    def __init__(
        self, specs: Sequence[PageSpec], build: Callable[[PageSpec], Page]
    ) -> None:
        super().__init__("bg")
        self._specs = {spec.name: spec for spec in specs}
        self._build = build
        self.pages: dict[str, Page] = {}
        self._history = History()
        self._width: Width | None = None
        self.navigation = Navigation([_item(s) for s in specs if not s.hidden], self)
        self.top_bar = TopBar()
        self.footer = Footer()
        self._banners = column(gap=0)
        self._stack = QStackedWidget()
        self._middle = QHBoxLayout()
        spaced(self._middle, 0)
        self._middle.addWidget(self.navigation)
        self._middle.addLayout(column(self.top_bar, self._stack, gap=0), 1)
        layout = column(self._banners, self._middle, self.footer, gap=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.navigation.chosen.connect(lambda name: self.open(Place(name)))
        self.navigation.left.connect(self.leave_navigation)
        self.top_bar.menu.connect(self.enter_navigation)
        theme.current().changed.connect(self._measure)

    @property
    def page(self) -> Page | None:
        """The open page."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def open(self, place: Place) -> None:
        """Open a place and remember the way back; ``elsewhere`` tells of no page."""
        if place.page in self._specs:
            self._history.visit(place)
            self._show(place)
        else:
            self.elsewhere.emit(place)

    def walk(self, step: int) -> None:
        """Return to the place before (-1), or go again to the one left so (1)."""
        history = self._history
        self._show(history.back() if step < 0 else history.forward())

    def enter_navigation(self) -> None:
        """Put the focus into the navigation; a folded one is laid over the page."""
        if self._width is not Width.WIDE:
            top = self._middle.geometry().top()
            height = self._middle.geometry().height()
            self.navigation.setGeometry(0, top, self.navigation.width(), height)
            self.navigation.show()
            self.navigation.raise_()
        self.navigation.take_focus()

    def leave_navigation(self) -> None:
        """Fold it again and give the focus to the page."""
        if self._width is not Width.WIDE:
            self.navigation.hide()
        target = self.page.first_focus() if self.page else None
        (target or self._stack).setFocus(Qt.FocusReason.OtherFocusReason)

    def add_banner(self, banner: QWidget) -> None:
        """Put a band over everything."""
        self._banners.addWidget(banner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold when the class of width changes."""
        super().resizeEvent(event)
        self._measure()

    def _show(self, place: Place | None) -> None:
        if place is None:
            return
        page = self.pages.get(place.page)
        if page is None:
            page = self.pages[place.page] = self._build(self._specs[place.page])
            page.open_requested.connect(self.open)
            page.header.back.connect(lambda: self.walk(-1))
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.navigation.show_current(place.page)
        if self._width is not Width.WIDE:
            self.navigation.hide()
        page.enter(place.record_id)
        self.opened.emit(place)

    def _measure(self) -> None:
        width = width_of(self)
        if width is self._width:
            return
        self._width = width
        is_wide = width is Width.WIDE
        self._middle.removeWidget(self.navigation)
        if is_wide:
            self._middle.insertWidget(0, self.navigation)
        self.navigation.setVisible(is_wide)
        self.navigation.show_extras(shown=width is Width.NARROW)
        self.top_bar.reflow(width)
        self.footer.reflow(width)


def _item(spec: PageSpec) -> Item:
    group = _(spec.group) if spec.group else ""
    return Item(spec.name, _(spec.title), spec.icon, group, spec.shortcut)
