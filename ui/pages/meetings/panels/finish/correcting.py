"""What was read out, corrected where it stands: one text and its button."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal

from app.features.meetings.model.entries import NewItem, NewOpinion
from app.features.meetings.model.views import MeetingView
from app.kernel.changes import Change
from app.kernel.words import _
from ui.pages.meetings.panels.base import Acts
from ui.pages.meetings.presenter.readback import Spot
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import STRETCH, boxed, row
from ui.widgets.forms.builder import FormBuilder
from ui.widgets.forms.fields import Field

_AT = "fixing"


class CorrectingCard(Card):
    """Opens on a spot; ``done`` fires when it is saved or given up."""

    done = Signal()

    def __init__(self, acts: Acts) -> None:
        super().__init__("")
        self._acts = acts
        self._spot: Spot | None = None
        self._view: MeetingView | None = None
        self.form = FormBuilder(
            [Field("text", _("Sửa tại chỗ"), kind="long")],
            acts.clock.today,
            with_basis=False,
        )
        self.save = Button(_("Ghi lại"), icon="check")
        self._leave = Button(_("Thôi"), "ghost")
        self.add(self.form)
        self.add(boxed(row(self.save, self._leave, STRETCH)))
        self.save.clicked.connect(self._save)
        self._leave.clicked.connect(self._give_up)
        self.hide()

    def open_spot(self, spot: Spot, view: MeetingView) -> None:
        """Offer the text of a spot for correction."""
        self._spot, self._view = spot, view
        self.set_title(spot.title)
        self.form.fill({"text": spot.text})
        self._acts.note(_AT, spot.record_id, spot.kind)
        if self._acts.keeper is not None:
            self._acts.keeper.watch(_name(spot), self.form)
        self.show()
        self.form.focus("text")

    def kept_spot(self, spots: Callable[[], tuple[Spot, ...]]) -> Spot | None:
        """Find the spot that was being corrected when the meeting was cut off."""
        kept = self._acts.noted(_AT)
        if kept is None or not kept.choice:
            return None
        wanted = (kept.choice, kept.text)
        found = (one for one in spots() if (one.kind, one.record_id) == wanted)
        return next(found, None)

    def _save(self) -> None:
        spot, view = self._spot, self._view
        if spot is None or view is None:
            return
        words = str(self.form.value("text") or "")
        act = _act(self._acts, view, spot, words)
        failed = partial(self._acts.complain, self.form)
        self._acts.submit(_name(spot), act, self._saved, failed)

    def _saved(self, _change: Change) -> None:
        self._close()

    def _give_up(self) -> None:
        if self._spot is not None:
            self._acts.rest(_name(self._spot))
        self._close()

    def _close(self) -> None:
        self._spot = None
        self._acts.rest(_AT)
        self.hide()
        self.done.emit()


def _name(spot: Spot) -> str:
    return f"fix:{spot.kind}:{spot.record_id}"


def _act(acts: Acts, view: MeetingView, spot: Spot, words: str) -> Callable[[], Change]:
    """Give the act that writes a corrected text where it belongs."""
    floor = acts.meetings.floor
    if spot.kind == "conclusion":
        return partial(floor.conclude, spot.record_id, words)
    if spot.kind == "opinion":
        said = next(one for one in view.record.opinions if one.id == spot.record_id)
        opinion = NewOpinion(
            text=words,
            person_id=said.person_id,
            speaker=said.speaker,
            item_id=said.item_id,
            tone=said.tone,
            restricted=said.restricted,
        )
        return partial(floor.correct_opinion, said.id, opinion)
    item = next(one for one in view.record.items if one.id == spot.record_id)
    new = NewItem(
        title=item.title,
        topic=item.topic,
        presenter_id=item.presenter_id,
        content=item.content,
        conclusion=item.conclusion,
    )
    field = "content" if spot.kind == "content" else "conclusion"
    new = replace(new, **{field: words})
    return partial(acts.meetings.planning.correct_item, item.id, new)
