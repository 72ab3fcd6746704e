"""Steps of content: each matter, how it went, what the chair concluded."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.features.meetings.model.entries import NewItem
from app.features.meetings.model.records import Item
from app.features.meetings.model.views import MeetingView
from app.kernel.words import _
from ui.pages.meetings.panels.base import Acts, Panel, people, reoffer
from ui.pages.meetings.panels.wideform import WideForm
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import STRETCH, boxed, column, scroll, sized
from ui.widgets.forms.fields import Field, Value
from ui.widgets.status import Status
from ui.widgets.table.columns import Cell, Column, Row
from ui.widgets.table.view import Table

# Matters that have a step of their own.
_ELSEWHERE = frozenset({"tasks", "discussion"})
_THEME = "theme"


class ContentsPanel(Panel):
    """The matters at the top; the current one is written below, saved when left."""

    step = "contents"

    def __init__(self, acts: Acts) -> None:
        super().__init__(acts, _("Nội dung"))
        self.table = Table(
            "contents",
            [
                Column("no", _("TT"), kind="number", width=44, sortable=False),
                Column("title", _("Nội dung"), stretch=True, sortable=False),
                Column("state", _("Diễn biến"), kind="chip", width=130),
            ],
        )
        self.table.empty = _("Chương trình không có nội dung nào cho bước này.")
        self.form = WideForm(_fields(), acts.clock.today)
        self._item = ""
        self._is_taking = False
        self._card = Card("")
        self._card.add(self.form)
        sized(self.table, min_height=150)
        inside = column(self.table, self._card, STRETCH, gap=10)
        self.box.addWidget(scroll(boxed(inside)), 1)
        self.table.current_changed.connect(self._follow)
        self.table.opened.connect(self._open)
        self.form.edited.connect(self._save)

    def take(self, view: MeetingView) -> None:
        """Show the matters of this step."""
        reoffer(self.form, "presenter_id", people(view))
        shown = matters_of(view, self.at)
        numbers = {item.id: at for at, item in enumerate(view.record.items, start=1)}
        self._is_taking = True
        self.table.show_rows([_row(numbers[item.id], item) for item in shown])
        self._card.setVisible(bool(shown))
        self.form.setEnabled(view.meeting.can_change)
        if self.is_fresh:
            # Return to the matter that was being written.
            kept = self.acts.noted("matter")
            self._item = ""
            self.table.select(kept.text if kept is not None else "")
        if shown and not self.table.current_id():
            self.table.select_first()
        self._is_taking = False
        self._show_item(self.table.current_id())

    def first_stop(self) -> QWidget | None:
        """Start in the list."""
        return self.table

    @property
    def item_id(self) -> str:
        """The matter that is being treated."""
        return self._item

    def _open(self, item_id: str) -> None:
        # The table tells of its current row a moment later than Enter is pressed.
        self._show_item(item_id)
        self.form.focus("content")

    def _follow(self, item_id: str) -> None:
        # While rows are replaced the current one wanders.
        if not self._is_taking:
            self._show_item(item_id)

    def _show_item(self, item_id: str) -> None:
        item = self._find(item_id)
        if item is None:
            return
        is_other, self._item = item_id != self._item, item_id
        values: dict[str, Value] = {
            "presenter_id": item.presenter_id,
            "content": item.content,
            "conclusion": item.conclusion,
        }
        self._card.set_title(item.title)
        if not is_other:
            self.refill(self.form, values)
            return
        self.form.fill(values)
        self.acts.note("matter", item_id)
        name = f"matter:{item_id}"
        self.drafted = {name: self.form}
        if self.acts.keeper is not None:
            self.acts.keeper.watch(name, self.form)

    def _find(self, item_id: str) -> Item | None:
        found = self.view.record.items if self.view is not None else ()
        return next((one for one in found if one.id == item_id), None)

    def _save(self, _key: str, _value: Value) -> None:
        item = self._find(self._item)
        if item is None:
            return
        told = {key: str(value or "") for key, value in self.form.values().items()}
        new = NewItem(title=item.title, topic=item.topic, **told)
        act = partial(self.acts.meetings.planning.correct_item, item.id, new)
        self.acts.save(self.form, act, kept=f"matter:{item.id}")


def matters_of(view: MeetingView, step: str) -> tuple[Item, ...]:
    """Give the matters a step treats: those of the theme, or all the others.

    Where the meeting has only one step of content, that treats them all.
    """
    steps = [one.id for one in view.steps if one.panel == ContentsPanel.step]
    rest = [item for item in view.record.items if item.topic not in _ELSEWHERE]
    if len(steps) > 1:
        wants_theme = step == _THEME
        rest = [item for item in rest if (item.topic == _THEME) is wants_theme]
    return tuple(rest)


def _row(number: int, item: Item) -> Row:
    told = item.content or item.conclusion
    return Row(
        item.id,
        {
            "no": Cell(str(number), sort=number),
            "title": Cell(item.title, detail=" ".join(told.split())),
            "state": Cell(
                _("Đã ghi") if told else _("Chưa ghi"),
                status=Status.DONE if told else Status.NOT_YET,
            ),
        },
    )


def _fields() -> list[list[Field]]:
    return [
        [Field("presenter_id", _("Người trình bày"), kind="person", optional=True)],
        [Field("content", _("Diễn biến"), kind="long", optional=True)],
        [Field("conclusion", _("Kết luận nội dung này"), kind="long", optional=True)],
    ]
