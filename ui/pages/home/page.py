"""Việc hôm nay: at most seven lines, each one press from done (ui-spec.md S1)."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.kernel.changes import Change
from app.kernel.clock import Clock
from app.kernel.places import Place
from app.kernel.words import _
from app.people.service import People
from app.today.model import Today
from app.today.service import TodayService
from ui.jobs import Jobs
from ui.messages import Messages
from ui.pages.home.cards import FourGoodCard, MeetingCard
from ui.pages.home.lines import TaskList
from ui.pages.home.moving import ask_new_due
from ui.pages.home.presenter import month_to_print, view
from ui.pages.home.views import HomeView
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import (
    STRETCH,
    boxed,
    column,
    row,
    scroll,
    spaced,
)
from ui.widgets.basic.segment import Segment
from ui.widgets.basic.text import text
from ui.widgets.page import Page
from ui.widgets.reflow import Width
from ui.widgets.status import Tone


class HomePage(Page):
    """Shows the day; every line leads to the page that settles it."""

    name = "home"
    offers = frozenset({"print"})
    # Everything a feature does may settle or bring a line.
    watches = frozenset(
        {
            "today",
            "people",
            "unit",
            "members",
            "meetings",
            "tasks",
            "checklist",
            "development",
            "package",
        }
    )

    def __init__(
        self,
        today: TodayService,
        people: People,
        clock: Clock,
        jobs: Jobs,
        messages: Messages,
    ) -> None:
        super().__init__(jobs, messages, title=_("Việc hôm nay"))
        self._today, self._people, self._clock = today, people, clock
        self._state: Today | None = None
        self._me = ""
        self._is_whole = False
        self._fits = Width.WIDE
        self._view: HomeView | None = None
        self._month = Button(_("In lịch tháng"), icon="printer")
        self.header.add_action(self._month)
        self._main = Button("", "primary")
        self._main.hide()
        self.header.add_action(self._main)
        self._whose = Segment([("all", _("Tất cả")), ("mine", _("Của tôi"))])
        self._whose.hide()
        self._list = TaskList()
        self._meeting = MeetingCard()
        self._four_good = FourGoodCard()
        cards = column(self._meeting, self._four_good, STRETCH, gap=12)
        # At large text the two cards are higher than the window.
        self._side = scroll(boxed(cards))
        self._columns = QHBoxLayout()
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Read the day again."""
        self.read(self._gather, self._take)

    def first_focus(self) -> QWidget | None:
        """Start on the first line."""
        return self._list.first

    def print_seen(self) -> None:
        """Show the sheet of the month; in its last days the one that comes."""
        month = month_to_print(self._clock.today())
        self.open_requested.emit(Place("preview", f"month_sheet:{month}"))

    def reflow(self, width: Width) -> None:
        """Put the cards under the list when they do not fit beside it."""
        self._fits = width
        self._fit_columns()
        self._show()

    def _fit_columns(self) -> None:
        """Keep the cards beside the list; at large text there is room for it alone."""
        self._side.setVisible(self._fits is not Width.NARROW)
        self._side.setFixedWidth(theme.u(364 if self._fits is Width.WIDE else 316))

    def _lay_out(self) -> None:
        head = row(
            text(_("Cần làm"), "h2"), STRETCH, self._whose, margins=(16, 6, 14, 6)
        )
        inside = column(head, scroll(self._list), gap=0, margins=(1, 4, 1, 8))
        inside.setStretch(1, 1)
        card = QFrame()
        card.setObjectName("card")
        card.setAccessibleName(_("Cần làm"))
        card.setLayout(inside)
        spaced(self._columns, 16)
        self._columns.addWidget(card, 1)
        self._columns.addWidget(self._side)
        self.body.addLayout(self._columns, 1)
        for part in (self._meeting, self._four_good):
            part.hide()

    def _connect(self) -> None:
        self._list.pressed.connect(self.open_requested)
        self._list.finished.connect(self._finish)
        self._list.left_out.connect(self._leave_out)
        self._list.moved.connect(self._ask_move)
        self._list.more_wanted.connect(self._show_whole)
        self._whose.chosen.connect(lambda _key: self._show())
        self._main.clicked.connect(self._press_main)
        self._month.clicked.connect(self.print_seen)
        theme.current().changed.connect(self._dress_again)
        self._meeting.link_clicked.connect(self._open_meeting)
        self._four_good.link_clicked.connect(self._open_four_good)

    def _dress_again(self) -> None:
        self._fit_columns()
        self._show()

    def _gather(self) -> tuple[Today, str]:
        day = self._clock.today()
        secretary = self._people.officer("secretary", day)
        return self._today.today(day), secretary.person_id if secretary else ""

    def _take(self, told: tuple[Today, str]) -> None:
        self._state, self._me = told
        self._show()

    def _show(self) -> None:
        if self._state is None:
            return
        shown = view(
            self._state,
            me=self._me,
            mine=self._whose.current() == "mine",
            whole=self._is_whole,
        )
        self._view = shown
        self._whose.setVisible(shown.has_others)
        self.header.set_subtitle(shown.date_text)
        self._list.show_view(shown, self._fits)
        self._main.setVisible(bool(shown.main_action))
        self._main.setText(shown.main_action)
        self._main.set_icon("play" if shown.main_is_meeting else "")
        self._meeting.setVisible(bool(shown.meeting or shown.no_meeting))
        if shown.meeting is not None:
            self._meeting.show_view(shown.meeting)
        else:
            self._meeting.show_nothing(shown.no_meeting)
        self._four_good.setVisible(shown.four_good is not None)
        if shown.four_good is not None:
            self._four_good.show_view(shown.four_good)
        if shown.clock_warning:
            self.notices.show_notice("clock", Tone.WARN, shown.clock_warning)
        else:
            self.notices.clear("clock")

    def _finish(self, mark: str) -> None:
        self.change(
            partial(self._today.finish, mark),
            partial(self._told, _("Đã đánh dấu xong.")),
        )

    def _leave_out(self, mark: str) -> None:
        words = _("Đã bỏ dòng này cho kỳ này.")
        self.change(partial(self._today.leave_out, mark), partial(self._told, words))

    def _ask_move(self, mark: str) -> None:
        ask_new_due(self, self._clock.today, partial(self._move, mark))

    def _move(self, mark: str, due: date) -> None:
        words = _("Đã đổi hạn.")
        self.change(partial(self._today.move, mark, due), partial(self._told, words))

    def _told(self, words: str, change: Change) -> None:
        self.messages.toast(words, change.command_id)

    def _show_whole(self) -> None:
        self._is_whole = True
        self._show()

    def _press_main(self) -> None:
        if self._view is not None and self._view.main_place is not None:
            self.open_requested.emit(self._view.main_place)

    def _open_meeting(self) -> None:
        meeting = self._view.meeting if self._view is not None else None
        self.open_requested.emit(meeting.place if meeting else Place("meetings"))

    def _open_four_good(self) -> None:
        if self._view is not None and self._view.four_good is not None:
            self.open_requested.emit(self._view.four_good.place)
