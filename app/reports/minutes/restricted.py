"""The annex of restricted remarks: apart from the minutes, and only when asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.documents.model import Block, Doc, Heading, Title
from app.documents.numbering import DOTS
from app.features.meetings.model.records import Opinion
from app.kernel.words import _
from app.reports.minutes import course, decisions, people
from app.reports.minutes.pen import Facts as MinutesFacts
from app.reports.minutes.pen import Pen, line, two
from app.reports.minutes.report import gather as gather_minutes
from app.reports.minutes.wording import Wording as MinutesWording
from app.reports.minutes.wording import read_wording
from app.reports.model import Check, Rank, Report
from app.reports.sources import Sources

KIND = "restricted_annex"


@dataclass(frozen=True, slots=True)
class Wording:
    """``data/documents/restricted_annex.toml``."""

    source: str
    kind: str
    summary: str
    note: str


@dataclass(frozen=True, slots=True)
class Facts:
    """A meeting and the words its minutes are written in."""

    minutes: MinutesFacts
    words: MinutesWording


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the meeting whose remarks these are."""
    return Facts(gather_minutes(sources, record_id), read_wording())


def build(facts: Facts, wording: Wording) -> Doc:
    """Write the restricted remarks under the matters they belong to."""
    pen = Pen(facts.minutes, facts.words)
    day = pen.meeting.on_day
    summary = wording.summary.format(title=pen.summary)
    return Doc(
        title=f"{wording.kind}: {pen.summary}",
        form="BB",
        dated=day,
        blocks=tuple(_blocks(pen, wording, summary)),
        file_stem=f"phu luc han che {day.isoformat()} {pen.summary}",
        author=facts.minutes.unit.name if facts.minutes.unit else DOTS,
        subject=summary,
        doc_id=f"{pen.meeting.id}-{KIND}",
    )


def _blocks(pen: Pen, wording: Wording, summary: str) -> Iterator[Block]:
    said = _restricted(pen)
    yield people.letterhead(pen)
    yield Title(wording.kind.upper(), summary)
    yield line(wording.note, count=two(len(said)))
    titles = {item.id: item.title for item in pen.view.record.items}
    matters = dict.fromkeys(one.item_id for one in said)
    for item_id in matters:
        title = titles.get(item_id, pen.words.discussion)
        yield Heading(pen.number.arabic(title), 2)
        for one in said:
            if one.item_id == item_id:
                yield from course.opinion(pen, one)
    yield decisions.signatures(pen)


def _restricted(pen: Pen) -> list[Opinion]:
    return [one for one in pen.view.record.opinions if one.restricted]


def checks(facts: Facts) -> tuple[Check, ...]:
    """Say when there is nothing to print."""
    if any(one.restricted for one in facts.minutes.view.record.opinions):
        return ()
    return (Check(Rank.KNOW, _("Buổi họp không có ý kiến hạn chế nào")),)


REPORT = Report(
    KIND, Wording, gather, build, checks, page="meetings", page_has_record=True
)
