"""One session as scores and reports see it: what it is, and its figures."""

from dataclasses import dataclass
from datetime import date

from app.features.meetings.errors import MinutesUnread
from app.features.meetings.model.records import FROZEN, Mark, Meeting, RollLine, State
from app.features.meetings.model.views import MeetingView
from app.features.meetings.rules import roll
from app.features.meetings.rules.session import Around, session_facts
from app.features.meetings.service.context import Context
from app.features.meetings.service.preparing.desk import PreparingDesk
from app.features.meetings.service.reading import Reading
from app.infra.words import sentence
from app.kernel.facts import Fact


@dataclass(frozen=True, slots=True)
class SessionDesk:
    """Looks at one session at a time; changes nothing."""

    ctx: Context
    reading: Reading
    preparing: PreparingDesk

    def of_year(self, year: int) -> list[Meeting]:
        """List the meetings of a year that were not called off, in order of day."""
        found = self.ctx.rows.between(date(year, 1, 1), date(year, 12, 31))
        return [one for one in found if one.state is not State.CANCELLED]

    def meeting(self, meeting_id: str) -> Meeting:
        """Read the meeting itself. Raises ``MissingRecord``."""
        return self.ctx.rows.meeting(meeting_id)

    def title(self, meeting: Meeting) -> str:
        """Name a meeting as papers do."""
        return self.reading.title(meeting, self.ctx.kind(meeting))

    def counts(self, meeting: Meeting) -> tuple[str, ...]:
        """Say as what a meeting counts: regular, thematic, committee."""
        return self.ctx.kind(meeting).counts

    def is_frozen(self, meeting: Meeting) -> bool:
        """Say whether the minutes are signed, so that nothing follows the facts."""
        return meeting.state in FROZEN

    def facts(self, meeting_id: str) -> tuple[MeetingView, tuple[Fact, ...]]:
        """Give a meeting with its figures; see data/rules/meeting_quality/FACTS.md."""
        view = self.reading.meeting(meeting_id)
        ready = self.preparing.of(view.meeting)
        around = Around(
            minutes=self._minutes(view.meeting),
            committee_met=self.reading.committee_met(view.meeting),
            papers_days=ready.days_ahead,
            told=(ready.told_count, ready.of),
            longest_run=self._longest_run(view),
            lacking=tuple(
                sentence(one)
                for one in view.missing
                if not isinstance(one, MinutesUnread)
            ),
        )
        return view, session_facts(view, around)

    def _minutes(self, meeting: Meeting) -> int | None:
        if meeting.closed_at is not None or meeting.started_at is None:
            return meeting.minutes
        now = self.ctx.now()
        # A meeting entered on a later day has its length only when its end is typed.
        if now.date() != meeting.started_at.date():
            return None
        seconds = (now - meeting.started_at).total_seconds() - meeting.paused
        return max(0, int(seconds)) // 60

    def _longest_run(self, view: MeetingView) -> tuple[str, int]:
        excused = [line for line in view.record.roll if line.mark is Mark.EXCUSED]
        before = [
            self.ctx.rows.parts(RollLine, other.id)
            for other in self.reading.regular_before(view.meeting)
        ]
        longest = ("", 0)
        for line in excused:
            marks = [
                earlier.mark
                for lines in before
                for earlier in lines
                if earlier.person_id == line.person_id
            ]
            length = roll.excused_run([*marks, Mark.EXCUSED])
            if length > longest[1]:
                longest = (line.name, length)
        return longest
