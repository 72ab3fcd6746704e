"""Step "Thông qua chương trình": the agenda as it is put to the meeting."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.features.meetings.model.entries import NewItem
from app.features.meetings.model.views import MeetingView
from app.kernel.changes import Change
from app.kernel.words import _
from ui.pages.meetings.panels.base import Acts, Panel
from ui.widgets.basic.button import Button
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.layout import boxed, row, sized
from ui.widgets.basic.text import text
from ui.widgets.forms.inputs import TextField
from ui.widgets.table.columns import Cell, Column, Row
from ui.widgets.table.view import Table

_KEPT = "programme"


class ProgrammePanel(Panel):
    """Read it out, change its order, add what the members ask for."""

    step = "programme"

    def __init__(self, acts: Acts) -> None:
        super().__init__(acts, _("Thông qua chương trình"))
        self.table = Table(
            "programme",
            [
                Column("no", _("TT"), kind="number", width=44, sortable=False),
                Column("title", _("Nội dung"), stretch=True, sortable=False),
                Column("who", _("Người trình bày"), width=180, second=True),
            ],
        )
        self.table.empty = _("Chương trình chưa có nội dung nào.")
        self.title = TextField()
        self.title.setPlaceholderText(_("Nội dung mới, Enter để thêm"))
        self.title.setAccessibleName(_("Nội dung mới của chương trình"))
        self.drafted = {_KEPT: self.title}
        self._tools: list[QWidget] = [self.title]
        self._lay_out()
        self.title.returnPressed.connect(self._add)

    def take(self, view: MeetingView) -> None:
        """Show the agenda in its order."""
        names = {one.person_id: one.name for one in view.members}
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
        if view.record.items and not self.table.current_id():
            self.table.select_first()
        for tool in self._tools:
            tool.setVisible(view.meeting.can_change)

    def first_stop(self) -> QWidget | None:
        """Start in the agenda, or at the field while there is none."""
        has_any = self.view is not None and bool(self.view.record.items)
        return self.table if has_any else self.title

    def _lay_out(self) -> None:
        hint = _("Đọc chương trình, hỏi ý kiến chi bộ; thêm, bỏ hoặc đổi thứ tự ở đây.")
        self.box.addWidget(text(hint, "small", "text2", wrap=True))
        sized(self.table, min_height=200)
        self.box.addWidget(self.table, 1)
        add = self._tool(_("Thêm"), self._add, icon="plus")
        line = row(self.title, add)
        line.setStretch(0, 1)
        self.box.addLayout(line)
        tools = Flow(6)
        for button in (
            self._tool(_("Gợi ý chương trình"), self._suggest, icon="lightbulb"),
            self._tool(_("Lên"), partial(self._move, -1), icon="arrow-up"),
            self._tool(_("Xuống"), partial(self._move, 1), icon="arrow-down"),
            self._tool(_("Bỏ"), self._drop),
        ):
            tools.addWidget(button)
        self.box.addWidget(boxed(tools))

    def _tool(self, words: str, act: object, icon: str = "") -> Button:
        button = Button(words, "small", icon=icon)
        button.clicked.connect(act)
        self._tools.append(button)
        return button

    def _add(self) -> None:
        title = self.title.text().strip()
        if not title:
            self.title.setFocus()
            return
        act = self.acts.meetings.planning.add_item
        use_case = partial(act, self.acts.meeting_id, NewItem(title=title))
        self.acts.submit(_KEPT, use_case, self._added)

    def _added(self, _change: Change) -> None:
        self.title.clear()

    def _suggest(self) -> None:
        act = self.acts.meetings.planning.suggest_agenda
        words = _("Đã thêm các nội dung gợi ý, sửa hoặc bỏ tùy ý.")
        self.acts.do(partial(act, self.acts.meeting_id), words)

    def _move(self, steps: int) -> None:
        item_id = self.table.current_id()
        if item_id:
            act = self.acts.meetings.planning.move_item
            self.acts.do(partial(act, item_id, steps))

    def _drop(self) -> None:
        item_id = self.table.current_id()
        if item_id:
            act = self.acts.meetings.planning.drop_item
            self.acts.do(partial(act, item_id), _("Đã bỏ một nội dung."))
