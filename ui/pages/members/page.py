"""Đảng viên: bảng và hồ sơ (ui-spec.md S5)."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.features.members.model import FieldSpec, Happening, MemberCard
from app.features.members.service.members import Members
from app.kernel.changes import Change
from app.kernel.clock import Clock
from app.kernel.errors import Problem
from app.kernel.places import Place
from app.kernel.words import _
from ui.jobs import Jobs
from ui.messages import Messages
from ui.pages.members import presenter
from ui.pages.members.card import CardContent
from ui.pages.members.eventdialog import ask_event
from ui.pages.members.presenter import RollView
from ui.pages.members.record import RecordForm
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, row, sized, spaced
from ui.widgets.basic.text import text
from ui.widgets.blocks.emptystate import EmptyState
from ui.widgets.blocks.tile import TileData, TileRow
from ui.widgets.forms.inputs import search_field
from ui.widgets.overlay.drawer import Beside, Drawer
from ui.widgets.page import Page
from ui.widgets.table.view import Table

LIST, EMPTY, RECORD = range(3)


class MembersPage(Page):
    """Shows the roll of today; changes go through events and the record's form."""

    name = "members"
    watches = frozenset({"members", "people"})
    offers = frozenset({"new", "print", "export"})

    def __init__(
        self, members: Members, clock: Clock, jobs: Jobs, messages: Messages
    ) -> None:
        super().__init__(jobs, messages, title=_("Đảng viên"))
        self._members, self._clock = members, clock
        self._roll: RollView | None = None
        self._card: MemberCard | None = None
        self._specs: tuple[FieldSpec, ...] = ()
        self._wanted = ""
        self._build()
        self._connect()
        self._go(LIST)

    def reload(self) -> None:
        """Read the roll again."""
        self.read(self._gather, self._take)

    def show_record(self, record_id: str) -> None:
        """Lead to one member."""
        self._wanted = record_id
        self._go(LIST)
        if self._table.select(record_id):
            self._wanted = ""

    def first_focus(self) -> QWidget | None:
        """Start in the list, or in the empty state."""
        return self._table if self._stack.currentIndex() == LIST else self._empty

    def new_item(self) -> None:
        """Ask for a new member, once the fields are known."""
        if not self._specs:
            return
        self._card = None
        self._record.show_new(self._specs, self._members.table.event)
        self._go(RECORD)

    def print_seen(self) -> None:
        """Open the printed list of today."""
        self.open_requested.emit(Place("preview", "member_list:"))

    export_seen = print_seen

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return from a record to the list with Esc; its fields are saved already."""
        is_saved = self._stack.currentIndex() == RECORD and self._card is not None
        if event.key() == Qt.Key.Key_Escape and is_saved:
            self._back()
        else:
            super().keyPressEvent(event)

    def _gather(self) -> tuple[RollView, tuple[FieldSpec, ...]]:
        today = self._clock.today()
        everyone, counts = self._members.overview(today)
        view = presenter.roll_view(everyone, counts, today, self._members.table)
        return view, self._members.fields.all()

    def _build(self) -> None:
        self._import = Button(_("Nhập từ Excel"), icon="file-spreadsheet")
        self._print = Button(_("In, xuất danh sách"), icon="printer")
        self._add = Button(_("Thêm đảng viên"), "primary", icon="user-plus")
        self._enrol = Button(_("Ghi vào danh sách"), "primary")
        self._done = Button(_("Xong"), "primary")
        for button in (self._import, self._print, self._add, self._done, self._enrol):
            self.header.add_action(button)
        self._tiles = TileRow()
        self._find = search_field(_("Lọc theo tên (gõ không dấu cũng được)"))
        sized(self._find, width=320)
        self._count = text("", "small", "text2")
        self._table = Table("members", presenter.columns())
        self._drawer = Drawer(_("Hồ sơ tóm tắt"))
        self._edit = Button(_("Sửa"), icon="pencil-line")
        self._event = Button(_("Ghi biến động"), "primary")
        self._empty = EmptyState(
            "users",
            _("Chưa có đảng viên nào trong sổ."),
            _("Nhập từ Excel"),
            _("Thêm từng đảng viên"),
        )
        self._record = RecordForm(self._clock.today)
        self._stack = QStackedWidget()
        for part in (self._list_part(), self._empty, self._record):
            self._stack.addWidget(part)
        self.body.addWidget(self._stack, 1)

    def _list_part(self) -> QWidget:
        part = QWidget()
        layout = QVBoxLayout(part)
        spaced(layout, 12)
        layout.addWidget(self._tiles)
        layout.addLayout(row(self._find, self._count, STRETCH, gap=16))
        layout.addWidget(Beside(self._table, self._drawer, 340), 1)
        return part

    def _connect(self) -> None:
        self._import.clicked.connect(self._open_import)
        self._print.clicked.connect(self.print_seen)
        self._add.clicked.connect(self.new_item)
        self._done.clicked.connect(self._back)
        self._enrol.clicked.connect(self._record.submit)
        self.header.back.connect(self._back)
        self._empty.pressed.connect(self._open_import)
        self._empty.link_pressed.connect(self.new_item)
        self._tiles.chosen.connect(lambda _key: self._fill())
        self._find.textChanged.connect(self._filter)
        self._table.current_changed.connect(self._read_card)
        self._table.opened.connect(self._open_row)
        self._edit.clicked.connect(self._open_record)
        self._event.clicked.connect(self._ask_event)
        self._record.saved.connect(self._save)
        self._record.enrolled.connect(self._write_new)

    def _open_import(self) -> None:
        self.open_requested.emit(Place("member_import"))

    def _go(self, part: int) -> None:
        if part == LIST and self._roll is not None and not self._roll.members:
            part = EMPTY
        self._stack.setCurrentIndex(part)
        in_record = part == RECORD
        self.header.set_crumb(_("Danh sách đảng viên") if in_record else "")
        title = _("Đảng viên")
        if in_record:
            title = self._card.member.name if self._card else _("Thêm đảng viên")
        self.header.set_title(title)
        self._done.setVisible(in_record and self._card is not None)
        self._enrol.setVisible(in_record and self._card is None)
        for button in (self._import, self._print, self._add):
            button.setVisible(part == LIST)
        target = self._stack.currentWidget() if in_record else self.first_focus()
        if target is not None and self.isVisible():
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, found: tuple[RollView, tuple[FieldSpec, ...]]) -> None:
        self._roll, self._specs = found
        self._tiles.show_tiles(
            [
                TileData(t.key, t.count, t.word, t.icon, t.tint)
                for t in presenter.tiles(self._roll)
            ]
        )
        self._fill()
        if self._stack.currentIndex() != RECORD:
            self._go(LIST)

    def _fill(self) -> None:
        if self._roll is None:
            return
        shown = self._tiles.current()
        self._table.show_rows(presenter.rows(self._roll, shown))
        if self._wanted and self._table.select(self._wanted):
            self._wanted = ""
        if not self._table.current_id():
            self._table.select_first()
        self._say_count()
        self._read_card(self._table.current_id())

    def _filter(self, words: str) -> None:
        self._table.filter(words)
        self._say_count()

    def _say_count(self) -> None:
        self._count.setText(self._table.count_words(_("đảng viên")))

    def _read_card(self, person_id: str) -> None:
        if not person_id:
            self._card = None
            self._take_out_buttons()
            self._drawer.clear(_("Chọn một đảng viên để xem hồ sơ."))
            return
        today = self._clock.today()
        self.read(partial(self._members.card, person_id, today), self._show_card)

    def _show_card(self, card: MemberCard) -> None:
        if card.member.person_id != self._table.current_id():
            return
        self._card = card
        view = presenter.card_view(
            card, self._specs, self._members.table, self._clock.today()
        )
        self._event.setVisible(bool(card.possible))
        self._take_out_buttons()
        self._drawer.show_content(CardContent(view), [self._event, self._edit])

    def _take_out_buttons(self) -> None:
        """Save the buttons from the drawer, which deletes what it showed before."""
        self._edit.setParent(None)
        self._event.setParent(None)

    def _open_row(self, person_id: str) -> None:
        """Open the row's own record; the drawer may still show the row before."""
        work = partial(self._members.card, person_id, self._clock.today())
        self.read(work, self._open_card)

    def _open_card(self, card: MemberCard) -> None:
        self._card = card
        self._open_record()

    def _open_record(self) -> None:
        if self._card is not None:
            self._record.show_member(self._card.member, self._specs)
            self._go(RECORD)

    def _back(self) -> None:
        self._go(LIST)
        self._read_card(self._table.current_id())

    def _save(self, key: str, value: str) -> None:
        if self._card is None:
            return
        work = partial(self._members.correct, self._card.member.person_id, {key: value})
        self.change(work, failed=self._refused)

    def _refused(self, problem: Problem) -> None:
        if not self._record.refuse(problem, self.messages.sentence(problem)):
            self.messages.error(problem, self)

    def _write_new(self, values: dict[str, str], joining: Happening) -> None:
        work = partial(self._members.enrol, values, joining)
        self.change(work, self._enrolled, self._refused)

    def _enrolled(self, change: Change) -> None:
        self.messages.toast(_("Đã ghi vào danh sách."), change.command_id)
        self._wanted = change.record_id
        self._back()

    def _ask_event(self) -> None:
        if self._card is not None:
            ask_event(self, self._members, self._card, self._clock.today)
