"""The way back from paper: a meeting held without power, entered from its sheets.

Everything is done by the meeting's own acts, in the order of the sheets and in one
command: what one of them refuses leaves nothing behind, and one undo takes all back.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.features.meetings.errors import TextMissing
from app.features.meetings.model.papersheet import PaperSheet
from app.features.meetings.model.records import Meeting, State
from app.features.meetings.model.running import Span
from app.features.meetings.service.conduct import Conducting
from app.features.meetings.service.context import Context, at_time, change
from app.features.meetings.service.floor import Floor
from app.features.meetings.service.minutes import MinutesDesk
from app.features.meetings.service.running.presence import PresenceDesk
from app.features.meetings.service.running.voting import VoteCounting
from app.infra.store import Command
from app.kernel.changes import Change
from app.kernel.words import _


class Desks(Protocol):
    """The acts of a meeting that paper is entered by."""

    conducting: Conducting
    presence: PresenceDesk
    floor: Floor
    votes: VoteCounting
    minutes: MinutesDesk


@dataclass(frozen=True, slots=True)
class Reentry:
    """Writes a paper sheet into the book."""

    ctx: Context
    desks: Desks

    def enter(self, meeting_id: str, sheet: PaperSheet) -> Change:
        """Enter the whole meeting, or what went on paper after the power failed.

        Raises what the acts raise: a time that cannot be read, a vote that does not
        add up, what the minutes still lack when the sheet says when they ended.
        """
        hint = _("Chỉ nhập từ giấy cho buổi chưa họp xong.")
        states = (State.PLANNED, State.RUNNING)
        meeting = self.ctx.in_state(meeting_id, hint, *states)
        with self.ctx.store.command("meetings.reenter") as unit:
            self._begin(unit, meeting, sheet)
            self._roll(meeting, sheet)
            self._course(meeting_id, sheet)
            self._end(meeting, sheet)
        return change(meeting_id, unit, "tasks")

    def _begin(self, unit: Command, meeting: Meeting, sheet: PaperSheet) -> None:
        if sheet.place:
            place = self.ctx.title(sheet.place, "place")
            unit.update("meeting", meeting.id, {"place": place})
        if sheet.chair_id or sheet.clerk_id:
            chair = sheet.chair_id or meeting.chair_id
            clerk = sheet.clerk_id or meeting.clerk_id
            self.desks.conducting.seat(meeting.id, chair, clerk, meeting.guests)
        if meeting.state is State.RUNNING:
            return
        if not sheet.opened:
            raise TextMissing(field="opened", what=_("giờ khai mạc"))
        opened = at_time(meeting.on_day, sheet.opened, "opened")
        self.desks.conducting.open(meeting.id, opened)
        # No clock of the program ran beside the paper.
        for span in self.ctx.rows.parts(Span, meeting.id):
            unit.delete("meeting_span", span.id)

    def _roll(self, meeting: Meeting, sheet: PaperSheet) -> None:
        for line in sheet.roll:
            self.desks.conducting.mark(
                meeting.id, line.person_id, line.mark, line.reason
            )
            if line.arrived:
                arrived = at_time(meeting.on_day, line.arrived, "arrived")
                self.desks.presence.arrive(meeting.id, line.person_id, arrived)
        if sheet.rest_present:
            self.desks.conducting.mark_rest_present(meeting.id)

    def _course(self, meeting_id: str, sheet: PaperSheet) -> None:
        for one in sheet.answers:
            self.desks.conducting.answer_task(
                meeting_id, one.task_id, one.outcome, one.note, one.due
            )
        for said in sheet.said:
            self.desks.floor.note_opinion(meeting_id, said)
        for concluded in sheet.concluded:
            self.desks.floor.conclude_item(concluded.item_id, concluded.text)
        if sheet.conclusion:
            self.desks.floor.conclude(meeting_id, sheet.conclusion)
        for draft in sheet.given:
            self.desks.floor.give_task(meeting_id, draft)
        for ballot in sheet.ballots:
            self.desks.votes.count(meeting_id, ballot)

    def _end(self, meeting: Meeting, sheet: PaperSheet) -> None:
        if sheet.read:
            self.desks.minutes.read_out(
                meeting.id, sheet.remark, self._at(meeting, sheet.read, "read")
            )
        if sheet.closed:
            self.desks.minutes.close(
                meeting.id, self._at(meeting, sheet.closed, "closed")
            )

    def _at(self, meeting: Meeting, text: str, field: str) -> datetime:
        # The day may have followed the moment the meeting was opened.
        day = self.ctx.rows.meeting(meeting.id).on_day
        return at_time(day, text, field)
