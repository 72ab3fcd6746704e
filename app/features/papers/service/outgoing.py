"""Outgoing papers: drafted, issued with their number, withdrawn, numbers voided."""

from dataclasses import dataclass, replace
from datetime import date

from app.features.papers import rules
from app.features.papers.errors import (
    NoSuchGap,
    PaperInFuture,
    PaperNotDraft,
    PaperNotIssued,
    WithdrawnBeforeIssue,
)
from app.features.papers.model.entries import NewPaper
from app.features.papers.model.records import File, Paper, PaperState, Slot
from app.features.papers.model.views import SignerOnDay
from app.features.papers.service.context import Context, change, file_values
from app.features.papers.service.numbering import Chosen, Numbering
from app.features.papers.service.origins import Origins
from app.features.papers.store.rows import iso
from app.infra.store import Command
from app.kernel.changes import Change
from app.kernel.dates import short


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The desk where papers are written and leave the cell."""

    ctx: Context
    numbering: Numbering
    origins: Origins

    def draft(self, new: NewPaper) -> Change:
        """Write a draft; it has no number yet and may be changed or dropped."""
        values = self._values(new)
        with self.ctx.store.command("papers.draft") as unit:
            paper_id = unit.insert("paper", values)
        return change(paper_id, unit)

    def correct(self, paper_id: str, new: NewPaper) -> Change:
        """Change a draft; its file stays when ``new`` brings none."""
        paper = self._draft(paper_id)
        values = self._values(new)
        if not new.file.sha256:
            values |= file_values(paper.file)
        with self.ctx.store.command("papers.correct") as unit:
            unit.update("paper", paper_id, values)
        return change(paper_id, unit)

    def drop(self, paper_id: str) -> Change:
        """Take a draft out of the register.

        One that bore a number before stays: its voided number refers to it.
        """
        paper = self._draft(paper_id)
        if self.ctx.rows.voided(paper_id):
            raise PaperNotDraft(title=paper.title)
        with self.ctx.store.command("papers.drop") as unit:
            unit.delete("paper", paper_id)
        return change(paper_id, unit)

    def issue(
        self,
        paper_id: str,
        on_day: date | None = None,
        number: int | None = None,
        skip_reason: str = "",
    ) -> Change:
        """Issue a draft: it gets the next number of its type in the running term.

        A higher number needs ``skip_reason``, which explains the numbers left out. The
        act is not taken back: a number once given stays given (see ``void_number``).
        """
        paper = self._draft(paper_id)
        day = on_day or paper.on_day or self.ctx.today()
        self.origins.check_day(paper, day)
        chosen = self.numbering.next(paper.form, day, number, skip_reason)
        signer = self.numbering.signer(paper.signer_id, day)
        with self.ctx.store.command("papers.issue") as unit:
            self._skip(unit, paper.form, chosen)
            self._bear(unit, paper, chosen, day, signer)
        return Change.of("papers", record_id=paper_id)

    def issue_new(
        self, new: NewPaper, number: int | None = None, skip_reason: str = ""
    ) -> Change:
        """Write and issue a paper in one act."""
        with self.ctx.store.command("papers.issue"):
            paper_id = self.draft(new).record_id
            return self.issue(paper_id, new.on_day, number, skip_reason)

    def issue_decision(
        self, new: NewPaper, number: int | None = None, skip_reason: str = ""
    ) -> Change:
        """Issue what a meeting decided, in one act.

        ``new`` names the meeting and the vote or matter; an empty title and text are
        taken from what the meeting recorded, word for word.
        """
        return self.issue_new(self.origins.complete(new), number, skip_reason)

    def record_old(self, new: NewPaper, number: int, signer: str = "") -> Change:
        """Enter a paper that was issued before it stood in this register.

        Its number may lie in a past term or between others; its day fits its number.
        ``signer`` in words stands where no post of that day is recorded.
        """
        day = new.on_day or self.ctx.today()
        chosen = self.numbering.of_old(new.form, day, number)
        if signer:
            named = SignerOnDay("", self.ctx.line(signer, "signer"), "", "")
        else:
            named = self.numbering.signer(new.signer_id, day)
        with self.ctx.store.command("papers.record_old") as unit:
            paper_id = self.draft(new).record_id
            paper = self.ctx.rows.paper(paper_id)
            self.origins.check_day(paper, day)
            self._bear(unit, paper, replace(chosen, copied=True), day, named)
        return change(paper_id, unit)

    def take_out_old(self, paper_id: str) -> Change:
        """Take an old paper out again that was entered with a slip of typing."""
        paper = self._issued(paper_id)
        slot = self._slot(paper)
        if not slot.copied:
            raise PaperNotDraft(title=paper.title)
        draft = {"state": PaperState.DRAFT.value, "number": None, "term_id": ""}
        with self.ctx.store.command("papers.take_out_old") as unit:
            unit.update("paper", paper_id, draft)
            unit.delete("paper_slot", slot.id)
            unit.delete("paper", paper_id)
        return change(paper_id, unit)

    def withdraw(self, paper_id: str, reason: str, on: date | None = None) -> Change:
        """Withdraw an issued paper; it keeps its number and its line."""
        paper = self._issued(paper_id)
        day, today = on or self.ctx.today(), self.ctx.today()
        if day > today or (paper.on_day is not None and day < paper.on_day):
            issued = short(paper.on_day) if paper.on_day else ""
            raise WithdrawnBeforeIssue(
                field="on", day=short(day), issued=issued, today=short(today)
            )
        words = self.ctx.reason(reason)
        with self.ctx.store.command("papers.withdraw", reason=words) as unit:
            unit.update(
                "paper",
                paper_id,
                {
                    "state": PaperState.WITHDRAWN.value,
                    "withdrawn_on": day.isoformat(),
                    "withdrawn_reason": words,
                },
            )
        return change(paper_id, unit)

    def void_number(self, paper_id: str, reason: str) -> Change:
        """Give up a number; the paper is a draft again, the gap keeps its reason."""
        paper = self._issued(paper_id)
        words = self.ctx.reason(reason)
        slot = self._slot(paper)
        void = {"void_reason": words, "void_on": self.ctx.today().isoformat()}
        draft = {"state": PaperState.DRAFT.value, "number": None, "term_id": ""}
        with self.ctx.store.command("papers.void_number", reason=words) as unit:
            unit.update("paper", paper_id, draft)
            unit.update("paper_slot", slot.id, void)
        return change(paper_id, unit)

    def explain_gap(self, form: str, term_id: str, number: int, reason: str) -> Change:
        """Say why a number is borne by nothing, or put the reason right."""
        words = self.ctx.reason(reason)
        series = self.ctx.rows.series(form, term_id)
        void = next((s for s in series if s.number == number and s.void_reason), None)
        if void is None and number not in rules.missing(s.number for s in series):
            raise NoSuchGap(field="number", number=f"{number:02d}")
        with self.ctx.store.command("papers.explain_gap", reason=words) as unit:
            if void is not None:
                unit.update("paper_slot", void.id, {"void_reason": words})
            else:
                self._void(unit, form, term_id, number, words)
        # The first reason takes the number for good: nothing to undo but to correct.
        return change("", unit) if void is not None else Change.of("papers")

    def keep_file(self, paper_id: str, file: File) -> Change:
        """Put the file of the signed paper with it, or another in its place."""
        self.ctx.rows.paper(paper_id)
        with self.ctx.store.command("papers.keep_file") as unit:
            unit.update("paper", paper_id, file_values(file))
        return change(paper_id, unit)

    def restrict(self, paper_id: str, *, restricted: bool) -> Change:
        """Keep a paper out of the search, or let it in again."""
        self.ctx.rows.paper(paper_id)
        with self.ctx.store.command("papers.restrict") as unit:
            unit.update("paper", paper_id, {"restricted": int(restricted)})
        return change(paper_id, unit)

    def _values(self, new: NewPaper) -> dict[str, object]:
        if new.on_day is not None and new.on_day > self.ctx.today():
            today = short(self.ctx.today())
            raise PaperInFuture(field="on_day", day=short(new.on_day), today=today)
        self.numbering.form(new.form, new.on_day or self.ctx.today())
        self.origins.check(new)
        lines = self.ctx.text(new.recipients, "recipients").split("\n")
        return {
            "form": new.form,
            "title": self.ctx.title(new.title),
            "text": self.ctx.text(new.text, "text"),
            "on_day": iso(new.on_day),
            "signer_id": new.signer_id or None,
            "recipients": "\n".join(line for line in lines if line),
            "restricted": int(new.restricted),
            "meeting_id": new.meeting_id or None,
            "item_id": new.item_id,
            "ballot_id": new.ballot_id,
            **file_values(new.file),
        }

    def _bear(
        self,
        unit: Command,
        paper: Paper,
        chosen: Chosen,
        day: date,
        signer: SignerOnDay,
    ) -> None:
        numbered = {"term_id": chosen.term_id, "number": chosen.number}
        borne = {"form": paper.form, "paper_id": paper.id, "copied": chosen.copied}
        unit.insert("paper_slot", {**borne, **numbered})
        issued = {
            "state": PaperState.ISSUED.value,
            "on_day": day.isoformat(),
            "signer_id": signer.person_id or None,
            "signer": signer.name,
            "signer_post": signer.post,
        }
        # One update: an issued paper is not changed any more, not even by us.
        unit.update("paper", paper.id, {**issued, **numbered})

    def _skip(self, unit: Command, form: str, chosen: Chosen) -> None:
        for number in chosen.skipped:
            self._void(unit, form, chosen.term_id, number, chosen.reason)

    def _void(
        self, unit: Command, form: str, term_id: str, number: int, reason: str
    ) -> None:
        unit.insert(
            "paper_slot",
            {
                "form": form,
                "term_id": term_id,
                "number": number,
                "void_reason": reason,
                "void_on": self.ctx.today().isoformat(),
            },
        )

    def _slot(self, paper: Paper) -> Slot:
        series = self.ctx.rows.series(paper.form, paper.term_id)
        return next(one for one in series if one.number == paper.number)

    def _draft(self, paper_id: str) -> Paper:
        paper = self.ctx.rows.paper(paper_id)
        if not paper.is_draft:
            raise PaperNotDraft(title=paper.title)
        return paper

    def _issued(self, paper_id: str) -> Paper:
        paper = self.ctx.rows.paper(paper_id)
        if paper.state is not PaperState.ISSUED:
            raise PaperNotIssued(title=paper.title)
        return paper
