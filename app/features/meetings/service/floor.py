"""What is said and decided: opinions, conclusions, new tasks."""

from dataclasses import dataclass, replace
from datetime import datetime

from app.features.meetings.errors import (
    RecordOfOtherMeeting,
    SpeakerMissing,
    TextMissing,
)
from app.features.meetings.model.entries import NewOpinion, TaskDraft
from app.features.meetings.model.records import (
    Assignment,
    Item,
    Meeting,
    Opinion,
)
from app.features.meetings.model.running import What
from app.features.meetings.rules import running
from app.features.meetings.service.context import Context, change
from app.features.meetings.service.running.times import SessionTimes
from app.features.meetings.store.rows import iso, moment
from app.kernel.changes import Change
from app.kernel.words import _


@dataclass(frozen=True, slots=True)
class Floor:
    """Records opinions, conclusions and tasks."""

    ctx: Context
    times: SessionTimes

    def note_opinion(self, meeting_id: str, new: NewOpinion) -> Change:
        """Record what a member or a guest said."""
        self.ctx.changeable(meeting_id)
        seq = self.ctx.rows.next_seq(Opinion, meeting_id)
        said = self._said_at(meeting_id, new)
        values = {
            "meeting_id": meeting_id,
            "seq": seq,
            **self._opinion(meeting_id, new),
            "said_at": moment(said) if said else None,
        }
        with self.ctx.store.command("meetings.note_opinion") as unit:
            unit.insert("meeting_opinion", values)
        return change(meeting_id, unit)

    def correct_opinion(self, opinion_id: str, new: NewOpinion) -> Change:
        """Correct what was recorded of an opinion; when it was said stays."""
        old = self.ctx.rows.part(Opinion, opinion_id)
        self.ctx.changeable(old.meeting_id)
        values = self._opinion(old.meeting_id, new)
        with self.ctx.store.command("meetings.correct_opinion") as unit:
            unit.update("meeting_opinion", opinion_id, values)
        return change(old.meeting_id, unit)

    def drop_opinion(self, opinion_id: str) -> Change:
        """Take an opinion out of the record."""
        old = self.ctx.rows.part(Opinion, opinion_id)
        self.ctx.changeable(old.meeting_id)
        with self.ctx.store.command("meetings.drop_opinion") as unit:
            unit.delete("meeting_opinion", opinion_id)
        return change(old.meeting_id, unit)

    def conclude_item(self, item_id: str, conclusion: str) -> Change:
        """Record what the chair concluded on one matter."""
        item = self.ctx.rows.part(Item, item_id)
        self.ctx.changeable(item.meeting_id)
        words = self.ctx.text(conclusion, "conclusion")
        with self.ctx.store.command("meetings.conclude_item") as unit:
            unit.update("meeting_item", item_id, {"conclusion": words})
        return change(item.meeting_id, unit)

    def conclude(self, meeting_id: str, conclusion: str) -> Change:
        """Record the conclusion of the meeting."""
        self.ctx.changeable(meeting_id)
        words = self.ctx.text(conclusion, "conclusion")
        with self.ctx.store.command("meetings.conclude") as unit:
            unit.update("meeting", meeting_id, {"conclusion": words})
        return change(meeting_id, unit)

    def give_task(self, meeting_id: str, draft: TaskDraft) -> Change:
        """Assign a task; it lands in the minutes and in the register in one command."""
        meeting = self.ctx.changeable(meeting_id)
        whole = self._whole(meeting, draft)
        seq = self.ctx.rows.next_seq(Assignment, meeting_id)
        with self.ctx.store.command("meetings.give_task") as unit:
            task_id = self.ctx.colleagues.assign(whole)
            values = {
                "meeting_id": meeting_id,
                "item_id": whole.item_id or None,
                "task_id": task_id,
                "seq": seq,
                "title": whole.title,
                "owner": self._owner(whole),
                "starts_on": iso(whole.starts_on),
                "due_on": iso(whole.due_on),
                "report_at": whole.report_at,
            }
            unit.insert("meeting_task", values)
        return change(meeting_id, unit, "tasks")

    def withdraw_task(self, assignment_id: str, reason: str) -> Change:
        """Take back a task given by mistake; the register keeps it as dropped."""
        given = self.ctx.rows.part(Assignment, assignment_id)
        self.ctx.changeable(given.meeting_id)
        words = self.ctx.title(reason, "reason")
        with self.ctx.store.command("meetings.withdraw_task") as unit:
            self.ctx.colleagues.drop(given.task_id, words)
            unit.delete("meeting_task", assignment_id)
        return change(given.meeting_id, unit, "tasks")

    def _opinion(self, meeting_id: str, new: NewOpinion) -> dict[str, object]:
        text = self.ctx.text(new.text, "text")
        if not text:
            raise TextMissing(field="text", what=_("nội dung phát biểu"))
        return {
            "item_id": new.item_id or None,
            "person_id": new.person_id or None,
            "speaker": self._speaker(meeting_id, new),
            "text": text,
            "tone": new.tone.value,
            "restricted": int(new.restricted),
        }

    def _said_at(self, meeting_id: str, new: NewOpinion) -> datetime | None:
        """Say since when somebody speaks; an opinion entered afterwards has no time."""
        record = self.ctx.rows.record(meeting_id)
        if not self.times.goes_on(record):
            return None
        talk = running.running(record.spans, What.SPEECH)
        is_his = talk is not None and talk.name in {new.person_id, new.speaker.strip()}
        return talk.began_at if talk is not None and is_his else self.ctx.now()

    def _speaker(self, meeting_id: str, new: NewOpinion) -> str:
        if new.person_id:
            line = self.ctx.rows.roll_line(meeting_id, new.person_id)
            return line.name if line else self.ctx.colleagues.name(new.person_id)
        speaker = self.ctx.text(new.speaker, "speaker").replace("\n", " ")
        if not speaker:
            raise SpeakerMissing(field="speaker")
        return speaker

    def _whole(self, meeting: Meeting, draft: TaskDraft) -> TaskDraft:
        sentence = draft.sentence
        if draft.item_id and not sentence:
            item = self.ctx.rows.part(Item, draft.item_id)
            if item.meeting_id != meeting.id:
                raise RecordOfOtherMeeting
            sentence = item.conclusion or item.title
        return replace(
            draft,
            title=self.ctx.title(draft.title, "title"),
            owner_text=self.ctx.text(draft.owner_text, "owner_text"),
            responsibility=self.ctx.text(draft.responsibility, "responsibility"),
            product=self.ctx.text(draft.product, "product"),
            authority=self.ctx.text(draft.authority, "authority"),
            report_at=self.ctx.text(draft.report_at, "report_at"),
            sentence=self.ctx.text(sentence, "sentence") or meeting.conclusion,
            meeting_id=meeting.id,
            on=meeting.on_day,
        )

    def _owner(self, draft: TaskDraft) -> str:
        named = self.ctx.colleagues.name(draft.owner_id) if draft.owner_id else ""
        return ", ".join(part for part in (named, draft.owner_text) if part)
