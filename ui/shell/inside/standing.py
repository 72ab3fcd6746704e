"""What the footer says about the book, in words and shapes. No Qt."""

from datetime import date, datetime

from app.door.standing import Standing
from app.kernel.dates import short
from app.kernel.words import _
from ui.shell.bars.slots import Slot


def saving(standing: Standing, now: datetime, *, writing: bool) -> Slot:
    """Say when the book was last written; with its day, unless that is today."""
    if writing:
        return Slot(_("Đang lưu…"), "hourglass", "warn")
    if standing.saved_at is None:
        return Slot(_("Chưa có gì để lưu"), "circle-check", "ok")
    time = f"{standing.saved_at:%H:%M}"
    day = standing.saved_at.date()
    if day != now.date():
        time = f"{time} {short(day)}"
    return Slot(_("Đã lưu {time}").format(time=time), "circle-check", "ok")


def backup(standing: Standing, now: datetime, second_at: str) -> Slot:
    """Say how old the newest copy is, and where copies lie."""
    if standing.copied_at is None:
        return Slot(_("Chưa có bản sao lưu"), "triangle-alert", "warn")
    days = (now.date() - standing.copied_at.date()).days
    if days > standing.remind_days:
        words = _("Sao lưu cách đây {days} ngày").format(days=days)
        return Slot(words, "triangle-alert", "warn")
    recent = _is_recent(second_at, now.date(), standing.remind_days)
    where = _("máy, nơi thứ hai") if recent else _("máy")
    told = _("Sao lưu: {day} {time} ({where})").format(
        day=_day(standing.copied_at.date(), now.date()),
        time=f"{standing.copied_at:%H:%M}",
        where=where,
    )
    return Slot(told, "hard-drive", "ok")


def encryption(standing: Standing) -> Slot | None:
    """Say that the book lies encrypted on the disk."""
    if not standing.encrypted:
        return None
    return Slot(_("Đã mã hóa"), "shield-check", "ok")


def rules(standing: Standing) -> Slot | None:
    """Name the paper that meetings follow."""
    if not standing.rules:
        return None
    words = _("Quy tắc: {paper}").format(paper=standing.rules)
    return Slot(words, "scroll-text", "text2")


def unit(standing: Standing) -> Slot | None:
    """Name the cell and its superior."""
    parts = [name for name in (standing.unit, standing.superior) if name]
    return Slot(" — ".join(parts), "building-2", "text2") if parts else None


def _day(day: date, today: date) -> str:
    if day == today:
        return _("hôm nay")
    return short(day)


def _is_recent(stamp: str, today: date, days: int) -> bool:
    if not stamp:
        return False
    return (today - date.fromisoformat(stamp[:10])).days <= days
