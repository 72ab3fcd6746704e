"""How wide the window really is for the text in it."""

from enum import Enum

from PySide6.QtWidgets import QWidget

from ui.widgets import theme


class Width(Enum):
    """Effective width = window width / text scale, in three classes."""

    WIDE = "wide"
    MIDDLE = "middle"
    NARROW = "narrow"


def width_of(widget: QWidget) -> Width:
    """Classify the window ``widget`` stands in."""
    look = theme.current()
    effective = widget.window().width() / look.scale
    if effective >= look.metrics.reflow["wide"]:
        return Width.WIDE
    if effective >= look.metrics.reflow["middle"]:
        return Width.MIDDLE
    return Width.NARROW
