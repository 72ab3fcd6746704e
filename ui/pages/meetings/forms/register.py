"""The party groups of the cell: formed, led, joined and left, each with its day."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from app.features.meetings.model.records import Attendee
from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.words import _
from app.people.groups.model import GroupLine, Seat
from app.people.groups.service import Groups
from ui.pages.meetings.forms.tall import Beside, fitted, room_for
from ui.pages.meetings.panels.base import Acts, UseCase, day_of
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, boxed, column, row, scroll, sized
from ui.widgets.basic.text import text
from ui.widgets.forms.builder import FormBuilder
from ui.widgets.forms.fields import Field, Option
from ui.widgets.overlay.dialog import Answer, Dialog
from ui.widgets.table.columns import Cell, Column, Row
from ui.widgets.table.view import Table


class RegisterDialog(Dialog):
    """The groups at the left, the people of the current one at the right."""

    def __init__(
        self,
        owner: QWidget,
        acts: Acts,
        register: Groups,
        members: Sequence[Attendee],
    ) -> None:
        super().__init__(owner, _("Các tổ đảng"))
        fitted(self, 920)
        self._acts, self._register = acts, register
        self._members = {one.person_id: one for one in members}
        self._groups: list[GroupLine] = []
        self.table, self.people = _group_table(), _people_table()
        today = acts.clock.today
        self.group_form = FormBuilder(_group_fields(), today, with_basis=False)
        self.seat_form = FormBuilder(_seat_fields(), today, with_basis=False)
        self.form_group = Button(_("Lập tổ"), "small", icon="plus")
        self.rename = Button(_("Đổi tên tổ"), "small")
        self.dissolve = Button(_("Thôi lập tổ này"), "small")
        self.from_list = Button(_("Lấy từ danh sách đảng viên"), "small")
        self.seat = Button(_("Xếp vào tổ"), "small", icon="check")
        self.unseat = Button(_("Rời tổ"), "small")
        self.problem = text("", "small", "bad", wrap=True)
        self.problem.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = column(
            self.table,
            self.group_form,
            boxed(row(self.form_group, self.rename, self.dissolve, STRETCH)),
            boxed(row(self.from_list, STRETCH)),
            STRETCH,
            gap=8,
        )
        right = column(
            self.people,
            self.seat_form,
            boxed(row(self.seat, self.unseat, STRETCH)),
            STRETCH,
            gap=8,
        )
        area = scroll(Beside(boxed(left), boxed(right)))
        room_for(self, area, 450)
        self.body.addWidget(area, 1)
        self.body.addWidget(self.problem)
        self.offer([Answer("done", _("Xong"), safe=True)])

    def _connect(self) -> None:
        self.table.current_changed.connect(lambda _id: self._show_people())
        self.form_group.clicked.connect(self._form_group)
        self.rename.clicked.connect(self._rename)
        self.dissolve.clicked.connect(self._dissolve)
        self.from_list.clicked.connect(self._from_list)
        self.seat.clicked.connect(self._seat)
        self.unseat.clicked.connect(self._unseat)

    def begin(self) -> None:
        """Read the groups, then show the dialog."""
        today = self._acts.clock.today()
        self.group_form.fill({"from_on": today.replace(month=1, day=1)})
        self.seat_form.fill({"from_on": today, "seat": Seat.MEMBER.value})
        self._acts.read(self._read, self._start)

    def _read(self) -> list[GroupLine]:
        return self._register.on(self._acts.clock.today())

    def _start(self, groups: list[GroupLine]) -> None:
        self._show(groups)
        self.open_it(self.table if groups else self.group_form)

    def _show(self, groups: list[GroupLine]) -> None:
        self._groups = groups
        self.table.show_rows(
            [
                Row(
                    one.group.id,
                    {
                        "name": Cell(
                            one.group.name,
                            detail=self._name(one.leader_id) or _("chưa có tổ trưởng"),
                        ),
                        "count": Cell(str(len(one.seatings))),
                    },
                )
                for one in groups
            ]
        )
        if groups and not self.table.current_id():
            self.table.select_first()
        self.from_list.setVisible(not groups)
        for button in (self.rename, self.dissolve, self.seat, self.unseat):
            button.setVisible(bool(groups))
        self._show_people()

    def _name(self, person: str) -> str:
        found = self._members.get(person)
        return found.name if found else ""

    def _current(self) -> GroupLine | None:
        key = self.table.current_id()
        return next((one for one in self._groups if one.group.id == key), None)

    def _show_people(self) -> None:
        group = self._current()
        seatings = group.seatings if group else ()
        self.people.show_rows(
            [
                Row(
                    one.person_id,
                    {
                        "name": self._name(one.person_id) or "–",
                        "seat": _seat_word(one.seat),
                    },
                )
                for one in seatings
            ]
        )
        where = {
            seating.person_id: line.group.name
            for line in self._groups
            for seating in line.seatings
        }
        # Whoever has no group yet comes first.
        ordered = sorted(self._members.values(), key=lambda one: one.person_id in where)
        self.seat_form.offer(
            "person",
            tuple(
                Option(one.person_id, one.name, where.get(one.person_id, ""))
                for one in ordered
            ),
        )

    def _run(self, use_case: UseCase) -> None:
        self.problem.hide()
        self._acts.change(use_case, self._done, self._failed)

    def _done(self, _change: Change) -> None:
        self._acts.read(self._read, self._show)

    def _failed(self, problem: Problem) -> None:
        sentence = self._acts.messages.sentence(problem)
        self.problem.setText(sentence)
        self.problem.show()

    def _form_group(self) -> None:
        told = self.group_form.values()
        from_on = day_of(told["from_on"])
        if self.group_form.check() and from_on is not None:
            name = str(told["name"] or "")
            self._run(partial(self._register.form, name, from_on))
            self.group_form.fill({"name": ""})

    def _rename(self) -> None:
        group, name = self._current(), str(self.group_form.value("name") or "")
        if group is not None:
            self._run(partial(self._register.rename, group.group.id, name))

    def _dissolve(self) -> None:
        group, last = self._current(), day_of(self.group_form.value("from_on"))
        if group is not None:
            day = max(last or group.group.from_on, group.group.from_on)
            self._run(partial(self._register.dissolve, group.group.id, day))

    def _from_list(self) -> None:
        from_on = day_of(self.group_form.value("from_on"))
        if from_on is not None:
            named = {one.person_id: one.group for one in self._members.values()}
            self._run(partial(self._register.take_from_list, named, from_on))

    def _seat(self) -> None:
        group, told = self._current(), self.seat_form.values()
        person, from_on = str(told["person"] or ""), day_of(told["from_on"])
        if group is None or from_on is None or not self.seat_form.check():
            return
        self._run(
            partial(
                self._register.seat,
                group.group.id,
                person,
                self._name(person),
                Seat(str(told["seat"])),
                from_on,
            )
        )
        self.seat_form.fill({"person": ""})
        self.seat_form.focus("person")

    def _unseat(self) -> None:
        person, last = self.people.current_id(), day_of(self.seat_form.value("from_on"))
        if person and last is not None:
            self._run(partial(self._register.unseat, person, last))


def _group_table() -> Table:
    table = Table(
        "party_groups",
        [
            Column("name", _("Tổ đảng"), stretch=True, sortable=False),
            Column("count", _("Đảng viên"), width=90, sortable=False),
        ],
    )
    table.empty = _("Chưa có tổ đảng nào.")
    sized(table, min_height=170)
    return table


def _people_table() -> Table:
    table = Table(
        "group_people",
        [
            Column("name", _("Đảng viên"), stretch=True, sortable=False),
            Column("seat", _("Là"), width=110, sortable=False),
        ],
    )
    table.empty = _("Tổ chưa có ai.")
    sized(table, min_height=170)
    return table


def _seat_word(seat: Seat) -> str:
    words = {
        Seat.MEMBER: _("đảng viên"),
        Seat.DEPUTY: _("tổ phó"),
        Seat.LEADER: _("tổ trưởng"),
    }
    return words[seat]


def _group_fields() -> list[Field]:
    return [
        Field("name", _("Tên tổ"), placeholder=_("Tổ đảng số 1")),
        Field("from_on", _("Từ ngày (hoặc ngày cuối khi thôi lập)"), kind="date"),
    ]


def _seat_fields() -> list[Field]:
    return [
        Field("person", _("Đảng viên"), kind="choice"),
        Field(
            "seat",
            _("Là"),
            kind="choice",
            choices=tuple(
                Option(one.value, _seat_word(one))
                for one in (Seat.MEMBER, Seat.DEPUTY, Seat.LEADER)
            ),
        ),
        Field("from_on", _("Từ ngày (hoặc ngày cuối khi rời tổ)"), kind="date"),
    ]
