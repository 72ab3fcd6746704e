"""The steps the minutes have taken, as the chain of events remembers them."""

from collections.abc import Iterator

from app.features.meetings.model.records import Addendum
from app.features.meetings.model.views import StepTaken
from app.features.meetings.service.context import Context
from app.infra.book.events import Event

# What the state became, by what it was; acts may be parts of a larger command.
_STEPS = {
    ("running", "draft"): "closed",
    ("running", "read"): "closed",
    ("draft", "read"): "read",
    ("read", "signed"): "signed",
    ("signed", "read"): "reopened",
    ("signed", "locked"): "locked",
}
_ADDED = "added"


def steps_taken(ctx: Context, meeting_id: str) -> tuple[StepTaken, ...]:
    """List them, oldest first; what was taken back is left out."""
    found = [*_of_meeting(ctx, meeting_id), *_addenda(ctx, meeting_id)]
    return tuple(sorted(found, key=lambda one: one.at))


def _of_meeting(ctx: Context, meeting_id: str) -> Iterator[StepTaken]:
    for event in ctx.store.events(entity="meeting", entity_id=meeting_id):
        step = _step(event)
        if step and not ctx.store.chain.is_undone(event.command_id):
            yield StepTaken(step, event.at, event.actor, _note(event, step))


def _step(event: Event) -> str:
    """Say which step a change of the meeting was, if it was one."""
    # What undoes something is no step; what it undid is left out by itself.
    if event.action != "update" or event.undo_of:
        return ""
    changes = event.changes()
    before, after = changes.get("state", ("", ""))
    if (before, after) in _STEPS:
        return _STEPS[(str(before), str(after))]
    _before, read_at = changes.get("read_at", (None, None))
    return "read" if read_at and not after else ""


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
