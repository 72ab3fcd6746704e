"""What the keys of the whole window do. Each binding names a method here."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from app.kernel.places import Place
from ui.shell.keys import BINDINGS
from ui.shell.window import MainWindow
from ui.widgets import theme
from ui.widgets.overlay.drawer import Drawer


class Acts(QObject):
    """Binds the keyboard map to one window. Pages answer for print, export and new."""

    search = Signal()
    help = Signal()
    lock = Signal()
    undo = Signal()
    redo = Signal()

    def __init__(
        self, window: MainWindow, shortcuts: Sequence[tuple[str, str]]
    ) -> None:
        """``shortcuts`` are pairs of page name and key."""
        super().__init__(window)
        self._window = window
        acts = self._acts()
        for binding in BINDINGS:
            for key in binding.keys:
                self._bind(key, acts[binding.act])
        for name, key in shortcuts:
            if key:
                self._bind(key, partial(window.open, Place(name)))

    def _acts(self) -> dict[str, Callable[[], object]]:
        window, look = self._window, theme.current()
        return {
            "search": self.search.emit,
            "help": self.help.emit,
            "lock": self.lock.emit,
            "undo": self.undo.emit,
            "redo": self.redo.emit,
            "navigation": window.enter_navigation,
            "next_region": lambda: self._go_region(1),
            "last_region": lambda: self._go_region(-1),
            "back": partial(window.walk, -1),
            "forward": partial(window.walk, 1),
            "print_seen": lambda: self._ask_page("print", "print_seen"),
            "export_seen": lambda: self._ask_page("export", "export_seen"),
            "new_item": lambda: self._ask_page("new", "new_item"),
            "larger": lambda: look.step_text(1),
            "smaller": lambda: look.step_text(-1),
        }

    def _bind(self, key: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self._window)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _ask_page(self, offer: str, method: str) -> None:
        page = self._window.page
        if page is not None and offer in page.offers:
            getattr(page, method)()

    def _go_region(self, by: int) -> None:
        """Move between navigation, top bar, page, its drawer and footer.

        What is folded away is passed. A drawer lies inside its page, so the innermost
        region that has the focus counts.
        """
        window = self._window
        regions: list[tuple[QWidget, Callable[[], object]]] = [
            (window.navigation, window.navigation.take_focus),
            (window.top_bar, window.top_bar.search_button.setFocus),
        ]
        if window.page is not None:
            regions.append((window.page, self._focus_page))
            regions.extend(
                (drawer, drawer.take_focus)
                for drawer in window.page.findChildren(Drawer)
                if drawer.first_stop() is not None
            )
        regions.append((window.footer, window.footer.take_focus))
        shown = [region for region in regions if region[0].isVisible()]
        focus = QApplication.focusWidget()
        at = max(
            (
                index
                for index, (widget, _act) in enumerate(shown)
                if focus is not None and (widget is focus or widget.isAncestorOf(focus))
            ),
            default=0,
        )
        shown[(at + by) % len(shown)][1]()

    def _focus_page(self) -> None:
        page = self._window.page
        if page is None:
            return
        target = page.first_focus()
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            page.focusNextChild()
