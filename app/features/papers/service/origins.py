"""Where a paper comes from: the meeting, the vote, the conclusion on a matter."""

from dataclasses import dataclass, replace
from datetime import date

from app.features.papers import rules
from app.features.papers.errors import (
    DecisionUnknown,
    PaperAlreadyFromDecision,
    PaperBeforeMeeting,
    PaperOfUnheldMeeting,
    PaperVoteNotPassed,
)
from app.features.papers.model.entries import NewPaper
from app.features.papers.model.records import Paper, PaperState
from app.features.papers.model.views import Decision
from app.features.papers.service.context import Context
from app.kernel.dates import short


@dataclass(frozen=True, slots=True)
class Origins:
    """Looks decisions up, and refuses papers that contradict them."""

    ctx: Context

    def decisions(self, year: int) -> list[Decision]:
        """List what the meetings of a year decided, newest first.

        What no paper was made of yet comes before what has been issued.
        """
        held = [one for one in self.ctx.colleagues.meetings(year) if one.held]
        issued = self._issued()
        found = [
            replace(decision, issued_as=issued.get(_key(decision), ""))
            for one in sorted(held, key=lambda m: (m.on_day, m.id), reverse=True)
            for decision in self.ctx.colleagues.decisions(one.id)
        ]
        return sorted(found, key=lambda one: bool(one.issued_as))

    def decided_at(self, meeting_id: str) -> list[Decision]:
        """List what one meeting decided; nothing while it is not held."""
        if not self.ctx.colleagues.meeting(meeting_id).held:
            return []
        return list(self.ctx.colleagues.decisions(meeting_id))

    def find(
        self, meeting_id: str, item_id: str = "", ballot_id: str = ""
    ) -> Decision | None:
        """Find one decision of a meeting; a vote by its ballot, else by its matter."""
        for one in self.ctx.colleagues.decisions(meeting_id):
            if ballot_id and one.ballot_id == ballot_id:
                return one
            if not ballot_id and not one.ballot_id and one.item_id == item_id:
                return one
        return None

    def complete(self, new: NewPaper) -> NewPaper:
        """Fill title and text with what the meeting recorded, where they are empty."""
        decision = self._decision(new)
        if decision is None:
            raise DecisionUnknown(field="meeting_id")
        return replace(
            new,
            title=new.title or decision.subject,
            text=new.text or decision.text,
            item_id=decision.item_id,
        )

    def check(self, new: NewPaper) -> None:
        """Refuse an origin that is unknown, not held, not passed, or used already."""
        if not new.meeting_id:
            return
        meeting = self.ctx.colleagues.meeting(new.meeting_id)
        if not meeting.held:
            raise PaperOfUnheldMeeting(
                field="meeting_id", meeting=meeting.title, day=short(meeting.on_day)
            )
        if not new.ballot_id and not new.item_id:
            return
        decision = self._decision(new)
        if decision is None:
            raise DecisionUnknown(field="meeting_id")
        if decision.passed is False:
            raise PaperVoteNotPassed(field="ballot_id", subject=decision.subject)

    def check_day(self, paper: Paper, day: date) -> None:
        """Refuse a day before the meeting, and a second paper of one decision."""
        if not paper.meeting_id:
            return
        meeting = self.ctx.colleagues.meeting(paper.meeting_id)
        if day < meeting.on_day:
            raise PaperBeforeMeeting(
                field="on_day", day=short(day), meeting_day=short(meeting.on_day)
            )
        origin = (paper.form, paper.item_id, paper.ballot_id)
        for other in self.ctx.rows.of_meeting(paper.meeting_id):
            if other.number is None or other.id == paper.id:
                continue
            same = (other.form, other.item_id, other.ballot_id) == origin
            is_issued = other.state is PaperState.ISSUED
            if same and is_issued and any(origin[1:]):
                raise PaperAlreadyFromDecision(
                    field="meeting_id", number=f"{other.number:02d}", title=other.title
                )

    def of(self, paper: Paper) -> Decision | None:
        """Give the decision a paper comes from, as the meeting records it now."""
        if not paper.meeting_id:
            return None
        return self.find(paper.meeting_id, paper.item_id, paper.ballot_id)

    def _issued(self) -> dict[tuple[str, str, str], str]:
        found: dict[tuple[str, str, str], list[str]] = {}
        for paper in self.ctx.rows.papers():
            if paper.meeting_id and paper.state is PaperState.ISSUED:
                held = self.ctx.book.on(paper.on_day or self.ctx.today())
                form = held.form_of(paper.form)
                code = form.code if form else paper.form
                number = rules.number_text(paper.number or 0, code, held.organ)
                found.setdefault(_key(paper), []).append(number)
        return {key: ", ".join(numbers) for key, numbers in found.items()}

    def _decision(self, new: NewPaper) -> Decision | None:
        return self.find(new.meeting_id, new.item_id, new.ballot_id)


def _key(one: Paper | Decision) -> tuple[str, str, str]:
    """Name a decision. A vote is known by itself, whatever matter it was taken on."""
    item = "" if one.ballot_id else one.item_id
    return one.meeting_id, item, one.ballot_id
