"""The button in its kinds; verbs on it, never Yes, No or OK."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets import theme
from ui.widgets.icons import icon as themed_icon

_ICON_TOKENS = {
    "primary": "accent_t",
    "runner_primary": "accent_t",
    "link": "accent",
    "danger": "bad",
    "ghost": "text2",
}
_ICON_SIZE = {"small": 16, "link": 16}
# Qt leaves four pixels between icon and text; the design asks for eight.
_GAP = 4


class Button(QPushButton):
    """A push button of a kind: primary, default, small, ghost, link, danger, runner."""

    def __init__(
        self,
        words: str,
        kind: str = "default",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self.setProperty("kind", kind)
        self.setText(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # Enter belongs to the main button of a form or dialog, which asks for it.
        self.setAutoDefault(False)
        self._draw_icon()
        theme.current().changed.connect(self._draw_icon)

    @property
    def words(self) -> str:
        """The text as it was given."""
        return self.text().replace("&&", "&")

    def setText(self, words: str) -> None:
        """Show ``words``; an ampersand is a letter, never a shortcut."""
        had_words = bool(self.text())
        super().setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        if had_words != bool(words):
            self._draw_icon()

    def set_kind(self, kind: str) -> None:
        """Change the kind."""
        theme.mark_property(self, "kind", kind)
        self._draw_icon()

    def set_icon(self, name: str) -> None:
        """Change the icon; an empty name takes it away."""
        self._icon_name = name
        self._draw_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the focused button as Space does."""
        if (
            event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and not self.isDefault()
        ):
            self.animateClick()
            return
        super().keyPressEvent(event)

    def _draw_icon(self) -> None:
        if not self._icon_name:
            self.setIcon(QIcon())
            return
        kind = str(self.property("kind"))
        side = _ICON_SIZE.get(kind, 18)
        space = _GAP if self.text() else 0
        token = _ICON_TOKENS.get(kind, "text")
        self.setIcon(themed_icon(self._icon_name, token, side, space=space))
        self.setIconSize(QSize(theme.u(side) + theme.u(space), theme.u(side)))


def same_width(*buttons: Button) -> None:
    """Make ``buttons`` as wide as the widest of their words, at every text size."""

    def fit() -> None:
        alive = [button for button in buttons if theme.is_alive(button)]
        for button in alive:
            button.ensurePolished()
            button.setMinimumWidth(0)
        widest = max((button.sizeHint().width() for button in alive), default=0)
        for button in alive:
            button.setMinimumWidth(widest)

    fit()
    if buttons:
        Follower(buttons[0], fit)


class Follower(QObject):
    """Runs ``act`` after every change of the theme, as long as ``owner`` lives."""

    def __init__(self, owner: QObject, act: Callable[[], None]) -> None:
        super().__init__(owner)
        self._act = act
        theme.current().changed.connect(self._run)

    def _run(self) -> None:
        self._act()
