"""The meeting at the table, filling the screen (ui-spec.md S3, picture 03).

Everything that is done or typed is durable at once; the window can be left, closed or
killed at any moment and goes on at the same step with the same letters.
"""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.features.meetings.model.course import Step
from app.features.meetings.model.records import State
from app.features.meetings.model.running import Resumed
from app.features.meetings.model.views import MeetingView
from app.features.meetings.rules.running import was_left
from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.places import Place
from ui.pages.meetings.panels.base import Panel
from ui.pages.meetings.panels.start.opening import OpeningPanel
from ui.pages.meetings.panels.talk.discussion import DiscussionPanel
from ui.pages.meetings.presenter import runner as words
from ui.pages.meetings.presenter.desk import desk_view
from ui.pages.meetings.runner.cutoff import CutOff
from ui.pages.meetings.runner.frame import RunnerFrame, Table
from ui.pages.meetings.runner.keys import bind
from ui.pages.meetings.runner.keysheet import show_keys
from ui.pages.meetings.runner.panels import shown_steps
from ui.widgets.status import Tone

_WATCHES = frozenset({"meetings", "tasks", "session_score", "scores"})
_BLOCKED, _RESUMED = "blocked", "resumed"


class RunnerWindow(RunnerFrame):
    """Leads one meeting from the opening to the locked minutes."""

    def __init__(self, table: Table, meeting_id: str) -> None:
        super().__init__(table, meeting_id)
        self.view: MeetingView | None = None
        self.step = ""
        self._steps: tuple[Step, ...] = ()
        self._found = Resumed((), None, was_cut=False)
        self._connect()

    def begin(self) -> None:
        """Read the meeting and what was half typed; go on where it stood."""
        self.acts.read(self._gather, self._found_again, self._not_begun)

    def rest(self) -> None:
        """Keep what is half typed."""
        self.keeper.flush()

    def come_back(self) -> None:
        """Put the focus into the step."""
        self._focus()

    @property
    def panel(self) -> Panel | None:
        """The panel that is shown."""
        step = self._step_of(self.step)
        return self.centre.panel(step) if step is not None else None

    def go_to(self, step: str) -> None:
        """Go to a step if nothing stops the ones before; the meeting remembers it."""
        if self.view is None or not step or step == self.step:
            return
        self._leave_panel()
        act = partial(self.table.meetings.sitting.go_to, self.meeting_id, step)
        self.acts.change(act, self._went, self._refused)

    def repair(self, name: str) -> None:
        """Go to the step that repairs something, by its name or that of its panel."""
        found = (one.id for one in self._steps if name in {one.id, one.panel})
        self.go_to(next(found, ""))

    def go_on(self) -> None:
        """Open the meeting, or go to the next step."""
        if self.view is None:
            return
        if self.view.meeting.state is State.PLANNED:
            panel = self.panel
            if isinstance(panel, OpeningPanel):
                panel.begin()
        else:
            self.go_to(self._neighbour(1))

    def go_back(self) -> None:
        """Go to the step before."""
        if self.view is not None and self.view.meeting.state is not State.PLANNED:
            self.go_to(self._neighbour(-1))

    def _skip(self) -> None:
        step = self._step_of(self.step)
        if step is not None and self.bottom.skip.isVisibleTo(self):
            self.asking.skip(step)

    def pause(self) -> None:
        """Let the meeting stand still, or go on."""
        if self.view is None or self.view.meeting.state is not State.RUNNING:
            return
        self._leave_panel()
        sitting = self.table.meetings.sitting
        is_paused = self.clockwork.stands_still
        act = sitting.go_on if is_paused else sitting.pause
        self.acts.change(partial(act, self.meeting_id))

    def speak(self) -> None:
        """Ask who speaks (F7), in the discussion or beside any other step."""
        if self.view is None or self.view.meeting.state is not State.RUNNING:
            return
        panel = self.panel
        if isinstance(panel, DiscussionPanel):
            panel.begin_speaker()
        else:
            self.asking.opinion(self.view, panel)

    def give_task(self) -> None:
        """Ask for a new task (F11)."""
        if self.view is not None and self.view.meeting.can_change:
            self.asking.task(self.view)

    def leave(self) -> None:
        """Leave to go on later; a running meeting is asked about first."""
        running = self.view is not None and self.view.meeting.state is State.RUNNING
        if running:
            self.asking.leaving(self._leave_now)
        else:
            self._leave_now()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc what nothing inside has used."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.top.pause_wanted.connect(self.pause)
        self.top.leave_wanted.connect(self.leave)
        self.bottom.skip_wanted.connect(self._skip)
        self.bottom.back_wanted.connect(self.go_back)
        self.bottom.next_wanted.connect(self.go_on)
        self.centre.chosen.connect(self.go_to)
        self.centre.go_on.connect(self.pause)
        self.centre.speak.clicked.connect(self.speak)
        self.centre.give.clicked.connect(self.give_task)
        self.keeper.failed.connect(self._not_kept)
        self.table.jobs.changed.connect(self._hear)
        bind(
            self,
            (
                (("F10", "Ctrl+Return", "Ctrl+Enter"), self.go_on),
                (("Alt+Left",), self.go_back),
                (("F7", "Ctrl+B"), self.speak),
                (("F11", "Ctrl+N"), self.give_task),
                (("F1", "Ctrl+H"), lambda: show_keys(self)),
            ),
        )

    def _gather(self) -> tuple[Resumed, MeetingView]:
        meetings = self.table.meetings
        return meetings.drafts.of(self.meeting_id), meetings.meeting(self.meeting_id)

    def _found_again(self, found: tuple[Resumed, MeetingView]) -> None:
        self._found, view = found
        self.keeper.begin(self.meeting_id, self._found.drafts)
        self._take(view)

    def _not_begun(self, problem: Problem) -> None:
        self.left.emit()
        self.acts.messages.error(problem)

    def _hear(self, change: Change) -> None:
        if _WATCHES & change.kinds:
            self._reload()
            self.clockwork.show_saved()

    def _reload(self) -> None:
        use_case = partial(self.table.meetings.meeting, self.meeting_id)
        self.acts.read(use_case, self._take)

    def _take(self, view: MeetingView) -> None:
        is_first = self.view is None
        self.view, self._steps = view, shown_steps(view.steps)
        # A step that is not shown stands for the one before it.
        wanted = self._step_of(view.meeting.step) or self._steps[0]
        changed = wanted.id != self.step
        self.step = self.keeper.step = wanted.id
        desk = desk_view(view, self._steps, wanted.id)
        self.holds_lock = desk.is_running
        self.top.show_names(view.title, desk.subtitle)
        self.bottom.show_cue(desk.cue if desk.is_running or desk.can_open else "")
        panel = self.centre.show_view(view, desk, wanted)
        self.clockwork.show_view(view, self._steps)
        was_paused = self.centre.is_paused
        if self.clockwork.stands_still:
            self.centre.show_pause(words.paused_words(view))
        else:
            self.centre.show_panel(panel)
        if is_first:
            self.ready.emit()
        if not self.centre.is_paused and (changed or was_paused or is_first):
            self._focus()
        if is_first:
            self._resume(view)

    def _resume(self, view: MeetingView) -> None:
        """Say where the meeting goes on, and open what was open."""
        if self._found.is_long:
            go_on = partial(self._go_on_with, view)
            CutOff(self, self.acts).ask(self._found, go_on, self.left.emit)
        else:
            self._go_on_with(view)

    def _go_on_with(self, view: MeetingView) -> None:
        if was_left(view.record):
            act = partial(self.table.meetings.sitting.go_on, self.meeting_id)
            self.acts.change(act)
        told = words.resumed_words(view, self._found)
        if told:
            self.notices.show_notice(_RESUMED, Tone.OK, told)
        self.clockwork.show_saved()
        self.asking.resume(view, self._steps, self.panel)
        self.keeper.found_at = ""

    def _not_kept(self, problem: Problem) -> None:
        self.clockwork.show_unsaved()
        self.acts.messages.error(problem, self)

    def _went(self, _change: Any) -> None:  # noqa: ANN401  (a job's result)
        self.notices.clear()

    def _refused(self, problem: Problem) -> None:
        sentence = self.acts.messages.sentence(problem)
        self.notices.clear()
        self.notices.show_notice(_BLOCKED, Tone.WARN, sentence)
        self._focus()

    def _leave_panel(self) -> None:
        panel = self.panel
        if panel is not None:
            # A field saves what stands in it when it is left.
            typing = QApplication.focusWidget()
            if typing is not None and panel.isAncestorOf(typing):
                typing.clearFocus()
            panel.leave()
        self.keeper.flush()

    def _leave_now(self) -> None:
        self._leave_panel()
        if self.view is not None and self.view.meeting.state is State.RUNNING:
            act = partial(self.table.meetings.sitting.leave, self.meeting_id)
            self.acts.change(act, lambda _change: self.left.emit(), self._refused)
        else:
            self.left.emit()

    def leave_for(self, place: Place) -> None:
        """Leave for another place of the program; the meeting can be gone on with."""
        self._leave_panel()
        super().leave_for(place)

    def _focus(self) -> None:
        panel = self.panel
        if panel is None:
            return
        target: QWidget | None = self.keeper.last_field(panel) or panel.first_stop()
        if target is not None and self.isVisible():
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step_of(self, step: str) -> Step | None:
        return next((one for one in self._steps if one.id == step), None)

    def _neighbour(self, by: int) -> str:
        ids = [one.id for one in self._steps]
        at = (ids.index(self.step) if self.step in ids else 0) + by
        return ids[at] if 0 <= at < len(ids) else ""
