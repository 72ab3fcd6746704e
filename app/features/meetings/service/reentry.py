"""The way back from paper: a meeting held without power, entered from its sheets.

Everything is done by the meeting's own acts, in the order of the sheets and in one
command: what one of them refuses leaves nothing behind, and one undo takes all back.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import zip_longest
from typing import Protocol

from app.features.meetings.errors import (
    ClosingBeforeOpening,
    StepTimesWrong,
    TextMissing,
    VoteTimeWrong,
)
from app.features.meetings.model.entries import NewBallot
from app.features.meetings.model.papersheet import PaperSheet
from app.features.meetings.model.records import Meeting, State
from app.features.meetings.model.running import Span, What
from app.features.meetings.service.conduct import Conducting
from app.features.meetings.service.context import Context, at_time, change
from app.features.meetings.service.floor import Floor
from app.features.meetings.service.minutes import MinutesDesk
from app.features.meetings.service.running.presence import PresenceDesk
from app.features.meetings.service.running.times import SessionTimes
from app.features.meetings.service.running.voting import VoteCounting
from app.features.meetings.store.rows import moment
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
    times: SessionTimes


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
            self._steps(unit, meeting, sheet)
            self._course(meeting, sheet)
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
                arrived = self._at(meeting, line.arrived, "arrived")
                self.desks.presence.arrive(meeting.id, line.person_id, arrived)
        if sheet.rest_present:
            self.desks.conducting.mark_rest_present(meeting.id)

    def _steps(self, unit: Command, meeting: Meeting, sheet: PaperSheet) -> None:
        """Write the times of the steps; a missing end is the beginning of the next."""
        known = [one for one in sheet.steps if one.began or one.ended]
        for number, one in enumerate(known):
            later = [next_.began for next_ in known[number + 1 :] if next_.began]
            ended = one.ended or next(iter(later), "") or sheet.closed
            began = one.began or one.ended
            if not ended:
                # Nobody wrote when it ended: what is not known is not noted.
                continue
            times = (
                self._at(meeting, began, "steps"),
                self._at(meeting, ended, "steps"),
            )
            self._check_step(meeting, sheet, one.step, times)
            unit.insert(
                "meeting_span",
                {
                    "meeting_id": meeting.id,
                    "what": What.STEP.value,
                    "name": one.step,
                    "began_at": moment(times[0]),
                    "ended_at": moment(times[1]),
                },
            )

    def _check_step(
        self,
        meeting: Meeting,
        sheet: PaperSheet,
        step: str,
        times: tuple[datetime, datetime],
    ) -> None:
        opened, closed = self._bounds(meeting, sheet)
        began, ended = times
        if began <= ended and opened <= began and (closed is None or ended <= closed):
            return
        course = self.ctx.rules.course(meeting.on_day, meeting.kind, meeting.form)
        titles = {known.id: known.title for known in course}
        raise StepTimesWrong(
            field="steps",
            step=titles.get(step, step),
            began=f"{began:%H:%M}",
            ended=f"{ended:%H:%M}",
            **_span(opened, closed),
        )

    def _bounds(
        self, meeting: Meeting, sheet: PaperSheet
    ) -> tuple[datetime, datetime | None]:
        """Give when the meeting began and, if the sheet says so, when it ended."""
        started = self.ctx.rows.meeting(meeting.id).started_at
        closed = self._at(meeting, sheet.closed, "closed") if sheet.closed else None
        opened = started or self.ctx.now()
        if closed is not None and closed <= opened:
            raise ClosingBeforeOpening(
                field="closed", closed=f"{closed:%H:%M}", opened=f"{opened:%H:%M}"
            )
        return opened, closed

    def _voted(
        self, meeting: Meeting, sheet: PaperSheet, subject: str, at: str
    ) -> datetime | None:
        """Say when a vote was taken: as written, or when the meeting ended."""
        opened, closed = self._bounds(meeting, sheet)
        if not at:
            return closed
        when = self._at(meeting, at, "voted")
        if when < opened or (closed is not None and when > closed):
            told = _span(opened, closed)
            raise VoteTimeWrong(
                field="voted", subject=subject, at=f"{when:%H:%M}", **told
            )
        return when

    def _course(self, meeting: Meeting, sheet: PaperSheet) -> None:
        meeting_id = meeting.id
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
        for ballot, at in zip_longest(sheet.ballots, sheet.voted, fillvalue=""):
            if isinstance(ballot, NewBallot):
                when = self._voted(meeting, sheet, ballot.subject, at)
                self.desks.votes.count(meeting_id, replace(ballot, at=when))

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
        return self.desks.times.of(meeting.id, text, field)


def _span(opened: datetime, closed: datetime | None) -> dict[str, str]:
    return {
        "opened": f"{opened:%H:%M}",
        "closed": f"{closed:%H:%M}" if closed else "",
    }
