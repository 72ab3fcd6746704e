"""Đảng viên: bảng và hồ sơ (ui-spec.md S5)."""

from datetime import date
from functools import cached_property, partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.features.members.service.around import Around
from app.features.members.service.members import Members
from app.kernel.changes import Change
from app.kernel.clock import Clock
from app.kernel.places import Place
from app.kernel.words import _
from app.reports.members.service import MemberExports
from ui.jobs import Jobs
from ui.messages import Messages
from ui.pages.members import presenter
from ui.pages.members.cardview import member_line
from ui.pages.members.eventdialog import EventDesk
from ui.pages.members.exporting.desk import ExportDesk
from ui.pages.members.gathering import Gathering, RollTold
from ui.pages.members.life.personpart import PersonPart
from ui.pages.members.life.presenter import PersonTold
from ui.pages.members.life.recorddesk import RecordDesk
from ui.pages.members.lists.badgepart import BadgePart
from ui.pages.members.rollpart import RollPart
from ui.widgets.basic.button import Button
from ui.widgets.basic.segment import Segment
from ui.widgets.blocks.emptystate import EmptyState
from ui.widgets.page import Page
from ui.widgets.table.view import Table

LIST, EMPTY, RECORD, BADGES = range(4)


class MembersPage(Page):
    """Shows the roll of a day; changes go through events and the record's form."""

    name = "members"
    watches = frozenset({"members", "people", "meetings", "tasks"})
    offers = frozenset({"new", "print", "export"})

    def __init__(
        self,
        members: Members,
        exports: MemberExports,
        clock: Clock,
        jobs: Jobs,
        messages: Messages,
        around: Around | None = None,
    ) -> None:
        super().__init__(jobs, messages, title=_("Đảng viên"))
        self._members, self._clock = members, clock
        self._asking = Gathering(members, around or Around())
        self._day: date | None = None
        self._found: RollTold | None = None
        self._desk = EventDesk(self, members, clock.today)
        self._build()
        self._exports = ExportDesk(self, self._part, exports, clock.today)
        self._connect()
        self._go(LIST)

    @property
    def table(self) -> Table:
        """The table of the roll: what is seen, printed and exported."""
        return self._part.table

    @property
    def day(self) -> date:
        """The day whose roll is shown: today, or one of the past."""
        return self._day or self._clock.today()

    def set_year(self, year: int) -> None:
        """Show the last day of a past year, or today."""
        today = self._clock.today()
        self._day = date(year, 12, 31) if year < today.year else None

    def reload(self) -> None:
        """Read again what is shown."""
        self.read(partial(self._asking.roll, self.day), self._take)
        part = self._stack.currentIndex()
        if part == RECORD and self._person.told is not None:
            self._open(self._person.told.card.member.person_id)
        elif part == BADGES:
            self._badges.reload()

    def show_record(self, record_id: str) -> None:
        """Lead to one member, or to the list of badges by its name."""
        if record_id in self._views:
            self._turn_to(record_id)
            return
        if self._exports.answers(record_id):
            return
        self._segment.choose("list")
        self._go(LIST)
        self._part.select(record_id)

    def first_focus(self) -> QWidget | None:
        """Start in the list that is shown, or in the empty state."""
        part = self._stack.currentIndex()
        if part == RECORD:
            return self._person.first_focus()
        if part == LIST:
            return self._part.table
        return self._stack.currentWidget()

    def new_item(self) -> None:
        """Ask for a new member, once the fields are known; a draft is there again."""
        if self._found is not None and not self._part.is_past:
            self.read(self._members.drafts.kept, self._show_new)

    def print_seen(self) -> None:
        """Open the printed list of what is shown: the badges of a year, or the roll."""
        if self._stack.currentIndex() == BADGES:
            badges = Place("preview", f"badge_list:{self._badges.year}")
            self.open_requested.emit(badges)
            return
        day = self._day.isoformat() if self._day else ""
        self.open_requested.emit(Place("preview", f"member_list:{day}"))

    def export_seen(self) -> None:
        """Ask what to take along of the list as it stands."""
        self._exports.ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return to the list with Esc; what was typed is kept."""
        is_inside = self._stack.currentIndex() == RECORD
        if event.key() == Qt.Key.Key_Escape and is_inside:
            self._back()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        views = [
            ("list", _("Danh sách")),
            ("badges", _("Huy hiệu Đảng")),
        ]
        self._views = {"list": LIST, "badges": BADGES}
        self._segment = Segment(views, name=_("Xem đảng viên theo"))
        self._import = Button(_("Nhập từ Excel"), icon="file-spreadsheet")
        self._print = Button(_("In"), icon="printer")
        self._export = Button(_("Xuất…"), icon="file-down")
        self._add = Button(_("Thêm đảng viên"), "primary", icon="user-plus")
        self._enrol = Button(_("Ghi vào danh sách"), "primary")
        self._done = Button(_("Xong"), "primary")
        self.header.add_action(self._segment)
        offered = (self._import, self._print, self._export, self._add)
        for button in (*offered, self._done, self._enrol):
            self.header.add_action(button)
        self._empty = EmptyState(
            "users",
            _("Chưa có đảng viên nào trong sổ."),
            _("Nhập từ Excel"),
            _("Thêm từng đảng viên"),
        )
        today = self._clock.today
        self._part = RollPart(self, self._asking, today)
        self._person = PersonPart(self, self._members, today)
        self._stack = QStackedWidget()
        for part in (self._part, self._empty, self._person):
            self._stack.addWidget(part)
        self.body.addWidget(self._stack, 1)

    @cached_property
    def _badges(self) -> BadgePart:
        """The list of badges; it is built when it is first turned to."""
        part = BadgePart(self, self._members, self._clock.today)
        part.opened.connect(self._open)
        self._stack.addWidget(part)
        return part

    def _connect(self) -> None:
        self._import.clicked.connect(self._open_import)
        self._print.clicked.connect(self.print_seen)
        self._export.clicked.connect(self.export_seen)
        self._add.clicked.connect(self.new_item)
        self._done.clicked.connect(self._back)
        self._enrol.clicked.connect(self._person.record.submit)
        self.header.back.connect(self._back)
        self._empty.pressed.connect(self._open_import)
        self._empty.link_pressed.connect(self.new_item)
        self._segment.chosen.connect(self._turn_to)
        self._part.opened.connect(self._open)
        self._part.event_asked.connect(self._desk.ask)
        self._part.day_chosen.connect(self._show_day)
        self._person.place_asked.connect(self.open_requested)
        self._records = RecordDesk(
            self, self._members, self._person, self._enrolled, self._clock.today
        )

    def _open_import(self) -> None:
        self.open_requested.emit(Place("member_import"))

    def _turn_to(self, view: str) -> None:
        self._segment.choose(view)
        self._go(self._views[view])
        if view == "badges":
            self._badges.show_year(self.day.year)

    def _show_day(self, day: date) -> None:
        self._day = day if day != self._clock.today() else None
        self.reload()

    def _go(self, part: int) -> None:
        roll = self._part.roll
        if part == LIST and roll is not None and not roll.members and not self._day:
            part = EMPTY
        if part == BADGES:
            self._stack.setCurrentWidget(self._badges)
        else:
            self._stack.setCurrentIndex(part)
        in_record = part == RECORD
        told = self._person.told if in_record else None
        self.header.set_crumb(_("Danh sách đảng viên") if in_record else "")
        title = _("Thêm đảng viên") if in_record else _("Đảng viên")
        self.header.set_title(told.card.member.name if told else title)
        self._done.setVisible(told is not None)
        self._enrol.setVisible(in_record and told is None)
        self._segment.setVisible(not in_record)
        for button in (self._import, self._add):
            button.setVisible(not in_record and not self._part.is_past)
        # In the other lists too, so that the choice of the list stays in its place.
        for button in (self._print, self._export):
            button.setVisible(part in {LIST, BADGES})
        self.header.set_subtitle(member_line(told.card.member, told.on) if told else "")
        target = self.first_focus()
        if target is not None and self.isVisible():
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, found: RollTold) -> None:
        self._found, view = found, found.view
        self._part.show_roll(found)
        self.header.set_locked(presenter.day_words(view, self._clock.today()))
        self._tell_draft(has_draft=found.has_draft)
        if self._stack.currentIndex() in {LIST, EMPTY}:
            self._go(LIST)

    def _tell_draft(self, *, has_draft: bool) -> None:
        in_form = self._stack.currentIndex() == RECORD and self._person.told is None
        self._part.tell_draft(has_draft=has_draft and not in_form, then=self.new_item)

    def _open(self, person_id: str) -> None:
        """Read a member's whole record and show it."""
        if person_id and self._found is not None:
            attended = self._found.attended.get(person_id)
            work = partial(self._asking.person, person_id, self.day, attended)
            self.read(work, self._show_person)

    def _show_person(self, told: PersonTold) -> None:
        self._person.show_person(told, is_past=self._part.is_past)
        if self._stack.currentIndex() != RECORD:
            self._go(RECORD)

    def _show_new(self, draft: dict[str, str]) -> None:
        if self._found is None:
            return
        self._person.show_new(self._found.fields, draft)
        self._go(RECORD)
        self._tell_draft(has_draft=False)

    def _back(self) -> None:
        self._person.record.keep_draft()
        self._turn_to(self._segment.current())
        self.reload()

    def _enrolled(self, change: Change) -> None:
        self.messages.toast(_("Đã ghi vào danh sách."), change.command_id)
        self.reload()
        self._part.select(change.record_id)
        self._segment.choose("list")
        self._go(LIST)
