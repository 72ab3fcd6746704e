"""What the meeting at the table is framed by: bars, middle, keys. No decisions."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QResizeEvent

from app.features.meetings.service.meetings import Meetings
from app.features.session_score.service.scores import SessionScore
from app.kernel.clock import Clock
from app.kernel.places import Place
from app.kernel.words import _
from app.reports.model import Prepared
from ui.jobs import Jobs
from ui.messages import Messages
from ui.pages.meetings.keeping.keeper import Keeper
from ui.pages.meetings.panels.base import Acts
from ui.pages.meetings.runner.asking import Asking
from ui.pages.meetings.runner.bottombar import BottomBar
from ui.pages.meetings.runner.centre import Centre
from ui.pages.meetings.runner.clockwork import Clockwork
from ui.pages.meetings.runner.topbar import TopBar
from ui.widgets import theme
from ui.widgets.basic.layout import column
from ui.widgets.reflow import Width, width_of
from ui.widgets.stage import Stage


@dataclass(frozen=True, slots=True)
class Table:
    """What a running meeting works with."""

    meetings: Meetings
    clock: Clock
    jobs: Jobs
    messages: Messages
    prepare: Callable[[str, str], Prepared] | None = None
    scores: SessionScore | None = None


class RunnerFrame(Stage):
    """Top bar, steps, the step, figures, bottom bar; they follow the width."""

    def __init__(self, table: Table, meeting_id: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName(_("Điều hành buổi họp"))
        self.table, self.meeting_id = table, meeting_id
        self._width: Width | None = None
        self.keeper = Keeper(table.meetings.drafts, table.jobs, self)
        self.acts = self._make_acts(table)
        self.asking = Asking(self, self.acts)
        self.top, self.bottom = TopBar(), BottomBar()
        self.centre = Centre(self.acts)
        self.notices = self.centre.notices
        layout = column(self.top, self.centre, self.bottom, gap=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.clockwork = Clockwork(
            table.clock, self.keeper, self.top, self.centre, self.bottom
        )
        theme.current().changed.connect(self._measure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the frame to the window."""
        super().resizeEvent(event)
        self._measure()

    def repair(self, name: str) -> None:
        """Go to the step that repairs something, by its name or that of its panel."""
        raise NotImplementedError

    def leave_for(self, place: Place) -> None:
        """Leave for another place of the program."""
        self.open_requested.emit(place)

    def _make_acts(self, table: Table) -> Acts:
        return Acts(
            meetings=table.meetings,
            clock=table.clock,
            messages=table.messages,
            read=partial(table.jobs.read, self),
            change=partial(table.jobs.change, self),
            open_place=self.leave_for,
            leave_to=self.repair,
            meeting_id=self.meeting_id,
            owner=self,
            keeper=self.keeper,
            prepare=table.prepare,
            scores=table.scores,
        )

    def _measure(self) -> None:
        width = width_of(self)
        if width is not self._width:
            self._width = width
            for part in (self.top, self.centre, self.bottom):
                part.reflow(width)
