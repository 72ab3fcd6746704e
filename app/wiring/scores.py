"""What the self-score asks of the meetings."""

from collections.abc import Callable
from dataclasses import dataclass

from app.features.meetings.model.records import Mark, Meeting
from app.features.meetings.service.meetings import Meetings
from app.features.session_score.model.sheet import Heading, Session
from app.features.session_score.service.context import Asking


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """The meetings, asked in the words of the score; built later than the score is."""

    meetings: Callable[[], Meetings]

    def session(self, meeting_id: str) -> Session:
        view, facts = self.meetings().sessions.facts(meeting_id)
        return Session(
            heading=self.heading(view.meeting),
            present=sum(line.mark is Mark.PRESENT for line in view.record.roll),
            facts={fact.name: fact for fact in facts},
        )

    def of_year(self, year: int) -> list[Heading]:
        found = self.meetings().sessions.of_year(year)
        return [self.heading(meeting) for meeting in found]

    def heading(self, meeting: Meeting) -> Heading:
        desk = self.meetings().sessions
        return Heading(
            meeting_id=meeting.id,
            title=desk.title(meeting),
            kind=meeting.kind,
            on_day=meeting.on_day,
            counts=desk.counts(meeting),
            is_frozen=desk.is_frozen(meeting),
            has_begun=meeting.started_at is not None,
            is_held=meeting.was_held,
        )


def asking(meetings: Callable[[], Meetings]) -> Asking:
    """Hand the score what it asks of the meetings."""
    near = _Neighbours(meetings)
    return Asking(session=near.session, of_year=near.of_year)
