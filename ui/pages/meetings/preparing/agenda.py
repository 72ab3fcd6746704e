"""The agenda of a meeting: typed, taken from the usual matters, or from the library."""

from functools import partial

from app.features.meetings.model.entries import NewItem
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.meetings.dialogs import ITEM, ItemDialog
from ui.pages.meetings.keeping.questions import PAGE
from ui.pages.meetings.panels.base import Acts
from ui.pages.meetings.preparing.library import LibraryDialog
from ui.pages.meetings.preparing.presenter import Whole
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.layout import boxed, row, sized
from ui.widgets.forms.inputs import TextField
from ui.widgets.table.columns import Cell, Column, Row
from ui.widgets.table.view import Table

# What is half typed for a new matter is kept under this name.
NEW_ITEM = "prep.item"


class AgendaCard(Card):
    """Every act is kept at once."""

    def __init__(self, acts: Acts) -> None:
        super().__init__(_("Chương trình"))
        self._acts = acts
        self._whole: Whole | None = None
        self.table = Table(
            "agenda",
            [
                Column("no", _("TT"), kind="number", width=44, sortable=False),
                Column("title", _("Nội dung"), stretch=True, sortable=False),
                Column("who", _("Người trình bày"), width=160, second=True),
            ],
        )
        self.table.setAccessibleName(_("Chương trình buổi họp"))
        self.table.empty = _("Chưa có nội dung nào.")
        sized(self.table, min_height=220)
        self.new_title = TextField()
        self.new_title.setPlaceholderText(_("Nội dung mới, Enter để thêm"))
        self.new_title.setAccessibleName(_("Nội dung mới của chương trình"))
        self._tools: list[Button] = []
        self.add(self.table)
        add = self._tool(_("Thêm"), self._add)
        self.add_layout(row(self.new_title, add))
        self.add(boxed(self._lay_out_tools()))
        self.new_title.returnPressed.connect(self._add)
        self.table.opened.connect(self._edit)

    def show_whole(self, whole: Whole) -> None:
        """Show the matters."""
        self._whole = whole
        view = whole.view
        names = {one.person_id: one.name for one in view.members}
        can_change = view.meeting.can_change
        for tool in self._tools:
            tool.setVisible(can_change)
        self.new_title.setVisible(can_change)
        self.table.show_rows(
            [
                Row(
                    item.id,
                    {
                        "no": Cell(str(number), sort=number),
                        "title": Cell(item.title),
                        "who": Cell(names.get(item.presenter_id, "")),
                    },
                )
                for number, item in enumerate(view.record.items, start=1)
            ]
        )

    def _lay_out_tools(self) -> Flow:
        tools = Flow(6)
        for words, icon, act in (
            (_("Gợi ý chương trình"), "lightbulb", self._suggest),
            (_("Thư viện…"), "list-checks", self._open_library),
            (_("Sửa nội dung"), "pencil", self._edit_current),
            (_("Lên"), "arrow-up", partial(self._move, -1)),
            (_("Xuống"), "arrow-down", partial(self._move, 1)),
            (_("Bỏ"), "trash-2", self._drop),
        ):
            tools.addWidget(self._tool(words, act, icon))
        return tools

    def _tool(self, words: str, act: object, icon: str = "") -> Button:
        button = Button(words, "small", icon=icon)
        button.clicked.connect(act)
        self._tools.append(button)
        return button

    def _add(self) -> None:
        title = self.new_title.text().strip()
        if not title:
            self.new_title.setFocus()
            return
        act = self._acts.meetings.planning.add_item
        use_case = partial(act, self._acts.meeting_id, NewItem(title=title))
        failed = partial(self._refused, title)
        self._acts.submit(NEW_ITEM, use_case, failed=failed)
        # The next one may be typed at once.
        self.new_title.clear()

    def _refused(self, title: str, problem: Problem) -> None:
        if not self.new_title.text():
            self.new_title.setText(title)
        self._acts.messages.error(problem, self._acts.owner)

    def reopen(self, name: str) -> None:
        """Open again the matter that was being corrected."""
        if name.startswith(ITEM):
            self._edit(name.removeprefix(ITEM))

    def _suggest(self) -> None:
        act = self._acts.meetings.planning.suggest_agenda
        words = _("Đã thêm các nội dung gợi ý, sửa hoặc bỏ tùy ý.")
        self._acts.do(partial(act, self._acts.meeting_id), words)

    def _open_library(self) -> None:
        LibraryDialog(self, self._acts).open_it()

    def _edit_current(self) -> None:
        self._edit(self.table.current_id())

    def _edit(self, item_id: str) -> None:
        if self._whole is None or not item_id:
            return
        if self._whole.view.meeting.can_change:
            known = {item.id for item in self._whole.view.record.items}
            if item_id in known:
                dialog = ItemDialog(self, self._acts, self._whole.view, item_id)
                dialog.opened_at = PAGE
                dialog.open_form()

    def _move(self, steps: int) -> None:
        item_id = self.table.current_id()
        if item_id:
            act = self._acts.meetings.planning.move_item
            self._acts.do(partial(act, item_id, steps))

    def _drop(self) -> None:
        item_id = self.table.current_id()
        if item_id:
            act = self._acts.meetings.planning.drop_item
            self._acts.do(partial(act, item_id), _("Đã bỏ một nội dung."))
