"""Which copies are kept. Pure: copies and rules in, the copies to keep out."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Before:
    """How many copies of one ``before-…`` reason are kept."""

    reason: str
    keep: int


@dataclass(frozen=True, slots=True)
class Counted:
    """A table whose rows are counted in a copy, and what they are called."""

    table: str
    label: str


@dataclass(frozen=True, slots=True)
class BackupRules:
    """The record ``data/security/backup.toml``."""

    source: str
    confidence: str
    valid_from: date
    newest: int
    days: int
    weeks: int
    months: int
    check_on_open_mb: int
    remind_days: int
    before: tuple[Before, ...]
    counted: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Backup:
    """One verified copy. ``seq`` is the last event in it; ``counts`` rows by table."""

    id: str
    at: datetime
    reason: str
    size: int
    sha256: str
    seq: int
    counts: Mapping[str, int]


def kept(copies: Iterable[Backup], rules: BackupRules) -> set[str]:
    """Say which copies stay: newest, one a day, a week, a month, some ``before``."""
    newest_first = sorted(copies, key=lambda c: (c.at, c.id), reverse=True)
    stay = {copy.id for copy in newest_first[: rules.newest]}
    stay |= _one_each(newest_first, rules.days, lambda c: c.at.date())
    stay |= _one_each(newest_first, rules.weeks, lambda c: c.at.isocalendar()[:2])
    stay |= _one_each(newest_first, rules.months, lambda c: (c.at.year, c.at.month))
    for before in rules.before:
        own = [copy.id for copy in newest_first if copy.reason == before.reason]
        stay |= set(own[: before.keep])
    return stay


def _one_each(
    newest_first: Sequence[Backup], most: int, period: Callable[[Backup], Hashable]
) -> set[str]:
    newest: dict[Hashable, str] = {}
    for copy in newest_first:
        newest.setdefault(period(copy), copy.id)
    return set(list(newest.values())[:most])
