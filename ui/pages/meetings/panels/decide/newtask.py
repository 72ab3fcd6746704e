"""A new task from any step (F11): who does what by when, heard at which meeting."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.features.meetings.model.entries import TaskDraft
from app.features.meetings.model.records import State
from app.features.meetings.model.views import MeetingLine, MeetingView
from app.features.meetings.service.meetings import Meetings
from app.kernel.changes import Change
from app.kernel.dates import short
from app.kernel.words import _
from ui.pages.meetings.dialogs import FormDialog
from ui.pages.meetings.panels.base import Acts, day_of, items, people
from ui.widgets.forms.fields import Field, Option, Value

KEPT = "task"


class TaskDialog(FormDialog):
    """Asks for a task; who answers for it and what comes out may stay open."""

    def __init__(self, owner: QWidget, acts: Acts, view: MeetingView) -> None:
        super().__init__(
            owner, acts, _("Nhiệm vụ mới"), _task_fields(), _("Giao nhiệm vụ")
        )
        self.kept = KEPT
        self._told: dict[str, Value] = {}
        self.form.offer("owner_id", people(view))
        self.form.offer("item_id", items(view))
        self._meetings, day = acts.meetings, view.meeting.on_day
        acts.read(lambda: _later(self._meetings, day), self._offer_meetings)

    def prepare(self) -> None:
        """Read the form."""
        self._told = self.form.values()

    def act(self) -> Change:
        """Give the task."""
        told = self._told
        words = {
            key: value if isinstance(value, str) else "" for key, value in told.items()
        }
        draft = TaskDraft(
            title=words["title"],
            owner_id=words["owner_id"],
            owner_text=words["owner_text"],
            starts_on=day_of(told["starts_on"]),
            due_on=day_of(told["due_on"]),
            report_meeting_id=words["report_meeting_id"],
            product=words["product"],
            responsibility=words["responsibility"],
            authority=words["authority"],
            item_id=words["item_id"],
        )
        return self.acts.meetings.floor.give_task(self.acts.meeting_id, draft)

    def _offer_meetings(self, found: list[MeetingLine]) -> None:
        options = tuple(
            Option(line.id, f"{line.title}, {short(line.on_day)}") for line in found
        )
        self.form.offer("report_meeting_id", options)
        kept = self.acts.noted(f"{KEPT}.report_meeting_id")
        if kept is not None:
            self.form.fill({"report_meeting_id": kept.choice})


def _later(meetings: Meetings, day: date) -> list[MeetingLine]:
    """List the planned meetings after a day, of its year and the next."""
    found = [*meetings.of_year(day.year), *meetings.of_year(day.year + 1)]
    return [line for line in found if line.on_day > day and line.state is State.PLANNED]


def _task_fields() -> list[Field]:
    return [
        Field("title", _("Việc phải làm")),
        Field("owner_id", _("Người thực hiện"), kind="person", optional=True),
        Field("owner_text", _("Tập thể, người phối hợp"), optional=True),
        Field("starts_on", _("Bắt đầu"), kind="date", optional=True),
        Field("due_on", _("Thời hạn"), kind="date", optional=True),
        Field("report_meeting_id", _("Báo cáo tại kỳ"), kind="choice", optional=True),
        Field("product", _("Kết quả phải có"), optional=True),
        Field("responsibility", _("Ai chịu trách nhiệm"), optional=True),
        Field("authority", _("Ai có thẩm quyền quyết định"), optional=True),
        Field("item_id", _("Theo nội dung"), kind="choice", optional=True),
    ]
