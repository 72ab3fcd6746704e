"""Words that do not fit where they stand."""

import time
from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)

# Seconds until what is cut is not only still on its way to its place.
GIVE_UP = 20


def clipped(root: QWidget) -> list[str]:
    """Describe every visible label and button that is cut, unless it may be elided.

    Layouts are made by events: what is cut now may have its room a moment later.
    """
    return _until_still(_clipped_now, root)


def too_wide(root: QWidget) -> list[str]:
    """Name what stands in a scrolled place that only scrolls down, but is wider."""
    return _until_still(_too_wide_now, root)


def _until_still(look: Callable[[QWidget], list[str]], root: QWidget) -> list[str]:
    until = time.monotonic() + GIVE_UP
    while (found := look(root)) and time.monotonic() < until:
        QTest.qWait(20)
    return found


def _too_wide_now(root: QWidget) -> list[str]:
    return [
        type(area.widget()).__name__
        for area in root.findChildren(QScrollArea)
        if area.isVisible() and area.widget().width() > area.viewport().width() + 1
    ]


def _clipped_now(root: QWidget) -> list[str]:
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root) or widget.visibleRegion().isEmpty():
            continue
        if isinstance(widget, QLabel) and widget.text():
            found += _cut_label(widget)
        elif isinstance(widget, QPushButton | QCheckBox) and widget.text():
            found += _cut_button(widget)
    return found


def _cut_label(label: QLabel) -> list[str]:
    if getattr(label, "is_elided", False):
        return _too_low(label, label.sizeHint().height())
    if label.wordWrap():
        return _too_low(label, label.heightForWidth(label.width()))
    hint = label.sizeHint()
    if hint.width() > label.width():
        return [f"{label.text()!r}: {label.width()} of {hint.width()} wide"]
    return _too_low(label, hint.height())


def _cut_button(button: QAbstractButton) -> list[str]:
    hint = button.sizeHint()
    if hint.width() > button.width():
        return [f"button {button.text()!r}: {button.width()} of {hint.width()} wide"]
    return _too_low(button, hint.height())


def _too_low(widget: QWidget, needed: int) -> list[str]:
    if needed <= widget.height():
        return []
    words = getattr(widget, "text", str)()
    return [f"{words!r}: {widget.height()} of {needed} high"]
