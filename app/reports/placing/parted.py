"""A paper in named parts: written one after the other, or placed by a cell's template.

The parts are the very blocks of our own paper, so a template changes the words around
them and their order, never what was entered. Their names are part of the files
secretaries write; they are never translated.
"""

from collections.abc import Iterable, Mapping
from itertools import chain

from app.documents.model import Block
from app.documents.numbering import DOTS
from app.documents.wordtemplate.filling import Offered
from app.features.meetings.model.views import MeetingView
from app.features.meetings.rules.yearplan.words import weekday_within
from app.kernel.dates import official
from app.reports.letterhead import Letterhead

HEAD, TITLE, CLOSE = "Đầu trang", "Tiêu đề", "Chữ ký"
Parts = Mapping[str, Iterable[Block]]


def whole(parts: Parts) -> tuple[Block, ...]:
    """Write the parts in their own order."""
    return tuple(chain.from_iterable(parts.values()))


def placed(parts: Parts, words: Mapping[str, str], free: Iterable[str] = ()) -> Offered:
    """Offer parts and words to a template; without ``free`` parts it may do.

    The title is always free: a cell may name its paper otherwise. A part that says
    nothing on this paper is offered too, and is missed by nobody.
    """
    blocks = {name: tuple(part) for name, part in parts.items()}
    may_lack = {TITLE, *free}
    required = tuple(name for name in blocks if name not in may_lack)
    return Offered(words, blocks, required)


def letter_words(letter: Letterhead) -> dict[str, str]:
    """Give the words every paper of the cell has."""
    return {
        "Tên chi bộ": letter.unit or DOTS,
        "Cấp trên": letter.superior or DOTS,
        "Người ký": letter.signer or DOTS,
    }


def meeting_words(view: MeetingView, letter: Letterhead) -> dict[str, str]:
    """Give the words of a paper that calls to a meeting."""
    meeting, names = view.meeting, view.officials
    return {
        **letter_words(letter),
        "Tên buổi họp": view.title,
        "Ngày họp": official(meeting.on_day),
        "Thứ": weekday_within(meeting.on_day.weekday()),
        "Giờ họp": meeting.planned_time.replace(":", " giờ ") or DOTS,
        "Địa điểm": meeting.place or DOTS,
        "Chủ trì": names.chair or DOTS,
        "Thư ký": names.clerk or DOTS,
        "Chuyên đề": meeting.theme or DOTS,
        "Đại biểu": "; ".join(meeting.guests.splitlines()) or DOTS,
    }
