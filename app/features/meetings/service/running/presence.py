"""Who came late and who left early, with the times."""

from dataclasses import dataclass
from datetime import datetime

from app.features.meetings.errors import (
    LeftBeforeArriving,
    NotInTheRoom,
    NotOnTheRoll,
    RollNotOpen,
)
from app.features.meetings.model.records import Mark, Meeting, RollLine
from app.features.meetings.model.running import Presence
from app.features.meetings.service.context import Context, change, not_in_future
from app.features.meetings.store.rows import moment
from app.kernel.changes import Change


@dataclass(frozen=True, slots=True)
class PresenceDesk:
    """Notes the times of those who were not there the whole time."""

    ctx: Context

    def arrive(self, meeting_id: str, person_id: str, at: datetime | None) -> Change:
        """Note when somebody came late; he counts as present. None takes it back."""
        meeting, line = self._ask(meeting_id, person_id)
        with self.ctx.store.command("meetings.arrive_late") as unit:
            if at is not None and line.mark is not Mark.PRESENT:
                marked = {"mark": Mark.PRESENT.value, "reason": ""}
                unit.update("meeting_roll", line.id, marked)
            known = self._known(meeting_id, person_id)
            left = known.left_at if known else None
            self._check(meeting, line, at, left)
            values = {"arrived_at": moment(at) if at else None}
            if known is not None:
                unit.update("meeting_presence", known.id, values)
            else:
                row = {"meeting_id": meeting_id, "person_id": person_id, **values}
                unit.insert("meeting_presence", row)
        return change(meeting_id, unit)

    def depart(self, meeting_id: str, person_id: str, at: datetime | None) -> Change:
        """Note when somebody left early. None takes it back."""
        meeting, line = self._ask(meeting_id, person_id)
        if line.mark is not Mark.PRESENT:
            raise NotInTheRoom(name=line.name)
        known = self._known(meeting_id, person_id)
        self._check(meeting, line, known.arrived_at if known else None, at)
        with self.ctx.store.command("meetings.leave_early") as unit:
            values = {"left_at": moment(at) if at else None}
            if known is not None:
                unit.update("meeting_presence", known.id, values)
            else:
                row = {"meeting_id": meeting_id, "person_id": person_id, **values}
                unit.insert("meeting_presence", row)
        return change(meeting_id, unit)

    def _ask(self, meeting_id: str, person_id: str) -> tuple[Meeting, RollLine]:
        meeting = self.ctx.changeable(meeting_id)
        if meeting.started_at is None:
            raise RollNotOpen
        line = self.ctx.rows.roll_line(meeting_id, person_id)
        if line is None:
            raise NotOnTheRoll(name=self.ctx.colleagues.name(person_id))
        return meeting, line

    def _known(self, meeting_id: str, person_id: str) -> Presence | None:
        found = self.ctx.rows.parts(Presence, meeting_id)
        return next((one for one in found if one.person_id == person_id), None)

    def _check(
        self,
        meeting: Meeting,
        line: RollLine,
        came: datetime | None,
        went: datetime | None,
    ) -> None:
        now = self.ctx.now()
        for at in (came, went):
            if at is not None:
                not_in_future(at, now, "at")
        known = [meeting.started_at, came, went, meeting.closed_at]
        times = [at for at in known if at is not None]
        if times != sorted(times):
            raise LeftBeforeArriving(field="at", name=line.name)
