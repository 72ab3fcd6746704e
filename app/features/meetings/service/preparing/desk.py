"""How far a meeting is prepared: read from meeting, notices, papers and committee."""

from dataclasses import dataclass

from app.features.meetings.model.preparing import (
    Invited,
    Preparation,
    days_ahead,
)
from app.features.meetings.model.records import Item, Meeting, Paper
from app.features.meetings.rules.invited import short_text
from app.features.meetings.service.context import Context
from app.features.meetings.service.preparing.committee import committee_met_on
from app.features.meetings.service.preparing.notices import Notices
from app.features.meetings.service.reading import Reading
from app.features.meetings.store.preparing import PreparingStore


@dataclass(frozen=True, slots=True)
class PreparingDesk:
    """Builds the view of preparing; changes nothing."""

    ctx: Context
    reading: Reading
    notices: Notices
    rows: PreparingStore

    def preparation(self, meeting_id: str) -> Preparation:
        """Read how far a meeting is prepared. Raises ``MissingRecord``."""
        return self.of(self.ctx.rows.meeting(meeting_id))

    def of(self, meeting: Meeting) -> Preparation:
        """Read how far a meeting is prepared."""
        conduct = self.ctx.conduct(meeting)
        size = self.ctx.colleagues.committee_size(meeting.on_day)
        regular = "regular" in self.ctx.kind(meeting).counts
        posting = conduct.posting
        return Preparation(
            meeting_id=meeting.id,
            on_day=meeting.on_day,
            papers_sent_on=meeting.papers_sent_on,
            papers_posting=self.rows.posted(meeting.id, "papers"),
            minutes_posting=self.rows.posted(meeting.id, "minutes"),
            invited=self._invited(meeting),
            moves=self.rows.moves(meeting.id),
            files=self.rows.files(meeting.id),
            papers=len(self.ctx.rows.parts(Paper, meeting.id)),
            agenda=len(self.ctx.rows.parts(Item, meeting.id)),
            needed_days=conduct.material_days_before,
            post_before_days=posting.before_days if posting else None,
            post_after_days=posting.after_days if posting else None,
            committee_needed=regular and size >= conduct.yearly.smallest_committee,
            committee_met_on=committee_met_on(self.ctx, meeting),
        )

    def days_ahead(self, meeting: Meeting) -> int | None:
        """Count the days between the papers and a meeting; None while not out."""
        posted = self.rows.posted(meeting.id, "papers")
        return days_ahead(
            meeting.on_day, meeting.papers_sent_on, posted.posted_on if posted else None
        )

    def short_text(self, meeting_id: str) -> str:
        """Write the text for a chat group; no member's name stands in it."""
        record = self.ctx.rows.record(meeting_id)
        meeting = record.meeting
        title = self.reading.title(meeting, self.ctx.kind(meeting))
        posted = self.rows.posted(meeting_id, "papers")
        return short_text(
            record,
            title,
            self.ctx.colleagues.unit_name(meeting.on_day),
            self.ctx.rules.preparing.notice(meeting.on_day).short_text,
            is_posted=posted is not None and posted.posted_on is not None,
        )

    def _invited(self, meeting: Meeting) -> tuple[Invited, ...]:
        told = {one.person_id: one for one in self.rows.told(meeting.id)}
        rules = self.ctx.rules.preparing.notice(meeting.on_day)
        found = []
        for member in self.notices.members(meeting):
            own = told.get(member.person_id)
            way = rules.way_of(own.way) if own else None
            title = way.title if way else (own.way if own else "")
            found.append(
                Invited(member.person_id, member.name, member.post, own, title)
            )
        return tuple(found)
