"""Palette roles, so that parts Qt draws itself match the sheet."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from ui.widgets.looks.tokens import Palette

_ROLES = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface2",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "accent_t",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line2",
    QPalette.ColorRole.Shadow: "line2",
}
_DIMMED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)
# Which part of the system palette stands for which token under Windows high contrast.
_FROM_SYSTEM = {
    QPalette.ColorRole.Window: ("bg", "nav", "mute_bg"),
    QPalette.ColorRole.Base: (
        "surface", "surface2", "hover", "ok_bg", "warn_bg", "bad_bg", "info_bg",
    ),
    QPalette.ColorRole.WindowText: (
        "text", "text2", "text3", "line", "line2", "mute", "mute_line", "ok", "ok_line",
        "warn", "warn_line", "bad", "bad_line", "info", "info_line", "badge",
    ),
    QPalette.ColorRole.Highlight: ("accent", "accent_h", "focus"),
    QPalette.ColorRole.HighlightedText: ("accent_t",),
    QPalette.ColorRole.Button: ("sel", "badge_t"),
}  # fmt: skip


def qt_palette(colours: Mapping[str, str]) -> QPalette:
    """Turn the tokens into palette roles."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, QColor(colours[token]))
    for role in _DIMMED:
        palette.setColor(
            QPalette.ColorGroup.Disabled, role, QColor(colours["disabled"])
        )
    return palette


def system_choice() -> str:
    """Say which theme follows the system: light, dark, or system (high contrast)."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "system"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def system_palette(original: QPalette) -> Palette:
    """Take the colours the user chose in the system, for high contrast."""
    colours = {
        token: original.color(role).name()
        for role, tokens in _FROM_SYSTEM.items()
        for token in tokens
    }
    disabled = original.color(
        QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText
    )
    colours["disabled"] = disabled.name()
    window = original.color(QPalette.ColorRole.Window)
    return Palette("system", window.lightnessF() < 1 / 2, colours)
