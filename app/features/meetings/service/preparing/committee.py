"""When the committee met before a meeting of the cell."""

from datetime import date, timedelta

from app.features.meetings.model.records import Meeting, State
from app.features.meetings.model.yearplan import Standing
from app.features.meetings.rules.yearplan.gaps import previous_regular
from app.features.meetings.service.context import Context

_LOOK_BACK = timedelta(days=62)


def committee_met_on(ctx: Context, meeting: Meeting) -> date | None:
    """Give the last day the committee met since the regular meeting before."""
    first = meeting.on_day - _LOOK_BACK
    around = [
        one
        for one in ctx.rows.between(first, meeting.on_day)
        if one.id != meeting.id and one.state is not State.CANCELLED
    ]
    standing = [Standing(one.on_day, ctx.kind(one).counts) for one in around]
    after = previous_regular(meeting.on_day, standing)
    days = [
        one.on_day
        for one in around
        if one.was_held and "committee" in ctx.kind(one).counts and one.on_day > after
    ]
    return max(days, default=None)
