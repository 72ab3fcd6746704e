"""At the table: steps and their times, pauses, skipped steps, the speaker's clock."""

from dataclasses import dataclass
from datetime import datetime

from app.features.meetings.errors import MeetingPaused, NoSuchStep
from app.features.meetings.model.course import Step
from app.features.meetings.model.records import Meeting, State
from app.features.meetings.model.running import LEFT, Skip, Span, What
from app.features.meetings.rules import running
from app.features.meetings.service.context import Context, change
from app.features.meetings.service.reading import Reading
from app.features.meetings.store.rows import moment
from app.infra.store import Command
from app.kernel.changes import Change
from app.kernel.words import _


@dataclass(frozen=True, slots=True)
class Sitting:
    """Leads a running meeting through its steps and keeps its clocks."""

    ctx: Context
    reading: Reading

    def go_to(self, meeting_id: str, step: str) -> Change:
        """Go to a step; raises what is still missing in a step that would be passed.

        Going back is always possible. While the meeting stands still nothing moves.
        """
        view = self.reading.meeting(meeting_id)
        ids = [one.id for one in view.steps]
        if step not in ids:
            raise NoSuchStep(step=step)
        here = ids.index(view.meeting.step) if view.meeting.step in ids else 0
        for between in view.steps[here : ids.index(step)]:
            why = running.blocker(view, between)
            if why is not None:
                raise why
        self._not_paused(meeting_id)
        return self._move(view.meeting, step)

    def skip(self, meeting_id: str, step: str, reason: str) -> Change:
        """Pass a step over with a reason, which the minutes tell; go to the next."""
        meeting = self._running(meeting_id)
        steps = self._steps(meeting)
        ids = [one.id for one in steps]
        if step not in ids:
            raise NoSuchStep(step=step)
        words = self.ctx.title(reason, "reason")
        known = self._skip_of(meeting_id, step)
        following = ids[min(ids.index(step) + 1, len(ids) - 1)]
        with self.ctx.store.command("meetings.skip_step", reason=words) as unit:
            if known is None:
                row = {"meeting_id": meeting_id, "step": step, "reason": words}
                unit.insert("meeting_skip", row)
            else:
                unit.update("meeting_skip", known.id, {"reason": words})
            self.at_step(unit, meeting, following)
            unit.update("meeting", meeting_id, {"step": following})
        return change(meeting_id, unit)

    def take_up(self, meeting_id: str, step: str) -> Change:
        """Take a skipped step up after all."""
        self.ctx.changeable(meeting_id)
        known = self._skip_of(meeting_id, step)
        with self.ctx.store.command("meetings.take_up_step") as unit:
            if known is not None:
                unit.delete("meeting_skip", known.id)
        return change(meeting_id, unit)

    def pause(self, meeting_id: str) -> Change:
        """Let the meeting stand still; its clocks stop."""
        return self._halt(meeting_id, "")

    def leave(self, meeting_id: str, since: datetime | None = None) -> Change:
        """Leave the meeting to go on with it later; its clocks stop.

        ``since`` is when one that was cut off had stopped already.
        """
        return self._halt(meeting_id, LEFT, since)

    def bridge(self, meeting_id: str, since: datetime) -> Change:
        """Go on with a meeting that was cut off; until now it stood still."""
        self._running(meeting_id)
        with self.ctx.store.command("meetings.bridge"):
            self._halt(meeting_id, "", since)
            self.go_on(meeting_id)
        return Change.of("meetings", record_id=meeting_id)

    def go_on(self, meeting_id: str) -> Change:
        """Go on after a pause."""
        self._running(meeting_id)
        with self.ctx.store.command("meetings.go_on") as unit:
            self._end(unit, meeting_id, What.PAUSE)
        return Change.of("meetings", record_id=meeting_id)

    def speak(self, meeting_id: str, speaker: str) -> Change:
        """Start the clock of a speaker: a person's id or a guest's name."""
        self._running(meeting_id)
        with self.ctx.store.command("meetings.speak") as unit:
            self._end(unit, meeting_id, What.SPEECH)
            self._begin(unit, meeting_id, What.SPEECH, speaker)
        return Change.of("meetings", record_id=meeting_id)

    def fall_silent(self, meeting_id: str) -> Change:
        """Stop the clock of whoever speaks."""
        self.ctx.changeable(meeting_id)
        with self.ctx.store.command("meetings.fall_silent") as unit:
            self._end(unit, meeting_id, What.SPEECH)
        return Change.of("meetings", record_id=meeting_id)

    def unfinished(self) -> str:
        """Name the meeting that was cut off: it runs and nobody left it on purpose.

        It may be of an earlier day. One of today that was closed already is cut off
        while a question about it is open.
        """
        found = self.ctx.store.value(
            "SELECT meeting.id FROM meeting WHERE"
            " state = 'running'"
            " AND EXISTS (SELECT 1 FROM meeting_span WHERE meeting_id = meeting.id)"
            " AND NOT EXISTS (SELECT 1 FROM meeting_span WHERE"
            "  meeting_id = meeting.id AND what = 'pause' AND name = ?"
            "  AND ended_at IS NULL)"
            " OR on_day = ? AND closed_at IS NOT NULL"
            " AND EXISTS (SELECT 1 FROM meeting_draft WHERE"
            "  meeting_id = meeting.id AND field = 'open' AND text <> '')"
            " ORDER BY state = 'running' DESC, started_at DESC LIMIT 1",
            LEFT,
            self.ctx.today().isoformat(),
        )
        return str(found or "")

    def at_step(self, unit: Command, meeting: Meeting, step: str) -> None:
        """Note in an open command that the meeting is at a step from now on."""
        self._end(unit, meeting.id, What.STEP)
        self._begin(unit, meeting.id, What.STEP, step)

    def end_all(self, unit: Command, meeting_id: str, at: datetime) -> None:
        """End whatever runs, when the meeting is closed."""
        for what in What:
            self._end(unit, meeting_id, what, at)

    def _move(self, meeting: Meeting, step: str) -> Change:
        with self.ctx.store.command("meetings.go_to") as unit:
            if meeting.state is State.RUNNING:
                self.at_step(unit, meeting, step)
            unit.update("meeting", meeting.id, {"step": step})
        # No command id: where the secretary stands is nothing to take back.
        return Change.of("meetings", record_id=meeting.id)

    def _halt(
        self, meeting_id: str, name: str, since: datetime | None = None
    ) -> Change:
        self._running(meeting_id)
        with self.ctx.store.command("meetings.pause") as unit:
            self._end(unit, meeting_id, What.PAUSE, since)
            self._end(unit, meeting_id, What.SPEECH, since)
            self._begin(unit, meeting_id, What.PAUSE, name, since)
        return Change.of("meetings", record_id=meeting_id)

    def _begin(
        self,
        unit: Command,
        meeting_id: str,
        what: What,
        name: str,
        at: datetime | None = None,
    ) -> None:
        unit.insert(
            "meeting_span",
            {
                "meeting_id": meeting_id,
                "what": what.value,
                "name": name,
                "began_at": moment(at or self.ctx.now()),
            },
        )

    def _end(
        self, unit: Command, meeting_id: str, what: What, at: datetime | None = None
    ) -> None:
        spans = self.ctx.rows.parts(Span, meeting_id)
        open_one = running.running(spans, what)
        if open_one is not None:
            # A clock set back must not make a span end before it began.
            ended = max(at or self.ctx.now(), open_one.began_at)
            unit.update("meeting_span", open_one.id, {"ended_at": moment(ended)})

    def _running(self, meeting_id: str) -> Meeting:
        hint = _("Chỉ làm được khi buổi họp đang diễn ra.")
        return self.ctx.in_state(meeting_id, hint, State.RUNNING)

    def _not_paused(self, meeting_id: str) -> None:
        spans = self.ctx.rows.parts(Span, meeting_id)
        if running.running(spans, What.PAUSE) is not None:
            raise MeetingPaused

    def _steps(self, meeting: Meeting) -> tuple[Step, ...]:
        return self.ctx.rules.course(meeting.on_day, meeting.kind, meeting.form)

    def _skip_of(self, meeting_id: str, step: str) -> Skip | None:
        skips = self.ctx.rows.parts(Skip, meeting_id)
        return next((one for one in skips if one.step == step), None)
