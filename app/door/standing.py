"""How the book stands: saved, copied, whose it is. Read after every change."""

from dataclasses import dataclass
from datetime import date, datetime

from app.bootstrap import Office


@dataclass(frozen=True, slots=True)
class Standing:
    """What the footer and the navigation tell.

    ``copied_at`` is the newest good copy on this PC; None without one. It counts as old
    after ``remind_days``.
    """

    saved_at: datetime | None
    copied_at: datetime | None
    remind_days: int
    encrypted: bool
    rules: str
    unit: str
    superior: str
    person: str
    role: str
    counts: dict[str, int]
    first_year: int


def standing(office: Office) -> Standing:
    """Read how the book stands now."""
    today = office.clock.today()
    unit = office.people.unit()
    secretary = office.people.officer("secretary", today)
    events = office.store.rows(
        "SELECT min(at) AS first, max(at) AS last FROM audit_event"
    )
    first, last = (_moment(events[0][name]) for name in ("first", "last"))
    copies = office.book.backups.listed() if office.book else []
    return Standing(
        saved_at=last,
        copied_at=copies[0].at if copies else None,
        remind_days=office.book.backups.rules.remind_days if office.book else 0,
        encrypted=office.book is not None,
        rules=_rules(office, today),
        unit=unit.name if unit else "",
        superior=unit.superior_name if unit else "",
        person=secretary.name if secretary else "",
        role=secretary.role_label if secretary else "",
        counts=office.today.badges(today),
        first_year=min(
            first.year if first else today.year, _first_meeting(office, today)
        ),
    )


def _moment(text: object) -> datetime | None:
    return datetime.fromisoformat(str(text)) if text else None


def _rules(office: Office, today: date) -> str:
    """Name the paper that meetings follow today."""
    kinds = office.meetings.kinds(today)
    return kinds[0].source.split(";")[0] if kinds else ""


def _first_meeting(office: Office, today: date) -> int:
    """Give the oldest of the last years with a meeting; imported years count too."""
    years = [
        y for y in range(today.year - 10, today.year) if office.meetings.of_year(y)
    ]
    return min(years, default=today.year)
