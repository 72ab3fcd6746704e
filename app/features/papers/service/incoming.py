"""Incoming papers: entered, made known at a meeting, turned into somebody's task."""

from dataclasses import dataclass, replace
from datetime import date

from app.features.papers.errors import (
    IncomingBeforeIssue,
    IncomingDeadlineTooEarly,
    IncomingHasDuty,
    IncomingKnownAtCancelled,
    IncomingKnownTooEarly,
    IncomingKnownUnsaid,
    IncomingReceivedInFuture,
    IncomingStruck,
    IncomingTwice,
    IncomingWithoutIssuer,
    PaperFormUnknown,
)
from app.features.papers.model.entries import NewDuty, NewIncoming
from app.features.papers.model.records import File, Incoming
from app.features.papers.model.views import IncomingView
from app.features.papers.service.context import (
    Context,
    change,
    file_values,
    quoted,
)
from app.features.papers.service.register import Register
from app.features.papers.store.rows import iso
from app.kernel.changes import Change
from app.kernel.dates import short
from app.kernel.text import fold


@dataclass(frozen=True, slots=True)
class IncomingDesk:
    """The desk where papers of other bodies arrive."""

    ctx: Context
    register: Register

    def enter(self, new: NewIncoming) -> Change:
        """Enter a paper at the next place of the register of its year."""
        values = self._values(new, "")
        year = _received(values).year
        arrival = self.ctx.rows.last_arrival(year) + 1
        with self.ctx.store.command("papers.receive") as unit:
            placed = {"year": year, "arrival": arrival, **values}
            incoming_id = unit.insert("paper_incoming", placed)
        return change(incoming_id, unit)

    def correct(self, incoming_id: str, new: NewIncoming) -> Change:
        """Correct an entry; its place stays unless the year of receipt changed."""
        paper = self._alive(incoming_id)
        values = self._values(new, incoming_id)
        if not new.file.sha256:
            values |= file_values(paper.file)
        year = _received(values).year
        if year != paper.year:
            arrival = self.ctx.rows.last_arrival(year) + 1
            values |= {"year": year, "arrival": arrival}
        with self.ctx.store.command("papers.correct_incoming") as unit:
            unit.update("paper_incoming", incoming_id, values)
        return change(incoming_id, unit)

    def make_known(
        self,
        incoming_id: str,
        meeting_id: str = "",
        note: str = "",
        on: date | None = None,
    ) -> Change:
        """Record at which meeting the paper was made known, or how else and when."""
        paper = self._alive(incoming_id)
        words = self.ctx.line(note, "note")
        day = on
        if meeting_id:
            meeting = self.ctx.colleagues.meeting(meeting_id)
            if meeting.cancelled:
                raise IncomingKnownAtCancelled(
                    field="meeting_id", day=short(meeting.on_day)
                )
            day = meeting.on_day
        elif not words:
            raise IncomingKnownUnsaid(field="meeting_id")
        elif day is None:
            day = self.ctx.today()
        self._after_receipt(paper, day, planned=bool(meeting_id))
        with self.ctx.store.command("papers.make_known") as unit:
            unit.update(
                "paper_incoming",
                incoming_id,
                {
                    "meeting_id": meeting_id or None,
                    "known_note": words,
                    "known_on": iso(day),
                },
            )
        return change(incoming_id, unit)

    def not_yet_known(self, incoming_id: str) -> Change:
        """Take back that the paper was made known."""
        self._alive(incoming_id)
        empty = {"meeting_id": None, "known_note": "", "known_on": None}
        with self.ctx.store.command("papers.not_yet_known") as unit:
            unit.update("paper_incoming", incoming_id, empty)
        return change(incoming_id, unit)

    def give_duty(self, incoming_id: str, duty: NewDuty) -> Change:
        """Create the task the paper brings; one command for both registers."""
        paper = self._alive(incoming_id)
        if paper.task_id and not self.ctx.colleagues.task(paper.task_id).dropped:
            raise IncomingHasDuty(subject=paper.subject)
        whole = replace(
            duty,
            title=self._duty_title(paper, duty),
            due_on=duty.due_on or paper.deadline,
        )
        with self.ctx.store.command("papers.give_duty") as unit:
            task_id = self.ctx.colleagues.assign(whole, self.ctx.today(), quoted(paper))
            unit.update("paper_incoming", incoming_id, {"task_id": task_id})
        return change(incoming_id, unit, "tasks")

    def keep_file(self, incoming_id: str, file: File) -> Change:
        """Put the file of the paper with its entry, or another in its place."""
        self._alive(incoming_id)
        with self.ctx.store.command("papers.keep_incoming_file") as unit:
            unit.update("paper_incoming", incoming_id, file_values(file))
        return change(incoming_id, unit)

    def strike(self, incoming_id: str, reason: str) -> Change:
        """Strike an entry made by mistake; its place stays with the reason."""
        self._alive(incoming_id)
        words = self.ctx.reason(reason)
        with self.ctx.store.command("papers.strike", reason=words) as unit:
            unit.update("paper_incoming", incoming_id, {"void_reason": words})
        return change(incoming_id, unit)

    def paper(self, incoming_id: str) -> IncomingView:
        """Read one incoming paper with what became of it."""
        return self._view(self.ctx.rows.incoming(incoming_id))

    def of_year(self, year: int | None = None) -> list[IncomingView]:
        """Read the register of a year (or all of them) in the order of arrival."""
        return [self._view(one) for one in self.ctx.rows.all_incoming(year)]

    def _duty_title(self, paper: Incoming, duty: NewDuty) -> str:
        # Tasks are found by the search; the subject of a restricted paper is not.
        return self.ctx.title(duty.title or ("" if paper.restricted else paper.subject))

    def _view(self, paper: Incoming) -> IncomingView:
        meeting = None
        if paper.meeting_id:
            meeting = self.ctx.colleagues.meeting(paper.meeting_id)
        duty = self.ctx.colleagues.task(paper.task_id) if paper.task_id else None
        form = self.register.form(paper.form, None).title if paper.form else ""
        return IncomingView(
            paper=paper,
            form_title=form,
            meeting=meeting,
            task_title=duty.title if duty else "",
            task_owner=duty.owner if duty else "",
            task_due=duty.due_on if duty else None,
            task_done=bool(duty and (duty.done or duty.dropped)),
        )

    def _values(self, new: NewIncoming, own_id: str) -> dict[str, object]:
        issuer = self.ctx.line(new.issuer, "issuer")
        if not issuer:
            raise IncomingWithoutIssuer(field="issuer")
        values: dict[str, object] = {
            "issuer": issuer,
            "number": self.ctx.line(new.number, "number"),
            "subject": self.ctx.title(new.subject, "subject"),
            "note": self.ctx.text(new.note, "note"),
            "form": self._form(new.form),
            "needs_spreading": int(new.needs_spreading),
            "restricted": int(new.restricted),
            **self._days(new),
            **file_values(new.file),
        }
        self._refuse_twin(values, own_id)
        return values

    def _form(self, form_id: str) -> str:
        if form_id and not any(s.form_of(form_id) for s in self.ctx.book.sets):
            raise PaperFormUnknown(field="form", form=form_id)
        return form_id

    def _days(self, new: NewIncoming) -> dict[str, object]:
        today = self.ctx.today()
        received = new.received_on or today
        if received > today:
            raise IncomingReceivedInFuture(
                field="received_on", day=short(received), today=short(today)
            )
        if new.on_day is not None and new.on_day > received:
            raise IncomingBeforeIssue(
                field="received_on", day=short(received), issued=short(new.on_day)
            )
        if new.deadline is not None and new.deadline < received:
            raise IncomingDeadlineTooEarly(
                field="deadline", day=short(new.deadline), received=short(received)
            )
        return {
            "on_day": iso(new.on_day),
            "received_on": received.isoformat(),
            "deadline": iso(new.deadline),
        }

    def _refuse_twin(self, values: dict[str, object], own_id: str) -> None:
        if not values["number"]:
            return
        wanted = (fold(str(values["issuer"])), fold(str(values["number"])))
        for other in self.ctx.rows.all_incoming():
            same = (fold(other.issuer), fold(other.number)) == wanted
            # Series begin anew each term, so the day tells two papers apart.
            dated = iso(other.on_day) == values["on_day"]
            if same and dated and other.id != own_id and not other.void_reason:
                raise IncomingTwice(
                    field="number",
                    number=other.number,
                    issuer=other.issuer,
                    arrival=f"{other.arrival:02d}/{other.year}",
                )

    def _after_receipt(
        self, paper: Incoming, day: date | None, *, planned: bool
    ) -> None:
        if day is None:
            return
        if day < paper.received_on:
            raise IncomingKnownTooEarly(
                field="meeting_id", day=short(day), received=short(paper.received_on)
            )
        if day > self.ctx.today() and not planned:
            today = short(self.ctx.today())
            raise IncomingReceivedInFuture(field="on", day=short(day), today=today)

    def _alive(self, incoming_id: str) -> Incoming:
        paper = self.ctx.rows.incoming(incoming_id)
        if paper.void_reason:
            raise IncomingStruck(arrival=f"{paper.arrival:02d}/{paper.year}")
        return paper


def _received(values: dict[str, object]) -> date:
    return date.fromisoformat(str(values["received_on"]))
