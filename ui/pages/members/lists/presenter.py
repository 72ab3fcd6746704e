"""Badges by award day. No Qt."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.features.members.rules.badges import BadgeLine
from app.kernel.dates import short
from app.kernel.text import name_sort_key
from app.kernel.words import _
from ui.widgets.blocks.tile import TileData
from ui.widgets.status import Tone
from ui.widgets.table.columns import Cell, Column, Row


def badge_columns() -> tuple[Column, ...]:
    """Declare the table of badges."""
    return (
        Column("name", _("Họ và tên"), stretch=True, width=200),
        Column("years", _("Huy hiệu"), "number", width=90),
        Column("reached", _("Đủ năm ngày"), "date"),
        Column("award", _("Đợt trao"), "date"),
        Column("age", _("Tuổi đảng"), "number", width=90),
        Column("state", _("Hồ sơ"), "chip"),
    )


def badge_id(line: BadgeLine) -> str:
    """Name a row: a member may be due twice in one year."""
    return f"{line.person_id}:{line.years}"


def badge_rows(
    lines: Iterable[BadgeLine], today: date, shown: str = "all"
) -> list[Row]:
    """Show who is due on which day, or on one day only."""
    return [
        _badge_row(line, today)
        for line in lines
        if shown in {"all", "", line.award_on.isoformat()}
    ]


def _badge_row(line: BadgeLine, today: date) -> Row:
    state, tone, icon = _("Cần làm hồ sơ"), Tone.WARN, "file-text"
    if line.has_badge:
        state, tone, icon = _("Đã nhận"), Tone.OK, "circle-check"
    elif line.award_on < today:
        state, tone, icon = _("Chưa ghi nhận"), Tone.BAD, "circle-alert"
    return Row(
        badge_id(line),
        {
            "name": Cell(
                line.name,
                detail=_detail(line),
                sort=name_sort_key(line.name),
                strong=True,
            ),
            "years": Cell(_("{years} năm").format(years=line.years), sort=line.years),
            "reached": Cell(short(line.reached_on), sort=line.reached_on),
            "award": Cell(short(line.award_on), sort=line.award_on),
            "age": Cell(str(line.party_age), sort=line.party_age),
            "state": Cell(state, tone=tone, icon=icon),
        },
    )


def _detail(line: BadgeLine) -> str:
    parts = []
    if line.why == "early":
        parts.append(_("tặng sớm, ốm nặng"))
    if line.why == "posthumous":
        parts.append(_("truy tặng"))
    if line.unsure:
        parts.append(_("chưa rõ ngày, tính từ cuối kỳ đã biết"))
    return ", ".join(parts)


def badge_tiles(lines: Sequence[BadgeLine]) -> list[TileData]:
    """Count the badges of each award day."""
    tiles = [TileData("all", len(lines), _("cả năm"), "medal")]
    for day in sorted({line.award_on for line in lines}):
        count = sum(line.award_on == day for line in lines)
        word = _("đợt {day}").format(day=f"{day.day}/{day.month}")
        tiles.append(TileData(day.isoformat(), count, word, "calendar-days"))
    return tiles
