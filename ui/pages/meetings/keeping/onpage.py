"""What is half typed on the page of meetings, beside the meeting at the table.

The page keeps one meeting at a time.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.features.meetings.model.running import Draft
from app.features.meetings.model.views import MeetingView
from app.kernel.errors import Problem
from ui.jobs import Jobs
from ui.pages.meetings.desk import MeetingDesk
from ui.pages.meetings.dialogs import OPEN
from ui.pages.meetings.keeping.keeper import Keeper
from ui.pages.meetings.keeping.questions import PAGE
from ui.pages.meetings.panels.base import Acts

Found = tuple[MeetingView, tuple[Draft, ...] | None]


class PageKeeping(QObject):
    """Reads a meeting with its drafts, and gives it to the table and takes it back."""

    def __init__(
        self, acts: Acts, desk: MeetingDesk, jobs: Jobs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._acts, self._desk = acts, desk
        self.keeper = Keeper(acts.meetings.drafts, jobs, self)
        self.keeper.failed.connect(partial(_tell, acts))
        acts.keeper = self.keeper

    def read(self, meeting_id: str, then: Callable[[Found], None]) -> None:
        """Read a meeting for the page."""
        wants = self.wants_drafts(meeting_id)
        self._acts.read(partial(self.gather, meeting_id, with_drafts=wants), then)

    def gather(self, meeting_id: str, *, with_drafts: bool) -> Found:
        """Read the meeting, at first with its drafts; runs on the store's thread."""
        meetings = self._acts.meetings
        view = meetings.meeting(meeting_id)
        return view, meetings.drafts.of(meeting_id).drafts if with_drafts else None

    def wants_drafts(self, meeting_id: str) -> bool:
        """Say whether the drafts of a meeting are not known yet."""
        return bool(meeting_id) and self.keeper.meeting_id != meeting_id

    def take(self, found: Found) -> MeetingView:
        """Begin with what was found of a meeting, unless it is kept already."""
        view, drafts = found
        if drafts is not None and self.wants_drafts(view.meeting.id):
            self.keeper.begin(view.meeting.id, drafts)
            self._desk.forget()
        return view

    def reopen(self) -> None:
        """Open again the question that was open on the page."""
        desk = self._desk.desk
        if desk is None or desk.is_running:
            return
        for name in (PAGE, OPEN):
            kept = self._acts.noted(name)
            if kept is not None and kept.text:
                self._desk.panel.reopen(kept.text)
                return

    def last_field(self) -> QWidget | None:
        """Give the field somebody was in when the meeting was left or cut off."""
        found = self.keeper.last_field(self._desk.panel)
        self.keeper.found_at = ""
        return found

    def hand_over(self) -> None:
        """Save and keep what is typed: the meeting is led at the table."""
        view = self._desk.view
        if view is not None and self.keeper.meeting_id == view.meeting.id:
            self._desk.panel.leave()
        self.keeper.begin("", ())


def _tell(acts: Acts, problem: Problem) -> None:
    acts.messages.error(problem, acts.owner)
