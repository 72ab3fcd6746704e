"""Sinh hoạt: the list of the year, and one meeting in its steps (ui-spec.md S3, S4)."""

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.features.meetings.model.course import Step
from app.features.meetings.model.ruleset import Kind
from app.features.meetings.model.views import MeetingLine, MeetingView
from app.features.meetings.service.meetings import Meetings
from app.kernel.changes import Change
from app.kernel.clock import Clock
from app.kernel.places import Place
from app.kernel.words import _
from ui.jobs import Jobs
from ui.messages import Messages
from ui.pages.meetings.desk import MeetingDesk
from ui.pages.meetings.dialogs import PlanDialog
from ui.pages.meetings.panels.base import Acts
from ui.pages.meetings.panels.conclusion import ConclusionPanel
from ui.pages.meetings.panels.discussion import DiscussionPanel
from ui.pages.meetings.panels.prepare import PreparePanel
from ui.pages.meetings.presenter.desk import DeskView
from ui.pages.meetings.presenter.year import year_view
from ui.pages.meetings.yearface import YearFace
from ui.widgets.basic.button import Button
from ui.widgets.page import Page
from ui.widgets.reflow import Width

Year = tuple[list[MeetingLine], tuple[Kind, ...]]
Whole = tuple[MeetingView, tuple[Step, ...]]


class MeetingsPage(Page):
    """Two faces: the year, and the meeting named by the place."""

    name = "meetings"
    watches = frozenset({"meetings", "tasks", "members", "people"})
    offers = frozenset({"new", "print"})

    def __init__(
        self, meetings: Meetings, clock: Clock, jobs: Jobs, messages: Messages
    ) -> None:
        super().__init__(jobs, messages, title=_("Sinh hoạt"))
        self._meetings, self._clock = meetings, clock
        self.acts = Acts(
            meetings=meetings,
            clock=clock,
            messages=messages,
            read=self.read,
            change=self.change,
            open_place=self.open_requested.emit,
            leave_to=self.go_to_step,
            owner=self,
        )
        self.year = clock.today().year
        self._meeting_id, self._wanted_step = "", ""
        self._is_opening = False
        self._kinds: tuple[Kind, ...] = ()
        self._steps: tuple[Step, ...] = ()
        self._last: MeetingLine | None = None
        self.face = YearFace()
        self.desk = MeetingDesk(self.acts)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.face)
        self._stack.addWidget(self.desk)
        self.body.addWidget(self._stack, 1)
        self._build_actions()
        self._connect()
        self._show_face()

    def enter(self, record_id: str = "") -> None:
        """Open the year, or one meeting."""
        if record_id != self._meeting_id:
            self._leave_step()
            self._meeting_id, self._wanted_step = record_id, ""
            self.acts.meeting_id = record_id
            self.forget()
        self._show_face()
        super().enter("")

    def reload(self) -> None:
        """Read the year or the meeting again."""
        if self._meeting_id:
            self.read(self._gather_meeting, self._take_meeting)
        else:
            self.read(self._gather_year, self._take_year)

    def first_focus(self) -> QWidget | None:
        """Start in the list, or where the step begins."""
        if not self._meeting_id:
            return self.face.first_stop()
        return self.desk.panel.first_stop()

    def set_year(self, year: int) -> None:
        """Show another year."""
        self.year = year
        self.forget()

    def reflow(self, width: Width) -> None:
        """Fit the meeting to the window."""
        self.desk.reflow(width)

    def new_item(self) -> None:
        """Plan a meeting; inside a meeting, give a task."""
        if self._meeting_id:
            self._new_task()
        elif self._kinds:
            dialog = PlanDialog(self, self.acts, self._kinds, last=self._last)
            dialog.planned.connect(self._open_meeting)
            dialog.open_form()

    def print_seen(self) -> None:
        """Show the minutes as they will be printed."""
        if self._meeting_id:
            self._see_minutes()

    def go_to_step(self, step: str) -> None:
        """Leave for another step; the meeting remembers it."""
        view = self.desk.view
        if not step or view is None or view.meeting.id != self._meeting_id:
            return
        self._leave_step()
        self._wanted_step = step
        if view.meeting.can_change and view.roll_ready:
            act = self._meetings.sitting.go_to
            self.change(partial(act, self._meeting_id, step))
        self.desk.show_view(view, self._steps, step)
        target = self.desk.panel.first_stop()
        if target is not None:
            target.setFocus()

    def _leave_step(self) -> None:
        if self._meeting_id and self.desk.view is not None:
            self.desk.panel.leave()

    def _build_actions(self) -> None:
        self._plan_year = Button(_("Lập kế hoạch cả năm"), icon="calendar-days")
        self._plan = Button(_("Lịch họp mới"), "primary", icon="plus")
        self._cancel = Button(_("Hủy buổi họp"))
        self._minutes = Button(_("Xem biên bản"), icon="file-text")
        self._open = Button(_("Khai mạc"), "primary", icon="play")
        self._previous = Button(_("Trước"), icon="chevron-left")
        self._next = Button("", "primary")
        for button in (
            self._plan_year,
            self._plan,
            self._cancel,
            self._minutes,
            self._open,
        ):
            self.header.add_action(button)
        self.action_bar.add_hint(self.desk.cue)
        self.action_bar.add(self._previous)
        self.action_bar.add(self._next)
        self.action_bar.hide()

    def _connect(self) -> None:
        self.face.opened.connect(self._open_meeting)
        self.face.plan_wanted.connect(self._plan_whole_year)
        self.desk.step_chosen.connect(self.go_to_step)
        self.desk.shown.connect(self._show_actions)
        self._plan.clicked.connect(self.new_item)
        self._plan_year.clicked.connect(self._plan_whole_year)
        self._cancel.clicked.connect(self._cancel_meeting)
        self._minutes.clicked.connect(self._see_minutes)
        self._open.clicked.connect(self._open_the_meeting)
        self._next.clicked.connect(lambda: self.go_to_step(self.desk.neighbour(1)))
        self._previous.clicked.connect(lambda: self.go_to_step(self.desk.neighbour(-1)))
        for key, act in (
            ("F10", self._next.click),
            ("Ctrl+Return", self._next.click),
            ("F7", self._new_speaker),
            ("F11", self._new_task),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _show_face(self) -> None:
        is_meeting = bool(self._meeting_id)
        self._stack.setCurrentWidget(self.desk if is_meeting else self.face)
        self._plan.setVisible(not is_meeting)
        self._plan_year.setVisible(not is_meeting)
        for button in (self._cancel, self._minutes, self._open):
            button.hide()
        self.action_bar.setVisible(is_meeting)
        self.header.set_crumb(_("Sinh hoạt") if is_meeting else "")
        self.holds_lock = False
        if not is_meeting:
            self.header.set_title(_("Sinh hoạt"))

    def _show_actions(self, desk: DeskView) -> None:
        # People talk and nobody types: the screen must not lock by itself.
        self.holds_lock = desk.is_running
        self.header.set_title(desk.title)
        self.header.set_subtitle(desk.subtitle)
        self._cancel.setVisible(desk.can_open)
        self._open.setVisible(desk.can_open)
        self._minutes.setVisible(desk.has_minutes and not desk.can_open)
        self._previous.setVisible(desk.has_previous)
        self._next.setVisible(desk.has_next)
        self._next.setText(f"{desk.next_words}  F10")

    def _gather_year(self) -> Year:
        found = self._meetings.of_year(self.year)
        return found, self._meetings.kinds(self._clock.today())

    def _take_year(self, told: Year) -> None:
        lines, self._kinds = told
        self._last = lines[-1] if lines else None
        view = year_view(lines, self._kinds, self.year, self._clock.today())
        if not self._meeting_id:
            self.header.set_subtitle(view.subtitle)
        self.face.show_view(view, self.year)

    def _gather_meeting(self) -> Whole:
        view = self._meetings.meeting(self._meeting_id)
        return view, view.steps

    def _take_meeting(self, told: Whole) -> None:
        view, self._steps = told
        if view.meeting.id != self._meeting_id:
            return
        known = self.desk.view.meeting if self.desk.view is not None else None
        is_first = known is None or known.id != view.meeting.id
        # The button that opened the meeting is gone, and with it the focus.
        was_opened = known is not None and known.started_at != view.meeting.started_at
        step = self._wanted_step or view.meeting.step
        self.desk.show_view(view, self._steps, step)
        if is_first or was_opened:
            target = self.desk.panel.first_stop()
            if target is not None:
                target.setFocus()

    def _open_meeting(self, meeting_id: str) -> None:
        self.open_requested.emit(Place("meetings", meeting_id))

    def _plan_whole_year(self) -> None:
        if self._kinds:
            dialog = PlanDialog(self, self.acts, self._kinds, self.year, self._last)
            dialog.open_form()

    def _open_the_meeting(self) -> None:
        act = self._meetings.conducting.open
        self._wanted_step = ""
        self.change(partial(act, self._meeting_id), self._opened)

    def _opened(self, change: Change) -> None:
        # The button is gone with the press; the roll-call is next.
        self._is_opening = True
        self.messages.toast(_("Đã khai mạc buổi họp."), change.command_id)

    def _cancel_meeting(self) -> None:
        panel = self.desk.panel_of("prepare")
        if isinstance(panel, PreparePanel):
            panel.cancel()

    def _see_minutes(self) -> None:
        self.open_requested.emit(Place("preview", f"minutes:{self._meeting_id}"))

    def _new_task(self) -> None:
        panel = self.desk.panel_of("conclusion")
        view = self.desk.view
        if self._meeting_id and view is not None and isinstance(panel, ConclusionPanel):
            panel.view = view
            panel.begin_task()

    def _new_speaker(self) -> None:
        panel = self.desk.panel_of("discussion")
        if self._meeting_id and isinstance(panel, DiscussionPanel):
            self.go_to_step(panel.step)
            panel.begin_speaker()
