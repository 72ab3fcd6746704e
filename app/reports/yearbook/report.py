"""The yearbook of minutes: title and contents, the minutes as they are, their digests.

Each paper is bound as it stands (locked ones with exactly their pages), pages are
counted through, and the last pages list the SHA-256 of every content, so that a book
printed once can be compared with the records at any time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.documents.inline import lit
from app.documents.model import Block, Col, Doc, Heading, Para, Table, Title, row
from app.documents.numbering import DOTS
from app.features.meetings.model.records import HELD
from app.features.meetings.model.views import MeetingLine
from app.kernel.dates import short
from app.kernel.places import Place
from app.kernel.words import _
from app.reports.letterhead import Letterhead, head, letterhead
from app.reports.minutes.report import KIND as MINUTES
from app.reports.model import Bound, Check, Rank, Report, Volume
from app.reports.sources import Sources

KIND = "yearbook"
_NUMBER_MM, _DAY_MM, _PAGE_MM = 12, 30, 18


@dataclass(frozen=True, slots=True)
class Columns:
    """Headings of the two tables."""

    no: str
    number: str
    day: str
    title: str
    page: str
    state: str
    digest: str


@dataclass(frozen=True, slots=True)
class Wording:
    """``data/documents/yearbook.toml``."""

    source: str
    kind: str
    summary: str
    contents: str
    count: str
    empty: str
    number: str
    digests: str
    digests_note: str
    locked: str
    open: str
    columns: Columns


@dataclass(frozen=True, slots=True)
class Facts:
    """The meetings held in a year, in order of day."""

    year: int
    letter: Letterhead
    lines: tuple[MeetingLine, ...]


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the meetings of the year ``record_id``."""
    year = int(record_id)
    held = tuple(one for one in sources.meetings.of_year(year) if one.state in HELD)
    return Facts(year, letterhead(sources, date(year, 12, 31)), held)


def papers(facts: Facts) -> tuple[tuple[str, str], ...]:
    """Name the documents the book is made of."""
    return tuple((MINUTES, line.id) for line in facts.lines)


def build(facts: Facts, wording: Wording) -> Doc:
    """Write what stands before the minutes; the binder adds them and the digests."""
    return _doc(facts, wording, tuple(_front(facts, wording, ())))


def volume(facts: Facts, wording: Wording) -> Volume:
    """Say how the book is bound."""
    return Volume(
        front=lambda bound: _doc(facts, wording, tuple(_front(facts, wording, bound))),
        back=lambda bound: _doc(facts, wording, tuple(_back(facts, wording, bound))),
        contents_title=wording.contents,
        digests_title=wording.digests,
    )


def _doc(facts: Facts, wording: Wording, blocks: tuple[Block, ...]) -> Doc:
    summary = wording.summary.format(year=facts.year)
    return Doc(
        title=f"{wording.kind} {summary}",
        form="BB",
        dated=date(facts.year, 12, 31),
        blocks=blocks,
        file_stem=f"so bien ban {facts.year}",
        author=facts.letter.unit or DOTS,
        subject=summary,
        doc_id=f"{KIND}-{facts.year}",
    )


def _front(facts: Facts, wording: Wording, bound: tuple[Bound, ...]) -> Iterator[Block]:
    yield head(facts.letter, "", None)
    yield Title(wording.kind.upper(), wording.summary.format(year=facts.year))
    yield Heading(wording.contents.upper(), 1)
    if not facts.lines:
        yield Para(lit(wording.empty))
        return
    yield Para(lit(wording.count.format(count=f"{len(facts.lines):02d}")))
    titles = wording.columns
    cols = [
        Col(titles.no, _NUMBER_MM, "center"),
        Col(titles.number, _DAY_MM),
        Col(titles.day, _DAY_MM, "center"),
        Col(titles.title),
    ]
    if bound:
        cols.append(Col(titles.page, _PAGE_MM, "right"))
    rows = []
    for index, line in enumerate(facts.lines):
        page = (bound[index].page,) if bound else ()
        number = _number(line, wording)
        rows.append(row(index + 1, number, short(line.on_day), line.title, *page))
    yield Table(tuple(cols), tuple(rows))


def _number(line: MeetingLine, wording: Wording) -> str:
    return wording.number.format(number=f"{line.number:02d}") if line.number else ""


def _back(facts: Facts, wording: Wording, bound: tuple[Bound, ...]) -> Iterator[Block]:
    titles = wording.columns
    yield Heading(wording.digests.upper(), 1)
    yield Para(lit(wording.digests_note))
    rows = tuple(
        row(
            number,
            line.title,
            wording.locked if one.is_locked else wording.open,
            one.digest,
        )
        for number, (line, one) in enumerate(
            zip(facts.lines, bound, strict=True), start=1
        )
    )
    cols = (
        Col(titles.no, _NUMBER_MM, "center"),
        Col(titles.title, 50),
        Col(titles.state, _DAY_MM),
        Col(titles.digest),
    )
    yield Table(cols, rows, small=True)


def checks(facts: Facts) -> tuple[Check, ...]:
    """Name the minutes that may still change after the book was printed."""
    return tuple(
        Check(
            Rank.KNOW,
            _("Biên bản “{title}” chưa khóa").format(title=line.title),
            "",
            Place("meetings", line.id),
        )
        for line in facts.lines
        if line.state.value != "locked"
    )


REPORT = Report(
    KIND,
    Wording,
    gather,
    build,
    checks,
    page="meetings",
    papers=papers,
    volume=volume,
)
