"""The look of the program: colours, type, sizes, and how they change without restart.

``install`` dresses the application; ``current`` finds the theme again from anywhere in
the window. It hangs on the application object, so no module holds state.
"""

from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from ui.widgets.looks import palette as palettes
from ui.widgets.looks.fonts import FontShelf, is_figures
from ui.widgets.looks.sheet import build_sheet
from ui.widgets.looks.tokens import Palette, read_metrics, read_palette

_PROPERTY = "theme"
STYLE_IS_SET = "style_is_set"
CHOICES = ("light", "dark", "high_contrast", "system")


class Theme(QObject):
    """Colours, fonts and sizes at the chosen theme, text size and density."""

    changed = Signal()
    # A habit of the user (hidden columns of a table) that the shell may keep on disk.
    remembered = Signal(str, object)

    def __init__(self, app: QApplication, resources: Path) -> None:
        super().__init__(app)
        self._app = app
        self._folder = resources / "themes"
        self.resources = resources
        self.metrics = read_metrics(self._folder)
        self._fonts = FontShelf(resources / "fonts" / "inter")
        self._template = (self._folder / "sheet.qss").read_text(encoding="utf-8")
        self._system = QPalette(app.palette())
        self._palette = read_palette(self._folder, "light")
        self._colours: dict[str, QColor] = {}
        self._made: dict[tuple[str, bool], QFont] = {}
        self.choice = "light"
        self.percent = 100
        self.density = "normal"
        # Whatever draws with theme colours may keep pictures here; emptied on change.
        self.habits: dict[str, object] = {}
        self.pictures: dict[tuple[object, ...], object] = {}
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def scale(self) -> float:
        """Text size as a factor."""
        return self.percent / 100

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on dark ground."""
        return self._palette.is_dark

    @property
    def row_height(self) -> int:
        """Height of a table row in pixels at the chosen density."""
        name = "roomy" if self.percent >= 125 and self.density == "normal" else None  # noqa: PLR2004  (ui-spec 3.5)
        return self.u(self.metrics.density[name or self.density])

    def u(self, n: float) -> int:
        """Turn a size of the design into pixels at the chosen text size."""
        return round(n * self.scale)

    def size(self, name: str) -> int:
        """Return a named size in pixels."""
        return self.u(self.metrics.sizes[name])

    def time(self, name: str) -> int:
        """Return a named waiting time in milliseconds."""
        return self.metrics.times[name]

    def color(self, token: str) -> QColor:
        """Return the colour of a token."""
        found = self._colours.get(token)
        if found is None:
            found = self._colours[token] = QColor(self._palette.colours[token])
        return found

    def font(self, role: str, words: str = "") -> QFont:
        """Return the font of a type role; ``words`` that are figures stay aligned."""
        tabular = is_figures(words)
        known = self._made.get((role, tabular))
        if known is None:
            found = self.metrics.roles[role]
            known = self._fonts.font(
                self.u(found.size), found.weight, mono=found.mono, tabular=tabular
            )
            self._made[role, tabular] = known
        return known

    def change(
        self,
        choice: str | None = None,
        percent: int | None = None,
        density: str | None = None,
    ) -> None:
        """Change what is given and dress the program again."""
        if choice is not None and choice in CHOICES:
            self.choice = choice
        if percent is not None:
            smallest, largest = self.metrics.text_sizes[0], self.metrics.text_sizes[-1]
            self.percent = min(max(percent, smallest), largest)
        if density is not None and density in self.metrics.density:
            self.density = density
        self.apply()

    def remember(self, key: str, value: object) -> None:
        """Keep a habit of the user; None forgets it."""
        self.habits[key] = value
        self.remembered.emit(key, value)

    def recall(self, key: str) -> object:
        """Return a habit; None when there is none."""
        return self.habits.get(key)

    def step_text(self, steps: int) -> None:
        """Make the text larger or smaller by whole steps (Ctrl +, Ctrl -)."""
        sizes = self.metrics.text_sizes
        nearest = min(range(len(sizes)), key=lambda i: abs(sizes[i] - self.percent))
        self.change(percent=sizes[min(max(nearest + steps, 0), len(sizes) - 1)])

    def apply(self) -> None:
        """Set font, palette and sheet of the application."""
        self._palette = self._chosen_palette()
        self._colours.clear()
        self._made.clear()
        self.pictures.clear()
        if self._app.styleSheet():
            # A sheet over a sheet makes Qt hand fonts and colours down from every
            # widget to all below it, 3.4 s for all pages; a fresh one takes 0.5 s.
            self._app.setStyleSheet("")
        self._app.setFont(self.font("body"))
        self._app.setPalette(palettes.qt_palette(self._palette.colours))
        self._app.setStyleSheet(
            build_sheet(
                self._template, self._palette.colours, self.metrics.roles, self.u
            )
        )
        self.changed.emit()

    def _chosen_palette(self) -> Palette:
        key = palettes.system_choice() if self.choice == "system" else self.choice
        if key == "system":
            return palettes.system_palette(self._system)
        return read_palette(self._folder, key)

    def _follow_system(self) -> None:
        if self.choice == "system":
            self.apply()


def install(
    app: QApplication,
    resources: Path,
    *,
    choice: str = "light",
    percent: int = 100,
    density: str = "normal",
) -> Theme:
    """Dress ``app`` from the files under ``resources`` and remember the theme on it."""
    known = app.property(_PROPERTY)
    if isinstance(known, Theme) and known.resources == resources:
        theme = known
        if (choice, percent, density) == (theme.choice, theme.percent, theme.density):
            return theme
    else:
        _take_style(app)
        theme = Theme(app, resources)
        app.setProperty(_PROPERTY, theme)
    theme.change(choice, percent, density)
    return theme


def _take_style(app: QApplication) -> None:
    """Use Fusion; a process started with it already has nothing to change.

    Asking Qt for its style makes a Python class of it, which takes 7 ms.
    """
    if app.property(STYLE_IS_SET) is None:
        app.setStyle(QStyleFactory.create("Fusion"))


def current() -> Theme:
    """Return the theme of the running application."""
    app = QApplication.instance()
    theme = app.property(_PROPERTY) if app is not None else None
    if not isinstance(theme, Theme):
        raise TypeError("theme.install was not called")
    return theme


def u(n: float) -> int:
    """Turn a size of the design into pixels at the chosen text size."""
    return current().u(n)


def mark_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property the sheet looks at, and let the sheet look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def is_alive(thing: QObject | None) -> bool:
    """Say whether the Qt object behind a Python object still exists."""
    return thing is not None and shiboken6.isValid(thing)
