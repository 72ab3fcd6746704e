"""Sinh hoạt: the list of the year, and one meeting in its steps (ui-spec.md S3, S4)."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.features.meetings.service.meetings import Meetings
from app.features.session_score.service.scores import SessionScore
from app.kernel.clock import Clock
from app.kernel.places import Place
from app.kernel.words import _
from app.reports.model import Prepared
from ui.jobs import Jobs
from ui.messages import Messages
from ui.pages.meetings.desk import MeetingDesk
from ui.pages.meetings.keeping.onpage import Found, PageKeeping
from ui.pages.meetings.panels.base import Acts
from ui.pages.meetings.presenter.desk import DeskView, can_run
from ui.pages.meetings.reentry.button import PaperButton
from ui.pages.meetings.runner.frame import Table
from ui.pages.meetings.runner.window import RunnerWindow
from ui.pages.meetings.yearpart import YearPart, is_plan
from ui.widgets.basic.button import Button
from ui.widgets.basic.text import text
from ui.widgets.page import Page
from ui.widgets.reflow import Width

Prepare = Callable[[str, str], Prepared]


class MeetingsPage(Page):
    """Two faces: the year, and the meeting named by the place.

    ``stage_wanted`` carries the window in which a meeting is led, not begun yet.
    """

    stage_wanted = Signal(object)

    name = "meetings"
    watches = frozenset({"meetings", "tasks", "members", "people"})
    offers = frozenset({"new", "print"})

    def __init__(
        self,
        meetings: Meetings,
        clock: Clock,
        jobs: Jobs,
        messages: Messages,
        scores: SessionScore | None = None,
        prepare: Prepare | None = None,
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
            jobs=jobs,
            scores=scores,
            prepare=prepare,
        )
        self._table = Table(meetings, clock, jobs, messages, prepare, scores)
        self.year = clock.today().year
        self._meeting_id, self._wanted_step = "", ""
        self.part = YearPart(self.acts)
        self.face = self.part.face
        self.desk = MeetingDesk(self.acts)
        self._keeping = PageKeeping(self.acts, self.desk, jobs, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.part)
        self._stack.addWidget(self.desk)
        self.body.addWidget(self._stack, 1)
        self._build_actions()
        self._connect()
        self._show_face()

    def enter(self, record_id: str = "") -> None:
        """Open the year, or one meeting."""
        # "<meeting>:discussion" leads to what was said there, by panel or step.
        whole = "" if is_plan(record_id) else record_id
        meeting_id, _colon, step = whole.partition(":")
        if meeting_id != self._meeting_id or self.part.shows_plan or step:
            self._leave_step()
            self.desk.looks_back = False
            self._meeting_id, self._wanted_step = meeting_id, step
            self.acts.meeting_id = meeting_id
            self.forget()
        if self._keeping.wants_drafts(self._meeting_id):
            self.forget()
        self.part.show_place(record_id, self.year)
        self._show_face()
        super().enter("")

    def reload(self) -> None:
        """Read the year or the meeting again."""
        if self._meeting_id:
            self._keeping.read(self._meeting_id, self._take_meeting)
        else:
            self.part.reload()

    def first_focus(self) -> QWidget | None:
        """Start in the list, or where the step begins."""
        if not self._meeting_id:
            return self.part.first_stop()
        return self.desk.first_stop()

    def set_year(self, year: int) -> None:
        """Show another year."""
        self.year = year
        if not self._meeting_id:
            self.part.show_place("", year)
            self._show_face()
        self.forget()

    def reflow(self, width: Width) -> None:
        """Fit the meeting to the window."""
        self.desk.reflow(width)

    def new_item(self) -> None:
        """Plan a meeting."""
        if not self._meeting_id:
            self.part.new_meeting()

    def print_seen(self) -> None:
        """Show the minutes, or the plan of the year, as they will be printed."""
        if self._meeting_id:
            self._see_minutes()
        else:
            self.part.print_seen()

    def go_to_step(self, step: str) -> None:
        """Leave for another step; the meeting remembers it."""
        view = self.desk.view
        step = self.desk.step_for(step)
        if not step or view is None or view.meeting.id != self._meeting_id:
            return
        self._leave_step()
        self.desk.looks_back = False
        self._wanted_step = step
        if view.meeting.can_change and view.roll_ready:
            act = self._meetings.sitting.go_to
            self.change(partial(act, self._meeting_id, step))
        self.desk.show_view(view, step)
        self._focus_step()

    def _leave_step(self) -> None:
        if self._meeting_id and self.desk.view is not None:
            self.desk.panel.leave()

    def _build_actions(self) -> None:
        self._cancel = Button(_("Hủy buổi họp"))
        self._minutes = Button(_("Xem biên bản"), icon="file-text")
        self._back = Button("", icon="calendar-check")
        self._run = Button(_("Điều hành buổi họp"), "primary", icon="play")
        self._previous = Button(_("Trước"), icon="chevron-left")
        self._next = Button("", "primary")
        self._paper = PaperButton(
            self._table, self._keeping.hand_over, self.stage_wanted.emit
        )
        self._own = (self._back, self._cancel, self._minutes, self._paper, self._run)
        for button in (*self.part.buttons, *self._own):
            self.header.add_action(button)
        self.action_bar.add_hint(self.part.hint)
        self.action_bar.add(self.part.write)
        self.action_bar.add_hint(text(""))
        self.action_bar.add(self._previous)
        self.action_bar.add(self._next)
        self.action_bar.hide()

    def _connect(self) -> None:
        self.part.opened.connect(self._open_meeting)
        self.part.titled.connect(self._title)
        self.desk.step_chosen.connect(self.go_to_step)
        self.desk.shown.connect(self._show_actions)
        self._cancel.clicked.connect(self.desk.cancel)
        self._minutes.clicked.connect(self._see_minutes)
        self._back.clicked.connect(self._look_back)
        self._run.clicked.connect(self.run_meeting)
        self.desk.run_wanted.connect(self.run_meeting)
        self._next.clicked.connect(lambda: self.go_to_step(self.desk.neighbour(1)))
        self._previous.clicked.connect(lambda: self.go_to_step(self.desk.neighbour(-1)))
        for key in ("F10", "Ctrl+Return"):
            QShortcut(QKeySequence(key), self).activated.connect(self._go_on)

    def _show_face(self) -> None:
        is_meeting = bool(self._meeting_id)
        is_inside = is_meeting or self.part.shows_plan
        self._stack.setCurrentWidget(self.desk if is_meeting else self.part)
        self.part.show_buttons(is_shown=not is_meeting)
        for button in self._own:
            button.hide()
        self._previous.setVisible(is_meeting)
        self._next.setVisible(is_meeting)
        self.action_bar.setVisible(is_inside)
        self.header.set_crumb(_("Sinh hoạt") if is_inside else "")
        self.header.set_locked("")
        if not is_inside:
            self.header.set_title(_("Sinh hoạt"))

    def _title(self, title: str, subtitle: str, locked: str) -> None:
        if not self._meeting_id:
            self.header.set_title(title)
            self.header.set_subtitle(subtitle)
            self.header.set_locked(locked)

    def _show_actions(self, desk: DeskView) -> None:
        self.header.set_title(desk.title)
        self.header.set_subtitle(desk.subtitle)
        self._cancel.setVisible(desk.can_open)
        view = self.desk.view
        can_lead = view is not None and can_run(view, self._clock.today())
        self._run.setVisible(can_lead)
        self._minutes.setVisible(desk.has_minutes and not desk.can_open)
        if self.desk.view is not None:
            self._paper.show_for(self.desk.view)
            self._back.setVisible(self.desk.view.meeting.was_held)
        is_back = self.desk.looks_back
        self._back.setText(_("Xem diễn biến") if is_back else _("Báo họp, đăng tải"))
        self._previous.setVisible(desk.has_previous)
        self._next.setVisible(desk.has_next)
        self._next.setText(f"{desk.next_words}  F10")

    def _take_meeting(self, found: Found) -> None:
        if found[0].meeting.id != self._meeting_id:
            return
        is_new = self._keeping.wants_drafts(self._meeting_id)
        view = self._keeping.take(found)
        known = self.desk.view.meeting if self.desk.view is not None else None
        is_first = known is None or known.id != view.meeting.id
        # What had the focus before the meeting was held is gone.
        was_held = known is not None and known.state is not view.meeting.state
        step = self._wanted_step or view.meeting.step
        self.desk.show_view(view, step)
        if self.desk.step_for(step) not in {"", self.desk.step}:
            self.desk.show_view(view, self.desk.step_for(step))
        if is_first or was_held:
            self._focus_step()
        if is_new:
            self._keeping.reopen()

    def _focus_step(self) -> None:
        if target := self._keeping.last_field() or self.desk.first_stop():
            target.setFocus()

    def _open_meeting(self, meeting_id: str) -> None:
        self.open_requested.emit(Place("meetings", meeting_id))

    def run_meeting(self) -> None:
        """Lead the meeting in its own window, from where it stands."""
        view = self.desk.view
        if self._meeting_id and view and can_run(view, self._clock.today()):
            self.run(self._meeting_id)

    def run(self, meeting_id: str) -> None:
        """Lead a meeting in its own window; it says itself what cannot be done."""
        self._keeping.hand_over()
        runner = RunnerWindow(self._table, meeting_id)
        runner.left.connect(self.reload)
        self.stage_wanted.emit(runner)

    def _go_on(self) -> None:
        if self.part.write.isVisibleTo(self) and self.part.write.isEnabled():
            self.part.write.click()
        elif self._run.isVisibleTo(self):
            self.run_meeting()
        elif self._next.isVisibleTo(self):
            self._next.click()

    def _look_back(self) -> None:
        self._leave_step()
        self.desk.look_back(is_on=not self.desk.looks_back)

    def _see_minutes(self) -> None:
        self.open_requested.emit(Place("preview", f"minutes:{self._meeting_id}"))
