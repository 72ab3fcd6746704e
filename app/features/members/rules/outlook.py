"""What others may know of the roll: figures, duties, answers to a search. Pure."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Protocol

from app.features.members.model import (
    PROBATIONARY,
    Counts,
    FieldChange,
    Member,
    Record,
    StatusTable,
)
from app.features.members.rules.roll import probation_ends
from app.kernel.dates import short
from app.kernel.facts import Fact
from app.kernel.places import Duty, Hit, Place
from app.kernel.text import clean, sought
from app.kernel.words import _

_SATURDAY = 5
# Event kinds that are counted per year, under the name of their figure.
_YEARLY = {
    "moved_in": "members.moved_in",
    "moved_out": "members.moved_out",
    "exempted": "members.exempted",
    "name_deleted": "members.name_deleted",
    "expelled": "members.expelled",
    "left_party": "members.left_party",
    "deceased": "members.deceased",
    "suspended": "members.suspended",
    "readmitted": "members.readmitted",
}


class WrittenChange(Protocol):
    """An entry of the event chain, as far as a history needs it."""

    @property
    def at(self) -> str:
        """Give the moment."""

    @property
    def actor(self) -> str:
        """Give who did it."""

    @property
    def command(self) -> str:
        """Give the act."""

    @property
    def reason(self) -> str:
        """Give why."""

    @property
    def diff(self) -> str:
        """Give old and new values by column, as JSON."""


def masked(value: str) -> str:
    """Hide all but the last three characters of a personal number."""
    return f"•••• ••• {value[-3:]}" if value else ""


def facts(
    records: Sequence[Record],
    year: int,
    members: Sequence[Member],
    counted: Counts,
) -> list[Fact]:
    """Figures of a year: heads on its last day, and what happened in it."""
    names = {r.member_id: r.name for r in records}
    official = tuple(m.name for m in members if m.standing != PROBATIONARY)
    young = tuple(m.name for m in members if m.standing == PROBATIONARY)
    result = [
        Fact("members.total", counted.total, inputs=tuple(m.name for m in members)),
        Fact("members.official", counted.official, of=counted.total, inputs=official),
        Fact("members.probationary", counted.probationary, counted.total, young),
        _dated("members.admitted", records, "admitted_on", year),
        _dated("members.recognised", records, "official_on", year),
    ]
    for kind, name in _YEARLY.items():
        happened = [
            (e.on, names[e.member_id])
            for r in records
            for e in r.events
            if e.kind == kind and e.on is not None and e.on.year == year
        ]
        lines = tuple(f"{who}: {short(day)}" for day, who in sorted(happened))
        result.append(Fact(name, len(lines), inputs=lines))
    return result


def _dated(name: str, records: Iterable[Record], key: str, year: int) -> Fact:
    lines = tuple(
        f"{r.name}: {day.text()}"
        for r in records
        if (day := r.partial(key)) is not None and day.year == year
    )
    return Fact(name, len(lines), inputs=lines)


def duties(
    records: Iterable[Record],
    members: Iterable[Member],
    on: date,
    table: StatusTable,
    working_days: Callable[[date, int], date],
) -> list[Duty]:
    """Name the probationary members whose twelve months end soon or have ended."""
    by_id = {r.member_id: r for r in records}
    result = []
    for member in members:
        ends = probation_ends(by_id[member.member_id], table)
        if member.standing != PROBATIONARY or ends is None:
            continue
        if ends - timedelta(days=table.probation_notice_days) > on:
            continue
        days = table.official_review_working_days
        result.append(
            Duty(
                title=_("Xét công nhận chính thức đồng chí {name}").format(
                    name=member.name
                ),
                reason=_(
                    "Hết 12 tháng dự bị ngày {day}; chi bộ xét trong {days} ngày "
                    "làm việc sau ngày đó."
                ).format(day=short(ends), days=days),
                due=working_days(ends, days),
                action=_("Mở hồ sơ"),
                place=Place("members", member.person_id),
                basis=table.probation_basis,
            )
        )
    return sorted(result, key=lambda duty: (duty.due, duty.title))


class BadgeLike(Protocol):
    """A badge that falls due."""

    @property
    def person_id(self) -> str:
        """Give the member."""

    @property
    def name(self) -> str:
        """Give the name."""

    @property
    def award_on(self) -> date:
        """Give the day of the award."""

    @property
    def years(self) -> int:
        """Give for how many years."""

    @property
    def has_badge(self) -> bool:
        """Say whether it was given."""


class DossierRules(Protocol):
    """When the dossier of a badge is to be prepared, and on what paper it rests."""

    @property
    def dossier_days(self) -> int:
        """Give the days before the award."""

    @property
    def basis(self) -> str:
        """Name the paper."""


def badge_duties(
    badges: Iterable[BadgeLike], on: date, rules: DossierRules
) -> list[Duty]:
    """Remind of the dossiers to prepare for the award days that come near."""
    near: dict[date, list[BadgeLike]] = {}
    for line in badges:
        last = line.award_on - timedelta(days=rules.dossier_days)
        if not line.has_badge and last <= on <= line.award_on:
            near.setdefault(line.award_on, []).append(line)
    return [
        Duty(
            title=_("Lập hồ sơ đề nghị tặng Huy hiệu Đảng đợt {day}").format(
                day=short(day)
            ),
            reason=", ".join(
                _("{name} ({years} năm)").format(name=one.name, years=one.years)
                for one in lines
            ),
            due=day,
            action=_("Mở danh sách"),
            place=Place("members", "badges"),
            basis=rules.basis,
        )
        for day, lines in sorted(near.items())
    ]


def after_working_days(day: date, count: int) -> date:
    """Count working days after a day, Monday to Friday, where no calendar is known.

    Holidays are not taken off, so the answer is never later than the limit.
    """
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < _SATURDAY
    return day


def hits(members: Iterable[Member], text: str) -> list[Hit]:
    """Answer the search field by name without marks, or by card number."""
    typed = clean(text).casefold()
    words = sought(typed).split()
    if not words:
        return []
    found = []
    for member in members:
        name = sought(member.name)
        by_card = member.card_no.startswith("".join(words)) and words[0].isdigit()
        if not by_card and not all(_starts(name, word) for word in words):
            continue
        found.append(
            Hit(
                group=_("Đảng viên"),
                title=member.name,
                excerpt=_excerpt(member),
                place=Place("members", member.person_id),
                exact=typed in member.name.casefold(),
            )
        )
    return sorted(found, key=lambda hit: not hit.exact)


def _starts(name: str, word: str) -> bool:
    return any(part.startswith(word) for part in name.split())


def _excerpt(member: Member) -> str:
    parts = [member.post]
    if member.birth:
        parts.append(_("sinh {day}").format(day=member.birth.text()))
    if member.admitted_on:
        parts.append(_("vào Đảng {day}").format(day=member.admitted_on.text()))
    return " · ".join(part for part in parts if part)


def field_changes(
    events: Iterable[WrittenChange], hidden: frozenset[str]
) -> list[FieldChange]:
    """Turn audit events into steps of a field's history, newest first.

    Internal columns in ``hidden`` (ids) are left out.
    """
    steps = []
    for event in events:
        diff: dict[str, list[object]] = json.loads(event.diff)
        steps += [
            FieldChange(
                at=event.at,
                actor=event.actor,
                act=event.command,
                reason=event.reason,
                field=field,
                old=_text(old),
                new=_text(new),
            )
            for field, (old, new) in diff.items()
            if field not in hidden and _text(old) != _text(new)
        ]
    return steps[::-1]


def _text(value: object) -> str:
    return "" if value is None else str(value)
