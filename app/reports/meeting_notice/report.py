"""The invitation (giấy mời): facts in, document out. What is not known stays dotted."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.documents.inline import inl, lit
from app.documents.model import Block, Doc, Para, Title
from app.documents.numbering import DOTS, ROOM
from app.documents.wordtemplate.filling import Offered
from app.features.meetings.model.views import MeetingView
from app.features.meetings.rules.yearplan.words import weekday_within
from app.kernel.dates import official
from app.kernel.places import Place
from app.kernel.words import _
from app.reports.letterhead import Closing, Letterhead, foot, head, letterhead
from app.reports.model import Check, Rank, Report
from app.reports.placing.parted import (
    CLOSE,
    HEAD,
    TITLE,
    Parts,
    meeting_words,
    placed,
    whole,
)
from app.reports.sources import Sources

KIND = "meeting_notice"


@dataclass(frozen=True, slots=True)
class Wording:
    """``data/documents/meeting_notice.toml``."""

    source: str
    kind: str
    summary: str
    file_stem: str
    to_members: str
    to_committee: str
    to_group: str
    to_guests: str
    invites: str
    time: str
    time_unknown: str
    place: str
    chair: str
    theme: str
    agenda: str
    item: str
    papers: str
    paper: str
    asks: str
    default_role: str
    closing: Closing


@dataclass(frozen=True, slots=True)
class Facts:
    """The meeting, and who invites."""

    view: MeetingView
    letter: Letterhead


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the meeting and the names of its day."""
    view = sources.meetings.meeting(record_id)
    return Facts(view, letterhead(sources, view.meeting.on_day))


def build(facts: Facts, wording: Wording) -> Doc:
    """Write the invitation as a document."""
    day = facts.view.meeting.on_day
    return Doc(
        title=f"{wording.kind}: {facts.view.title}",
        form="GM",
        dated=day,
        blocks=whole(_parts(facts, wording)),
        file_stem=wording.file_stem.format(day=day.isoformat(), title=facts.view.title),
        author=facts.letter.unit or DOTS,
        subject=facts.view.title,
        doc_id=f"{KIND}-{facts.view.meeting.id}",
    )


_FREE = ("Lời mời", "Thời gian, địa điểm", "Lời dặn")


def _parts(facts: Facts, words: Wording) -> Parts:
    title = facts.view.title[:1].lower() + facts.view.title[1:]
    unit = facts.letter.unit or DOTS
    return {
        HEAD: (head(facts.letter, "", None),),
        TITLE: (Title(words.kind.upper(), words.summary.format(title=title)),),
        "Kính mời": _invited(facts, words),
        "Lời mời": (Para(inl(words.invites, unit=unit, title=title)),),
        "Thời gian, địa điểm": _when_and_where(facts, words),
        "Nội dung": _agenda(facts.view, words),
        "Lời dặn": (Para(lit(words.asks), keep_next=True),),
        CLOSE: (foot(facts.letter, words.closing, words.default_role),),
    }


def offered(facts: Facts, wording: Wording) -> Offered:
    """Name what a template may place."""
    words = meeting_words(facts.view, facts.letter)
    return placed(_parts(facts, wording), words, _FREE)


def _when_and_where(facts: Facts, words: Wording) -> Iterator[Block]:
    view, meeting = facts.view, facts.view.meeting
    weekday = weekday_within(meeting.on_day.weekday())
    when = words.time if meeting.planned_time else words.time_unknown
    yield Para(
        inl(
            when,
            hour=meeting.planned_time[:2],
            minute=meeting.planned_time[3:],
            weekday=weekday,
            day=official(meeting.on_day),
        )
    )
    yield Para(inl(words.place, place=meeting.place or DOTS))
    yield Para(inl(words.chair, chair=view.officials.chair or DOTS))
    if "thematic" in view.kind.counts:
        yield Para(inl(words.theme, theme=meeting.theme or DOTS))


def _invited(facts: Facts, words: Wording) -> Iterator[Block]:
    meeting, unit = facts.view.meeting, facts.letter.unit or DOTS
    whose = {"committee": words.to_committee, "group": words.to_group}
    sentence = whose.get(facts.view.kind.roll, words.to_members)
    group = meeting.theme or DOTS
    yield Para(inl(sentence, unit=unit, group=group), indent=False)
    for guest in meeting.guests.splitlines():
        if guest.strip():
            yield Para(inl(words.to_guests, guest=guest.strip()), indent=False)


def _agenda(view: MeetingView, words: Wording) -> Iterator[Block]:
    yield Para(lit(words.agenda), keep_next=bool(view.record.items))
    if not view.record.items:
        yield from [Para(lit(ROOM))] * 2
    for number, item in enumerate(view.record.items, start=1):
        yield Para(inl(words.item, number=number, title=item.title))
    if view.record.papers:
        yield Para(lit(words.papers), keep_next=True)
    for paper in view.record.papers:
        issuer = f" ({paper.issuer})" if paper.issuer else ""
        yield Para(inl(words.paper, title=paper.title, issuer=issuer))


def checks(facts: Facts) -> tuple[Check, ...]:
    """Say what the reader of the invitation would miss."""
    meeting = facts.view.meeting
    place = Place("meetings", meeting.id)
    lacking = [
        (not meeting.planned_time, _("Chưa ghi giờ họp")),
        (not meeting.place, _("Chưa ghi địa điểm")),
        (not facts.view.record.items, _("Chương trình chưa có nội dung")),
        (
            "thematic" in facts.view.kind.counts and not meeting.theme,
            _("Chưa ghi tên chuyên đề"),
        ),
        (not facts.letter.signer, _("Chưa ghi người ký")),
    ]
    found = tuple(
        Check(Rank.REPAIR, title, _("Trên giấy để dòng chấm để viết tay"), place)
        for is_lacking, title in lacking
        if is_lacking
    )
    return found or (Check(Rank.OK, _("Giấy mời đủ nội dung")),)


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
