"""What the history of a paper says, line by line. Pure: values in, words out."""

from dataclasses import dataclass

from app.kernel.words import _
from app.people.keeping.model import called
from app.reports.keeping.history import PaperPast, PastLine
from app.reports.versions import WayOut
from ui.widgets.table.columns import Cell, Column, Row

_DATE, _TIME = slice(0, 10), slice(11, 16)


@dataclass(frozen=True, slots=True)
class PastView:
    """The table of the history; ``opens`` and ``changed`` give versions by row."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    opens: dict[str, int]
    changed: dict[str, int]
    sentence: str


def view(past: PaperPast) -> PastView:
    """Describe the history, newest first."""
    named = {str(at): line for at, line in enumerate(past.lines)}
    return PastView(
        columns=(
            Column("at", _("Lúc"), width=146, sortable=False),
            Column("what", _("Việc"), stretch=True, width=170, sortable=False),
            Column("changed", _("Thay đổi"), width=104, sortable=False),
            Column("who", _("Ai"), width=132, sortable=False),
        ),
        rows=tuple(_row(key, line) for key, line in named.items()),
        opens={key: line.version for key, line in named.items() if line.version},
        changed={key: line.version for key, line in named.items() if line.places},
        sentence=_("Nội dung nay là bản {number}. Enter để mở một bản cũ.").format(
            number=past.state.current
        ),
    )


def moment(iso: str) -> str:
    """Write 2026-12-05T09:04:00 as 09:04, 05/12/2026."""
    year, month, day = iso[_DATE].split("-")
    return f"{iso[_TIME]}, {day}/{month}/{year}"


def seen(version: int, current: int, *, kept: bool) -> str:
    """Say that an old version is shown, not the paper as it is now."""
    if kept:
        words = _("Đang xem bản {number}, đúng từng trang lúc khóa.")
    else:
        words = _("Đang xem bản {number}.")
    return f"{words} {_('Nội dung nay là bản {current}.')}".format(
        number=version, current=current
    )


def _row(key: str, line: PastLine) -> Row:
    return Row(
        key,
        {
            "at": Cell(moment(line.at), sort=line.at),
            "what": Cell(_what(line), detail=_detail(line)),
            "changed": Cell(_changed(line)),
            "who": Cell(called(line.actor)),
        },
    )


def _what(line: PastLine) -> str:
    if line.words:
        return line.words
    return _("Bản {number}").format(number=line.version)


def _detail(line: PastLine) -> str:
    if line.is_kept:
        return _("Bản {number}, giữ đúng từng trang").format(number=line.version)
    if line.ways:
        return ", ".join(_way(one) for one in line.ways)
    return line.note


def _changed(line: PastLine) -> str:
    if not line.places:
        return ""
    return _("Khác {count} chỗ").format(count=line.places)


def _way(one: WayOut) -> str:
    words = {
        "print": _("in {times} lần"),
        "pdf": _("lưu PDF {times} lần"),
        "docx": _("lưu Word {times} lần"),
        "xlsx": _("lưu Excel {times} lần"),
        "package": _("vào gói báo cáo {times} lần"),
    }
    return words[one.how].format(times=one.times)
