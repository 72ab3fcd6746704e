"""Bốn tốt: the year fills from recorded work; see what fails and what can be done."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.features.checklist.model.ruleset import State
from app.features.checklist.model.year import Overview
from app.features.checklist.service.checklist import Checklist
from app.kernel.clock import Clock
from app.kernel.errors import Problem
from app.kernel.places import Place
from app.kernel.words import _
from ui.jobs import Jobs
from ui.messages import Messages
from ui.pages.checklist.acts import Acts
from ui.pages.checklist.bars import ForecastBar, low_tile, wide_tile
from ui.pages.checklist.details import DetailView, detail, main_action
from ui.pages.checklist.drawer import DrawerSignals, actions, content
from ui.pages.checklist.interview import Interview
from ui.pages.checklist.presenter import (
    TODO,
    FourGoodView,
    columns,
    view,
)
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import boxed, column
from ui.widgets.basic.segment import Segment
from ui.widgets.blocks.tile import TileRow
from ui.widgets.overlay.drawer import Beside, Drawer
from ui.widgets.overlay.popover import Popover
from ui.widgets.page import Page
from ui.widgets.reflow import Width
from ui.widgets.status import Tone
from ui.widgets.table.view import Table


class ChecklistPage(Page):
    """The year's table with its drawer, and the interview."""

    name = "checklist"
    watches = frozenset(
        {"checklist", "meetings", "tasks", "members", "development", "people"}
    )
    offers = frozenset({"print"})

    def __init__(
        self, checklist: Checklist, clock: Clock, jobs: Jobs, messages: Messages
    ) -> None:
        super().__init__(jobs, messages, title=_("Bốn tốt"))
        self._checklist, self._clock = checklist, clock
        self._year = clock.today().year
        self._overview: Overview | None = None
        self._chosen = self._wanted = ""
        self._is_wide = True
        self._is_waiting = False
        self._acts = Acts(self, checklist, clock)
        self._told = DrawerSignals(self)
        self._segment = Segment(
            [("table", _("Bảng năm")), ("interview", _("Phỏng vấn"))],
            name=_("Cách xem"),
        )
        self._bar = ForecastBar()
        self._tiles = TileRow()
        self._table = Table("checklist", columns())
        self._drawer = Drawer(_("Tiêu chí"))
        self._interview = Interview()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Read the year again."""
        self.read(
            partial(self._checklist.overview, self._year), self._show, self._show_none
        )

    def set_year(self, year: int) -> None:
        """Show another year from the next reading on."""
        self._year = self._acts.year = year

    def show_record(self, record_id: str) -> None:
        """Lead to a criterion, to a year ("2025"), or to the words of the report."""
        if record_id.isdecimal():
            self.set_year(int(record_id))
            self.reload()
        elif record_id == "report":
            self._acts.write_report()
        else:
            self._wanted = record_id
            self._segment.choose("table")
            self._switch("table")
            if self._overview is not None:
                self._show(self._overview)

    def first_focus(self) -> QWidget | None:
        """Start in the list; before it is read, the focus follows it."""
        self._is_waiting = self._overview is None
        return self._table

    def print_seen(self) -> None:
        """Open the self-assessment sheet."""
        self.open_requested.emit(Place("preview", f"criteria_table:{self._year}"))

    def _lay_out(self) -> None:
        self.header.add_action(self._segment)
        report = Button(_("Báo cáo năm"), icon="file-text")
        report.clicked.connect(lambda: self._offer_report(report))
        self.header.add_action(report)
        sheet = Button(_("In phiếu tự đánh giá"), icon="printer")
        sheet.clicked.connect(self.print_seen)
        self.header.add_action(sheet)
        beside = Beside(self._table, self._drawer, 336)
        face = column(self._bar, self._tiles, beside, gap=14)
        face.setStretch(2, 1)
        self._stack.addWidget(boxed(face))
        self._stack.addWidget(self._interview)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._segment.chosen.connect(self._switch)
        self._tiles.chosen.connect(self._filter)
        self._bar.pressed.connect(partial(self._filter, TODO))
        self._table.current_changed.connect(self._show_detail)
        self._interview.answered.connect(self._answer)
        self._interview.left.connect(self._leave_interview)
        self._connect_drawer()
        # F9: the next criterion without a result; Ctrl+Enter: agree with the program.
        for keys, act in (
            ("F9", self._go_next),
            ("Ctrl+Return", self._confirm),
            ("Ctrl+Enter", self._confirm),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _connect_drawer(self) -> None:
        told, acts, code = self._told, self._acts, self._table.current_id
        told.confirm.connect(self._confirm)
        told.judge.connect(lambda: acts.judge(code()))
        told.withdraw.connect(lambda: acts.withdraw(code()))
        told.attach.connect(lambda: acts.ask_file(code()))
        told.dropped.connect(lambda name: acts.attach(code(), Path(name)))
        told.use_other.connect(lambda: acts.use_other(code()))
        told.parameter.connect(self._enter_parameter)
        told.open_page.connect(self._open_page)
        told.take_away.connect(lambda proof: acts.take_away(code(), proof))
        told.save_copy.connect(acts.save_copy)

    def _enter_parameter(self) -> None:
        shown = self._detail(self._table.current_id())
        if shown is not None and shown.parameter is not None:
            self._acts.enter_parameter(shown.parameter)

    def _show(self, overview: Overview) -> None:
        self._overview = self._acts.overview = overview
        self.notices.clear("NoRuleSet")
        shown = view(overview, self._chosen)
        self.header.set_title(shown.title)
        self._bar.show_bar(shown.forecast)
        self._fit(shown)
        self._show_gate(shown)
        self._table.show_rows(shown.rows)
        self.badge_changed.emit(shown.badge)
        if self._wanted and self._table.select(self._wanted):
            self._wanted = ""
        elif not self._table.current_id():
            self._table.select_first()
        self._show_detail(self._table.current_id())
        self._interview.show_overview(overview)
        if self._is_waiting:
            self._is_waiting = False
            self._table.setFocus()

    def _show_none(self, problem: Problem) -> None:
        """Empty the page: the year has no criteria set."""
        self._overview = self._acts.overview = None
        self.header.set_title(_("Bốn tốt năm {year}").format(year=self._year))
        self.header.set_subtitle("")
        self._bar.hide()
        self._tiles.show_tiles([])
        self._table.show_rows([])
        self._show_detail("")
        self.messages.error(problem, self)

    def _show_gate(self, shown: FourGoodView) -> None:
        if shown.gate:
            self.notices.show_notice("gate", Tone.BAD, shown.gate)
        else:
            self.notices.clear("gate")

    def reflow(self, width: Width) -> None:
        """Leave the bar out and make the tiles small where there is less room."""
        self._is_wide = width is Width.WIDE
        if self._overview is not None:
            self._fit(view(self._overview, self._chosen))

    def _fit(self, shown: FourGoodView) -> None:
        self.header.set_subtitle(shown.subtitle if self._is_wide else shown.brief)
        self._bar.setVisible(self._is_wide or shown.read_only)
        make = wide_tile if self._is_wide else low_tile
        self._tiles.show_tiles([make(tile) for tile in shown.tiles])

    def _show_detail(self, criterion: str) -> None:
        shown = self._detail(criterion)
        if shown is None or self._overview is None:
            self._drawer.clear(_("Chọn một tiêu chí để xem cách tính và minh chứng."))
            return
        row = self._overview.row(criterion)
        main = main_action(shown, row.criterion.mode) if row else ""
        self._drawer.show_content(
            content(shown, self._told), actions(shown, main, self._told)
        )

    def _detail(self, criterion: str) -> DetailView | None:
        return detail(self._overview, criterion) if self._overview else None

    def _filter(self, key: str) -> None:
        self._chosen = key
        self._tiles.choose(key if key != TODO else "")
        if self._overview is not None:
            self._show(self._overview)
            self._table.setFocus()

    def _switch(self, key: str) -> None:
        self._stack.setCurrentIndex(1 if key == "interview" else 0)

    def _leave_interview(self) -> None:
        self._segment.choose("table")
        self._switch("table")

    def _go_next(self) -> None:
        if self._overview is None:
            return
        left = view(self._overview).left_to_ask
        if left:
            self._filter("")
            self._table.select(left[0])

    def _confirm(self) -> None:
        shown = self._detail(self._table.current_id())
        if shown is not None and shown.can_confirm:
            self._acts.confirm(shown.id)

    def _answer(self, code: str, key: str) -> None:
        self._table.select(code)
        self._acts.answer(code, State(key))

    def _open_page(self) -> None:
        shown = self._detail(self._table.current_id())
        if shown is not None and shown.page:
            self.open_requested.emit(Place(shown.page))

    def _offer_report(self, anchor: QWidget) -> None:
        """Offer what can be done with the yearly report."""
        lines = column(gap=4)
        inside = boxed(lines)
        inside.setAccessibleName(_("Báo cáo năm"))
        menu = Popover(inside, anchor)
        for words, icon, act in (
            (_("Viết phần nhận xét"), "pencil", self._acts.write_report),
            (_("Xem bản in"), "eye", self._see_report),
            (_("Ghi số, ngày ban hành"), "check", self._acts.issue_report),
            (_("Ghi mức công nhận"), "scale", self._acts.enter_recognition),
        ):
            button = Button(words, "ghost", icon=icon)
            button.clicked.connect(menu.close)
            button.clicked.connect(act)
            lines.addWidget(button)
        menu.open_below()

    def _see_report(self) -> None:
        self.open_requested.emit(Place("preview", f"four_good_report:{self._year}"))
