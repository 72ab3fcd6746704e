"""The extract of the minutes for one matter: who was there, what was said, decided."""

from collections.abc import Iterator

from app.documents.model import Block, Doc, Heading, Title
from app.documents.numbering import DOTS
from app.documents.wordtemplate.filling import Offered
from app.kernel.dates import official
from app.reports.extract.facts import Facts, Wording, gather, words_of
from app.reports.letterhead import foot, head
from app.reports.minutes import course, decisions
from app.reports.minutes.pen import Pen, line
from app.reports.model import Report
from app.reports.placing.parted import CLOSE, HEAD, TITLE, Parts, placed, whole

KIND = "extract"


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
    pen = facts.pen
    number, unit = _number(facts, wording), _unit(facts)
    origin = line(wording.origin, keep_next=True, number=number, unit=unit)
    return {
        HEAD: (head(facts.letter, "", None),),
        TITLE: (Title(wording.kind.upper(), pen.summary),),
        "Mở đầu": _opening(wording, pen),
        # One counter goes through the headings of the parts in their own order.
        "Nội dung trích": tuple(_matter(facts, wording, pen)),
        "Biểu quyết": tuple(_votes(facts, wording, pen)),
        "Nguồn trích": (origin,),
        CLOSE: (foot(facts.letter, wording.closing, wording.officer),),
    }


def offered(facts: Facts, wording: Wording) -> Offered:
    """Name what a template may place."""
    return placed(_parts(facts, wording), words_of(facts), _FREE)


def _opening(wording: Wording, pen: Pen) -> Iterator[Block]:
    words, meeting, counts = pen.words, pen.meeting, pen.view.counts
    yield line(
        words.starts, time=pen.time(meeting.started_at), day=official(meeting.on_day)
    )
    yield line(words.place, place=meeting.place or DOTS)
    names = pen.view.officials
    yield line(
        words.officials,
        chair=pen.official(names.chair, names.chair_post),
        clerk=pen.official(names.clerk, names.clerk_post),
    )
    yield line(wording.present, present=counts.present, due=counts.due)


def _matter(facts: Facts, wording: Wording, pen: Pen) -> Iterator[Block]:
    yield Heading(pen.number.roman(wording.course), 1)
    yield Heading(pen.number.arabic(facts.item.title), 2)
    if facts.item.topic == "tasks":
        yield from course.reviews(pen)
    yield from course.matter(pen, facts.item)
    yield from decisions.tasks(pen, facts.tasks)


def _votes(facts: Facts, wording: Wording, pen: Pen) -> Iterator[Block]:
    if facts.votes:
        yield Heading(pen.number.roman(wording.votes), 1)
    for vote in facts.votes:
        yield from decisions.one_vote(pen, vote)


def _number(facts: Facts, wording: Wording) -> str:
    found = facts.minutes.view.record.number
    day = f"{facts.pen.meeting.on_day:%d/%m/%Y}"
    if found is None:
        return wording.lead["day"].format(day=day)
    number = f"{found.number:02d}-BB/CB"
    return wording.number_of.format(number=number, day=day)


def _unit(facts: Facts) -> str:
    return facts.letter.unit or DOTS


REPORT = Report(KIND, Wording, gather, build, offered=offered, page="meetings")
