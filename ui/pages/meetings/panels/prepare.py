"""Step "Chuẩn bị": who, where, when, the agenda and the papers."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.features.meetings.model.entries import NewItem, NewMeeting, NewPaper
from app.features.meetings.model.records import State
from app.features.meetings.model.views import MeetingView
from app.kernel.words import _
from ui.pages.meetings.dialogs import ItemDialog, ask_reason
from ui.pages.meetings.panels.base import Acts, Panel, day_of, people, reoffer
from ui.pages.meetings.panels.wideform import WideForm
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.layout import STRETCH, boxed, column, row, scroll, sized
from ui.widgets.forms.fields import Field, Value
from ui.widgets.forms.inputs import TextField
from ui.widgets.table.columns import Cell, Column, Row
from ui.widgets.table.view import Table


class PreparePanel(Panel):
    """Details are saved when a field is left; the agenda at every act."""

    step = "prepare"

    def __init__(self, acts: Acts) -> None:
        super().__init__(acts, _("Chuẩn bị"))
        self.form = WideForm(_fields(), acts.clock.today)
        self.table = Table(
            "agenda",
            [
                Column("no", _("TT"), kind="number", width=44, sortable=False),
                Column("title", _("Nội dung"), stretch=True, sortable=False),
                Column("who", _("Người trình bày"), width=160, second=True),
            ],
        )
        self.table.empty = _("Chưa có nội dung nào.")
        self.new_title = TextField()
        self.papers = Table(
            "papers",
            [
                Column("title", _("Tài liệu, văn bản"), stretch=True),
                Column("issuer", _("Cơ quan ban hành"), width=160, second=True),
            ],
        )
        self.papers.empty = _("Chưa ghi tài liệu nào.")
        self.paper_title, self.paper_issuer = TextField(), TextField()
        self._tools: list[QWidget] = []
        self._lay_out()
        self._connect()

    def take(self, view: MeetingView) -> None:
        """Show details, agenda and papers."""
        meeting = view.meeting
        for key in ("chair_id", "clerk_id"):
            reoffer(self.form, key, people(view))
        self.refill(
            self.form,
            {
                "on_day": meeting.on_day,
                "time": meeting.planned_time,
                "place": meeting.place,
                "theme": meeting.theme,
                "chair_id": meeting.chair_id,
                "clerk_id": meeting.clerk_id,
                "guests": meeting.guests,
                "papers_sent_on": meeting.papers_sent_on,
            },
        )
        planned = meeting.state is State.PLANNED
        self.form.show_field("on_day", is_shown=planned)
        self.form.show_field("theme", is_shown="thematic" in view.kind.counts)
        self.form.setEnabled(meeting.can_change)
        for tool in self._tools:
            tool.setVisible(meeting.can_change)
        self._show_lists(view)

    def _show_lists(self, view: MeetingView) -> None:
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
        self.papers.show_rows(
            [
                Row(one.id, {"title": one.title, "issuer": one.issuer})
                for one in view.record.papers
            ]
        )

    def first_stop(self) -> QWidget | None:
        """Start in the form."""
        return self.form

    def _lay_out(self) -> None:
        details = Card(_("Buổi họp"))
        details.add(self.form)
        agenda = Card(_("Chương trình"))
        self.new_title.setPlaceholderText(_("Nội dung mới, Enter để thêm"))
        self.new_title.setAccessibleName(_("Nội dung mới của chương trình"))
        sized(self.table, min_height=220)
        agenda.add(self.table)
        agenda.add_layout(row(self.new_title, self._add_button()))
        agenda.add(boxed(self._agenda_tools()))
        papers = Card(_("Tài liệu sử dụng"))
        self.paper_title.setPlaceholderText(_("Tên, số văn bản"))
        self.paper_title.setAccessibleName(_("Tên, số văn bản"))
        self.paper_issuer.setPlaceholderText(_("Cơ quan ban hành (cấp trên)"))
        self.paper_issuer.setAccessibleName(_("Cơ quan ban hành"))
        sized(self.papers, min_height=130)
        papers.add(self.papers)
        add = self._tool(_("Thêm tài liệu"), self._add_paper)
        papers.add_layout(row(self.paper_title, self.paper_issuer, add))
        drop = self._tool(_("Bỏ tài liệu"), self._drop_paper)
        papers.add(boxed(row(drop, STRETCH)))
        self._tools += [self.new_title, self.paper_title, self.paper_issuer]
        inside = boxed(column(details, agenda, papers, STRETCH, gap=12))
        self.box.addWidget(scroll(inside), 1)

    def _add_button(self) -> Button:
        return self._tool(_("Thêm"), self._add_item)

    def _agenda_tools(self) -> Flow:
        suggest = self._tool(_("Gợi ý chương trình"), self._suggest, icon="lightbulb")
        edit = self._tool(_("Sửa nội dung"), self._edit_current)
        up = self._tool(_("Lên"), partial(self._move, -1), icon="arrow-up")
        down = self._tool(_("Xuống"), partial(self._move, 1), icon="arrow-down")
        drop = self._tool(_("Bỏ"), self._drop_item)
        tools = Flow(6)
        for button in (suggest, edit, up, down, drop):
            tools.addWidget(button)
        return tools

    def _tool(self, words: str, act: object, icon: str = "") -> Button:
        button = Button(words, "small", icon=icon)
        button.clicked.connect(act)
        self._tools.append(button)
        return button

    def _connect(self) -> None:
        self.form.edited.connect(self._save)
        self.new_title.returnPressed.connect(self._add_item)
        self.paper_issuer.returnPressed.connect(self._add_paper)
        self.table.opened.connect(self._edit)

    def _save(self, _key: str, _value: Value) -> None:
        if self.view is None:
            return
        kept, told = self.view.meeting, self.form.values()
        new = NewMeeting(
            kind=kept.kind,
            on_day=day_of(told["on_day"]) or kept.on_day,
            time=str(told["time"] or ""),
            place=str(told["place"] or ""),
            theme=str(told["theme"] or ""),
            chair_id=str(told["chair_id"] or ""),
            clerk_id=str(told["clerk_id"] or ""),
            guests=str(told["guests"] or ""),
            papers_sent_on=day_of(told["papers_sent_on"]),
        )
        act = self.acts.meetings.planning.correct
        self.acts.save(self.form, partial(act, self.acts.meeting_id, new))

    def _add_item(self) -> None:
        title = self.new_title.text().strip()
        if not title:
            self.new_title.setFocus()
            return
        act = self.acts.meetings.planning.add_item
        self.acts.do(partial(act, self.acts.meeting_id, NewItem(title=title)))
        self.new_title.clear()

    def _suggest(self) -> None:
        act = self.acts.meetings.planning.suggest_agenda
        words = _("Đã thêm các nội dung gợi ý, sửa hoặc bỏ tùy ý.")
        self.acts.do(partial(act, self.acts.meeting_id), words)

    def _edit_current(self) -> None:
        self._edit(self.table.current_id())

    def _edit(self, item_id: str) -> None:
        if self.view is not None and item_id and self.view.meeting.can_change:
            ItemDialog(self, self.acts, self.view, item_id).open_form()

    def _move(self, steps: int) -> None:
        item_id = self.table.current_id()
        if item_id:
            act = self.acts.meetings.planning.move_item
            self.acts.do(partial(act, item_id, steps))

    def _drop_item(self) -> None:
        item_id = self.table.current_id()
        if item_id:
            act = self.acts.meetings.planning.drop_item
            self.acts.do(partial(act, item_id), _("Đã bỏ một nội dung."))

    def _add_paper(self) -> None:
        title = self.paper_title.text().strip()
        if not title:
            self.paper_title.setFocus()
            return
        new = NewPaper(title=title, issuer=self.paper_issuer.text())
        act = self.acts.meetings.planning.add_paper
        self.acts.do(partial(act, self.acts.meeting_id, new))
        self.paper_title.clear()
        self.paper_issuer.clear()

    def _drop_paper(self) -> None:
        paper_id = self.papers.current_id()
        if paper_id:
            act = self.acts.meetings.planning.drop_paper
            self.acts.do(partial(act, paper_id), _("Đã bỏ một tài liệu."))

    def cancel(self) -> None:
        """Ask why the meeting is called off."""
        act = self.acts.meetings.planning.cancel
        ask_reason(
            self,
            self.acts,
            _("Hủy buổi họp?"),
            _("Hủy buổi họp"),
            partial(act, self.acts.meeting_id),
        )


def _fields() -> list[list[Field]]:
    guests = _("Mỗi đại biểu một dòng, kèm chức vụ")
    return [
        [
            Field("on_day", _("Ngày họp"), kind="date"),
            Field("time", _("Giờ bắt đầu"), width=110, placeholder="07:30"),
            Field("papers_sent_on", _("Ngày gửi tài liệu"), kind="date"),
        ],
        [Field("place", _("Địa điểm"))],
        [Field("theme", _("Tên chuyên đề"))],
        [
            Field("chair_id", _("Chủ trì"), kind="person", width=250),
            Field("clerk_id", _("Người ghi biên bản"), kind="person", width=250),
        ],
        [
            Field(
                "guests",
                _("Đại biểu dự"),
                kind="long",
                optional=True,
                placeholder=guests,
            )
        ],
    ]
