"""At the table: opening, the roll-call, the tasks of last time."""

from dataclasses import dataclass
from datetime import date, datetime

from app.features.meetings.errors import (
    ExemptionWithoutBasis,
    MeetingInFuture,
    NotOnTheRoll,
    RollNotOpen,
    TaskNoteMissing,
    TextMissing,
)
from app.features.meetings.model.records import (
    Attendee,
    Mark,
    Meeting,
    Outcome,
    Review,
    RollLine,
    State,
)
from app.features.meetings.rules.roll import is_to_call
from app.features.meetings.service.context import (
    Context,
    at_time,
    change,
    not_in_future,
)
from app.features.meetings.service.running.sitting import Sitting
from app.features.meetings.store.rows import iso, moment
from app.infra.errors import MissingRecord
from app.infra.store import Command
from app.kernel.changes import Change
from app.kernel.dates import short
from app.kernel.text import fold
from app.kernel.words import _


@dataclass(frozen=True, slots=True)
class Conducting:
    """Opens the meeting and takes the roll."""

    ctx: Context
    sitting: Sitting

    def open(self, meeting_id: str, at: datetime | None = None) -> Change:
        """Open the meeting and write the roll of that day down.

        Without ``at`` a meeting of today opens now and one of an earlier day at its
        planned time; the day of a meeting follows the moment it was opened.
        """
        hint = _("Buổi họp đã khai mạc hoặc đã hủy.")
        meeting = self.ctx.in_state(meeting_id, hint, State.PLANNED)
        opened = at or self._opening(meeting)
        not_in_future(opened, self.ctx.now(), "opened")
        on_day = opened.date()
        first = self._first_step(meeting, on_day)
        with self.ctx.store.command("meetings.open") as unit:
            values = {
                "state": "running",
                "step": first,
                "started_at": moment(opened),
                "on_day": on_day.isoformat(),
                "conduct_id": self.ctx.rules.conduct(on_day).id,
            }
            unit.update("meeting", meeting_id, values)
            self.sitting.at_step(unit, meeting, first)
            for seq, member in enumerate(self.members(meeting, on_day), start=1):
                unit.insert("meeting_roll", _line(meeting_id, seq, member))
        return change(meeting_id, unit)

    def seat(
        self, meeting_id: str, chair_id: str, clerk_id: str, guests: str
    ) -> Change:
        """Note who chairs, who writes the minutes, and which guests have come."""
        self.ctx.changeable(meeting_id)
        values = {
            "chair_id": chair_id or None,
            "clerk_id": clerk_id or None,
            "guests": self.ctx.text(guests, "guests"),
        }
        with self.ctx.store.command("meetings.seat") as unit:
            unit.update("meeting", meeting_id, values)
        return change(meeting_id, unit)

    def members(self, meeting: Meeting, on_day: date) -> list[Attendee]:
        """List who belongs to a meeting on a day: the cell, its committee, a group.

        The meeting of a party group bears the name of the group as its theme.
        """
        roster = self.ctx.colleagues.roster(on_day)
        whose = self.ctx.kind(meeting).roll
        if whose == "committee":
            return [member for member in roster if member.in_committee]
        if whose == "group":
            name = fold(meeting.theme)
            return [member for member in roster if fold(member.group) == name]
        return list(roster)

    def renew_roll(self, meeting_id: str) -> Change:
        """Bring the roll up to the list of members; marks already given stay."""
        meeting = self._with_roll(meeting_id)
        old = {line.person_id: line for line in self._roll(meeting_id)}
        with self.ctx.store.command("meetings.renew_roll") as unit:
            now = self.members(meeting, meeting.on_day)
            for seq, member in enumerate(now, start=1):
                self._renew_line(unit, meeting_id, seq, member, old)
            for line in old.values():
                unit.delete("meeting_roll", line.id)
        return change(meeting_id, unit)

    def mark(
        self, meeting_id: str, person_id: str, mark: Mark, reason: str = ""
    ) -> Change:
        """Mark one person on the roll; a reason belongs to an absence."""
        self._with_roll(meeting_id)
        line = self.ctx.rows.roll_line(meeting_id, person_id)
        if line is None:
            raise NotOnTheRoll(name=self.ctx.colleagues.name(person_id))
        words = self.ctx.text(reason, "reason").replace("\n", " ")
        if mark is Mark.EXEMPT and not line.exempt and not words:
            raise ExemptionWithoutBasis(field="reason", name=line.name)
        with self.ctx.store.command("meetings.mark") as unit:
            unit.update("meeting_roll", line.id, {"mark": mark.value, "reason": words})
        return change(meeting_id, unit)

    def mark_rest_present(self, meeting_id: str) -> Change:
        """Mark everybody present who has to attend and has not been called yet."""
        self._with_roll(meeting_id)
        with self.ctx.store.command("meetings.mark_rest_present") as unit:
            for line in self._roll(meeting_id):
                if is_to_call(line):
                    unit.update("meeting_roll", line.id, {"mark": "present"})
        return change(meeting_id, unit)

    def answer_task(
        self,
        meeting_id: str,
        task_id: str,
        outcome: Outcome,
        note: str,
        due: date | None = None,
    ) -> Change:
        """Confront a task of last time: done, not done, or carried over to ``due``.

        The task itself is finished, reported on or carried over in the same command.
        """
        meeting = self.ctx.changeable(meeting_id)
        old = self._review(meeting_id, task_id)
        title, owner, was_due = self._task(meeting, task_id, old)
        words = self.ctx.text(note, "note")
        if outcome is not Outcome.NONE and not words:
            raise TaskNoteMissing(field="note", title=title)
        with self.ctx.store.command("meetings.answer_task") as unit:
            if old is not None and old.outcome is Outcome.DONE:
                again = "Sửa kết quả trong biên bản"  # kept in the book
                self.ctx.colleagues.take_up_again(task_id, again)
            if not self._only_reworded(meeting, old, outcome, due):
                self._tell_tasks(meeting, task_id, outcome, words, due)
            values: dict[str, object] = {"outcome": outcome.value, "note": words}
            if old is None:
                values |= {
                    "meeting_id": meeting_id,
                    "task_id": task_id,
                    "seq": self.ctx.rows.next_seq(Review, meeting_id),
                    "title": title,
                    "owner": owner,
                    "due_on": iso(was_due),
                }
                unit.insert("meeting_review", values)
            else:
                unit.update("meeting_review", old.id, values)
        return change(meeting_id, unit, "tasks")

    def _only_reworded(
        self, meeting: Meeting, old: Review | None, outcome: Outcome, due: date | None
    ) -> bool:
        # A task carried over at this meeting already has its new date; writing the
        # reason in other words must not carry it over a second time.
        rolled = Outcome.ROLLED_OVER
        if old is None or old.outcome is not rolled or outcome is not rolled:
            return False
        for task in self.ctx.colleagues.open_tasks(meeting.on_day):
            if task.task_id == old.task_id:
                return due is None or task.due_on is None or due <= task.due_on
        return True

    def _tell_tasks(
        self,
        meeting: Meeting,
        task_id: str,
        outcome: Outcome,
        words: str,
        due: date | None,
    ) -> None:
        tasks = self.ctx.colleagues
        if outcome is Outcome.DONE:
            tasks.finish(task_id, words, meeting.on_day)
        elif outcome is Outcome.NOT_DONE:
            tasks.report(task_id, words, meeting.on_day)
        elif outcome is Outcome.ROLLED_OVER:
            tasks.roll_over(task_id, due, words, meeting.on_day)

    def _task(
        self, meeting: Meeting, task_id: str, old: Review | None
    ) -> tuple[str, str, date | None]:
        if old is not None:
            return old.title, old.owner, old.due_on
        for task in self.ctx.colleagues.open_tasks(meeting.on_day):
            if task.task_id == task_id:
                return task.title, task.owner, task.due_on
        raise MissingRecord(table="task", record_id=task_id)

    def _review(self, meeting_id: str, task_id: str) -> Review | None:
        reviews = self.ctx.rows.parts(Review, meeting_id)
        return next((one for one in reviews if one.task_id == task_id), None)

    def _opening(self, meeting: Meeting) -> datetime:
        today = self.ctx.today()
        if meeting.on_day > today:
            self._not_yet(meeting.on_day)
        if meeting.on_day == today:
            return self.ctx.now()
        if not meeting.planned_time:
            raise TextMissing(field="time", what=_("giờ bắt đầu"))
        return at_time(meeting.on_day, meeting.planned_time)

    def _first_step(self, meeting: Meeting, on_day: date) -> str:
        # The opening words are spoken; what comes next is the roll.
        steps = self.ctx.rules.course(on_day, meeting.kind, meeting.form)
        return next(one.id for one in steps if one.panel == "roll_call")

    def _not_yet(self, day: date) -> None:
        raise MeetingInFuture(day=short(day), today=short(self.ctx.today()))

    def _with_roll(self, meeting_id: str) -> Meeting:
        meeting = self.ctx.changeable(meeting_id)
        if meeting.started_at is None:
            raise RollNotOpen
        return meeting

    def _roll(self, meeting_id: str) -> tuple[RollLine, ...]:
        return self.ctx.rows.parts(RollLine, meeting_id)

    def _renew_line(
        self,
        unit: Command,
        meeting_id: str,
        seq: int,
        member: Attendee,
        old: dict[str, RollLine],
    ) -> None:
        values = _line(meeting_id, seq, member)
        known = old.pop(member.person_id, None)
        if known is None:
            unit.insert("meeting_roll", values)
            return
        if known.mark is not Mark.NONE and not (
            known.mark is Mark.EXEMPT and not member.exempt and not known.reason
        ):
            del values["mark"]
        unit.update("meeting_roll", known.id, values)


def _line(meeting_id: str, seq: int, member: Attendee) -> dict[str, object]:
    return {
        "meeting_id": meeting_id,
        "person_id": member.person_id,
        "seq": seq,
        "name": member.name,
        "post": member.post,
        "official": int(member.official),
        "exempt": int(member.exempt),
        "away": int(member.away),
        "visiting": int(member.visiting),
        "suspended": int(member.suspended),
        "mark": Mark.EXEMPT.value if member.exempt else Mark.NONE.value,
    }
