"""The programme of a meeting: what, by whom, with the rows every meeting has."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.documents.inline import inl, lit
from app.documents.model import Block, Col, Doc, Para, Row, Table, Title, row
from app.documents.numbering import DOTS
from app.documents.wordtemplate.filling import Offered
from app.features.meetings.model.records import Item
from app.features.meetings.model.views import MeetingView
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

KIND = "meeting_programme"
_NUMBER_MM, _WHO_MM, _NOTE_MM = 12, 48, 30
_SHORT_DOTS = 8


@dataclass(frozen=True, slots=True)
class Fixed:
    """A row every meeting of some kinds has. ``who``: chair, clerk or nobody."""

    title: str
    who: str = ""
    kinds: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """``data/documents/meeting_programme.toml``."""

    source: str
    kind: str
    file_stem: str
    when: str
    when_unknown: str
    place: str
    chair: str
    clerk: str
    theme: str
    theme_part: str
    regular_part: str
    comrade: str
    note: str
    columns: tuple[str, ...]
    opening: tuple[Fixed, ...]
    ending: tuple[Fixed, ...]
    default_role: str
    closing: Closing


@dataclass(frozen=True, slots=True)
class Facts:
    """The meeting with the names of those who present, and who signs."""

    view: MeetingView
    letter: Letterhead
    presenters: dict[str, str]


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the meeting and the names of its day."""
    view = sources.meetings.meeting(record_id)
    ids = {item.presenter_id for item in view.record.items if item.presenter_id}
    found = sources.people.people(ids, view.meeting.on_day)
    return Facts(
        view,
        letterhead(sources, view.meeting.on_day),
        {key: person.full_name for key, person in found.items()},
    )


def build(facts: Facts, wording: Wording) -> Doc:
    """Write the programme as a document."""
    day = facts.view.meeting.on_day
    return Doc(
        title=f"{wording.kind}: {facts.view.title}",
        form="CTr",
        dated=day,
        blocks=whole(_parts(facts, wording)),
        file_stem=wording.file_stem.format(day=day.isoformat(), title=facts.view.title),
        author=facts.letter.unit or DOTS,
        subject=facts.view.title,
        doc_id=f"{KIND}-{facts.view.meeting.id}",
    )


_FREE = ("Thời gian, địa điểm", "Lời dặn")


def _parts(facts: Facts, words: Wording) -> Parts:
    return {
        HEAD: (head(facts.letter, "", None),),
        TITLE: (Title(words.kind.upper(), facts.view.title),),
        "Thời gian, địa điểm": _when_and_where(facts, words),
        "Bảng chương trình": (_table(facts, words),),
        "Lời dặn": (Para(lit(words.note), keep_next=True),),
        CLOSE: (foot(facts.letter, words.closing, words.default_role),),
    }


def offered(facts: Facts, wording: Wording) -> Offered:
    """Name what a template may place."""
    words = meeting_words(facts.view, facts.letter)
    return placed(_parts(facts, wording), words, _FREE)


def _when_and_where(facts: Facts, words: Wording) -> Iterator[Block]:
    view, meeting = facts.view, facts.view.meeting
    when = words.when if meeting.planned_time else words.when_unknown
    yield Para(
        inl(
            when,
            hour=meeting.planned_time[:2],
            minute=meeting.planned_time[3:],
            day=official(meeting.on_day),
        )
    )
    yield Para(inl(words.place, place=meeting.place or DOTS))
    yield Para(inl(words.chair, chair=view.officials.chair or DOTS))
    yield Para(inl(words.clerk, clerk=view.officials.clerk or DOTS))
    if "thematic" in view.kind.counts:
        yield Para(inl(words.theme, theme=meeting.theme or DOTS))


def _table(facts: Facts, words: Wording) -> Table:
    widths = (_NUMBER_MM, 0, _WHO_MM, _NOTE_MM)
    cols = tuple(
        Col(title, width, "center" if width == _NUMBER_MM else "left")
        for title, width in zip(words.columns, widths, strict=True)
    )
    return Table(cols, tuple(_numbered(facts, words)))


def _numbered(facts: Facts, words: Wording) -> Iterator[Row]:
    number = 0
    for line in _rows(facts, words):
        if isinstance(line, str):
            yield row(line, kind="section")
            continue
        number += 1
        yield row(number, *line)


def _rows(facts: Facts, words: Wording) -> Iterator[str | tuple[str, str, str]]:
    kind = facts.view.kind.id
    for fixed in words.opening:
        if not fixed.kinds or kind in fixed.kinds:
            yield _fixed(facts, words, fixed)
    items = facts.view.record.items
    has_parts = {"regular", "thematic"} <= set(facts.view.kind.counts)
    themes = [item for item in items if item.topic == "theme"]
    if has_parts and themes:
        # One session holds two parts, one after the other.
        yield words.regular_part
        yield from (_item(facts, words, i) for i in items if i.topic != "theme")
        yield words.theme_part
        yield from (_item(facts, words, item) for item in themes)
    else:
        yield from (_item(facts, words, item) for item in items)
    for fixed in words.ending:
        if not fixed.kinds or kind in fixed.kinds:
            yield _fixed(facts, words, fixed)


def _fixed(facts: Facts, words: Wording, fixed: Fixed) -> tuple[str, str, str]:
    names = facts.view.officials
    who = {"chair": names.chair, "clerk": names.clerk}.get(fixed.who, "")
    return fixed.title, _comrade(words, who), fixed.note


def _item(facts: Facts, words: Wording, item: Item) -> tuple[str, str, str]:
    name = facts.presenters.get(item.presenter_id, "")
    return item.title, _comrade(words, name) or DOTS[:_SHORT_DOTS], ""


def _comrade(words: Wording, name: str) -> str:
    return f"{words.comrade} {name}" if name else ""


def checks(facts: Facts) -> tuple[Check, ...]:
    """Say what the programme lacks."""
    meeting = facts.view.meeting
    place = Place("meetings", meeting.id)
    if not facts.view.record.items:
        title = _("Chương trình chưa có nội dung")
        return (Check(Rank.REPAIR, title, place=place),)
    unnamed = sum(not item.presenter_id for item in facts.view.record.items)
    if unnamed:
        title = _("{count} nội dung chưa có người trình bày").format(count=unnamed)
        detail = _("Trên giấy để dòng chấm để viết tay")
        return (Check(Rank.KNOW, title, detail, place),)
    return (Check(Rank.OK, _("Chương trình đủ nội dung")),)


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
