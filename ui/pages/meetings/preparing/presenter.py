"""Preparing a meeting in rows and sentences. No Qt here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.features.meetings.model.planrules import Way
from app.features.meetings.model.preparing import Invited, Posted, Preparation
from app.features.meetings.model.ruleset import Suggestion
from app.features.meetings.model.views import MeetingView
from app.features.meetings.service.preparing.agenda import Library
from app.kernel.dates import short
from app.kernel.text import fold
from app.kernel.words import _
from ui.widgets.status import Status
from ui.widgets.table.columns import Cell, Column, Row

_KB, _MB = 1024, 1024 * 1024


@dataclass(frozen=True, slots=True)
class Whole:
    """A meeting with how far it is prepared, as read in one go."""

    view: MeetingView
    preparation: Preparation
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """One line of what is done before and after: shape, title, detail."""

    status: Status
    title: str
    detail: str


def told_columns() -> tuple[Column, ...]:
    """Declare the table of who was told."""
    return (
        Column("no", _("TT"), kind="number", width=44, sortable=False),
        Column("name", _("Họ và tên"), stretch=True),
        Column("way", _("Cách báo"), kind="chip", width=150),
        Column("when", _("Lúc"), width=120, second=True),
    )


def told_rows(preparation: Preparation) -> list[Row]:
    """List the members with how and when each was told."""
    return [
        Row(
            one.person_id,
            {
                "no": Cell(str(number), sort=number),
                "name": Cell(one.name, detail=one.post),
                "way": Cell(
                    one.way_title or _("chưa báo"),
                    status=Status.DONE if one.told else Status.NOT_YET,
                ),
                "when": Cell(_when(one), sort=_sort(one)),
            },
        )
        for number, one in enumerate(preparation.invited, start=1)
    ]


def _when(one: Invited) -> str:
    if one.told is None:
        return ""
    day = short(one.told.told_on)
    return f"{one.told.told_time} {day}".strip()


def _sort(one: Invited) -> str:
    return one.told.told_on.isoformat() if one.told else ""


def told_words(preparation: Preparation) -> str:
    """Count who was told."""
    words = _("Đã báo {told}/{of} đồng chí").format(
        told=preparation.told_count, of=preparation.of
    )
    ahead = preparation.told_days_ahead
    if ahead is not None:
        words += ", " + _ahead(ahead)
    return words


def _ahead(days: int) -> str:
    if days <= 0:
        return _("trong ngày họp")
    return _("trước buổi họp {days} ngày").format(days=days)


def ticks(whole: Whole) -> list[Tick]:
    """List papers, posting, committee: what is done and what is not."""
    found = whole.preparation
    meeting = whole.view.meeting
    lines = [_papers(found)]
    if found.post_before_days is not None:
        title = _("Đăng tài liệu lên Sổ tay đảng viên")
        ahead = None
        if found.posted_on is not None:
            ahead = _ahead((found.on_day - found.posted_on).days)
        needed = _("chưa ghi; trước buổi họp ít nhất {days} ngày").format(
            days=found.post_before_days
        )
        lines.append(_posting(title, found.papers_posting, ahead, needed))
    if meeting.was_held and found.post_after_days is not None:
        title = _("Đăng kết quả buổi họp lên Sổ tay đảng viên")
        needed = _("chưa ghi; trong {days} ngày sau buổi họp").format(
            days=found.post_after_days
        )
        lines.append(_posting(title, found.minutes_posting, None, needed))
    if found.committee_needed:
        lines.append(_committee(found))
    return lines


def _papers(found: Preparation) -> Tick:
    title = _("Gửi tài liệu")
    ahead = found.days_ahead
    if ahead is None:
        return Tick(Status.NOT_YET, title, _("chưa ghi ngày gửi"))
    status = Status.DONE if found.papers_in_time else Status.ATTENTION
    return Tick(status, title, _ahead(ahead))


def _posting(title: str, posted: Posted | None, ahead: str | None, needed: str) -> Tick:
    if posted is None:
        return Tick(Status.NOT_YET, title, needed)
    if posted.posted_on is None:
        words = _("không đăng: {reason}").format(reason=posted.reason)
        return Tick(Status.NOT_APPLICABLE, title, words)
    words = _("đã đăng {day}").format(day=short(posted.posted_on))
    return Tick(Status.DONE, title, f"{words}, {ahead}" if ahead else words)


def _committee(found: Preparation) -> Tick:
    title = _("Họp chi ủy trước")
    if found.committee_met_on is None:
        return Tick(Status.NOT_YET, title, _("chưa ghi buổi họp chi ủy"))
    words = _("đã họp {day}").format(day=short(found.committee_met_on))
    return Tick(Status.DONE, title, words)


def paper_columns() -> tuple[Column, ...]:
    """Declare the table of papers."""
    return (
        Column("title", _("Tài liệu, văn bản"), stretch=True, sortable=False),
        Column("item", _("Thuộc nội dung"), width=150, second=True, sortable=False),
        Column("file", _("Tệp"), width=110, sortable=False),
    )


def paper_rows(whole: Whole) -> list[Row]:
    """List the papers with the matter they belong to and their file."""
    items = {
        item.id: f"{number}. {item.title}"
        for number, item in enumerate(whole.view.record.items, start=1)
    }
    files = {one.paper_id: one for one in whole.preparation.files}
    rows = []
    for paper in whole.view.record.papers:
        file = files.get(paper.id)
        name = file.file_name if file else ""
        detail = ", ".join(part for part in (paper.issuer, name) if part)
        rows.append(
            Row(
                paper.id,
                {
                    "title": Cell(paper.title, detail=detail),
                    "item": items.get(paper.item_id, ""),
                    "file": size_words(file.size) if file else "",
                },
            )
        )
    return rows


def size_words(size: int) -> str:
    """Write the size of a file: 512 B, 38 KB, 1,2 MB."""
    if size < _KB:
        return f"{size} B"
    if size < _MB:
        return f"{size // _KB} KB"
    return f"{size / _MB:.1f} MB".replace(".", ",")


def move_words(preparation: Preparation) -> str:
    """Say how the day of the meeting came about; empty when it never moved."""
    parts = []
    for move in preparation.moves:
        if move.from_day == move.to_day:
            parts.append(_("Họp thêm: {reason}").format(reason=move.reason))
        else:
            words = _("Đổi từ {day}: {reason}")
            parts.append(words.format(day=short(move.from_day), reason=move.reason))
    return "; ".join(parts)


def library_columns() -> tuple[Column, ...]:
    """Declare the table of lines to choose from."""
    return (
        Column("take", _("Chọn"), kind="mark", width=52, sortable=False),
        Column("title", _("Nội dung gợi ý"), stretch=True, sortable=False),
        Column("source", _("Nguồn"), width=230, second=True, sortable=False),
    )


def library_rows(lines: Sequence[Suggestion]) -> list[Row]:
    """List the lines of the library; the id is the folded title."""
    return [
        Row(
            line_id(line),
            {
                "title": line.title,
                "source": _("{source} (mức tin cậy {confidence})").format(
                    source=line.source, confidence=line.confidence
                ),
            },
        )
        for line in lines
    ]


def line_id(line: Suggestion) -> str:
    """Name a line of the library."""
    return fold(line.title)


def theme_rows(library: Library) -> Mapping[str, Row]:
    """List the subjects a thematic meeting may treat, by their titles."""
    return {
        one.title: Row(
            one.title,
            {
                "title": one.title,
                "source": _("{source} (mức tin cậy {confidence})").format(
                    source=one.source, confidence=one.confidence
                ),
            },
        )
        for one in library.themes
    }
