"""The year on the page of meetings: its list, its plan, and their buttons."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.features.meetings.model.ruleset import Kind
from app.features.meetings.model.views import MeetingLine
from app.features.meetings.model.yearplan import Gaps
from app.kernel.places import Place
from app.kernel.words import _
from ui.pages.meetings.dialogs import PlanDialog
from ui.pages.meetings.panels.base import Acts
from ui.pages.meetings.presenter.year import year_view
from ui.pages.meetings.yearface import YearFace
from ui.pages.meetings.yearplan.face import PlanFace
from ui.widgets.basic.button import Button
from ui.widgets.basic.text import text

PLAN = "plan:"
_FILL = "fill:"
Year = tuple[list[MeetingLine], tuple[Kind, ...], Gaps]


def is_plan(record_id: str) -> bool:
    """Say whether a place names the plan of a year instead of a meeting."""
    return record_id.startswith((PLAN, _FILL))


class YearPart(QStackedWidget):
    """``opened`` names a meeting; ``titled`` tells title, subtitle and what is locked.

    The places ``plan:2027`` and ``fill:2027`` open the plan of a year, the second to
    fill what is lacking.
    """

    opened = Signal(str)
    titled = Signal(str, str, str)

    def __init__(self, acts: Acts) -> None:
        super().__init__()
        self._acts = acts
        self._year = acts.clock.today().year
        self._kinds: tuple[Kind, ...] = ()
        self._last: MeetingLine | None = None
        self._place = ""
        self.face = YearFace()
        self._plan: PlanFace | None = None
        self.addWidget(self.face)
        self.print_plan = Button(_("In kế hoạch"), icon="printer")
        self.print_themes = Button(_("In kế hoạch chuyên đề"), icon="printer")
        self.plan_year = Button(_("Lập kế hoạch năm"), icon="calendar-days")
        self.plan_one = Button(_("Lịch họp mới"), "primary", icon="plus")
        self.write = Button("", "primary", icon="check")
        words = _("Phím cách đánh dấu, Enter sửa dòng, Delete bỏ dòng.")
        self.hint = text(words, "small", "text2", elide=True)
        self._connect()

    @property
    def plan(self) -> PlanFace:
        """The plan of a year; it is built when it is first opened."""
        if self._plan is None:
            self._plan = PlanFace(self._acts)
            self._plan.written.connect(self._written)
            self._plan.changed.connect(self._count)
            self.addWidget(self._plan)
        return self._plan

    @property
    def buttons(self) -> tuple[Button, ...]:
        """The buttons for the header, in order."""
        return (self.print_themes, self.print_plan, self.plan_year, self.plan_one)

    @property
    def shows_plan(self) -> bool:
        """Say whether the plan of a year is shown."""
        return self._plan is not None and self.currentWidget() is self._plan

    def show_place(self, record_id: str, year: int) -> None:
        """Show the list of a year, or its plan when the place names one."""
        self._year = year
        if not is_plan(record_id):
            self._place = ""
            self.setCurrentWidget(self.face)
            return
        self.setCurrentWidget(self.plan)
        _kind, _colon, named = record_id.partition(":")
        wanted = int(named) if named.isdecimal() else year
        if record_id != self._place:
            self._place = record_id
            self.plan.open_year(wanted, gaps_only=record_id.startswith(_FILL))
        title = _("Kế hoạch họp năm {year}").format(year=wanted)
        self.titled.emit(title, "", "")

    def show_buttons(self, *, is_shown: bool) -> None:
        """Show what the face offers; a year that has passed is only looked at."""
        on_list = is_shown and not self.shows_plan
        is_past = self._year < self._acts.clock.today().year
        for button in (self.plan_year, self.plan_one):
            button.setVisible(on_list and not is_past)
        for button in (self.print_plan, self.print_themes):
            button.setVisible(on_list and self._last is not None)
        for widget in (self.write, self.hint):
            widget.setVisible(is_shown and self.shows_plan)

    def reload(self) -> None:
        """Read the year again; a plan being made keeps what was changed in it."""
        if self.shows_plan:
            self.plan.look_again()
            return
        self._acts.read(partial(self._gather, self._year), self._take)

    def first_stop(self) -> QWidget:
        """Start in the list, or where the plan asks."""
        return self.plan.first_stop() if self.shows_plan else self.face.first_stop()

    def new_meeting(self) -> None:
        """Plan one meeting."""
        if not self._kinds or self.plan_one.isHidden():
            return
        owner = self._acts.owner or self
        dialog = PlanDialog(owner, self._acts, self._kinds, last=self._last)
        dialog.planned.connect(self.opened)
        dialog.open_form()

    def print_seen(self) -> None:
        """Show the plan of the year as it will be printed."""
        self._print("meeting_year_plan")

    def fill_gaps(self) -> None:
        """Open the plan with what the year still lacks."""
        if not self.shows_plan and not self.plan_year.isHidden():
            self._open(f"{_FILL}{self._year}")

    def _connect(self) -> None:
        self.face.opened.connect(self.opened)
        self.face.plan_wanted.connect(self.open_plan)
        self.face.fill_wanted.connect(self.fill_gaps)
        self.plan_year.clicked.connect(self.open_plan)
        self.plan_one.clicked.connect(self.new_meeting)
        self.write.clicked.connect(self._write)
        self.print_plan.clicked.connect(self.print_seen)
        # Wherever the focus is on the page, as long as the year is what it shows.
        fill = QShortcut(QKeySequence("F9"), self)
        fill.activated.connect(self.fill_gaps)
        self.print_themes.clicked.connect(partial(self._print, "meeting_theme_plan"))

    def open_plan(self) -> None:
        """Open the plan of the year."""
        self._open(f"{PLAN}{self._year}")

    def _open(self, record_id: str) -> None:
        self._acts.open_place(Place("meetings", record_id))

    def _print(self, kind: str) -> None:
        self._acts.open_place(Place("preview", f"{kind}:{self._year}"))

    def _write(self) -> None:
        self.plan.write()

    def _count(self, count: int) -> None:
        words = _("Ghi {count} buổi vào lịch").format(count=count)
        self.write.setText(f"{words}  F10")
        self.write.setEnabled(count > 0)

    def _written(self) -> None:
        self._place = ""
        self._acts.open_place(Place("meetings"))

    def _gather(self, year: int) -> Year:
        meetings = self._acts.meetings
        return (
            meetings.of_year(year),
            meetings.kinds(self._acts.clock.today()),
            meetings.year_planning.gaps(year),
        )

    def _take(self, told: Year) -> None:
        lines, self._kinds, gaps = told
        self._last = lines[-1] if lines else None
        today = self._acts.clock.today()
        view = year_view(lines, self._kinds, self._year, today, gaps)
        locked = ""
        if view.is_past:
            locked = _("Năm {year} đã qua, chỉ xem").format(year=self._year)
        if not self.shows_plan:
            self.titled.emit(_("Sinh hoạt"), view.subtitle, locked)
        self.face.show_view(view, self._year)
        if not self.face.isHidden():
            self.show_buttons(is_shown=self.isVisible())
