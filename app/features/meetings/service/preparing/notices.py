"""Who was told of a meeting, how and when; what was put on Sổ tay đảng viên."""

from dataclasses import dataclass
from datetime import date

from app.features.meetings.errors import (
    NotOnTheRoll,
    NotPostedYet,
    PostedBeforeMeeting,
    TellingAfterMeeting,
    TellingInFuture,
    UnknownWay,
)
from app.features.meetings.model.planrules import Way
from app.features.meetings.model.preparing import Told, What
from app.features.meetings.model.records import Attendee, Meeting
from app.features.meetings.rules.invited import invited
from app.features.meetings.service.conduct import Conducting
from app.features.meetings.service.context import Context, change, clock_time
from app.features.meetings.store.preparing import PreparingStore
from app.infra.store import Command
from app.kernel.changes import Change
from app.kernel.dates import short


@dataclass(frozen=True, slots=True)
class Notices:
    """Records how members were told, and the ticks of posting."""

    ctx: Context
    conducting: Conducting
    rows: PreparingStore

    def ways(self, on: date) -> tuple[Way, ...]:
        """List the ways of telling by the rule set in force."""
        return self.ctx.rules.preparing.notice(on).way

    def members(self, meeting: Meeting) -> list[Attendee]:
        """List who has to be told of a meeting."""
        return invited(self.conducting.members(meeting, meeting.on_day))

    def tell(
        self,
        meeting_id: str,
        person_id: str,
        way: str,
        on: date | None = None,
        time: str = "",
    ) -> Change:
        """Record that one member was told; a second time replaces the first."""
        meeting = self.ctx.changeable(meeting_id)
        if all(one.person_id != person_id for one in self.members(meeting)):
            raise NotOnTheRoll(name=self.ctx.colleagues.name(person_id))
        values = self._telling(meeting, way, on, time)
        with self.ctx.store.command("meetings.tell") as unit:
            self._put(unit, meeting_id, person_id, values)
        return change(meeting_id, unit)

    def tell_all(
        self, meeting_id: str, way: str, on: date | None = None, time: str = ""
    ) -> Change:
        """Record that everybody not told yet was told in one way."""
        meeting = self.ctx.changeable(meeting_id)
        values = self._telling(meeting, way, on, time)
        known = {one.person_id for one in self.rows.told(meeting_id)}
        with self.ctx.store.command("meetings.tell_all") as unit:
            for member in self.members(meeting):
                if member.person_id not in known:
                    self._put(unit, meeting_id, member.person_id, values)
        return change(meeting_id, unit)

    def untell(self, meeting_id: str, person_id: str) -> Change:
        """Take back that a member was told."""
        self.ctx.changeable(meeting_id)
        old = self._known(meeting_id, person_id)
        with self.ctx.store.command("meetings.untell") as unit:
            if old is not None:
                unit.delete("meeting_told", old.id)
        return change(meeting_id, unit)

    def send_papers(self, meeting_id: str, on: date | None = None) -> Change:
        """Record the day the papers went out to the members."""
        meeting = self.ctx.changeable(meeting_id)
        day = on or self.ctx.today()
        self._not_future(day)
        self._not_after(meeting, day)
        with self.ctx.store.command("meetings.send_papers") as unit:
            unit.update("meeting", meeting_id, {"papers_sent_on": day.isoformat()})
        return change(meeting_id, unit)

    def post(self, meeting_id: str, what: What, on: date | None = None) -> Change:
        """Tick that papers, or minutes, were put on Sổ tay đảng viên on a day.

        Papers go up before the meeting; minutes after it, also when they are locked.
        """
        meeting = self._postable(meeting_id, what)
        day = on or self.ctx.today()
        self._not_future(day)
        if what == "papers":
            self._not_after(meeting, day)
        elif day < meeting.on_day:
            raise PostedBeforeMeeting(field="on", day=short(day))
        values: dict[str, object] = {"posted_on": day.isoformat(), "reason": ""}
        with self.ctx.store.command("meetings.post") as unit:
            sent = meeting.papers_sent_on
            if what == "papers" and (sent is None or sent > day):
                # Who finds the papers in the app has got them.
                unit.update("meeting", meeting_id, {"papers_sent_on": day.isoformat()})
            self._tick("meetings.post", meeting_id, what, values)
        return change(meeting_id, unit)

    def leave_unposted(self, meeting_id: str, what: What, reason: str) -> Change:
        """Say why nothing is put on Sổ tay đảng viên; the reminder goes away."""
        self._postable(meeting_id, what)
        words = self.ctx.title(reason, "reason")
        values: dict[str, object] = {"posted_on": None, "reason": words}
        return self._tick("meetings.leave_unposted", meeting_id, what, values)

    def unpost(self, meeting_id: str, what: What) -> Change:
        """Take a tick of posting back."""
        meeting = self._postable(meeting_id, what)
        old = self.rows.posted(meeting_id, what)
        with self.ctx.store.command("meetings.unpost") as unit:
            if old is not None:
                unit.delete("meeting_posting", old.id)
                if what == "papers" and old.posted_on == meeting.papers_sent_on:
                    unit.update("meeting", meeting_id, {"papers_sent_on": None})
        return change(meeting_id, unit)

    def _tick(
        self, name: str, meeting_id: str, what: What, values: dict[str, object]
    ) -> Change:
        old = self.rows.posted(meeting_id, what)
        with self.ctx.store.command(name) as unit:
            if old is None:
                row = {"meeting_id": meeting_id, "what": what, **values}
                unit.insert("meeting_posting", row)
            else:
                unit.update("meeting_posting", old.id, values)
        return change(meeting_id, unit)

    def _postable(self, meeting_id: str, what: What) -> Meeting:
        if what == "papers":
            return self.ctx.changeable(meeting_id)
        meeting = self.ctx.rows.meeting(meeting_id)
        if not meeting.was_held:
            raise NotPostedYet
        return meeting

    def _telling(
        self, meeting: Meeting, way: str, on: date | None, time: str
    ) -> dict[str, object]:
        if self.ctx.rules.preparing.notice(meeting.on_day).way_of(way) is None:
            raise UnknownWay(field="way", way=way)
        day = on or self.ctx.today()
        self._not_future(day)
        self._not_after(meeting, day)
        return {"way": way, "told_on": day.isoformat(), "told_time": clock_time(time)}

    def _not_future(self, day: date) -> None:
        if day > self.ctx.today():
            raise TellingInFuture(
                field="on", day=short(day), today=short(self.ctx.today())
            )

    def _not_after(self, meeting: Meeting, day: date) -> None:
        if day > meeting.on_day:
            raise TellingAfterMeeting(
                field="on", day=short(day), meeting_day=short(meeting.on_day)
            )

    def _known(self, meeting_id: str, person_id: str) -> Told | None:
        told = self.rows.told(meeting_id)
        return next((one for one in told if one.person_id == person_id), None)

    def _put(
        self, unit: Command, meeting_id: str, person_id: str, values: dict[str, object]
    ) -> None:
        old = self._known(meeting_id, person_id)
        if old is None:
            row = {"meeting_id": meeting_id, "person_id": person_id, **values}
            unit.insert("meeting_told", row)
        else:
            unit.update("meeting_told", old.id, values)
