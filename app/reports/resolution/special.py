"""The cell's resolutions on a person: admission (6-KNĐ), official status (13-KNĐ).

The remarks on the person are the matter's own words where the meeting recorded them;
otherwise the outline stands with room to write (handbook,
domain-members-documents.md §1.3, §8.4).
"""

from collections.abc import Iterator

from app.documents.inline import lit
from app.documents.model import Block, Doc, Heading, Para, Title
from app.documents.numbering import DOTS, ROOM
from app.documents.wordtemplate.filling import Offered
from app.features.meetings.model.records import Item
from app.kernel.dates import official
from app.kernel.places import Place
from app.kernel.words import _
from app.reports.letterhead import foot, head, number_text
from app.reports.minutes.offered import words as meeting_words
from app.reports.minutes.pen import Pen, line, paragraphs, two
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
from app.reports.resolution.facts import RESOLUTION, Facts, gather_special
from app.reports.resolution.wording import SpecialWording

# Lines left to write on under each remark that was not recorded.
_LINES = 2


def build(facts: Facts, wording: SpecialWording) -> Doc:
    """Write the resolution on one person."""
    pen = facts.pen
    day = pen.meeting.on_day
    summary = wording.summary.format(name=facts.person or DOTS)
    return Doc(
        title=f"{wording.kind}: {summary}",
        form=RESOLUTION,
        dated=day,
        blocks=whole(_parts(facts, wording)),
        file_stem=f"nghi quyet {wording.outline} {day.isoformat()}",
        author=facts.letter.unit or DOTS,
        subject=summary,
        keywords=(wording.outline,),
        doc_id=f"{pen.meeting.id}-{facts.vote.ballot.id if facts.vote else ''}",
    )


_FREE = ("Mở đầu", "Đề nghị")


def _parts(facts: Facts, words: SpecialWording) -> Parts:
    pen = facts.pen
    paper = facts.paper.paper if facts.paper else None
    number = facts.paper.number_text if facts.paper else ""
    draft = "" if facts.is_issued else words.draft_mark
    on = paper.on_day if paper else None
    summary = words.summary.format(name=facts.person or DOTS)
    name, superior = facts.person or DOTS, facts.letter.superior or DOTS
    return {
        HEAD: (head(facts.letter, number_text(number, RESOLUTION), on, draft),),
        TITLE: (Title(words.kind.upper(), summary),),
        "Mở đầu": _opening(facts, words, pen),
        "Nhận xét": _remarks(facts, words),
        "Biểu quyết": _vote(facts, words),
        "Đề nghị": (line(words.asks, keep_next=True, name=name, superior=superior),),
        CLOSE: (foot(facts.letter, words.closing, words.officer),),
    }


def offered(facts: Facts, wording: SpecialWording) -> Offered:
    """Name what a template may place."""
    person = {"Người được xét": facts.person or DOTS}
    said = {**letter_words(facts.letter), **meeting_words(facts.pen), **person}
    return placed(_parts(facts, wording), said, _FREE)


def _opening(facts: Facts, words: SpecialWording, pen: Pen) -> Iterator[Block]:
    name, unit = facts.person or DOTS, facts.letter.unit or DOTS
    yield line(words.opening, unit=unit, day=official(pen.meeting.on_day), name=name)
    yield from _attendance(words, pen)
    yield line(words.considered, name=name)


def _attendance(words: SpecialWording, pen: Pen) -> Iterator[Block]:
    counts, names = pen.view.counts, pen.view.officials
    yield line(
        words.counts,
        total=two(counts.total),
        official=two(counts.official),
        probationary=two(counts.probationary),
        present=two(counts.present),
        absent=two(counts.absent),
    )
    yield line(
        words.officials,
        chair=pen.official(names.chair, names.chair_post),
        clerk=pen.official(names.clerk, names.clerk_post),
    )


def _remarks(facts: Facts, words: SpecialWording) -> Iterator[Block]:
    item = _item(facts)
    if item is not None and (item.content or item.conclusion):
        yield from paragraphs(item.content)
        yield from paragraphs(item.conclusion)
        return
    number = facts.pen.number
    for head_text in words.considered_heads:
        yield Heading(number.arabic(head_text), 2)
        for _line in range(_LINES):
            yield Para(lit(ROOM))


def _item(facts: Facts) -> Item | None:
    if facts.vote is None:
        return None
    items = facts.minutes.view.record.items
    return next((one for one in items if one.id == facts.vote.ballot.item_id), None)


def _vote(facts: Facts, words: SpecialWording) -> Iterator[Block]:
    vote = facts.vote
    if vote is None:
        yield Para(lit(DOTS))
        return
    yield line(
        words.voted,
        in_favour=two(vote.ballot.in_favour),
        base=two(vote.base.count),
        percent=f"{vote.percent:.1f}".replace(".", ","),
        against=two(vote.ballot.against),
        other=two(vote.ballot.other),
    )
    yield line(words.result_passed if vote.passed else words.result_failed)


def checks(facts: Facts) -> tuple[Check, ...]:
    """Say what the resolution lacks, or why it may not be issued."""
    place = Place("meetings", facts.minutes.view.meeting.id)
    found = []
    if facts.vote is not None and not facts.vote.passed:
        title = _("Không đủ số phiếu: không ra nghị quyết đề nghị")
        found.append(Check(Rank.REPAIR, title, "", place))
    if not facts.person:
        title = _("Chưa rõ nghị quyết về ai")
        detail = _("Chọn người khi ghi biểu quyết, hoặc viết tay vào chỗ trống.")
        found.append(Check(Rank.KNOW, title, detail, place))
    if not facts.is_issued:
        found.append(Check(Rank.KNOW, _("Nghị quyết chưa có số"), "", Place("tasks")))
    return tuple(found)


ADMISSION = Report(
    "resolution_admission",
    SpecialWording,
    gather_special,
    build,
    checks,
    offered=offered,
    page="meetings",
)
OFFICIAL = Report(
    "resolution_official",
    SpecialWording,
    gather_special,
    build,
    checks,
    offered=offered,
    page="meetings",
)
