"""Before the meeting: planning it, its agenda and its papers."""

from dataclasses import dataclass
from datetime import date

from app.features.meetings.errors import (
    FormNotOffered,
    MeetingDayPassed,
    MoveNeedsReason,
    NothingMoved,
    NothingToSuggest,
    UnknownMeetingKind,
)
from app.features.meetings.model.entries import NewItem, NewMeeting, NewPaper
from app.features.meetings.model.records import Item, Paper, State
from app.features.meetings.service.context import Context, change, clock_time
from app.features.meetings.service.preparing.fitting import Fitting
from app.features.meetings.store.answers import AnswerStore
from app.features.meetings.store.rows import iso
from app.kernel.changes import Change
from app.kernel.dates import short
from app.kernel.words import _


@dataclass(frozen=True, slots=True)
class Planning:
    """Plans meetings and keeps agenda and papers."""

    ctx: Context

    def plan(self, new: NewMeeting) -> Change:
        """Plan a meeting on a day. One of a kind stands on a day at most.

        It is planned in person; ``online`` and ``groups`` give it another form once
        their conditions hold.
        """
        if new.form != "in_person":
            raise FormNotOffered(field="form")
        values = self._details(new)
        Fitting(self.ctx).check(new, "")
        with self.ctx.store.command("meetings.plan") as unit:
            meeting_id = unit.insert("meeting", values)
            if new.reason.strip() and Fitting(self.ctx).is_second(new, meeting_id):
                self.note_move(meeting_id, new.on_day, new.on_day, new.reason)
        return change(meeting_id, unit)

    def correct(self, meeting_id: str, new: NewMeeting) -> Change:
        """Correct the details; kind and day only while the meeting is planned.

        Another day needs a reason, which stays with the meeting.
        """
        meeting = self.ctx.changeable(meeting_id)
        values = self._details(new)
        is_moved = meeting.state is State.PLANNED and new.on_day != meeting.on_day
        if meeting.state is not State.PLANNED:
            del values["kind"], values["on_day"]
        else:
            Fitting(self.ctx).check(new, meeting_id)
        if is_moved and not new.reason.strip():
            raise MoveNeedsReason(field="reason")
        with self.ctx.store.command("meetings.correct") as unit:
            unit.update("meeting", meeting_id, values)
            if is_moved:
                self.note_move(meeting_id, meeting.on_day, new.on_day, new.reason)
        return change(meeting_id, unit)

    def move(
        self, meeting_id: str, on_day: date, reason: str, time: str | None = None
    ) -> Change:
        """Move a planned meeting to another day, with a reason that stays with it.

        Days that have passed are refused; ``time`` None keeps the time.
        """
        hint = _("Chỉ đổi ngày được buổi họp chưa khai mạc.")
        meeting = self.ctx.in_state(meeting_id, hint, State.PLANNED)
        today = self.ctx.today()
        if on_day < today:
            raise MeetingDayPassed(
                field="on_day", day=short(on_day), today=short(today)
            )
        at = meeting.planned_time if time is None else clock_time(time)
        if on_day == meeting.on_day and at == meeting.planned_time:
            raise NothingMoved(field="on_day", day=short(on_day))
        words = self.ctx.title(reason, "reason")
        new = NewMeeting(
            kind=meeting.kind,
            on_day=on_day,
            time=at,
            theme=meeting.theme,
            reason=words,
        )
        Fitting(self.ctx).check(new, meeting_id)
        values = {"on_day": on_day.isoformat(), "planned_time": at}
        with self.ctx.store.command("meetings.move", reason=words) as unit:
            unit.update("meeting", meeting_id, values)
            self.note_move(meeting_id, meeting.on_day, on_day, words)
        return change(meeting_id, unit)

    def note_move(
        self, meeting_id: str, from_day: date, to_day: date, reason: str
    ) -> None:
        """Keep why a meeting does not stand on its usual or former day."""
        last = self.ctx.store.value(
            "SELECT max(seq) FROM meeting_moved WHERE meeting_id = ?", meeting_id
        )
        values: dict[str, object] = {
            "meeting_id": meeting_id,
            "seq": int(str(last or 0)) + 1,
            "from_day": from_day.isoformat(),
            "to_day": to_day.isoformat(),
            "reason": self.ctx.title(reason, "reason"),
        }
        with self.ctx.store.command("meetings.move") as unit:
            unit.insert("meeting_moved", values)

    def cancel(self, meeting_id: str, reason: str) -> Change:
        """Call a planned meeting off with a reason; its line stays in the list."""
        hint = _("Chỉ hủy được buổi họp chưa khai mạc.")
        self.ctx.in_state(meeting_id, hint, State.PLANNED)
        words = self.ctx.title(reason, "reason")
        with self.ctx.store.command("meetings.cancel") as unit:
            called_off = {"state": "cancelled", "cancel_reason": words}
            unit.update("meeting", meeting_id, called_off)
        return change(meeting_id, unit)

    def add_item(self, meeting_id: str, new: NewItem) -> Change:
        """Put a matter at the end of the agenda."""
        self.ctx.changeable(meeting_id)
        seq = self.ctx.rows.next_seq(Item, meeting_id)
        values = self._item(new)
        with self.ctx.store.command("meetings.add_item") as unit:
            unit.insert(
                "meeting_item", {"meeting_id": meeting_id, "seq": seq, **values}
            )
        return change(meeting_id, unit)

    def correct_item(self, item_id: str, new: NewItem) -> Change:
        """Correct a matter of the agenda."""
        item = self.ctx.rows.part(Item, item_id)
        self.ctx.changeable(item.meeting_id)
        with self.ctx.store.command("meetings.correct_item") as unit:
            unit.update("meeting_item", item_id, self._item(new))
        return change(item.meeting_id, unit)

    def move_item(self, item_id: str, steps: int) -> Change:
        """Move a matter up (negative) or down the agenda."""
        item = self.ctx.rows.part(Item, item_id)
        self.ctx.changeable(item.meeting_id)
        items = list(self.ctx.rows.parts(Item, item.meeting_id))
        at = next(i for i, one in enumerate(items) if one.id == item_id)
        items.insert(max(0, min(len(items) - 1, at + steps)), items.pop(at))
        with self.ctx.store.command("meetings.move_item") as unit:
            for seq, one in enumerate(items, start=1):
                unit.update("meeting_item", one.id, {"seq": seq})
        return change(item.meeting_id, unit)

    def drop_item(self, item_id: str) -> Change:
        """Take a matter off the agenda; what was said on it stays with the meeting."""
        item = self.ctx.rows.part(Item, item_id)
        self.ctx.changeable(item.meeting_id)
        with self.ctx.store.command("meetings.drop_item") as unit:
            for table in _REFER_TO_ITEM:
                rows = self.ctx.store.rows(
                    f"SELECT id FROM {table} WHERE item_id = ?",  # noqa: S608  (names of this module)
                    item_id,
                )
                for row in rows:
                    unit.update(table, str(row["id"]), {"item_id": None})
            answer = AnswerStore(self.ctx.store).of_meeting(item.meeting_id)
            if item_id in answer:
                unit.delete("meeting_item_answer", answer[item_id].id)
            unit.delete("meeting_item", item_id)
        return change(item.meeting_id, unit)

    def suggest_agenda(self, meeting_id: str) -> Change:
        """Add the usual matters for this kind of meeting and cell."""
        meeting = self.ctx.changeable(meeting_id)
        cell = self.ctx.colleagues.cell_kind()
        have = {item.title for item in self.ctx.rows.parts(Item, meeting_id)}
        lines = [
            line
            for line in self.ctx.rules.agenda(meeting.on_day).suggestion
            if line.usual
            and meeting.kind in line.kinds
            and (not line.cell_kinds or cell in line.cell_kinds)
            and line.title not in have
        ]
        if not lines:
            raise NothingToSuggest
        with self.ctx.store.command("meetings.suggest_agenda") as unit:
            for line in lines:
                self.add_item(meeting_id, NewItem(title=line.title, topic=line.topic))
        return change(meeting_id, unit)

    def add_paper(self, meeting_id: str, new: NewPaper) -> Change:
        """Record a document used at the meeting."""
        self.ctx.changeable(meeting_id)
        values = {
            "meeting_id": meeting_id,
            "item_id": new.item_id or None,
            "title": self.ctx.title(new.title, "title"),
            "issuer": self.ctx.text(new.issuer, "issuer"),
            "sha256": new.sha256,
            "size": new.size,
            "seq": self.ctx.rows.next_seq(Paper, meeting_id),
        }
        with self.ctx.store.command("meetings.add_paper") as unit:
            unit.insert("meeting_paper", values)
        return change(meeting_id, unit)

    def drop_paper(self, paper_id: str) -> Change:
        """Take a document off the list."""
        paper = self.ctx.rows.part(Paper, paper_id)
        self.ctx.changeable(paper.meeting_id)
        files = self.ctx.store.rows(
            "SELECT id FROM meeting_paper_file WHERE paper_id = ?", paper_id
        )
        with self.ctx.store.command("meetings.drop_paper") as unit:
            for row in files:
                unit.delete("meeting_paper_file", str(row["id"]))
            unit.delete("meeting_paper", paper_id)
        return change(paper.meeting_id, unit)

    def _details(self, new: NewMeeting) -> dict[str, object]:
        conduct = self.ctx.rules.conduct(new.on_day)
        if conduct.kind_of(new.kind) is None:
            raise UnknownMeetingKind(field="kind", kind=new.kind, rules=conduct.title)
        return {
            "kind": new.kind,
            "theme": self.ctx.line(new.theme, "theme"),
            "on_day": new.on_day.isoformat(),
            "planned_time": clock_time(new.time),
            "place": self.ctx.line(new.place, "place"),
            "chair_id": new.chair_id or None,
            "clerk_id": new.clerk_id or None,
            "guests": self.ctx.text(new.guests, "guests"),
            "papers_sent_on": iso(new.papers_sent_on),
        }

    def _item(self, new: NewItem) -> dict[str, object]:
        return {
            "title": self.ctx.title(new.title, "title"),
            "topic": new.topic,
            "presenter_id": new.presenter_id or None,
            "content": self.ctx.text(new.content, "content"),
            "conclusion": self.ctx.text(new.conclusion, "conclusion"),
        }


_REFER_TO_ITEM = ("meeting_paper", "meeting_opinion", "meeting_ballot", "meeting_task")
