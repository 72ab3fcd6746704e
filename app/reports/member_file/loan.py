"""The lending slip of a paper file: who has it, why, until when; two signatures."""

from dataclasses import dataclass

from app.documents.inline import lit
from app.documents.model import (
    Doc,
    KeyValue,
    KeyValues,
    SignatureBlock,
    Signer,
    Title,
)
from app.features.members.model import Member
from app.features.members.service.loans import Loan
from app.kernel.dates import short
from app.reports.letterhead import Letterhead, head, letterhead
from app.reports.model import Report
from app.reports.sources import Sources

KIND = "member_loan"


@dataclass(frozen=True, slots=True)
class Wording:
    """``data/documents/member_loan.toml``."""

    source: str
    kind: str
    summary: str
    file_stem: str
    name: str
    record: str
    place: str
    to: str
    purpose: str
    since: str
    due: str
    returned: str
    lender: str
    borrower: str


@dataclass(frozen=True, slots=True)
class Facts:
    """The slip, and where the file has its place."""

    loan: Loan
    member: Member
    letter: Letterhead


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the slip ``record_id``, under the names of the day of lending."""
    loan = sources.members.loans.loan(record_id)
    card = sources.members.card(loan.person_id, sources.clock.today())
    return Facts(loan, card.member, letterhead(sources, loan.since))


def build(facts: Facts, wording: Wording) -> Doc:
    """Lay the slip out; what is unknown stays dotted."""
    loan, values = facts.loan, facts.member.values
    place = [values.get(f"paper_{part}", "") for part in ("cabinet", "box", "folder")]
    lines = (
        (wording.name, loan.name),
        (wording.record, values.get("record_no", "")),
        (wording.place, " / ".join(part for part in place if part)),
        (wording.to, loan.lent_to),
        (wording.purpose, loan.purpose),
        (wording.since, short(loan.since)),
        (wording.due, short(loan.due) if loan.due else ""),
        (wording.returned, short(loan.returned_on) if loan.returned_on else ""),
    )
    facts_of = tuple(
        KeyValue(label, lit(value)) if value else KeyValue(label)
        for label, value in lines
    )
    return Doc(
        title=f"{wording.kind} {loan.name}",
        form="PH",
        dated=loan.since,
        blocks=(
            head(facts.letter, "", loan.since),
            Title(wording.kind.upper(), wording.summary),
            KeyValues(facts_of),
            SignatureBlock(left=Signer(wording.borrower), right=Signer(wording.lender)),
        ),
        file_stem=wording.file_stem.format(name=loan.name),
        author=facts.letter.unit,
        doc_id=f"{KIND}-{loan.id}",
    )


REPORT = Report(KIND, Wording, gather, build, page="members")
