"""Typed times of a meeting, put on the right day: some go on after midnight."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.features.meetings.model.records import Record
from app.features.meetings.rules import running
from app.features.meetings.service.context import Context, at_time


@dataclass(frozen=True, slots=True)
class SessionTimes:
    """Reads times as they are said at the table: 00:15 after 22:30 is the next day.

    How long a session may be at most is in ``data/rules/meetings/limits.toml``.
    """

    ctx: Context

    def of(self, meeting_id: str, text: str, field: str = "time") -> datetime:
        """Read a time of the meeting. Raises ``TimeUnreadable``."""
        meeting = self.ctx.rows.meeting(meeting_id)
        if meeting.started_at is None:
            return at_time(meeting.on_day, text, field)
        return self._following(meeting.started_at, text, field)

    def end(self, meeting_id: str, text: str, field: str = "closed") -> datetime:
        """Read the time a meeting ended: it may have gone on another day."""
        record = self.ctx.rows.record(meeting_id)
        began = running.last_beginning(record, self.longest)
        if began is None:
            return at_time(record.meeting.on_day, text, field)
        return self._following(began, text, field)

    @property
    def longest(self) -> timedelta:
        """Say how long one session may be at most."""
        return self.ctx.rules.limits.longest_session

    def goes_on(self, record: Record) -> bool:
        """Say whether the meeting is being held at this moment."""
        return running.goes_on(record, self.ctx.now(), self.longest)

    def _following(self, began: datetime, text: str, field: str) -> datetime:
        at = at_time(began.date(), text, field)
        later = at + timedelta(days=1)
        # To the minute: who opens at 22:30:40 may be said to have come at 22:30.
        is_before = at < began.replace(second=0, microsecond=0)
        return later if is_before and later - began <= self.longest else at
