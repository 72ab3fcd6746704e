"""The list of the page: tiles, filter, the day, the table, and the drawer beside it."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kernel.words import _
from ui.pages.members import presenter
from ui.pages.members.card import CardContent
from ui.pages.members.cardview import Told, card_view
from ui.pages.members.daychooser import DayChooser
from ui.pages.members.gathering import Gathering, RollTold
from ui.pages.members.presenter import RollView
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, row, sized, spaced
from ui.widgets.basic.text import text
from ui.widgets.blocks.tile import TileData, TileRow
from ui.widgets.forms.inputs import search_field
from ui.widgets.overlay.drawer import Beside, Drawer
from ui.widgets.page import Page
from ui.widgets.status import Tone
from ui.widgets.table.view import Table


class RollPart(QWidget):
    """Shows the roll of a day. ``event_asked`` carries the card shown beside it."""

    opened = Signal(str)
    event_asked = Signal(object)
    day_chosen = Signal(object)

    def __init__(
        self, page: Page, asking: Gathering, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._page, self._asking, self._today = page, asking, today
        self.found: RollTold | None = None
        self.told: Told | None = None
        self._wanted = ""
        self.tiles = TileRow()
        self.search = search_field(_("Lọc theo tên (gõ không dấu cũng được)"))
        sized(self.search, min_width=150, max_width=340)
        self.count = text("", "small", "text2")
        self.days = DayChooser(today)
        self.table = Table("members", presenter.columns())
        self.drawer = Drawer(_("Hồ sơ tóm tắt"))
        self.edit = Button(_("Mở hồ sơ"), icon="pencil-line")
        self.event_button = Button(_("Ghi biến động"), "primary")
        layout = QVBoxLayout(self)
        spaced(layout, 12)
        layout.addWidget(self.tiles)
        line = row(self.search, self.count, STRETCH, self.days, gap=16)
        line.setStretch(0, 100)
        layout.addLayout(line)
        layout.addWidget(Beside(self.table, self.drawer, 340), 1)
        self._connect()

    def _connect(self) -> None:
        self.tiles.chosen.connect(lambda _key: self._fill())
        self.search.textChanged.connect(self._filter)
        self.days.chosen.connect(self.day_chosen)
        self.table.current_changed.connect(self.read_card)
        self.table.opened.connect(self.opened)
        self.edit.clicked.connect(lambda: self.opened.emit(self.table.current_id()))
        self.event_button.clicked.connect(self._ask_event)

    @property
    def roll(self) -> RollView | None:
        """The roll that is shown."""
        return self.found.view if self.found is not None else None

    @property
    def is_past(self) -> bool:
        """Whether a day before today is shown: nothing can be changed there."""
        return self.roll is not None and self.roll.on != self._today()

    def show_roll(self, found: RollTold) -> None:
        """Show what was read of a day."""
        self.found, roll = found, found.view
        self.days.show_day(roll.on)
        if self.is_past:
            # At once: the card of that day is read only now.
            self.event_button.hide()
        self.tiles.show_tiles(
            [
                TileData(t.key, t.count, t.word, t.icon, t.tint)
                for t in presenter.tiles(roll)
            ]
        )
        self._fill()
        warning, notices = presenter.undecided(roll), self._page.notices
        notices.clear("undecided")
        if warning:
            notices.show_notice("undecided", Tone.WARN, warning)

    def tell_draft(self, *, has_draft: bool, then: Callable[[], object]) -> None:
        """Offer to go on with a new member that was left half told."""
        self._page.notices.clear("draft")
        if has_draft:
            words = _("Có một đảng viên đang nhập dở.")
            self._page.notices.show_notice(
                "draft", Tone.INFO, words, _("Nhập tiếp"), then
            )

    def select(self, person_id: str) -> None:
        """Lead to a member, now or when the roll has been read."""
        self._wanted = "" if self.table.select(person_id) else person_id

    def read_card(self, person_id: str) -> None:
        """Read the card of a member, or clear the drawer."""
        if not person_id or self.found is None:
            self.told = None
            self._take_out_buttons()
            self.drawer.clear(_("Chọn một đảng viên để xem hồ sơ."))
            return
        attended = self.found.attended.get(person_id)
        day = self.found.view.on
        work = partial(self._asking.card, person_id, day, attended)
        self._page.read(work, self._show_card)

    def _fill(self) -> None:
        if self.roll is None:
            return
        self.table.show_rows(presenter.rows(self.roll, self.tiles.current()))
        if self._wanted and self.table.select(self._wanted):
            self._wanted = ""
        if not self.table.current_id():
            self.table.select_first()
        self._say_count()
        self.read_card(self.table.current_id())

    def _filter(self, words: str) -> None:
        self.table.filter(words)
        self._say_count()

    def _say_count(self) -> None:
        self.count.setText(self.table.count_words(_("đảng viên")))

    def _show_card(self, told: Told) -> None:
        is_other = told.card.member.person_id != self.table.current_id()
        if is_other or self.found is None:
            return
        self.told = told
        table = self._asking.members.table
        view = card_view(told, self.found.fields, table)
        self._take_out_buttons()
        may_tell = bool(told.card.possible) and not self.is_past
        buttons = [self.event_button, self.edit] if may_tell else [self.edit]
        self.drawer.show_content(CardContent(view), buttons)
        for button in buttons:
            # Only now that it has its place: else it would flash as a window.
            button.show()

    def _take_out_buttons(self) -> None:
        """Save the buttons from the drawer, which deletes what it showed before."""
        self.edit.setParent(None)
        self.event_button.setParent(None)

    def _ask_event(self) -> None:
        if self.told is not None:
            self.event_asked.emit(self.told.card)
