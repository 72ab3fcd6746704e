"""Who has a member's paper file: lent, due, returned."""

from dataclasses import dataclass
from datetime import date

from app.features.members.errors import (
    BorrowerMissing,
    LoanBackwards,
    LoanGone,
    LoanInFuture,
    LoanOpen,
)
from app.features.members.service.happenings import Happenings
from app.infra.store import Row, Store
from app.kernel.changes import Change
from app.kernel.dates import short
from app.kernel.places import Duty, Place
from app.kernel.text import clean
from app.kernel.words import _


@dataclass(frozen=True, slots=True)
class Loan:
    """One lending of a paper file; ``returned_on`` None while it is away."""

    id: str
    person_id: str
    name: str
    lent_to: str
    purpose: str
    since: date
    due: date | None
    returned_on: date | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewLoan:
    """To whom the file goes, what for, until when."""

    lent_to: str
    since: date
    due: date | None = None
    purpose: str = ""


_SELECT = (
    "SELECT l.*, m.person_id, p.full_name FROM paper_loan l"
    " JOIN member m ON m.id = l.member_id JOIN person p ON p.id = m.person_id"
)


class Loans:
    """The lending slips."""

    def __init__(self, store: Store, happenings: Happenings) -> None:
        self._store = store
        self._happenings = happenings

    def lend(self, person_id: str, new: NewLoan) -> Change:
        """Hand a paper file out; only one slip may be open."""
        member_id = self._happenings.member_id(person_id)
        to = clean(new.lent_to)
        if not to:
            raise BorrowerMissing(field="lent_to")
        self._has_happened("since", new.since)
        held = self.open_of(person_id)
        if held is not None:
            raise LoanOpen(name=held.name, to=held.lent_to, since=short(held.since))
        if new.due is not None and new.due < new.since:
            raise LoanBackwards(field="due", since=short(new.since))
        with self._store.command("members.lend_file", reason=to) as unit:
            loan_id = unit.insert(
                "paper_loan",
                {
                    "member_id": member_id,
                    "lent_to": to,
                    "purpose": clean(new.purpose),
                    "since": new.since.isoformat(),
                    "due": new.due.isoformat() if new.due else None,
                    "returned_on": None,
                    "note": "",
                },
            )
        return unit.change("members", record_id=loan_id)

    def take_back(self, loan_id: str, on: date, note: str = "") -> Change:
        """Record that the file is back."""
        loan = self.loan(loan_id)
        if loan.returned_on is not None:
            raise LoanGone
        self._has_happened("returned_on", on)
        if on < loan.since:
            raise LoanBackwards(field="returned_on", since=short(loan.since))
        with self._store.command("members.take_file_back") as unit:
            values = {"returned_on": on.isoformat(), "note": clean(note)}
            unit.update("paper_loan", loan_id, values)
        return unit.change("members", record_id=loan_id)

    def _has_happened(self, field: str, on: date) -> None:
        if on > self._store.clock.today():
            raise LoanInFuture(field=field, on=short(on))

    def loan(self, loan_id: str) -> Loan:
        """Return one slip, or raise ``LoanGone``."""
        rows = self._store.rows(f"{_SELECT} WHERE l.id = ?", loan_id)
        if not rows:
            raise LoanGone
        return _loan(rows[0])

    def of(self, person_id: str) -> tuple[Loan, ...]:
        """List a member's slips, newest first."""
        rows = self._store.rows(
            f"{_SELECT} WHERE m.person_id = ? ORDER BY l.since DESC, l.id DESC",
            person_id,
        )
        return tuple(map(_loan, rows))

    def open_of(self, person_id: str) -> Loan | None:
        """Return the slip of a file that is away."""
        return next((one for one in self.of(person_id) if not one.returned_on), None)

    def away(self) -> tuple[Loan, ...]:
        """List every file that is away, the longest first."""
        rows = self._store.rows(
            f"{_SELECT} WHERE l.returned_on IS NULL ORDER BY l.since, l.id"
        )
        return tuple(map(_loan, rows))

    def duties(self, on: date) -> list[Duty]:
        """Remind of files that should be back."""
        return [
            Duty(
                title=_("Thu lại hồ sơ giấy của đồng chí {name}").format(name=one.name),
                reason=_("{to} mượn từ {since}.").format(
                    to=one.lent_to, since=short(one.since)
                ),
                due=one.due,
                action=_("Mở hồ sơ"),
                place=Place("members", one.person_id),
            )
            for one in self.away()
            if one.due is not None and one.due <= on
        ]


def _loan(row: Row) -> Loan:
    return Loan(
        id=str(row["id"]),
        person_id=str(row["person_id"]),
        name=str(row["full_name"]),
        lent_to=str(row["lent_to"]),
        purpose=str(row["purpose"]),
        since=date.fromisoformat(str(row["since"])),
        due=_day(row["due"]),
        returned_on=_day(row["returned_on"]),
        note=str(row["note"]),
    )


def _day(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None
