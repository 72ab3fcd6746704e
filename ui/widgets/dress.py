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
    vietnamese: bool = True,
) -> theme.Theme:
    """Dress ``app`` from the files under ``resources``; Qt's own words are English."""
    look = theme.install(
        app, resources, choice=choice, percent=percent, density=density
    )
    if vietnamese:
        app.installTranslator(QtWords(app))
    FocusRings(app)
    return look
