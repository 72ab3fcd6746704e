"""What moves by itself in the frame: the clocks, what is saved, which buttons act."""

from PySide6.QtCore import QObject, QTimer

from app.features.meetings.model.course import Step
from app.features.meetings.model.views import MeetingView
from app.features.meetings.rules.running import Clocks, clocks, was_left
from app.kernel.clock import Clock
from app.kernel.words import _
from ui.pages.meetings.keeping.keeper import Keeper
from ui.pages.meetings.panels.talk.discussion import DiscussionPanel
from ui.pages.meetings.presenter import runner as words
from ui.pages.meetings.presenter.speakers import talk_words
from ui.pages.meetings.runner.bottombar import BottomBar
from ui.pages.meetings.runner.centre import Centre
from ui.pages.meetings.runner.topbar import TopBar
from ui.widgets.status import Tone

_SECOND = 1000
_CLOCK = "clock"


class Clockwork(QObject):
    """Shows the time of a meeting every second, from the times in the book."""

    def __init__(
        self, clock: Clock, keeper: Keeper, top: TopBar, centre: Centre, foot: BottomBar
    ) -> None:
        super().__init__(centre)
        self._clock, self._keeper = clock, keeper
        self._top, self._centre, self._foot = top, centre, foot
        self._view: MeetingView | None = None
        self._steps: tuple[Step, ...] = ()
        self._is_wrong = False
        self._tick = QTimer(self, interval=_SECOND)
        self._tick.timeout.connect(self.show_time)
        keeper.kept.connect(self.show_saved)

    def show_view(self, view: MeetingView, steps: tuple[Step, ...]) -> None:
        """Follow a meeting as it stands now."""
        self._view, self._steps = view, steps
        if not self._tick.isActive():
            self._tick.start()
        self.show_time()

    @property
    def stands_still(self) -> bool:
        """Whether the meeting is paused; being left to go on later is no pause."""
        view = self._view
        return (
            view is not None
            and self._read(view).is_paused
            and not was_left(view.record)
        )

    def show_time(self) -> None:
        """Show every clock as of now."""
        view = self._view
        if view is None:
            return
        told = self._read(view)
        shown = words.clock_view(view, told)
        self._top.show_clock(shown)
        acts = words.acts_view(view, told, self._steps)
        self._foot.show_acts(acts)
        self._centre.show_tools(
            can_speak=acts.can_pause, can_give=view.meeting.can_change
        )
        self._top.show_pause(
            acts.pause_words, is_paused=self.stands_still, can=acts.can_pause
        )
        panel = self._centre.shown
        if isinstance(panel, DiscussionPanel):
            panel.show_talk(talk_words(view, told))
        self._warn(is_wrong=told.went_back)

    def show_saved(self) -> None:
        """Say that everything is durable, if it is."""
        if self._keeper.is_clean:
            told = words.saved_words(self._clock.now())
            self._top.show_saved(told, is_good=True)

    def show_unsaved(self) -> None:
        """Say that something could not be kept."""
        self._top.show_saved(_("Chưa lưu được"), is_good=False)

    def _warn(self, *, is_wrong: bool) -> None:
        if is_wrong is self._is_wrong:
            return
        self._is_wrong = is_wrong
        notices = self._centre.notices
        if is_wrong:
            notices.show_notice(_CLOCK, Tone.WARN, words.clock_went_back())
        else:
            notices.clear(_CLOCK)

    def _read(self, view: MeetingView) -> Clocks:
        return clocks(view.record, view.steps, self._clock.now())
