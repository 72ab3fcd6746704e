"""Phát triển đảng viên: who stands where, what comes next, until when."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.features.development.model.candidate import Board, PersonView
from app.features.development.service.development import Development
from app.kernel.clock import Clock
from app.kernel.places import Place
from app.kernel.words import _
from ui.jobs import Jobs
from ui.messages import Messages
from ui.pages.development.acts import Acts
from ui.pages.development.board import BoardView
from ui.pages.development.details import detail
from ui.pages.development.drawer import DrawerSignals, actions, content
from ui.pages.development.presenter import (
    PipelineView,
    list_columns,
    plan_state,
    view,
)
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import boxed, column
from ui.widgets.basic.segment import Segment
from ui.widgets.basic.text import text
from ui.widgets.blocks.emptystate import EmptyState
from ui.widgets.overlay.drawer import Beside, Drawer
from ui.widgets.overlay.popover import Popover
from ui.widgets.page import Page
from ui.widgets.status import Tone
from ui.widgets.table.view import Table


class DevelopmentPage(Page):
    """Board and list with the drawer of one person; the year's plan."""

    name = "development"
    watches = frozenset({"development", "people", "members"})
    offers = frozenset({"new", "print"})

    def __init__(
        self, development: Development, clock: Clock, jobs: Jobs, messages: Messages
    ) -> None:
        super().__init__(jobs, messages, title=_("Phát triển đảng viên"))
        self._development, self._clock = development, clock
        self._year = clock.today().year
        self._people: dict[str, PersonView] = {}
        self._state: Board | None = None
        self._wanted = ""
        # The page was opened before the board was read: the focus follows later.
        self._is_waiting = False
        self._acts = Acts(self, development, clock)
        self._told = DrawerSignals(self)
        self._segment = Segment(
            [("board", _("Bảng")), ("list", _("Danh sách"))], name=_("Cách xem")
        )
        self._review = Button(_("Rà soát nguồn"), icon="calendar-check")
        self._add = Button(_("Thêm người"), "primary", icon="plus")
        self._board = BoardView()
        self._table = Table("development", list_columns())
        self._drawer = Drawer(_("Hồ sơ phát triển"))
        self._views = QStackedWidget()
        self._whole = QStackedWidget()
        self._empty = EmptyState(
            "sprout",
            _("Chưa có ai trong danh sách nguồn. Thêm quần chúng ưu tú để theo dõi."),
            _("Thêm người"),
        )
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Read the board and those who may help."""
        self.read(self._gather, self._take)

    def set_year(self, year: int) -> None:
        """Show another year from the next reading on; a past one is only read."""
        self._year = self._acts.year = year
        self._add.setVisible(not self._is_past)
        self._review.setVisible(not self._is_past)

    @property
    def _is_past(self) -> bool:
        return self._year < self._clock.today().year

    def show_record(self, record_id: str) -> None:
        """Lead to a person, to a year ("2025"), or to the plan."""
        if record_id.isdecimal() and len(record_id) == len("2026"):
            self.set_year(int(record_id))
            self.reload()
        elif record_id == "plan":
            self._acts.set_plan()
        else:
            self._wanted = record_id
            self._lead()

    def first_focus(self) -> QWidget | None:
        """Start on the chosen card or in the list."""
        if self._segment.current() == "list":
            return self._table
        self._is_waiting = self._board.first is None
        return self._board.first or self._segment

    def new_item(self) -> None:
        """Add a person."""
        if not self._is_past:
            self._acts.introduce()

    def print_seen(self) -> None:
        """Open the plan as a document."""
        self.open_requested.emit(Place("preview", f"development_plan:{self._year}"))

    def _lay_out(self) -> None:
        plan = Button(_("Kế hoạch năm"), icon="target")
        plan.clicked.connect(lambda: self._offer_plan(plan))
        self._review.clicked.connect(self._acts.review)
        self._add.clicked.connect(self._acts.introduce)
        for widget in (self._segment, plan, self._review, self._add):
            self.header.add_action(widget)
        self._views.addWidget(self._board)
        self._views.addWidget(self._table)
        self._beside = Beside(self._views, self._drawer, 338)
        self._whole.addWidget(self._beside)
        self._whole.addWidget(self._empty)
        self.body.addWidget(self._whole, 1)

    def _connect(self) -> None:
        self._segment.chosen.connect(self._switch)
        self._board.current_changed.connect(self._show_person)
        self._board.opened.connect(lambda _id: self._beside.enter())
        self._table.current_changed.connect(self._show_person)
        self._table.opened.connect(lambda _id: self._beside.enter())
        self._empty.pressed.connect(self._acts.introduce)
        told = self._told
        told.step.connect(lambda: self._for_current(self._acts.step))
        told.helper.connect(lambda: self._for_current(self._acts.assign_helper))
        told.correct.connect(lambda: self._for_current(self._acts.correct))
        told.drop.connect(lambda: self._for_current(self._acts.drop))

    def _gather(self) -> tuple[Board, dict[str, str]]:
        board = self._development.board(self._year)
        return board, self._development.helpers(self._clock.today())

    def _take(self, told: tuple[Board, dict[str, str]]) -> None:
        self._state, self._acts.helpers = told
        self._people = {
            e.candidate.id: e for e in (*self._state.people, *self._state.closed)
        }
        common = self._development.book.common
        shown = view(self._state, self._clock.today(), common)
        self._show(shown)

    def _show(self, shown: PipelineView) -> None:
        self.header.set_subtitle(shown.subtitle)
        self.badge_changed.emit(shown.badge)
        if shown.notice and not self._is_past:
            self.notices.show_notice(
                "plan", Tone.WARN, shown.notice, _("Kế hoạch năm"), self._open_plan
            )
        else:
            self.notices.clear("plan")
        self._whole.setCurrentIndex(1 if shown.is_empty else 0)
        self._board.show_columns(shown.columns)
        self._table.show_rows(shown.rows)
        if not self._table.current_id():
            self._table.select_first()
        self._lead()
        self._show_person(self._current())
        if self._is_waiting and self._segment.isAncestorOf(self.focusWidget()):
            self._is_waiting = False
            (self._board.first or self._segment).setFocus()

    def _lead(self) -> None:
        if self._wanted in self._people:
            self._board.choose(self._wanted)
            self._table.select(self._wanted)
            self._show_person(self._wanted)
            self._wanted = ""

    def _current(self) -> str:
        if self._segment.current() == "list":
            return self._table.current_id()
        return self._board.current_id()

    def _show_person(self, candidate_id: str) -> None:
        person = self._people.get(candidate_id)
        if person is None:
            self._drawer.clear(_("Chọn một người để xem hạn và các bước."))
            return
        common = self._development.book.common
        shown = detail(person, self._clock.today(), common)
        buttons = [] if self._is_past else actions(shown, self._told)
        self._drawer.show_content(content(shown), buttons)

    def _for_current(self, act: Callable[[PersonView], None]) -> None:
        person = self._people.get(self._current())
        if person is not None:
            act(person)

    def _switch(self, key: str) -> None:
        current = self._current()
        self._views.setCurrentIndex(1 if key == "list" else 0)
        self._board.choose(current)
        self._table.select(current)

    def _open_plan(self) -> None:
        plan = self._state.plan if self._state else None
        if plan is None:
            self._acts.set_plan()
        else:
            self._acts.issue_plan()

    def _targets(self) -> tuple[str, str, Callable[[], None]]:
        return _("Ghi chỉ tiêu"), "target", self._acts.set_plan

    def _offer_plan(self, anchor: QWidget) -> None:
        """Offer what can be done with the year's plan."""
        lines = column(gap=4)
        plan = self._state.plan if self._state else None
        lines.addWidget(text(plan_state(plan), "small", "text2"))
        inside = boxed(lines)
        inside.setAccessibleName(_("Kế hoạch năm"))
        menu = Popover(inside, anchor)
        acts = [] if self._is_past else [self._targets()]
        if plan is not None:
            acts.append((_("Xem bản in"), "eye", self.print_seen))
        if plan is not None and plan.issued_on is None and not self._is_past:
            issue = (_("Ghi số, ngày ban hành"), "check", self._acts.issue_plan)
            acts.append(issue)
        for words, icon, act in acts:
            button = Button(words, "ghost", icon=icon)
            button.clicked.connect(menu.close)
            button.clicked.connect(act)
            lines.addWidget(button)
        menu.open_below()
