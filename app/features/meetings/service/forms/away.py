"""Who had dropped out of an online meeting at a moment, for the base of a vote."""

from datetime import datetime

from app.features.meetings.model.forms.online import ONLINE_FORMS
from app.features.meetings.model.records import Meeting
from app.features.meetings.model.running import Presence
from app.features.meetings.rules.forms.stays import there_at
from app.features.meetings.service.context import Context
from app.features.meetings.store.online import OnlineStore


def gone_at(ctx: Context, meeting: Meeting, at: datetime) -> tuple[Presence, ...]:
    """Give those who joined and were not there at a moment, as gone since then.

    Whoever has no place noted yet is left to the roll-call.
    """
    if meeting.form not in ONLINE_FORMS:
        return ()
    joined = OnlineStore(ctx.store).joinings(meeting.id)
    gone = {one.person_id for one in joined} - there_at(joined, at)
    return tuple(Presence("", meeting.id, person, None, at) for person in sorted(gone))
