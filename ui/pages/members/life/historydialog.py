"""Lịch sử của một mục: when, who, why, from what to what."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.kernel.words import _
from ui.pages.members.cardview import ChangeView
from ui.widgets.basic.layout import sized
from ui.widgets.basic.text import text
from ui.widgets.overlay.dialog import Answer, Dialog
from ui.widgets.table.columns import Cell, Column, Row
from ui.widgets.table.view import Table


def show_history(
    owner: QWidget,
    label: str,
    steps: Sequence[ChangeView],
    past: QWidget | None = None,
) -> Dialog:
    """Show every step of one field, the newest first, and its earlier values."""
    dialog = Dialog(owner, _("Lịch sử: {label}").format(label=label))
    if steps:
        table = Table(
            "field_history",
            (
                Column("at", _("Lúc"), width=130),
                Column("change", _("Trước → sau"), "change", stretch=True, width=150),
                Column("who", _("Ai, việc gì, vì sao"), width=150),
            ),
        )
        table.show_rows([_row(number, step) for number, step in enumerate(steps)])
        sized(table, min_height=180)
        dialog.body.addWidget(table)
    else:
        words = _("Mục này chưa ghi và chưa sửa lần nào.")
        dialog.body.addWidget(text(words, tone="text2", wrap=True))
    if past is not None:
        dialog.body.addWidget(past)
    dialog.offer([Answer("close", _("Đóng"), safe=True)])
    dialog.open_it()
    return dialog


def _row(number: int, step: ChangeView) -> Row:
    detail = ", ".join(part for part in (step.act, step.why) if part)
    return Row(
        str(number),
        {
            "at": Cell(step.at),
            "change": Cell(step.new, old=step.old),
            "who": Cell(step.who, detail=detail),
        },
    )
