"""Asks for another due date of a calendar line."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from app.kernel.words import _
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, boxed, column, row
from ui.widgets.basic.text import text
from ui.widgets.forms.datefield import DateField
from ui.widgets.overlay.popover import Popover


def ask_new_due(
    anchor: QWidget, today: Callable[[], date], then: Callable[[date], None]
) -> None:
    """Open a small box under ``anchor``; ``then`` gets the whole date."""
    field = DateField(today)
    done = Button(_("Đổi hạn"), "primary")
    content = boxed(
        column(
            text(_("Hạn mới cấp trên giao"), "small_strong"),
            field,
            row(STRETCH, done),
            gap=8,
        )
    )
    content.setAccessibleName(_("Hạn mới cấp trên giao"))
    popover = Popover(content, anchor)

    def take() -> None:
        due = field.day()
        if due is not None:
            popover.close()
            then(due)

    done.clicked.connect(take)
    popover.open_below()
    field.setFocus()
