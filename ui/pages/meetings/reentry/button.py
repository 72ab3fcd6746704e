"""The button that leads from a meeting to the sheets it was written on."""

from collections.abc import Callable

from app.features.meetings.model.views import MeetingView
from app.kernel.words import _
from ui.pages.meetings.presenter.desk import can_run
from ui.pages.meetings.reentry.window import ReentryWindow
from ui.pages.meetings.runner.frame import Table
from ui.widgets.basic.button import Button
from ui.widgets.stage import Stage


class PaperButton(Button):
    """Shown while a meeting can still be held; opens the re-entry screen."""

    def __init__(
        self,
        table: Table,
        leave: Callable[[], object],
        show: Callable[[Stage], object],
    ) -> None:
        super().__init__(_("Nhập từ giấy"), icon="pencil-line")
        self._table, self._before, self._show = table, leave, show
        self._meeting_id = ""
        self.clicked.connect(self.open_sheets)

    def show_for(self, view: MeetingView) -> None:
        """Show it if the meeting can be entered from paper."""
        self._meeting_id = view.meeting.id
        self.setVisible(can_run(view, self._table.clock.today()))

    def open_sheets(self) -> None:
        """Open the screen."""
        self._before()
        self._show(ReentryWindow(self._table, self._meeting_id))
