"""Who joined an online meeting where: coming, dropping out, coming back."""

from dataclasses import dataclass, replace
from datetime import datetime

from app.features.meetings.errors import (
    NotOnTheRoll,
    RollNotOpen,
)
from app.features.meetings.model.forms.errors import (
    JoiningInFuture,
    JoiningPlaceMissing,
)
from app.features.meetings.model.forms.online import Joining, Way
from app.features.meetings.model.records import Mark, Meeting, RollLine
from app.features.meetings.rules.forms.stays import check
from app.features.meetings.service.context import Context, change
from app.features.meetings.store.online import OnlineStore
from app.features.meetings.store.rows import moment
from app.infra.errors import MissingRecord
from app.infra.store import Command
from app.kernel.changes import Change
from app.kernel.text import clean


@dataclass(frozen=True, slots=True)
class JoiningDesk:
    """Notes stretches of presence; a first stretch marks the member present."""

    ctx: Context
    rows: OnlineStore

    def come(
        self,
        meeting_id: str,
        person_id: str,
        place: str,
        way: Way = "online",
        at: datetime | None = None,
    ) -> Change:
        """Note that somebody joined at a place; without ``at`` at this moment.

        Somebody nobody has called yet, or who was marked absent, is present from now.
        """
        meeting = self._running(meeting_id)
        line = self._line(meeting_id, person_id)
        where = self._place(place, line.name)
        came = at or self.ctx.now()
        new = Joining("", meeting_id, person_id, where, way, came, None)
        self._check(meeting, line.name, new)
        with self.ctx.store.command("meetings.join") as unit:
            if line.mark is not Mark.PRESENT:
                marked = {"mark": Mark.PRESENT.value, "reason": ""}
                unit.update("meeting_roll", line.id, marked)
            self._insert(unit, new)
        return change(meeting_id, unit)

    def rest_came(self, meeting_id: str, place: str, way: Way = "online") -> Change:
        """Note that all marked present without a place joined here at the opening."""
        meeting = self._running(meeting_id)
        where = self._place(place, "")
        there = {one.person_id for one in self.rows.joinings(meeting_id)}
        opened = meeting.started_at or self.ctx.now()
        with self.ctx.store.command("meetings.rest_joined") as unit:
            for line in self.ctx.rows.parts(RollLine, meeting_id):
                if line.mark is Mark.PRESENT and line.person_id not in there:
                    new = Joining(
                        "", meeting_id, line.person_id, where, way, opened, None
                    )
                    self._insert(unit, new)
        return change(meeting_id, unit)

    def leave(
        self, meeting_id: str, person_id: str, at: datetime | None = None
    ) -> Change:
        """Note that somebody dropped out or left; without ``at`` at this moment."""
        meeting = self._running(meeting_id)
        line = self._line(meeting_id, person_id)
        found = [
            one
            for one in self.rows.joinings(meeting_id)
            if one.person_id == person_id and one.left_at is None
        ]
        if not found:
            raise NotOnTheRoll(name=line.name)
        gone = replace(found[-1], left_at=at or self.ctx.now())
        self._check(meeting, line.name, gone)
        with self.ctx.store.command("meetings.drop_out") as unit:
            values = {"left_at": moment(gone.left_at) if gone.left_at else None}
            unit.update("meeting_joining", gone.id, values)
        return change(meeting_id, unit)

    def correct(
        self,
        joining_id: str,
        place: str,
        way: Way,
        came: datetime,
        left: datetime | None,
    ) -> Change:
        """Correct a stretch."""
        old = self._stretch(joining_id)
        meeting = self._running(old.meeting_id)
        line = self._line(old.meeting_id, old.person_id)
        new = replace(
            old,
            place=self._place(place, line.name),
            way=way,
            came_at=came,
            left_at=left,
        )
        self._check(meeting, line.name, new)
        values = {
            "place": new.place,
            "way": way,
            "came_at": moment(came),
            "left_at": moment(left) if left else None,
        }
        with self.ctx.store.command("meetings.correct_joining") as unit:
            unit.update("meeting_joining", joining_id, values)
        return change(old.meeting_id, unit)

    def drop(self, joining_id: str) -> Change:
        """Take a stretch out; the mark of the roll-call stays as it is."""
        old = self._stretch(joining_id)
        self._running(old.meeting_id)
        with self.ctx.store.command("meetings.drop_joining") as unit:
            unit.delete("meeting_joining", joining_id)
        return change(old.meeting_id, unit)

    def _running(self, meeting_id: str) -> Meeting:
        meeting = self.ctx.changeable(meeting_id)
        if meeting.started_at is None:
            raise RollNotOpen
        return meeting

    def _line(self, meeting_id: str, person_id: str) -> RollLine:
        line = self.ctx.rows.roll_line(meeting_id, person_id)
        if line is None:
            raise NotOnTheRoll(name=self.ctx.colleagues.name(person_id))
        return line

    def _place(self, place: str, name: str) -> str:
        where = self.ctx.line(clean(place), "place")
        if not where:
            raise JoiningPlaceMissing(field="place", name=name or "…")
        return where

    def _check(self, meeting: Meeting, name: str, new: Joining) -> None:
        now = self.ctx.now()
        for at in (new.came_at, new.left_at):
            if at is not None and at > now:
                raise JoiningInFuture(field="at", at=f"{at:%H:%M}", now=f"{now:%H:%M}")
        others = [
            one
            for one in self.rows.joinings(meeting.id)
            if one.person_id == new.person_id and one.id != new.id
        ]
        check(meeting, name, new, others)

    def _insert(self, unit: Command, new: Joining) -> None:
        row = {
            "meeting_id": new.meeting_id,
            "person_id": new.person_id,
            "place": new.place,
            "way": new.way,
            "came_at": moment(new.came_at),
        }
        unit.insert("meeting_joining", row)

    def _stretch(self, joining_id: str) -> Joining:
        found = self.rows.joining(joining_id)
        if found is None:
            raise MissingRecord(table="meeting_joining", record_id=joining_id)
        return found
