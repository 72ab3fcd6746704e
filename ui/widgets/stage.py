"""A screen that takes the whole window for one piece of work, and gives it back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Stage(QWidget):
    """Fills the screen while it is on. ``left`` asks to give the window back.

    ``ready`` tells once that it has something to show; until then the screen before it
    is seen. ``open_requested`` leaves for a place. Nothing shows behind the lock: the
    shell calls ``rest`` before the screen is hidden, ``come_back`` when it is seen.
    """

    ready = Signal()
    left = Signal()
    open_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # True while locking by itself would disturb what runs here.
        self.holds_lock = False

    def begin(self) -> None:
        """Read what it is about; ``ready`` follows."""
        raise NotImplementedError

    def add_banner(self, banner: QWidget) -> None:
        """Put a band over everything, where the stage has room for one."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, banner)

    def rest(self) -> None:
        """Keep what is half typed: the screen is about to be hidden or closed."""

    def come_back(self) -> None:
        """Put the focus where it was."""
