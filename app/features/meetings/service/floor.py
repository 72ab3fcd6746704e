"""What is said and decided: opinions, conclusions, new tasks, votes."""

from dataclasses import dataclass, replace

from app.features.meetings.errors import (
    RecordOfOtherMeeting,
    RollNotOpen,
    SpeakerMissing,
    TextMissing,
    UnknownMatter,
)
from app.features.meetings.model.entries import NewBallot, NewOpinion, TaskDraft
from app.features.meetings.model.forms.errors import (
    GroupVoteReserved,
    SecretVoteOnline,
)
from app.features.meetings.model.forms.groups import BY_GROUPS
from app.features.meetings.model.records import (
    Assignment,
    Ballot,
    Item,
    Meeting,
    Opinion,
    RollLine,
)
from app.features.meetings.model.ruleset import Matter
from app.features.meetings.model.views import Base
from app.features.meetings.rules import roll, votes
from app.features.meetings.service.context import Context, change
from app.features.meetings.store.rows import iso
from app.kernel.changes import Change
from app.kernel.words import _


@dataclass(frozen=True, slots=True)
class Floor:
    """Records opinions, conclusions and tasks."""

    ctx: Context

    def note_opinion(self, meeting_id: str, new: NewOpinion) -> Change:
        """Record what a member or a guest said."""
        self.ctx.changeable(meeting_id)
        seq = self.ctx.rows.next_seq(Opinion, meeting_id)
        values = self._opinion(meeting_id, new)
        with self.ctx.store.command("meetings.note_opinion") as unit:
            unit.insert(
                "meeting_opinion", {"meeting_id": meeting_id, "seq": seq, **values}
            )
        return change(meeting_id, unit)

    def correct_opinion(self, opinion_id: str, new: NewOpinion) -> Change:
        """Correct what was recorded of an opinion."""
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


@dataclass(frozen=True, slots=True)
class VoteCounting:
    """Records votes, with the arithmetic enforced against the roll."""

    ctx: Context

    def count(self, meeting_id: str, new: NewBallot) -> Change:
        """Record a vote as counted."""
        seq = self.ctx.rows.next_seq(Ballot, meeting_id)
        values = self._checked(meeting_id, new)
        with self.ctx.store.command("meetings.count_vote") as unit:
            unit.insert(
                "meeting_ballot", {"meeting_id": meeting_id, "seq": seq, **values}
            )
        return change(meeting_id, unit)

    def correct(self, ballot_id: str, new: NewBallot) -> Change:
        """Correct a vote."""
        old = self.ctx.rows.part(Ballot, ballot_id)
        values = self._checked(old.meeting_id, new)
        with self.ctx.store.command("meetings.correct_vote") as unit:
            unit.update("meeting_ballot", ballot_id, values)
        return change(old.meeting_id, unit)

    def drop(self, ballot_id: str) -> Change:
        """Take a vote out of the record."""
        old = self.ctx.rows.part(Ballot, ballot_id)
        self.ctx.changeable(old.meeting_id)
        with self.ctx.store.command("meetings.drop_vote") as unit:
            unit.delete("meeting_ballot", ballot_id)
        return change(old.meeting_id, unit)

    def base(self, meeting_id: str, matter_id: str) -> Base:
        """Say whose votes would be the whole on a matter, as the roll stands now."""
        meeting = self.ctx.rows.meeting(meeting_id)
        return self._base(meeting, self._matter(meeting, matter_id))

    def _checked(self, meeting_id: str, new: NewBallot) -> dict[str, object]:
        meeting = self.ctx.changeable(meeting_id)
        if meeting.started_at is None:
            raise RollNotOpen
        online = self.ctx.rules.online_rules(meeting.on_day)
        if new.secret and meeting.form in online.no_secret_ballot:
            raise SecretVoteOnline(field="secret")
        if meeting.form == BY_GROUPS:
            raise GroupVoteReserved(field="subject")
        matter = self._matter(meeting, new.matter)
        base = self._base(meeting, matter)
        votes.check(new, base, self.ctx.rules.voting(meeting.on_day), matter=matter)
        papers = new.secret
        return {
            "item_id": new.item_id or None,
            "matter": new.matter,
            "subject": self.ctx.title(new.subject, "subject"),
            "secret": int(papers),
            "handed_out": new.handed_out if papers else 0,
            "returned": new.returned if papers else 0,
            "invalid": new.invalid if papers else 0,
            "in_favour": new.in_favour,
            "against": new.against,
            "other": new.other,
        }

    def _matter(self, meeting: Meeting, matter_id: str) -> Matter:
        found = self.ctx.rules.voting(meeting.on_day).matter_of(matter_id)
        if found is None:
            raise UnknownMatter(field="matter", matter=matter_id)
        return found

    def _base(self, meeting: Meeting, matter: Matter) -> Base:
        lines = self.ctx.rows.parts(RollLine, meeting.id)
        all_vote = self.ctx.kind(meeting).roll == "committee"
        return roll.voting_base(lines, matter, all_vote=all_vote)
