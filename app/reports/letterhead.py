"""Who sends a paper and who signs it, on its day: the same for every paper we issue."""

from dataclasses import dataclass
from datetime import date

from app.documents.inline import NBSP
from app.documents.model import (
    Marks,
    PartyHeader,
    Recipients,
    SignatureBlock,
    Signer,
)
from app.documents.numbering import DOTS, number_line
from app.reports.sources import Sources


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Names as they held on the day; empty ones are dotted on paper."""

    superior: str
    unit: str
    place: str
    signer: str
    signer_role: str


@dataclass(frozen=True, slots=True)
class Closing:
    """The foot of a paper as its wording file gives it."""

    authority: str
    recipients: tuple[str, ...]


def letterhead(sources: Sources, on: date) -> Letterhead:
    """Ask who the cell was on a day, and who signs for it.

    The secretary signs; while the post is vacant the deputy does.
    """
    unit = sources.people.unit(on)
    signer = sources.people.officer("secretary", on) or sources.people.officer(
        "deputy", on
    )
    return Letterhead(
        superior=unit.superior_name if unit else "",
        unit=unit.name if unit else "",
        place=unit.place if unit else "",
        signer=signer.name if signer else "",
        signer_role=signer.role_label if signer else "",
    )


def number_text(number: str, form: str) -> str:
    """Write the number line from what the secretary typed: ``12`` or ``12-BC/CB``."""
    if not number:
        return number_line(None, form)
    if number.isdecimal():
        return number_line(int(number), form)
    return f"Số{NBSP}{number}"


def head(
    letter: Letterhead, number: str, on: date | None, draft: str = ""
) -> PartyHeader:
    """Begin a paper; without a day the date line is left to be filled in."""
    return PartyHeader(
        superior=letter.superior.upper() or DOTS,
        issuer=letter.unit.upper() or DOTS,
        number=number,
        place=letter.place or DOTS,
        on=on,
        marks=Marks(draft=draft),
    )


def signed(letter: Letterhead, authority: str, default_role: str) -> SignatureBlock:
    """Close a list that is sent to nobody: the signer alone, at the right."""
    return SignatureBlock(
        right=Signer(
            (letter.signer_role or default_role).upper(),
            letter.signer,
            authority=(authority,),
        )
    )


def foot(letter: Letterhead, closing: Closing, default_role: str) -> SignatureBlock:
    """Close a paper: recipients at the left, T/M CHI BỘ at the right."""
    return SignatureBlock(
        left=Recipients(closing.recipients),
        right=Signer(
            (letter.signer_role or default_role).upper(),
            letter.signer,
            authority=(closing.authority,),
        ),
    )
