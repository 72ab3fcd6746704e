"""The bin as a table with a count for each part of the book. No Qt."""

from collections.abc import Iterable, Sequence

from app.features.bin.model import BinLine
from app.kernel.dates import short
from app.kernel.words import _
from app.people.keeping.model import called
from ui.widgets.table.columns import Cell, Column, Row

ALL = "all"


def columns() -> tuple[Column, ...]:
    """Declare the table."""
    return (
        Column("at", _("Bỏ lúc"), width=130),
        Column("who", _("Ai bỏ"), width=150, second=True),
        Column("area", _("Phần"), width=150),
        Column("what", _("Nội dung"), stretch=True, width=240),
        Column("name", _("Đồng chí"), width=160),
        Column("why", _("Vì sao"), width=150, second=True),
        Column("until", _("Còn đến"), "date"),
    )


def tiles(lines: Sequence[BinLine]) -> list[tuple[str, int, str]]:
    """Count what was deleted in each part of the book: key, count, word."""
    counts: dict[str, int] = {}
    for line in lines:
        counts[line.area] = counts.get(line.area, 0) + 1
    every = (ALL, len(lines), _("trong thùng rác"))
    return [every, *((area, n, area) for area, n in counts.items())]


def rows(lines: Iterable[BinLine], shown: str) -> list[Row]:
    """Show what can be brought back, the newest first."""
    return [_row(line) for line in lines if shown in {"", ALL, line.area}]


def _row(line: BinLine) -> Row:
    undone = _("đã hoàn tác") if line.was_undone else ""
    return Row(
        line.command_id,
        {
            "at": Cell(f"{short(line.at.date())} {line.at:%H:%M}", sort=line.at),
            "who": Cell(called(line.actor)),
            "area": Cell(line.area),
            "what": Cell(line.title, detail=undone, strong=True),
            "name": Cell(line.name),
            "why": Cell(line.reason),
            "until": Cell(short(line.kept_until), sort=line.kept_until),
        },
    )
