"""An opinion noted beside another step (F7): the same questions in a small form."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.features.meetings.model.entries import NewOpinion
from app.features.meetings.model.records import Tone
from app.features.meetings.model.views import MeetingView
from app.kernel.changes import Change
from app.kernel.words import _
from ui.pages.meetings.dialogs import FormDialog
from ui.pages.meetings.panels.base import Acts, items
from ui.pages.meetings.panels.talk.discussion import opinion_fields
from ui.pages.meetings.presenter.speakers import numbered_people
from ui.widgets.forms.fields import Field, Value

KEPT = "aside"


class OpinionDialog(FormDialog):
    """Asks who speaks and what is said; ``item_id`` is offered as the matter."""

    def __init__(
        self, owner: QWidget, acts: Acts, view: MeetingView, item_id: str
    ) -> None:
        fields = [_in_column(field) for line in opinion_fields() for field in line]
        super().__init__(owner, acts, _("Ghi ý kiến"), fields, _("Ghi ý kiến"))
        self.kept = KEPT
        self._told: dict[str, Value] = {}
        self.form.offer("person_id", numbered_people(view))
        self.form.offer("item_id", items(view))
        self.form.fill({"item_id": item_id})

    def prepare(self) -> None:
        """Read the form."""
        self._told = self.form.values()

    def act(self) -> Change:
        """Record the opinion."""
        new = opinion_of(self._told)
        return self.acts.meetings.floor.note_opinion(self.acts.meeting_id, new)


def _in_column(field: Field) -> Field:
    """Only what is said must be there; who says it is checked by the act itself."""
    return replace(field, optional=field.key != "text")


def opinion_of(told: dict[str, Value]) -> NewOpinion:
    """Make an opinion of what stands in a form."""
    return NewOpinion(
        text=str(told["text"] or ""),
        person_id=str(told["person_id"] or ""),
        speaker=str(told["speaker"] or ""),
        item_id=str(told["item_id"] or ""),
        tone=Tone(str(told["tone"] or "")),
        restricted=bool(told["restricted"]),
    )
