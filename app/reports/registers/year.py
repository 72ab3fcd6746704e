"""What the registers share: the year they are of, the day they are dated."""

from datetime import date

from app.reports.errors import UnknownReport


def year_of(record_id: str, kind: str) -> int:
    """Read the year a register is asked for, or raise ``UnknownReport``."""
    if not (record_id.isdecimal() and len(record_id) == len("2026")):
        raise UnknownReport(kind=f"{kind}:{record_id}")
    return int(record_id)


def last_day(year: int, today: date) -> date:
    """Date a register: today, or the end of a year that is over."""
    return min(max(today, date(year, 1, 1)), date(year, 12, 31))
