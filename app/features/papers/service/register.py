"""The register of outgoing papers as a list: numbers in order, gaps in their place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.features.papers import rules
from app.features.papers.model.records import Paper, Slot
from app.features.papers.model.ruleset import Form
from app.features.papers.model.views import (
    HeldMeeting,
    MinutesNumber,
    PaperView,
    RegisterRow,
)
from app.features.papers.service.context import Context
from app.features.papers.service.origins import Origins

MINUTES = "BB"
GAP = "gap"
# States of minutes as the register says them; papers have their own three.
SIGNED, UNSIGNED = "signed", "unsigned"


@dataclass(frozen=True, slots=True)
class Register:
    """Reads the register; changes nothing."""

    ctx: Context
    origins: Origins

    def paper(self, paper_id: str) -> PaperView:
        """Read one outgoing paper with its origin. Raises ``MissingRecord``."""
        paper = self.ctx.rows.paper(paper_id)
        meeting: HeldMeeting | None = None
        if paper.meeting_id:
            meeting = self.ctx.colleagues.meeting(paper.meeting_id)
        form = self.form(paper.form, paper.on_day)
        return PaperView(
            paper=paper,
            form=form,
            number_text=self._text(paper.form, paper.number, paper.on_day),
            term_label=self._terms().get(paper.term_id, ""),
            origin=self.origins.of(paper),
            meeting=meeting,
            copied=any(
                slot.copied and slot.number == paper.number
                for slot in self.ctx.rows.series(paper.form, paper.term_id)
            ),
            void_numbers=tuple(
                (self._text(one.form, one.number, paper.on_day), one.void_reason)
                for one in self.ctx.rows.voided(paper_id)
            ),
        )

    def rows(self, year: int | None = None, form: str = "") -> list[RegisterRow]:
        """List numbers and gaps of every series, and the drafts at the end.

        A year shows the papers of its days, the gaps beside them, and all drafts.
        """
        found = [*self._papers(), *self._gaps(), *self._minutes()]
        if form:
            found = [one for one in found if one.form == form]
        if year is not None:
            found = _of_year(found, year)
        order = {one.id: at for at, one in enumerate(self._forms())}
        return sorted(found, key=lambda one: _place(one, order, self._term_order()))

    def form(self, form_id: str, day: date | None) -> Form:
        """Give the type of a paper under the rules of its day (or the newest)."""
        for held in (self.ctx.book.on(day or self.ctx.today()), *self.ctx.book.sets):
            found = held.form_of(form_id)
            if found is not None:
                return found
        raise KeyError(form_id)

    def _papers(self) -> Iterable[RegisterRow]:
        titles: dict[str, str] = {}
        for paper in self.ctx.rows.papers():
            if paper.meeting_id and paper.meeting_id not in titles:
                meeting = self.ctx.colleagues.meeting(paper.meeting_id)
                titles[paper.meeting_id] = meeting.title
            yield self._row(paper, titles.get(paper.meeting_id, ""))

    def _row(self, paper: Paper, origin: str) -> RegisterRow:
        return RegisterRow(
            form=paper.form,
            form_title=self.form(paper.form, paper.on_day).title,
            number=paper.number,
            number_text=self._text(paper.form, paper.number, paper.on_day),
            on_day=paper.on_day,
            title=paper.title,
            signer=paper.signer,
            recipients="; ".join(paper.addressees),
            state=paper.state.value,
            paper_id=paper.id,
            meeting_id=paper.meeting_id,
            term_id=paper.term_id,
            file_name=paper.file_name,
            origin=origin,
            withdrawn=paper.withdrawn_reason,
            restricted=paper.restricted,
        )

    def _gaps(self) -> Iterable[RegisterRow]:
        series: dict[tuple[str, str], list[Slot]] = {}
        for slot in self.ctx.rows.slots():
            series.setdefault((slot.form, slot.term_id), []).append(slot)
        for (form, term_id), slots in series.items():
            known = {slot.number: slot for slot in slots}
            void = [n for n, slot in known.items() if slot.void_reason]
            for number in sorted([*void, *rules.missing(known)]):
                explained = known.get(number)
                day = explained.void_on if explained else None
                reason = explained.void_reason if explained else ""
                yield self._gap(form, term_id, number, reason, day)

    def _minutes(self) -> Iterable[RegisterRow]:
        numbers: dict[str, list[MinutesNumber]] = {}
        for one in self.ctx.colleagues.minutes_numbers():
            numbers.setdefault(one.term_id, []).append(one)
        title = self.form(MINUTES, None).title
        for term_id, given in numbers.items():
            for one in given:
                if one.void_reason:
                    row = self._gap(
                        MINUTES, term_id, one.number, one.void_reason, one.on_day
                    )
                    yield row
                    continue
                yield RegisterRow(
                    form=MINUTES,
                    form_title=title,
                    number=one.number,
                    number_text=self._text(MINUTES, one.number, one.on_day),
                    on_day=one.on_day,
                    title=one.title,
                    signer=one.signer,
                    recipients="",
                    state=SIGNED if one.signed else UNSIGNED,
                    meeting_id=one.meeting_id,
                    term_id=term_id,
                )
            for number in rules.missing(one.number for one in given):
                yield self._gap(MINUTES, term_id, number, "", None)

    def _gap(
        self, form: str, term_id: str, number: int, reason: str, day: date | None
    ) -> RegisterRow:
        return RegisterRow(
            form=form,
            form_title=self.form(form, day).title,
            number=number,
            number_text=self._text(form, number, day),
            on_day=day,
            title="",
            signer="",
            recipients="",
            state=GAP,
            void_reason=reason,
            term_id=term_id,
        )

    def _text(self, form: str, number: int | None, day: date | None) -> str:
        if number is None:
            return ""
        organ = self.ctx.book.on(day or self.ctx.today()).organ
        return rules.number_text(number, self.form(form, day).code, organ)

    def _forms(self) -> tuple[Form, ...]:
        return self.ctx.book.sets[-1].form

    def _terms(self) -> dict[str, str]:
        return {term.id: term.label for term in self.ctx.colleagues.terms()}

    def _term_order(self) -> dict[str, int]:
        return {t.id: at for at, t in enumerate(self.ctx.colleagues.terms())}


def _place(
    row: RegisterRow, forms: dict[str, int], terms: dict[str, int]
) -> tuple[bool, int, int, int]:
    return (
        row.number is None,
        forms.get(row.form, len(forms)),
        terms.get(row.term_id, -1),
        row.number or 0,
    )


def _of_year(rows: list[RegisterRow], year: int) -> list[RegisterRow]:
    """Keep the papers of a year, the drafts, and the gaps between its numbers."""
    spans: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        if not row.is_gap and row.number and row.on_day and row.on_day.year == year:
            spans.setdefault((row.form, row.term_id), []).append(row.number)
    kept = []
    for row in rows:
        if row.number is None:
            kept.append(row)
        elif not row.is_gap:
            if row.on_day and row.on_day.year == year:
                kept.append(row)
        else:
            span = spans.get((row.form, row.term_id), [])
            inside = bool(span) and min(span) < row.number < max(span)
            if inside or (row.on_day and row.on_day.year == year):
                kept.append(row)
    return kept
