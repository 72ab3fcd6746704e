"""When somebody came late or left early; an empty time takes it back."""

from PySide6.QtWidgets import QWidget

from app.features.meetings.model.running import Presence
from app.features.meetings.model.views import MeetingView
from app.kernel.changes import Change
from app.kernel.words import _
from ui.pages.meetings.dialogs import FormDialog
from ui.pages.meetings.panels.base import Acts
from ui.widgets.forms.fields import Field

# What is half typed is kept under these names, with the person behind them.
LATE, EARLY = "late:", "early:"


class PresenceDialog(FormDialog):
    """Asks one time, offered as now."""

    def __init__(
        self,
        owner: QWidget,
        acts: Acts,
        view: MeetingView,
        person_id: str,
        *,
        is_early: bool,
    ) -> None:
        line = next(one for one in view.record.roll if one.person_id == person_id)
        title = _("Về sớm: {name}") if is_early else _("Đến muộn: {name}")
        label = _("Giờ về") if is_early else _("Giờ đến")
        fields = [Field("at", label, width=110, placeholder="08:10", optional=True)]
        super().__init__(
            owner, acts, title.format(name=line.name), fields, _("Ghi giờ")
        )
        self.kept = f"{EARLY if is_early else LATE}{person_id}"
        self._person_id, self._is_early = person_id, is_early
        self._at = ""
        known = _known(view, person_id)
        told = (known.left_at if is_early else known.arrived_at) if known else None
        now = acts.clock.now()
        is_now = view.goes_on or now.date() == view.meeting.on_day
        offered = now if is_now else None
        shown = told or offered
        self.form.fill({"at": f"{shown:%H:%M}" if shown else ""})

    def prepare(self) -> None:
        """Read the time."""
        self._at = str(self.form.value("at") or "")

    def act(self) -> Change:
        """Note the time, or that there is none."""
        meetings, meeting_id = self.acts.meetings, self.acts.meeting_id
        at = meetings.times.of(meeting_id, self._at, "at") if self._at else None
        desk = meetings.presence
        note = desk.depart if self._is_early else desk.arrive
        return note(meeting_id, self._person_id, at)


def _known(view: MeetingView, person_id: str) -> Presence | None:
    found = (one for one in view.record.presence if one.person_id == person_id)
    return next(found, None)
