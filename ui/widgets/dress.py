"""Everything an application needs before its first window: theme, rings, Qt's words."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui.widgets import theme
from ui.widgets.looks.qtwords import QtWords
from ui.widgets.overlay.focusring import FocusRings


def dress(
    app: QApplication,
    resources: Path,
    *,
    choice: str = "light",
    percent: int = 100,
    density: str = "normal",
) -> theme.Theme:
    """Dress ``app`` from the files under ``resources``."""
    look = theme.install(
        app, resources, choice=choice, percent=percent, density=density
    )
    app.installTranslator(QtWords(app))
    FocusRings(app)
    return look
