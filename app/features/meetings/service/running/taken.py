"""The steps the minutes have taken, as the chain of events remembers them."""

from collections.abc import Iterator

from app.features.meetings.model.records import Addendum
from app.features.meetings.model.views import StepTaken
from app.features.meetings.service.context import Context
from app.infra.book.events import Event

_STEPS = {
    "meetings.close": "closed",
    "meetings.read_out": "read",
    "meetings.sign": "signed",
    "meetings.take_back_signature": "reopened",
    "meetings.lock": "locked",
}
_ADDED = "added"


def steps_taken(ctx: Context, meeting_id: str) -> tuple[StepTaken, ...]:
    """List them, oldest first; what was taken back is left out."""
    found = [*_of_meeting(ctx, meeting_id), *_addenda(ctx, meeting_id)]
    return tuple(sorted(found, key=lambda one: one.at))


def _of_meeting(ctx: Context, meeting_id: str) -> Iterator[StepTaken]:
    told: set[str] = set()
    for event in ctx.store.events(entity="meeting", entity_id=meeting_id):
        step = _STEPS.get(event.command, "")
        # A command may change the meeting more than once.
        if not step or event.command_id in told:
            continue
        told.add(event.command_id)
        if not ctx.store.chain.is_undone(event.command_id):
            yield StepTaken(step, event.at, event.actor, _note(event, step))


def _note(event: Event, step: str) -> str:
    """Give the reason, or what was asked for when the minutes were read out."""
    if step != "read":
        return event.reason
    _before, after = event.changes().get("read_note", ("", ""))
    return str(after or "")


def _addenda(ctx: Context, meeting_id: str) -> Iterator[StepTaken]:
    for one in ctx.rows.parts(Addendum, meeting_id):
        for event in ctx.store.events(entity="meeting_addendum", entity_id=one.id)[:1]:
            yield StepTaken(_ADDED, event.at, event.actor, one.reason, one.number)
