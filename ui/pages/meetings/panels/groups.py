"""Step "Ý kiến các tổ đảng": the sheets of the groups, merged one by one."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.features.meetings.model.forms.groups import (
    GroupsView,
    GroupView,
    Preview,
    SheetDraft,
)
from app.features.meetings.model.views import MeetingView
from app.kernel.errors import Problem
from app.kernel.places import Place
from app.kernel.words import _
from ui.pages.meetings.forms.details import Conditions
from ui.pages.meetings.forms.merging import MergeDialog
from ui.pages.meetings.forms.papersheet import SHEET, PaperSheetDialog
from ui.pages.meetings.forms.reserved import ReservedQuestions
from ui.pages.meetings.panels.base import Acts, Panel
from ui.pages.meetings.presenter.forms.groups import (
    group_conditions,
    group_rows,
    terms_words,
    total_words,
)
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.layout import STRETCH, boxed, column, scroll, sized
from ui.widgets.basic.text import text
from ui.widgets.overlay.files import ask_open
from ui.widgets.table.columns import Column
from ui.widgets.table.view import Table


class GroupsPanel(Panel):
    """The groups with their sheets, the sums below, the conditions at the end."""

    step = "groups"

    def __init__(self, acts: Acts) -> None:
        super().__init__(acts, _("Ý kiến các tổ đảng"))
        self.groups: GroupsView | None = None
        # The sheet that was being entered when the meeting was cut off.
        self._wanted = ""
        self.table = Table(
            "group_sheets",
            [
                Column("name", _("Tổ đảng"), stretch=True, sortable=False),
                Column("present", _("Có mặt"), width=90, sortable=False),
                Column("state", _("Tờ ghi"), kind="chip", width=160, sortable=False),
            ],
        )
        self.table.empty = _("Chưa có tổ đảng nào vào ngày họp.")
        sized(self.table, min_height=220)
        self.sums = text("", tone="text2", wrap=True)
        self.take_file = Button(_("Nhận tệp của tổ"), "primary", icon="file-down")
        self.enter_paper = Button(_("Ghi từ tờ giấy"), icon="pencil")
        self.see = Button(_("In tờ, lưu tệp cho tổ"), icon="printer")
        self.drop = Button(_("Bỏ tờ đã nhận"))
        self.conditions = Conditions()
        self.conditions.set_title(_("Điều kiện sinh hoạt theo tổ"))
        self.questions = ReservedQuestions(acts)
        self._lay_out()
        self.table.opened.connect(lambda _id: self._paper())
        self.take_file.clicked.connect(self._ask_file)
        self.enter_paper.clicked.connect(self._paper)
        self.see.clicked.connect(self._see)
        self.drop.clicked.connect(self._drop)

    def _lay_out(self) -> None:
        acts = Flow(8)
        for button in (self.take_file, self.enter_paper, self.see, self.drop):
            acts.addWidget(button)
        card = Card(_("Tờ ghi của các tổ"))
        card.add(self.table)
        card.add(self.sums)
        card.add(boxed(acts))
        inside = column(card, self.questions, self.conditions, STRETCH, gap=12)
        self.box.addWidget(scroll(boxed(inside)), 1)

    def take(self, view: MeetingView) -> None:
        """Read the sheets of the groups."""
        use_case = partial(self.acts.meetings.groups.view, view.meeting.id)
        self.acts.read(use_case, self._show)

    def first_stop(self) -> QWidget | None:
        """Start in the list of groups."""
        return self.table

    def _show(self, groups: GroupsView) -> None:
        view = self.view
        if view is None or groups.meeting_id != view.meeting.id:
            return
        self.groups = groups
        self.table.show_rows(group_rows(groups))
        if groups.groups and not self.table.current_id():
            self.table.select_first()
        self.sums.setText(total_words(groups.totals))
        sentence = self.acts.messages.sentence
        lines = group_conditions(groups, sentence)
        self.conditions.show_lines(terms_words(groups), lines)
        self.questions.show_view(groups)
        free = view.meeting.can_change and view.roll_ready and bool(groups.groups)
        self.take_file.setVisible(free)
        self.enter_paper.setVisible(free)
        self.see.setVisible(bool(groups.groups))
        self.drop.setVisible(free and any(one.sheet for one in groups.groups))
        self._enter_wanted()

    def resume(self) -> None:
        """Forget the groups of the meeting before."""
        self.groups, self._wanted = None, ""

    def reopen(self, name: str) -> None:
        """Open again the sheet that was being entered, when the groups are read."""
        self._wanted = name.removeprefix(SHEET) if name.startswith(SHEET) else ""
        self._enter_wanted()

    def _enter_wanted(self) -> None:
        if self._wanted and self.groups is not None:
            wanted, self._wanted = self._wanted, ""
            if self.enter_paper.isVisibleTo(self) and self.table.select(wanted):
                self._paper()

    def _current(self) -> GroupView | None:
        found = self.groups.groups if self.groups else ()
        current = self.table.current_id()
        return next((one for one in found if one.group.id == current), None)

    def _ask_file(self) -> None:
        kinds = _("Tờ của tổ đảng (*.xlsx *.xls *.ods)")
        ask_open(self, _("Nhận tệp của tổ"), kinds, self.take_path)

    def take_path(self, path: Path) -> None:
        """Read a file, show what it would change, and ask."""
        desk, meeting_id = self.acts.meetings, self.acts.meeting_id

        def look() -> tuple[SheetDraft, Preview]:
            draft = desk.sheet_files.read(meeting_id, path)
            return draft, desk.group_sheets.preview(meeting_id, [draft])

        self.acts.read(look, self._seen, self._refused)

    def _refused(self, problem: Problem) -> None:
        self.acts.messages.error(problem, self.acts.owner)

    def _seen(self, found: tuple[SheetDraft, Preview]) -> None:
        draft, preview = found
        MergeDialog(self, self.acts, [draft], preview).open_it()

    def _paper(self) -> None:
        group, view = self._current(), self.view
        if group is not None and view is not None and view.roll_ready:
            day = view.meeting.on_day
            roll = view.record.roll
            PaperSheetDialog(self, self.acts, group, roll, day).begin()

    def _see(self) -> None:
        group = self._current()
        if group is not None:
            record = f"{self.acts.meeting_id}:{group.group.id}"
            self.acts.open_place(Place("preview", f"group_sheet:{record}"))

    def _drop(self) -> None:
        group = self._current()
        if group is not None and group.sheet is not None:
            act = self.acts.meetings.group_sheets.drop
            self.acts.do(
                partial(act, self.acts.meeting_id, group.group.id),
                _("Đã bỏ tờ của {group}.").format(group=group.group.name),
            )
