"""What a cell's own Word template may name in minutes. Pure.

The parts are the very blocks of our own minutes, so a template changes the words around
them and their order, never what was entered.
"""

from collections.abc import Callable, Iterator

from app.documents.model import Block, Heading, PartyHeader
from app.documents.wordtemplate.filling import Offered
from app.kernel.dates import official
from app.reports.minutes import course, decisions, people
from app.reports.minutes.parts.groups import groups, synthesis
from app.reports.minutes.parts.online import online
from app.reports.minutes.parts.score import score
from app.reports.minutes.pen import Facts, Pen
from app.reports.minutes.wording import Wording

# Names of places are part of the files secretaries write; they are never translated.
_REQUIRED = ("Đầu trang", "Thành phần", "Diễn biến", "Kết luận", "Biểu quyết", "Chữ ký")


def offered(facts: Facts, wording: Wording) -> Offered:
    """Name the words and the parts."""
    pen = Pen(facts, wording)
    parts: dict[str, Callable[[Pen], Iterator[Block]]] = {
        "Đầu trang": _head,
        "Tiêu đề": _title,
        "Thành phần": _people,
        "Diễn biến": _course,
        "Kết luận": decisions.conclusion,
        "Biểu quyết": decisions.votes,
        "Chấm điểm": score,
        "Chữ ký": _close,
    }
    # One counter goes through the parts in their own order.
    blocks = {name: tuple(write(pen)) for name, write in parts.items()}
    return Offered(words(pen), blocks, _REQUIRED)


def words(pen: Pen) -> dict[str, str]:
    """Give the words of a meeting that was held."""
    meeting, counts, names = pen.meeting, pen.view.counts, pen.view.officials
    unit = pen.facts.unit
    return {
        "Tên buổi họp": pen.summary,
        "Tên chi bộ": unit.name if unit else "",
        "Cấp trên": unit.superior_name if unit else "",
        "Ngày họp": official(meeting.on_day),
        "Giờ bắt đầu": pen.time(meeting.started_at),
        "Giờ kết thúc": pen.time(meeting.closed_at),
        "Địa điểm": meeting.place or pen.blank,
        "Chủ trì": pen.official(names.chair, names.chair_post),
        "Người ghi biên bản": pen.official(names.clerk, names.clerk_post),
        "Đại biểu": "; ".join(meeting.guests.splitlines()) or pen.blank,
        "Chuyên đề": meeting.theme or pen.blank,
        "Tổng số đảng viên": str(counts.total),
        "Số phải dự": str(counts.due),
        "Số có mặt": str(counts.present),
        "Số vắng có lý do": str(counts.excused),
        "Số vắng không lý do": str(counts.unexcused),
    }


def _head(pen: Pen) -> Iterator[Block]:
    yield next(one for one in people.head(pen) if isinstance(one, PartyHeader))


def _title(pen: Pen) -> Iterator[Block]:
    yield from (one for one in people.head(pen) if not isinstance(one, PartyHeader))


def _people(pen: Pen) -> Iterator[Block]:
    yield Heading(pen.number.roman(pen.words.people), 1)
    yield from people.people(pen)
    yield from online(pen)
    yield from groups(pen)


def _course(pen: Pen) -> Iterator[Block]:
    yield from course.course(pen)
    yield from synthesis(pen)


def _close(pen: Pen) -> Iterator[Block]:
    yield from decisions.close(pen)
    yield from decisions.addenda(pen)
