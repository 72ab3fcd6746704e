"""Giá trị trước đây: what a field said until which day, moved or given up here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kernel.changes import Change
from app.kernel.dates import short
from app.kernel.errors import Problem
from app.kernel.words import _
from app.people.past.model import PastValue
from app.people.past.service import Past
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, column, row, spaced
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Field, Value
from ui.widgets.overlay.formdialog import FormDialog
from ui.widgets.page import Page


@dataclass(frozen=True, slots=True)
class PastView:
    """An earlier value in words, and since when another one counts."""

    past_id: str
    field: str
    words: str
    since: date


def past_views(
    past: Sequence[PastValue], key: str, shown: Callable[[str], str]
) -> list[PastView]:
    """Show the earlier values of one field, the newest first."""
    found = []
    for one in past:
        if one.field == key:
            words = _("{value}, đến hết ngày {day}").format(
                value=shown(one.value), day=short(one.until)
            )
            since = one.until + timedelta(days=1)
            found.append(PastView(one.id, key, words, since))
    return found[::-1]


class PastList(QWidget):
    """The earlier values; ``acts`` move one or give it up, where that is allowed."""

    def __init__(
        self,
        views: Sequence[PastView],
        acts: Sequence[tuple[str, Callable[[PastView], object]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        spaced(layout, 8)
        layout.addWidget(text(_("Giá trị trước đây"), "small_strong", "text2"))
        for view in views:
            buttons = [self._button(words, act, view) for words, act in acts]
            line = row(*buttons, STRETCH, gap=8)
            layout.addLayout(column(text(view.words, wrap=True), line, gap=4))

    @staticmethod
    def _button(
        words: str, act: Callable[[PastView], object], view: PastView
    ) -> Button:
        button = Button(words, "small")
        button.setAccessibleName(f"{words}: {view.words}")
        button.clicked.connect(lambda _checked=False: act(view))
        return button


def ask_day(page: Page, past: Past, view: PastView, today: Callable[[], date]) -> None:
    """Ask from which day the value that followed counts."""
    fields = [Field(view.field, _("Giá trị sau đó tính từ ngày"), "date")]
    dialog = FormDialog(
        page, _("Sửa ngày thay đổi"), view.words, fields, _("Lưu sửa đổi"), today
    )
    dialog.form.fill({view.field: view.since})

    def write(values: dict[str, Value]) -> None:
        day = values[view.field]
        on = day if isinstance(day, date) else view.since
        page.change(partial(past.move, view.past_id, on), done, refuse)

    def done(change: Change) -> None:
        dialog.finish()
        page.messages.toast(_("Đã sửa ngày thay đổi."), change.command_id)

    def refuse(problem: Problem) -> None:
        if not dialog.refuse(problem, page.messages.sentence(problem)):
            page.messages.error(problem, page)

    dialog.submitted.connect(write)
    dialog.open_it()


def give_up(page: Page, past: Past, view: PastView) -> None:
    """Say that the earlier value was a slip."""
    words = _("Đã bỏ giá trị ghi sai.")
    page.change(
        partial(past.give_up, view.past_id),
        lambda change: page.messages.toast(words, change.command_id),
    )
