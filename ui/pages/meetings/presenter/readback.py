"""The minutes as they are read out: line by line, with the places to correct."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.documents.model import Doc, Heading, PartyHeader, SignatureBlock, Title
from app.documents.numbering import DOTS
from app.documents.text import lines
from app.features.meetings.model.views import MeetingView
from app.kernel.words import _


@dataclass(frozen=True, slots=True)
class Spot:
    """What a line was written from, and can be corrected as a whole.

    ``kind`` is opinion, content, item_conclusion or conclusion; ``record_id`` the
    opinion, the matter, or the meeting.
    """

    kind: str
    record_id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One paragraph; ``role`` is title, heading or body."""

    text: str
    role: str = "body"
    is_missing: bool = False
    spot: Spot | None = None


def read_lines(doc: Doc, view: MeetingView) -> tuple[ReadLine, ...]:
    """Lay the minutes out for reading. Signatures are for the paper only."""
    spots = list(_spots(view))
    found = []
    for block in doc.blocks:
        if isinstance(block, PartyHeader | SignatureBlock):
            continue
        role = {Title: "title", Heading: "heading"}.get(type(block), "body")
        for words in lines(block):
            if words.strip():
                spot = _spot_of(words, spots) if role == "body" else None
                found.append(ReadLine(words, role, _has_blank(words), spot))
    return tuple(found)


def missing_count(read: tuple[ReadLine, ...]) -> int:
    """Count the lines with a blank."""
    return sum(line.is_missing for line in read)


def _has_blank(words: str) -> bool:
    return DOTS in words or "……" in words or "....." in words


def _spots(view: MeetingView) -> Iterator[Spot]:
    record, meeting = view.record, view.meeting
    for said in record.opinions:
        title = _("Ý kiến của {name}").format(name=said.speaker)
        yield Spot("opinion", said.id, title, said.text)
    for item in record.items:
        title = _("Diễn biến: {title}").format(title=item.title)
        yield Spot("content", item.id, title, item.content)
        title = _("Kết luận: {title}").format(title=item.title)
        yield Spot("item_conclusion", item.id, title, item.conclusion)
    title = _("Kết luận buổi họp")
    yield Spot("conclusion", meeting.id, title, meeting.conclusion)


def _spot_of(words: str, spots: list[Spot]) -> Spot | None:
    """Find what a printed line was typed as: the lead before it is the paper's own."""
    for spot in spots:
        for line in spot.text.splitlines():
            if line.strip() and words.endswith(line.strip()):
                return spot
    return None
