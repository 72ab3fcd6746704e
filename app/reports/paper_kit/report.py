"""The report of the paper kit: facts of a meeting in, prepared sheets out."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.documents.model import Block, Doc, PageBreak
from app.documents.numbering import DOTS
from app.features.meetings.model.records import Attendee
from app.features.meetings.model.views import MeetingView
from app.kernel.dates import short
from app.kernel.words import _
from app.reports.letterhead import Letterhead, letterhead
from app.reports.model import Check, Rank, Report
from app.reports.paper_kit.sheets import (
    Kit,
    ballots,
    course_sheet,
    roll_sheet,
    tally_sheet,
)
from app.reports.paper_kit.wording import Wording
from app.reports.sources import Sources

KIND = "paper_kit"


@dataclass(frozen=True, slots=True)
class Facts:
    """A meeting, who is called, and who presents what."""

    view: MeetingView
    letter: Letterhead
    called: tuple[Attendee, ...]


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the meeting and for those who belong to it."""
    view = sources.meetings.meeting(record_id)
    called = sources.meetings.conducting.members(view.meeting, view.meeting.on_day)
    return Facts(view, letterhead(sources, view.meeting.on_day), tuple(called))


def build(facts: Facts, wording: Wording) -> Doc:
    """Write the sheets, each on a page of its own."""
    meeting = facts.view.meeting
    title = wording.title.format(title=facts.view.title)
    return Doc(
        title=title,
        form=wording.form,
        dated=meeting.on_day,
        blocks=tuple(_blocks(facts, wording)),
        file_stem=f"{wording.file_stem} {meeting.on_day} {facts.view.title}",
        author=facts.letter.unit or DOTS,
        subject=title,
        doc_id=f"{meeting.id}-{KIND}",
    )


def _blocks(facts: Facts, wording: Wording) -> Iterator[Block]:
    day = short(facts.view.meeting.on_day)
    kit = Kit(facts.view, facts.called, facts.letter, wording, day)
    for number, sheet in enumerate((roll_sheet, course_sheet, ballots, tally_sheet)):
        if number:
            yield PageBreak()
        yield from sheet(kit)


def checks(facts: Facts) -> tuple[Check, ...]:
    """Say what the kit cannot be prepared with yet."""
    if facts.view.record.items:
        return ()
    detail = _("Phiếu tiến trình sẽ để trống phần nội dung.")
    return (Check(Rank.KNOW, _("Chưa lập chương trình buổi họp"), detail),)


REPORT = Report(
    KIND, Wording, gather, build, checks, page="meetings", page_has_record=True
)
