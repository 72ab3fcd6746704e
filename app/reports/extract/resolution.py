"""The extract of the resolution for one matter: what was decided, who does it."""

from collections.abc import Iterator

from app.documents.model import Block, Doc, Heading, Title
from app.documents.numbering import DOTS
from app.documents.wordtemplate.filling import Offered
from app.kernel.dates import official
from app.reports.extract.facts import Facts, Wording, gather, words_of
from app.reports.letterhead import foot, head
from app.reports.minutes import decisions
from app.reports.minutes.pen import Pen, line, paragraphs
from app.reports.model import Report
from app.reports.placing.parted import CLOSE, HEAD, TITLE, Parts, placed, whole

KIND = "resolution_extract"


def build(facts: Facts, wording: Wording) -> Doc:
    """Write the extract; the day it is made is left to be filled in by hand."""
    pen = facts.pen
    return Doc(
        title=f"{wording.kind}: {facts.item.title}",
        form=wording.form,
        dated=pen.meeting.on_day,
        blocks=whole(_parts(facts, wording)),
        file_stem=f"{wording.file_stem} {pen.meeting.on_day} {facts.item.title}",
        author=facts.letter.unit or DOTS,
        subject=facts.item.title,
        doc_id=f"{pen.meeting.id}-{facts.item.id}-{KIND}",
    )


_FREE = ("Mở đầu",)


def _parts(facts: Facts, wording: Wording) -> Parts:
    pen, unit = facts.pen, facts.letter.unit or DOTS
    number = facts.resolution or wording.lead["no_number"]
    origin = line(wording.origin, keep_next=True, number=number, unit=unit)
    return {
        HEAD: (head(facts.letter, "", None),),
        TITLE: (Title(wording.kind.upper(), pen.summary),),
        "Mở đầu": (_present(wording, pen, unit),),
        # One counter goes through the headings of the parts in their own order.
        "Nội dung trích": tuple(_matter(facts, pen)),
        "Biểu quyết": tuple(_votes(facts, wording, pen)),
        "Nguồn trích": (origin,),
        CLOSE: (foot(facts.letter, wording.closing, wording.officer),),
    }


def offered(facts: Facts, wording: Wording) -> Offered:
    """Name what a template may place."""
    return placed(_parts(facts, wording), words_of(facts), _FREE)


def _present(wording: Wording, pen: Pen, unit: str) -> Block:
    counts, day = pen.view.counts, official(pen.meeting.on_day)
    return line(
        wording.present, unit=unit, day=day, present=counts.present, due=counts.due
    )


def _matter(facts: Facts, pen: Pen) -> Iterator[Block]:
    yield Heading(pen.number.arabic(facts.item.title), 2)
    yield from paragraphs(facts.item.conclusion or DOTS)
    yield from decisions.tasks(pen, facts.tasks)


def _votes(facts: Facts, wording: Wording, pen: Pen) -> Iterator[Block]:
    if facts.votes:
        yield Heading(pen.number.arabic(wording.votes), 2)
    for vote in facts.votes:
        yield from decisions.one_vote(pen, vote)


REPORT = Report(KIND, Wording, gather, build, offered=offered, page="meetings")
