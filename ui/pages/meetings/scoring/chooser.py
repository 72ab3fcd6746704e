"""Opens the choice of a set of scores from a page that leads no meeting."""

from collections.abc import Callable
from datetime import date

from app.features.meetings.service.meetings import Meetings
from app.features.session_score.service.scores import SessionScore
from app.kernel.changes import Change
from app.kernel.clock import Clock
from ui.pages.meetings.panels.base import Acts
from ui.pages.meetings.scoring.schemes import SchemeDialog
from ui.widgets.page import Page

Opened = Callable[[Page, date, bool, Callable[[Change], None]], SchemeDialog]


def chooser(meetings: Meetings, scores: SessionScore, clock: Clock) -> Opened:
    """Hand out what opens the dialog over a page; see ``SchemeDialog``."""

    def choose(
        page: Page,
        day: date,
        is_fresh: bool,  # noqa: FBT001  (a callback of the settings)
        kept: Callable[[Change], None],
    ) -> SchemeDialog:
        acts = Acts(
            meetings=meetings,
            clock=clock,
            messages=page.messages,
            read=page.read,
            change=page.change,
            open_place=page.open_requested.emit,
            leave_to=lambda _step: None,
        )
        dialog = SchemeDialog(page, acts, scores, day, is_fresh=is_fresh)
        dialog.kept = kept
        dialog.begin()
        return dialog

    return choose
