"""Entering the sheet of a group that was filled in by hand."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.features.meetings.model.forms.groups import (
    GroupView,
    Preview,
    SheetDraft,
)
from app.features.meetings.model.records import Mark, RollLine
from app.features.meetings.service.context import at_time
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.meetings.dialogs import stay_open
from ui.pages.meetings.forms.merging import MergeDialog
from ui.pages.meetings.forms.papermarks import PaperMarks
from ui.pages.meetings.forms.tall import Beside, fitted, room_for
from ui.pages.meetings.keeping.keeper import Keeper
from ui.pages.meetings.panels.base import Acts, day_of
from ui.pages.meetings.presenter.forms.groups import mark_rows
from ui.pages.meetings.presenter.words import mark_word
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, boxed, column, row, scroll, sized
from ui.widgets.basic.text import text
from ui.widgets.forms.builder import FormBuilder
from ui.widgets.forms.fields import Field, Option
from ui.widgets.overlay.dialog import Answer, Dialog
from ui.widgets.table.columns import Column
from ui.widgets.table.view import Table

_MARKS = (Mark.PRESENT, Mark.EXCUSED, Mark.UNEXCUSED, Mark.EXEMPT)
_DIGITS = {
    Qt.Key.Key_1: Mark.PRESENT,
    Qt.Key.Key_2: Mark.EXCUSED,
    Qt.Key.Key_3: Mark.UNEXCUSED,
    Qt.Key.Key_4: Mark.EXEMPT,
    Qt.Key.Key_0: Mark.NONE,
}


# What is half typed is kept under this name, with the group behind it.
SHEET = "sheet:"


class PaperSheetDialog(Dialog):
    """The fields of the sheet at the left, its roll-call at the right."""

    def __init__(
        self,
        owner: QWidget,
        acts: Acts,
        group: GroupView,
        roll: tuple[RollLine, ...],
        on_day: date,
    ) -> None:
        title = _("Ghi tờ giấy của {group}").format(group=group.group.name)
        super().__init__(owner, title)
        fitted(self, 960)
        self._acts, self._group, self._roll, self._day = acts, group, roll, on_day
        self.kept = f"{SHEET}{group.group.id}"
        self.sheet = PaperMarks(acts, group, roll, self.kept)
        today = acts.clock.today
        self.form = FormBuilder(_fields(), today, with_basis=False)
        self.table = _roll_table()
        self.reason = FormBuilder(_mark_fields(), today, with_basis=False)
        self.guest = FormBuilder(_guest_field(), today, with_basis=False)
        self.set_mark = Button(_("Ghi điểm danh"), "small", icon="check")
        self.add_guest = Button(_("Thêm người"), "small", icon="plus")
        self.rest = Button(_("Mọi người còn lại có mặt"), "small")
        self.problem = text("", "small", "bad", wrap=True)
        self.problem.hide()
        self._lay_out()
        self._connect()
        self._fill(group)

    def _lay_out(self) -> None:
        hint = text(
            _("Bấm 1 có mặt, 2 vắng có lý do, 3 vắng không lý do, 4 miễn, 0 bỏ."),
            "small",
            "text2",
            wrap=True,
        )
        right = column(
            hint,
            self.table,
            self.reason,
            boxed(row(self.set_mark, self.rest, STRETCH)),
            self.guest,
            boxed(row(self.add_guest, STRETCH)),
            gap=8,
        )
        area = scroll(Beside(self.form, boxed(right)))
        room_for(self, area, 460)
        self.body.addWidget(area, 1)
        self.body.addWidget(self.problem)
        self.offer(
            [
                Answer("later", _("Để sau"), safe=True),
                Answer("do", _("Xem trước, nhận"), main=True),
            ]
        )
        main = self.buttons["do"]
        main.clicked.disconnect()
        main.clicked.connect(self.submit)

    def _connect(self) -> None:
        self.table.grid.installEventFilter(self)
        self.table.current_changed.connect(self._show_person)
        self.set_mark.clicked.connect(self._set_typed)
        self.rest.clicked.connect(self._set_rest)
        self.add_guest.clicked.connect(self._add_guest)

    def begin(self) -> None:
        """Show the dialog with the focus in the list."""
        keeper = self._acts.keeper
        last: QWidget | None = None
        if keeper is not None:
            self._put_back(keeper)
            stay_open(self, self._acts, self.kept)
            last = keeper.last_field(self)
        self.open_it(last or self.table)
        if not self.table.current_id():
            self.table.select_first()

    def _put_back(self, keeper: Keeper) -> None:
        """Show what was entered before the meeting was cut off."""
        self.sheet.put_back()
        self._refresh()
        keeper.watch(f"{self.kept}.form", self.form)
        keeper.watch(f"{self.kept}.guest", self.guest)
        row = keeper.draft(f"{self.kept}.row")
        if row is not None and self.table.select(row.text):
            self._show_person(row.text)

    def _fill(self, group: GroupView) -> None:
        sheet = group.sheet
        began = sheet.began_at if sheet else None
        ended = sheet.ended_at if sheet else None
        self.form.fill(
            {
                "leader": sheet.leader if sheet else group.leader,
                "clerk": sheet.clerk if sheet else "",
                "day": began.date() if began else self._day,
                "began": f"{began:%H:%M}" if began else "",
                "ended": f"{ended:%H:%M}" if ended else "",
                "place": sheet.place if sheet else "",
                "content": sheet.content if sheet else "",
                "opinions": sheet.opinions if sheet else "",
                "proposals": sheet.proposals if sheet else "",
            }
        )
        self._refresh()

    def _refresh(self) -> None:
        self.table.show_rows(mark_rows(self.sheet.people, self.sheet.marks))
        known = {key for key, _name in self.sheet.people}
        self.guest.offer(
            "guest",
            tuple(
                Option(line.person_id, line.name)
                for line in self._roll
                if line.person_id not in known
            ),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Mark with a digit and go on to the next."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            mark = _DIGITS.get(Qt.Key(event.key()))
            person = self.table.current_id()
            if mark is not None and person:
                self._set(person, mark, "")
                self.table.select(self.sheet.after(person))
                return True
        return super().eventFilter(watched, event)

    def _set(self, person: str, mark: Mark, reason: str) -> None:
        self.sheet.give(person, mark, reason)
        # What was half typed for this person is now a mark.
        self._acts.rest(f"{self.kept}.mark:{person}")
        self._refresh()

    def _set_typed(self) -> None:
        person = self.table.current_id()
        value = str(self.reason.value("mark") or "")
        if person and value:
            reason = str(self.reason.value("reason") or "")
            self._set(person, Mark(value), reason)

    def _set_rest(self) -> None:
        self.sheet.give_rest()
        self._refresh()

    def _add_guest(self) -> None:
        person = str(self.guest.value("guest") or "")
        if self.sheet.add_guest(person):
            self._refresh()
            self._acts.rest(f"{self.kept}.guest")
            self.table.select(person)

    def _show_person(self, person: str) -> None:
        one = self.sheet.marks.get(person)
        self.reason.fill(
            {
                "mark": one.mark.value if one else "",
                "reason": one.reason if one else "",
            }
        )
        keeper = self._acts.keeper
        if keeper is not None and person:
            self._acts.note(f"{self.kept}.row", person)
            keeper.watch(f"{self.kept}.mark:{person}", self.reason)

    def submit(self) -> None:
        """Look at the sums, then merge."""
        if self.form.check():
            self.problem.hide()
            self._acts.read(self._look, self._seen, self._failed)

    def draft(self) -> SheetDraft:
        """Give the sheet as entered. Raises ``TimeUnreadable``."""
        told = self.form.values()
        day = day_of(told["day"]) or self._day
        began, ended = str(told["began"] or ""), str(told["ended"] or "")
        return SheetDraft(
            group_id=self._group.group.id,
            origin="paper",
            leader=str(told["leader"] or ""),
            clerk=str(told["clerk"] or ""),
            place=str(told["place"] or ""),
            began_at=at_time(day, began, "began") if began else None,
            ended_at=at_time(day, ended, "ended") if ended else None,
            content=str(told["content"] or ""),
            opinions=str(told["opinions"] or ""),
            proposals=str(told["proposals"] or ""),
            people=tuple(self.sheet.marks.values()),
        )

    def _look(self) -> tuple[SheetDraft, Preview]:
        draft = self.draft()
        act = self._acts.meetings.group_sheets.preview
        return draft, act(self._acts.meeting_id, [draft])

    def _seen(self, found: tuple[SheetDraft, Preview]) -> None:
        draft, preview = found
        dialog = MergeDialog(self, self._acts, [draft], preview, self.kept)
        dialog.answered.connect(self._answered)
        dialog.open_it()

    def _answered(self, answer: str) -> None:
        if answer == "do":
            self.give("do")

    def _failed(self, problem: Problem) -> None:
        sentence = self._acts.messages.sentence(problem)
        if not self.form.failed(problem, sentence):
            self.problem.setText(sentence)
            self.problem.show()


def _roll_table() -> Table:
    table = Table(
        "paper_sheet",
        [
            Column("name", _("Đảng viên"), stretch=True, sortable=False),
            Column("mark", _("Điểm danh"), kind="chip", width=150, sortable=False),
            Column("reason", _("Lý do"), width=130, sortable=False),
        ],
    )
    sized(table, min_height=260)
    return table


def _mark_fields() -> list[Field]:
    marks = tuple(Option(one.value, mark_word(one)) for one in _MARKS)
    return [
        Field("mark", _("Điểm danh người đang chọn"), kind="choice", choices=marks),
        Field("reason", _("Lý do vắng"), optional=True),
    ]


def _guest_field() -> list[Field]:
    label = _("Thêm đảng viên tổ khác")
    return [Field("guest", label, kind="choice", optional=True)]


def _fields() -> list[Field]:
    return [
        Field("leader", _("Tổ trưởng, chủ trì"), optional=True),
        Field("clerk", _("Người ghi"), optional=True),
        Field("day", _("Ngày họp của tổ"), kind="date"),
        Field("began", _("Giờ bắt đầu"), optional=True, width=110, placeholder="19:30"),
        Field(
            "ended", _("Giờ kết thúc"), optional=True, width=110, placeholder="20:45"
        ),
        Field("place", _("Địa điểm"), optional=True),
        Field("content", _("Nội dung đã bàn"), kind="long", optional=True),
        Field("opinions", _("Ý kiến của đảng viên"), kind="long", optional=True),
        Field("proposals", _("Kiến nghị với chi ủy"), kind="long", optional=True),
    ]
