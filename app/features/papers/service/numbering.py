"""Which number a paper gets, and who signs it: the checks before it is issued."""

from dataclasses import dataclass
from datetime import date

from app.features.papers import rules
from app.features.papers.errors import (
    MinutesNumberedElsewhere,
    PaperDayOutOfOrder,
    PaperFormNotIssued,
    PaperFormUnknown,
    PaperInFuture,
    PaperNumberGoesBack,
    PaperNumberSkips,
    PaperNumberTaken,
    PaperNumberTooFar,
    PaperNumberUnusable,
    PaperOfPastTerm,
    PaperOutsideTerms,
    PaperSignerHeldNoPost,
    PaperSignerMissing,
)
from app.features.papers.model.records import Slot
from app.features.papers.model.ruleset import Form
from app.features.papers.model.views import SignerOnDay, TermSpan
from app.features.papers.service.context import Context
from app.kernel.dates import short

# Who signs for a cell when nobody else is named, in this order.
_SIGNING = ("secretary", "deputy")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A number of a term, and the numbers left out before it with their reason."""

    term_id: str
    number: int
    skipped: tuple[int, ...] = ()
    reason: str = ""
    copied: bool = False


@dataclass(frozen=True, slots=True)
class Numbering:
    """Gives numbers in order."""

    ctx: Context

    def form(self, form_id: str, day: date) -> Form:
        """Give a type of paper the cell issues under the rules of a day, or raise."""
        held = self.ctx.book.on(day)
        form = held.form_of(form_id)
        if form is None:
            raise PaperFormUnknown(field="form", form=form_id)
        if form.numbered_by == "meetings":
            raise MinutesNumberedElsewhere(field="form")
        if not form.issuable:
            raise PaperFormNotIssued(
                field="form", form=form.title, rules=held.title, day=short(day)
            )
        return form

    def signer(self, person_id: str, day: date) -> SignerOnDay:
        """Give who signs on a day: the one named, else the secretary or deputy."""
        officers = self.ctx.colleagues.officers(day)
        if person_id:
            for one in officers:
                if one.person_id == person_id:
                    return one
            raise PaperSignerHeldNoPost(field="signer_id", day=short(day))
        for role in _SIGNING:
            for one in officers:
                if one.role == role:
                    return one
        raise PaperSignerMissing(field="signer_id", day=short(day))

    def next(
        self, form_id: str, day: date, number: int | None, skip_reason: str
    ) -> Chosen:
        """Choose the number of a paper issued now, or raise why it cannot be had."""
        self.form(form_id, day)
        term = self._running(day)
        series = self.ctx.rows.series(form_id, term.id)
        following = rules.following(series)
        wanted = following if number is None else number
        self._usable(wanted, following, series)
        if wanted < following:
            raise PaperNumberGoesBack(
                field="number", number=f"{wanted:02d}", next=f"{following:02d}"
            )
        self._in_order(form_id, wanted, day, series)
        # A register that begins in mid-term follows the paper book led before it.
        skipped = tuple(range(following, wanted)) if series else ()
        reason = self.ctx.line(skip_reason, "skip_reason")
        if skipped and not reason:
            raise PaperNumberSkips(
                field="skip_reason", number=f"{wanted:02d}", next=f"{following:02d}"
            )
        if len(skipped) > rules.WIDEST_SKIP:
            raise PaperNumberTooFar(
                field="number", number=f"{wanted:02d}", next=f"{following:02d}"
            )
        return Chosen(term.id, wanted, skipped, reason)

    def of_old(self, form_id: str, day: date, number: int) -> Chosen:
        """Choose the number an old paper bears, in the term of its day."""
        self.form(form_id, day)
        self._has_come(day)
        term = self.ctx.term_of(day)
        if term is None:
            raise PaperOutsideTerms(field="on_day", day=short(day))
        series = self.ctx.rows.series(form_id, term.id)
        self._usable(number, rules.following(series), series)
        self._in_order(form_id, number, day, series)
        return Chosen(term.id, number)

    def _running(self, day: date) -> TermSpan:
        self._has_come(day)
        term = self.ctx.term_of(day)
        if term is None:
            raise PaperOutsideTerms(field="on_day", day=short(day))
        if term.to_on < self.ctx.today():
            raise PaperOfPastTerm(field="on_day", day=short(day), term=term.label)
        return term

    def _has_come(self, day: date) -> None:
        if day > self.ctx.today():
            today = short(self.ctx.today())
            raise PaperInFuture(field="on_day", day=short(day), today=today)

    @staticmethod
    def _usable(number: int, following: int, series: list[Slot]) -> None:
        # SQLite keeps 64 bits; no register of a cell comes near a million.
        if not 1 <= number <= 999_999:  # noqa: PLR2004  (a bound against slips of typing)
            raise PaperNumberUnusable(field="number")
        if any(slot.number == number for slot in series):
            raise PaperNumberTaken(
                field="number", number=f"{number:02d}", next=f"{following:02d}"
            )

    def _in_order(
        self, form_id: str, number: int, day: date, series: list[Slot]
    ) -> None:
        days = {
            paper.number: paper.on_day
            for paper in self.ctx.rows.papers()
            if paper.form == form_id and series and paper.term_id == series[0].term_id
        }
        others = [
            rules.Dated(known, on_day)
            for known, on_day in days.items()
            if known is not None and on_day is not None
        ]
        other = rules.out_of_order(number, day, others)
        if other is not None:
            raise PaperDayOutOfOrder(
                field="on_day",
                number=f"{number:02d}",
                day=short(day),
                other=f"{other.number:02d}",
                other_day=short(other.on_day),
            )
