"""Builds the drawer of one person; presses come out as signals."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.kernel.words import _
from ui.pages.development.details import NextBox, PersonDetail
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import TintBox
from ui.widgets.basic.chip import Chip
from ui.widgets.basic.layout import boxed, column, row
from ui.widgets.basic.line import ShapeLine
from ui.widgets.basic.picture import Picture
from ui.widgets.basic.text import plain, text


class DrawerSignals(QObject):
    """What the user pressed in the drawer."""

    step = Signal()
    helper = Signal()
    correct = Signal()
    drop = Signal()


def content(view: PersonDetail) -> QWidget:
    """Lay the drawer out, top to bottom."""
    parts: list[QWidget] = [
        text(view.name, "h2", wrap=True),
        text(view.line, "small", "text2", wrap=True),
    ]
    if view.box is not None:
        parts.append(_box(view.box))
    for words in view.warnings:
        line = row(
            Picture("triangle-alert", "warn", 18), text(words, "small", wrap=True)
        )
        line.setStretch(1, 1)
        parts.append(boxed(line))
    parts.append(text(_("Các bước"), "small_strong", "text2"))
    parts += [
        ShapeLine(step.status, step.title, step.detail, right=step.day)
        for step in view.steps
    ]
    return boxed(column(*parts, gap=6))


def actions(view: PersonDetail, told: DrawerSignals) -> list[QWidget]:
    """Make the buttons at the foot: the main one first."""
    if not view.is_open:
        return []
    found: list[QWidget] = []
    if view.needs_helper:
        found.append(
            _button(_("Phân công giúp đỡ"), "primary", "user-plus", told.helper)
        )
    elif view.can_step:
        found.append(_button(_("Ghi bước"), "primary", "calendar-check", told.step))
    if view.needs_helper and view.can_step:
        found.append(_button(_("Ghi bước"), "default", "", told.step))
    found.append(_button(_("Sửa"), "default", "pencil", told.correct))
    found.append(_button(_("Đưa ra"), "ghost", "", told.drop))
    return found


def _button(words: str, kind: str, icon: str, signal: object) -> Button:
    button = Button(words, kind, icon=icon)
    button.clicked.connect(signal)
    return button


def _box(view: NextBox) -> QWidget:
    box = TintBox(view.tone)
    title = text(view.title, "strong", wrap=True)
    head = row(title, Chip(view.left, view.status))
    head.setStretch(0, 1)
    box.body.addLayout(head)
    words = f"{plain(_('chậm nhất'))} <b>{plain(view.latest)}</b>"
    box.add(text(words, rich=True, wrap=True))
    for line in view.formula:
        box.add(text(line, "small", wrap=True))
    if view.basis:
        basis = text(view.basis, "small", "info", wrap=True)
        foot = row(Picture("scroll-text", "info", 16), basis, gap=6)
        foot.setStretch(1, 1)
        box.body.addLayout(foot)
    return box
