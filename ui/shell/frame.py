"""The one top-level window: lock screen, first run, or the office inside.

It is light on purpose: it is imported before the book is unlocked, so nothing here may
pull in a service.
"""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from app.door.entrance import PassphraseRules
from app.kernel.words import _
from ui.shell.bars.textsize import bind_text_size
from ui.shell.lock.screen import LockScreen
from ui.widgets import theme
from ui.widgets.icons import icon
from ui.widgets.stage import Stage


class Frame(QMainWindow):
    """Shows exactly one of its screens; the title never tells what is locked away."""

    closing = Signal()

    def __init__(self, rules: Callable[[], PassphraseRules]) -> None:
        """``rules`` tells what a new passphrase must be like, when it is needed."""
        super().__init__()
        self._stack = QStackedWidget()
        self._was_maximized = False
        # Dialogs that stood open when the screen was locked.
        self._covered: list[QDialog] = []
        self.lock_screen = LockScreen(rules)
        self._stack.addWidget(self.lock_screen)
        bind_text_size(self.lock_screen)
        self.setCentralWidget(self._stack)
        self.setWindowIcon(icon("mark", "accent", 32))
        smallest = theme.current().metrics.reflow
        self.setMinimumSize(
            QSize(int(smallest["minimum_width"]), int(smallest["minimum_height"]))
        )

    @property
    def is_locked(self) -> bool:
        """Whether the lock screen is what stands in the window."""
        return self._stack.currentWidget() is self.lock_screen

    def show_lock(self) -> None:
        """Put the lock screen in front; no window of the inside stays over it."""
        self._cover()
        self.setWindowTitle(_("Sổ Chi bộ (đã khóa)"))
        self._stack.setCurrentWidget(self.lock_screen)
        self.lock_screen.take_focus()

    def show_inside(self, widget: QWidget, title: str) -> None:
        """Put another screen in front."""
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        self.setWindowTitle(title)
        self._stack.setCurrentWidget(widget)
        self._uncover()

    def _cover(self) -> None:
        """Hide open dialogs with what was typed in them, close menus and choosers.

        A chooser of files or a printer belongs to the system, which cannot show it
        again; it is given up as with Esc.
        """
        self._close_menu()
        for dialog in self._asking():
            if isinstance(dialog, QFileDialog) or dialog.inherits(
                "QAbstractPrintDialog"
            ):
                dialog.reject()
            else:
                dialog.hide()
                self._covered.append(dialog)

    def _asking(self) -> list[QDialog]:
        return [each for each in self.findChildren(QDialog) if each.isVisible()]

    def _close_menu(self) -> None:
        menu = QApplication.activePopupWidget()
        if menu is not None:
            menu.close()

    def _uncover(self) -> None:
        """Show again what the lock covered."""
        covered, self._covered = self._covered, []
        for dialog in covered:
            if theme.is_alive(dialog):
                dialog.open()

    def turn(self, screen: QWidget, title: str, window: QWidget) -> None:
        """Fill the screen with a stage, or put ``window`` back and drop the stage."""
        seen = self._stack.currentWidget()
        if screen is window:
            self.show_inside(window, title)
            if isinstance(seen, Stage):
                self.drop(seen)
                self._leave_full_screen()
            return
        self._was_maximized = self.isMaximized()
        self.show_inside(screen, title)
        self.showFullScreen()

    def _leave_full_screen(self) -> None:
        if self._was_maximized:
            self.showMaximized()
        else:
            self.showNormal()

    def drop(self, widget: QWidget) -> None:
        """Take a screen away for good, and what it has asked in dialogs with it."""
        if not isinstance(widget, Stage):
            self._close_menu()
            self._uncover()
            for dialog in self._asking():
                dialog.reject()
        self._stack.removeWidget(widget)
        widget.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window goes; what is being written finishes first."""
        self.closing.emit()
        super().closeEvent(event)
