"""The extract of the resolution for one matter: what was decided, who does it."""

from collections.abc import Iterator

from app.documents.model import Block, Doc, Heading, Title
from app.documents.numbering import DOTS
from app.kernel.dates import official
from app.reports.extract.facts import Facts, Wording, gather
from app.reports.letterhead import foot, head
from app.reports.minutes import decisions
from app.reports.minutes.pen import Pen, line, paragraphs
from app.reports.model import Report

KIND = "resolution_extract"


def build(facts: Facts, wording: Wording) -> Doc:
    """Write the extract; the day it is made is left to be filled in by hand."""
    pen = facts.pen
    return Doc(
        title=f"{wording.kind}: {facts.item.title}",
        form=wording.form,
        dated=pen.meeting.on_day,
        blocks=tuple(_blocks(facts, wording, pen)),
        file_stem=f"{wording.file_stem} {pen.meeting.on_day} {facts.item.title}",
        author=facts.letter.unit or DOTS,
        subject=facts.item.title,
        doc_id=f"{pen.meeting.id}-{facts.item.id}-{KIND}",
    )


def _blocks(facts: Facts, wording: Wording, pen: Pen) -> Iterator[Block]:
    counts, unit = pen.view.counts, facts.letter.unit or DOTS
    yield head(facts.letter, "", None)
    yield Title(wording.kind.upper(), pen.summary)
    day = official(pen.meeting.on_day)
    yield line(
        wording.present, unit=unit, day=day, present=counts.present, due=counts.due
    )
    yield Heading(pen.number.arabic(facts.item.title), 2)
    yield from paragraphs(facts.item.conclusion or DOTS)
    yield from decisions.tasks(pen, facts.tasks)
    if facts.votes:
        yield Heading(pen.number.arabic(wording.votes), 2)
    for vote in facts.votes:
        yield from decisions.one_vote(pen, vote)
    number = facts.resolution or wording.lead["no_number"]
    yield line(wording.origin, keep_next=True, number=number, unit=unit)
    yield foot(facts.letter, wording.closing, wording.officer)


REPORT = Report(KIND, Wording, gather, build, page="meetings")
