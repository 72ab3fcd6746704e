"""Before the meeting: planning it, its agenda and its papers."""

from dataclasses import dataclass
from datetime import date

from app.features.meetings.errors import (
    FormNotOffered,
    MeetingAlreadyPlanned,
    NothingToSuggest,
    UnknownMeetingKind,
)
from app.features.meetings.model.entries import NewItem, NewMeeting, NewPaper
from app.features.meetings.model.records import Item, Meeting, Paper, State
from app.features.meetings.service.context import Context, change, clock_time
from app.features.meetings.store.rows import iso
from app.kernel.changes import Change
from app.kernel.dates import short
from app.kernel.words import _


@dataclass(frozen=True, slots=True)
class Planning:
    """Plans meetings and keeps agenda and papers."""

    ctx: Context

    def plan(self, new: NewMeeting) -> Change:
        """Plan a meeting on a day. One of a kind stands on a day at most."""
        values = self._details(new)
        self._refuse_twin(new, "")
        with self.ctx.store.command("meetings.plan") as unit:
            meeting_id = unit.insert("meeting", values)
        return change(meeting_id, unit)

    def plan_year(self, year: int, day_of_month: int, pattern: NewMeeting) -> Change:
        """Plan the regular meetings of the months of a year that have none yet.

        ``day_of_month`` falls back to the last day of a shorter month. Time, place,
        chair and clerk are those of ``pattern``; months that have passed stay empty.
        """
        taken = {
            meeting.on_day.month
            for meeting in self.ctx.rows.between(date(year, 1, 1), date(year, 12, 31))
            if meeting.state is not State.CANCELLED
            and "regular" in self.ctx.kind(meeting).counts
        }
        with self.ctx.store.command("meetings.plan_year") as unit:
            for month in range(1, 13):
                on_day = _day_in(year, month, day_of_month)
                if month not in taken and on_day >= self.ctx.today():
                    self.plan(_on(pattern, on_day))
        return change("", unit)

    def correct(self, meeting_id: str, new: NewMeeting) -> Change:
        """Correct the details; kind and day only while the meeting is planned."""
        meeting = self.ctx.changeable(meeting_id)
        values = self._details(new)
        if meeting.state is not State.PLANNED:
            del values["kind"], values["on_day"]
        else:
            self._refuse_twin(new, meeting_id)
        with self.ctx.store.command("meetings.correct") as unit:
            unit.update("meeting", meeting_id, values)
        return change(meeting_id, unit)

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
            unit.delete("meeting_item", item_id)
        return change(item.meeting_id, unit)

    def suggest_agenda(self, meeting_id: str) -> Change:
        """Add the suggested matters for this kind of meeting and cell."""
        meeting = self.ctx.changeable(meeting_id)
        cell = self.ctx.colleagues.cell_kind()
        have = {item.title for item in self.ctx.rows.parts(Item, meeting_id)}
        lines = [
            line
            for line in self.ctx.rules.agenda(meeting.on_day).suggestion
            if meeting.kind in line.kinds
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
        with self.ctx.store.command("meetings.drop_paper") as unit:
            unit.delete("meeting_paper", paper_id)
        return change(paper.meeting_id, unit)

    def _details(self, new: NewMeeting) -> dict[str, object]:
        conduct = self.ctx.rules.conduct(new.on_day)
        if conduct.kind_of(new.kind) is None:
            raise UnknownMeetingKind(field="kind", kind=new.kind, rules=conduct.title)
        if new.form != "in_person":
            raise FormNotOffered(field="form")
        return {
            "kind": new.kind,
            "form": new.form,
            "theme": self.ctx.text(new.theme, "theme").replace("\n", " "),
            "on_day": new.on_day.isoformat(),
            "planned_time": clock_time(new.time),
            "place": self.ctx.text(new.place, "place").replace("\n", " "),
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

    def _refuse_twin(self, new: NewMeeting, own_id: str) -> None:
        for other in self.ctx.rows.between(new.on_day, new.on_day):
            if _same_line(other, new) and other.id != own_id:
                kind = self.ctx.kind(other).title.lower()
                raise MeetingAlreadyPlanned(
                    field="on_day", day=short(new.on_day), kind=kind
                )


_REFER_TO_ITEM = ("meeting_paper", "meeting_opinion", "meeting_ballot", "meeting_task")


def _same_line(other: Meeting, new: NewMeeting) -> bool:
    return other.kind == new.kind and other.state is not State.CANCELLED


def _day_in(year: int, month: int, day: int) -> date:
    for last in (day, 30, 29, 28):
        try:
            return date(year, month, min(day, last))
        except ValueError:
            continue
    raise ValueError(day)


def _on(pattern: NewMeeting, on_day: date) -> NewMeeting:
    return NewMeeting(
        kind=pattern.kind,
        on_day=on_day,
        time=pattern.time,
        place=pattern.place,
        chair_id=pattern.chair_id,
        clerk_id=pattern.clerk_id,
    )
