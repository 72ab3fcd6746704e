"""The resolution of a meeting (NQ_THANG, NQ_CHUYEN_DE): results, tasks, who does what.

Outline of domain-members-documents.md §4.5. The words are the meeting's own: its
conclusions and tasks; what was not recorded stays a blank.
"""

from collections.abc import Iterator

from app.documents.inline import inl, lit
from app.documents.model import Block, Doc, Heading, Para, Title
from app.documents.numbering import DOTS
from app.documents.wordtemplate.filling import Offered
from app.features.meetings.model.records import Item
from app.kernel.dates import official
from app.kernel.places import Place
from app.kernel.words import _
from app.reports.letterhead import foot, head, number_text
from app.reports.minutes import course, decisions
from app.reports.minutes.offered import words as meeting_words
from app.reports.minutes.pen import Pen, line, paragraphs
from app.reports.model import Check, Rank, Report
from app.reports.placing.parted import (
    CLOSE,
    HEAD,
    TITLE,
    Parts,
    letter_words,
    placed,
    whole,
)
from app.reports.resolution.facts import RESOLUTION, Facts, gather
from app.reports.resolution.wording import Wording

KIND = "resolution"
_OTHER = "other"
_ADOPTED = "resolution"


def build(facts: Facts, wording: Wording) -> Doc:
    """Write the resolution."""
    pen = facts.pen
    day = pen.meeting.on_day
    summary = _summary(facts, wording, pen)
    return Doc(
        title=f"{wording.kind}: {summary}",
        form=RESOLUTION,
        dated=day,
        blocks=whole(_parts(facts, wording)),
        file_stem=f"nghi quyet {day.isoformat()} {summary}",
        author=facts.letter.unit or DOTS,
        subject=summary,
        doc_id=f"{pen.meeting.id}-{KIND}",
    )


def _summary(facts: Facts, wording: Wording, pen: Pen) -> str:
    if facts.paper is not None and facts.paper.paper.title:
        return facts.paper.paper.title
    day, theme = pen.meeting.on_day, pen.meeting.theme
    pattern = wording.summary.get(pen.meeting.kind, wording.summary[_OTHER])
    summary = pattern.format(
        month=day.month, year=day.year, theme=theme or DOTS, title=pen.view.title
    )
    return summary + pen.apart(pattern)


_FREE = ("Mở đầu",)


def _parts(facts: Facts, wording: Wording) -> Parts:
    pen = facts.pen
    paper = facts.paper.paper if facts.paper else None
    number = facts.paper.number_text if facts.paper else ""
    draft = "" if facts.is_issued else wording.draft_mark
    on = paper.on_day if paper else None
    summary = _summary(facts, wording, pen)
    return {
        HEAD: (head(facts.letter, number_text(number, RESOLUTION), on, draft),),
        TITLE: (Title(wording.kind.upper(), summary),),
        "Mở đầu": (_opening(facts, wording, pen),),
        # One counter goes through the headings of the parts in their own order.
        "Kết quả": tuple(_work(wording, pen)),
        "Nhiệm vụ": tuple(_ahead(facts, wording, pen)),
        "Tổ chức thực hiện": tuple(_doing(wording, pen)),
        "Biểu quyết": tuple(_adoption(facts, wording, pen)),
        CLOSE: (foot(facts.letter, wording.closing, wording.officer),),
    }


def offered(facts: Facts, wording: Wording) -> Offered:
    """Name what a template may place."""
    pen = facts.pen
    title = {"Tên nghị quyết": _summary(facts, wording, pen)}
    said = {**letter_words(facts.letter), **meeting_words(pen), **title}
    return placed(_parts(facts, wording), said, _FREE)


def _work(wording: Wording, pen: Pen) -> Iterator[Block]:
    if "tasks" in pen.view.kind.needs or pen.view.record.reviews:
        yield Heading(pen.number.roman(wording.results), 1)
        yield from _results(pen)
    else:
        yield Heading(pen.number.roman(wording.theme), 1)
        yield from _told(pen, pen.view.record.items)


def _ahead(facts: Facts, wording: Wording, pen: Pen) -> Iterator[Block]:
    yield Heading(pen.number.roman(wording.tasks), 1)
    paper = facts.paper.paper if facts.paper else None
    text = paper.text if paper and paper.text else pen.meeting.conclusion
    yield from paragraphs(text or DOTS)
    if "tasks" in pen.view.kind.needs:
        yield from _decided(pen)


def _doing(wording: Wording, pen: Pen) -> Iterator[Block]:
    yield Heading(pen.number.roman(wording.doing), 1)
    given = pen.view.record.assignments
    yield from decisions.tasks(pen, given) if given else paragraphs(DOTS)


def _opening(facts: Facts, wording: Wording, pen: Pen) -> Para:
    counts = pen.view.counts
    return line(
        wording.opening,
        unit=facts.letter.unit or DOTS,
        day=official(pen.meeting.on_day),
        place=pen.meeting.place or DOTS,
        present=counts.present,
        due=counts.due,
    )


def _results(pen: Pen) -> Iterator[Block]:
    """Write how last month's tasks ended and what was concluded on the work."""
    if not pen.view.record.reviews:
        yield from paragraphs(DOTS)
    yield from course.reviews(pen)
    reviewed = [one for one in pen.view.record.items if one.topic == "review"]
    yield from _told(pen, reviewed)


def _told(pen: Pen, items: tuple[Item, ...] | list[Item]) -> Iterator[Block]:
    for item in items:
        if item.conclusion or item.content:
            yield Heading(pen.number.arabic(item.title), 2)
            yield from paragraphs(item.conclusion or item.content)


def _decided(pen: Pen) -> Iterator[Block]:
    """Write the conclusion on every other matter under its title."""
    for item in pen.view.record.items:
        if item.conclusion and item.topic != "review":
            lead = inl("**{title}:** ", title=item.title)
            yield from paragraphs(item.conclusion, lead)


def _adoption(facts: Facts, wording: Wording, pen: Pen) -> Iterator[Block]:
    votes = [one for one in facts.minutes.view.votes if one.matter.id == _ADOPTED]
    if not votes:
        yield Para(lit(wording.not_adopted), keep_next=True)
        return
    vote = votes[-1]
    sentence = wording.adopted if vote.passed else wording.adopted_by
    yield line(
        sentence,
        keep_next=True,
        in_favour=vote.ballot.in_favour,
        base=vote.base.count,
        who=pen.form.base,
        percent=f"{vote.percent:.1f}".replace(".", ","),
    )


def checks(facts: Facts) -> tuple[Check, ...]:
    """Say what the resolution lacks."""
    view = facts.minutes.view
    place = Place("meetings", view.meeting.id)
    found = []
    if not view.meeting.conclusion and not (facts.paper and facts.paper.paper.text):
        found.append(
            Check(Rank.REPAIR, _("Chưa có kết luận để ra nghị quyết"), "", place)
        )
    passed = [one for one in view.votes if one.matter.id == _ADOPTED and one.passed]
    if not passed:
        found.append(
            Check(Rank.KNOW, _("Chưa có biểu quyết thông qua nghị quyết"), "", place)
        )
    if not facts.is_issued:
        detail = _("Cấp số ở mục Nhiệm vụ, nghị quyết; hoặc viết tay vào chỗ trống.")
        found.append(
            Check(Rank.KNOW, _("Nghị quyết chưa có số"), detail, Place("tasks"))
        )
    return tuple(found)


REPORT = Report(
    KIND,
    Wording,
    gather,
    build,
    checks,
    offered=offered,
    page="meetings",
    page_has_record=True,
)
