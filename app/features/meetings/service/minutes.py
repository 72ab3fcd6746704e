"""After the meeting: closing, reading out, signing, locking, numbers and addenda."""

from dataclasses import dataclass
from datetime import date, datetime

from app.features.meetings.errors import (
    ClosingBeforeOpening,
    MeetingInFuture,
    NumberAlreadyGiven,
    NumberTaken,
    NumberUnusable,
    SignatureDayWrong,
    TextMissing,
)
from app.features.meetings.model.records import Addendum, Meeting, State
from app.features.meetings.model.views import StepTaken
from app.features.meetings.service.context import Context, change, not_in_future
from app.features.meetings.service.reading import Reading
from app.features.meetings.service.running.sitting import Sitting
from app.features.meetings.service.running.taken import steps_taken
from app.features.meetings.service.running.times import SessionTimes
from app.features.meetings.store.rows import MINUTES, moment
from app.features.meetings.store.running import DRAFT
from app.kernel.changes import Change
from app.kernel.dates import short
from app.kernel.words import _


@dataclass(frozen=True, slots=True)
class MinutesDesk:
    """Brings the record of a meeting to signed and locked minutes."""

    ctx: Context
    reading: Reading
    sitting: Sitting
    times: SessionTimes

    def read_out(
        self, meeting_id: str, note: str = "", at: datetime | None = None
    ) -> Change:
        """Record that the minutes were read out and what was asked to be changed.

        While the meeting runs this prepares its end; afterwards a draft becomes read.
        """
        hint = _("Chỉ đọc lại biên bản của buổi đang họp hoặc còn dự thảo.")
        states = (State.RUNNING, State.DRAFT, State.READ)
        meeting = self.ctx.in_state(meeting_id, hint, *states)
        read_at = at or self.ctx.now()
        not_in_future(read_at, self.ctx.now(), "closed")
        values: dict[str, object] = {
            "read_at": moment(read_at),
            "read_note": self.ctx.text(note, "note"),
            "unread_reason": "",
        }
        if meeting.state is State.DRAFT:
            values["state"] = State.READ.value
        with self.ctx.store.command("meetings.read_out") as unit:
            unit.update("meeting", meeting_id, values)
        return change(meeting_id, unit)

    def close(
        self, meeting_id: str, at: datetime | None = None, unread_reason: str = ""
    ) -> Change:
        """Close the meeting; raises the first thing that is missing.

        Minutes that were not read out need a reason, and stay a draft until they are.
        """
        hint = _("Chỉ kết thúc được buổi đang họp.")
        meeting = self.ctx.in_state(meeting_id, hint, State.RUNNING)
        reason = self.ctx.text(unread_reason, "unread_reason")
        closed = self._closing(meeting, at)
        with self.ctx.store.command("meetings.close") as unit:
            values: dict[str, object] = {"closed_at": moment(closed)}
            if meeting.read_at is None:
                values["unread_reason"] = reason
            unit.update("meeting", meeting_id, values)
            self._nothing_missing(meeting_id)
            state = State.DRAFT if meeting.read_at is None else State.READ
            last = self.reading.meeting(meeting_id).steps[-1].id
            unit.update("meeting", meeting_id, {"state": state.value, "step": last})
            self.sitting.end_all(unit, meeting_id, closed)
        return change(meeting_id, unit)

    def correct_times(
        self, meeting_id: str, opened: datetime, closed: datetime
    ) -> Change:
        """Correct when a closed meeting began and ended."""
        hint = _("Chỉ sửa giờ khi biên bản chưa ký.")
        meeting = self.ctx.in_state(meeting_id, hint, State.DRAFT, State.READ)
        self._in_order(opened, closed)
        values = {"started_at": moment(opened), "closed_at": moment(closed)}
        if opened.date() != meeting.on_day:
            self._not_yet(opened.date())
        with self.ctx.store.command("meetings.correct_times") as unit:
            unit.update("meeting", meeting_id, values)
        return change(meeting_id, unit)

    def sign(self, meeting_id: str, on: date | None = None) -> Change:
        """Record that chair and clerk signed the printed minutes by hand."""
        hint = _("Đọc lại, thông qua biên bản trước khi ký.")
        meeting = self.ctx.in_state(meeting_id, hint, State.READ)
        day = on or self.ctx.today()
        today = self.ctx.today()
        if not meeting.on_day <= day <= today:
            raise SignatureDayWrong(
                field="on",
                day=short(day),
                met=short(meeting.on_day),
                today=short(today),
            )
        self._nothing_missing(meeting_id)
        with self.ctx.store.command("meetings.sign") as unit:
            self.ctx.colleagues.settle(meeting_id)
            signed = {"state": "signed", "signed_on": day.isoformat()}
            unit.update("meeting", meeting_id, signed)
        return change(meeting_id, unit)

    def take_back_signature(self, meeting_id: str, reason: str) -> Change:
        """Open signed minutes again for a correction, with a reason."""
        hint = _("Chỉ mở lại được biên bản đã ký mà chưa khóa.")
        self.ctx.in_state(meeting_id, hint, State.SIGNED)
        words = self.ctx.title(reason, "reason")
        name = "meetings.take_back_signature"
        with self.ctx.store.command(name, reason=words) as unit:
            unit.update("meeting", meeting_id, {"state": "read", "signed_on": None})
        return change(meeting_id, unit)

    def lock(self, meeting_id: str) -> Change:
        """Freeze signed minutes; from now on only addenda are written."""
        hint = _("Chỉ khóa được biên bản đã ký.")
        self.ctx.in_state(meeting_id, hint, State.SIGNED)
        half_typed = self.ctx.store.rows(
            "SELECT id FROM meeting_draft WHERE meeting_id = ?", meeting_id
        )
        gone = [str(row["id"]) for row in half_typed]
        with self.ctx.store.command("meetings.lock") as unit:
            locked = {"state": "locked", "locked_at": moment(self.ctx.now())}
            unit.update("meeting", meeting_id, locked)
            self.ctx.store.scratch.drop(DRAFT, gone)
            # From now on exactly this rendering is shown, whatever changes in us.
            self.ctx.colleagues.keep_minutes(meeting_id)
        # No command id: locking is the one step that is not taken back.
        return Change.of("meetings", record_id=meeting_id)

    def add_addendum(self, meeting_id: str, text: str, reason: str) -> Change:
        """Write a numbered correction of locked minutes."""
        hint = _("Biên bản chưa khóa thì sửa ngay trong biên bản.")
        self.ctx.in_state(meeting_id, hint, State.LOCKED)
        words = self.ctx.text(text, "text")
        if not words:
            raise TextMissing(field="text", what=_("nội dung đính chính"))
        number = len(self.ctx.rows.parts(Addendum, meeting_id)) + 1
        values = {
            "meeting_id": meeting_id,
            "number": number,
            "on_day": self.ctx.today().isoformat(),
            "text": words,
            "reason": self.ctx.title(reason, "reason"),
        }
        with self.ctx.store.command("meetings.add_addendum") as unit:
            unit.insert("meeting_addendum", values)
        return Change.of("meetings", record_id=meeting_id)

    def steps_taken(self, meeting_id: str) -> tuple[StepTaken, ...]:
        """Tell when the minutes were closed, read out, signed, locked, added to."""
        return steps_taken(self.ctx, meeting_id)

    def has_addenda(self, meeting_id: str) -> bool:
        """Say whether locked minutes were corrected."""
        return bool(self.ctx.rows.parts(Addendum, meeting_id))

    def give_number(self, meeting_id: str, number: int | None = None) -> Change:
        """Give the minutes their number in the series of the term; the next by default.

        A number once given is never given again, not even after it was voided.
        """
        meeting = self.ctx.changeable(meeting_id)
        known = self.ctx.rows.number_of(meeting_id)
        if known is not None:
            raise NumberAlreadyGiven(number=f"{known.number:02d}")
        term = self.ctx.colleagues.term(meeting.on_day)
        following = self.ctx.rows.last_number(term) + 1
        chosen = following if number is None else number
        if chosen < 1:
            raise NumberUnusable(field="number")
        if self.ctx.rows.number_taken(term, chosen):
            raise NumberTaken(
                field="number", number=f"{chosen:02d}", next=f"{following:02d}"
            )
        with self.ctx.store.command("meetings.give_number") as unit:
            values = {
                "form": MINUTES,
                "term_id": term,
                "number": chosen,
                "meeting_id": meeting_id,
            }
            unit.insert("paper_number", values)
        return Change.of("meetings", record_id=meeting_id)

    def void_number(self, meeting_id: str, reason: str) -> Change:
        """Give a number up with a reason; the gap stays explained in the register."""
        self.ctx.changeable(meeting_id)
        known = self.ctx.rows.number_of(meeting_id)
        if known is None:
            raise TextMissing(field="number", what=_("số biên bản"))
        words = self.ctx.title(reason, "reason")
        with self.ctx.store.command("meetings.void_number") as unit:
            unit.update("paper_number", known.id, {"void_reason": words})
        return change(meeting_id, unit)

    def _closing(self, meeting: Meeting, at: datetime | None) -> datetime:
        closed = at
        if closed is None:
            is_today = meeting.on_day == self.ctx.today()
            if not is_today and not self._goes_on(meeting):
                raise TextMissing(field="closed", what=_("giờ kết thúc"))
            closed = self.ctx.now()
        opened = meeting.started_at
        if opened is not None:
            self._in_order(opened, closed)
        return closed

    def _goes_on(self, meeting: Meeting) -> bool:
        return self.times.goes_on(self.ctx.rows.record(meeting.id))

    def _in_order(self, opened: datetime, closed: datetime) -> None:
        not_in_future(closed, self.ctx.now(), "closed")
        if closed <= opened:
            raise ClosingBeforeOpening(
                field="closed", closed=f"{closed:%H:%M}", opened=f"{opened:%H:%M}"
            )

    def _nothing_missing(self, meeting_id: str) -> None:
        lacking = self.reading.meeting(meeting_id).missing
        if lacking:
            raise lacking[0]

    def _not_yet(self, day: date) -> None:
        raise MeetingInFuture(day=short(day), today=short(self.ctx.today()))
