"""The list of those who moved away on a day: what one cell hands to another."""

from dataclasses import dataclass
from datetime import date

from app.documents.inline import lit
from app.documents.model import (
    Col,
    Doc,
    Para,
    Row,
    SignatureBlock,
    Signer,
    Table,
    Title,
    row,
)
from app.features.members.model import Event, Member
from app.kernel.dates import short
from app.reports.errors import UnknownReport
from app.reports.letterhead import Letterhead, head, letterhead
from app.reports.model import Report
from app.reports.sources import Sources

KIND = "hand_over"
_MOVED = "moved_out"


@dataclass(frozen=True, slots=True)
class Columns:
    """Headings of the list."""

    no: str
    name: str
    birth: str
    admitted: str
    official: str
    status: str
    paper: str
    to: str
    file: str


@dataclass(frozen=True, slots=True)
class Wording:
    """``data/documents/hand_over.toml``."""

    source: str
    kind: str
    summary: str
    file_stem: str
    count: str
    empty: str
    official: str
    probationary: str
    giver: str
    taker: str
    columns: Columns


@dataclass(frozen=True, slots=True)
class Moved:
    """One who moved: the member as of that day, and the event."""

    member: Member
    event: Event


@dataclass(frozen=True, slots=True)
class Facts:
    """Those who moved on a day."""

    on: date
    moved: tuple[Moved, ...]
    letter: Letterhead


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask who moved away on the day ``record_id`` (ISO)."""
    try:
        on = date.fromisoformat(record_id)
    except ValueError as error:
        raise UnknownReport(kind=f"{KIND}:{record_id}") from error
    gone = [
        one
        for one in sources.members.roll(on, with_former=True)
        if one.status == "transferred" and one.since == on
    ]
    moved = []
    for member in gone:
        card = sources.members.card(member.person_id, on)
        event = next(e for e in reversed(card.events) if e.on == on)
        moved.append(Moved(member, event))
    return Facts(on, tuple(moved), letterhead(sources, on))


def build(facts: Facts, wording: Wording) -> Doc:
    """Lay the list out on landscape pages with a place for both signatures."""
    summary = wording.summary.format(day=short(facts.on))
    words = wording.count.format(count=len(facts.moved))
    return Doc(
        title=f"{wording.kind} {summary}",
        form="DS",
        dated=facts.on,
        blocks=(
            head(facts.letter, "", facts.on),
            Title(wording.kind.upper(), summary),
            _table(facts, wording),
            Para(lit(words if facts.moved else wording.empty)),
            SignatureBlock(left=Signer(wording.taker), right=Signer(wording.giver)),
        ),
        file_stem=wording.file_stem.format(day=facts.on.isoformat()),
        author=facts.letter.unit,
        subject=summary,
        doc_id=f"{KIND}-{facts.on.isoformat()}",
        landscape=True,
    )


def _table(facts: Facts, wording: Wording) -> Table:
    titles = wording.columns
    cols = (
        Col(titles.no, 11, "center"),
        Col(titles.name, 48),
        Col(titles.birth, 24, "center"),
        Col(titles.admitted, 24, "center"),
        Col(titles.official, 24, "center"),
        Col(titles.status, 24),
        Col(titles.paper, 32),
        Col(titles.to),
        Col(titles.file, 34),
    )
    rows = tuple(
        _row(number, one, wording) for number, one in enumerate(facts.moved, 1)
    )
    return Table(cols, rows, small=True)


def _row(number: int, one: Moved, wording: Wording) -> Row:
    member, event = one.member, one.event
    standing = wording.official
    if member.standing != "official":
        standing = wording.probationary
    values = member.values
    place = [values.get(f"paper_{part}", "") for part in ("cabinet", "box", "folder")]
    return row(
        str(number),
        member.name,
        member.birth.text() if member.birth else "",
        member.admitted_on.text() if member.admitted_on else "",
        member.official_on.text() if member.official_on else "",
        standing,
        event.paper_no,
        event.elsewhere,
        " / ".join(part for part in place if part),
    )


REPORT = Report(KIND, Wording, gather, build, page="settings")
