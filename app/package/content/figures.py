"""The machine-readable part of a yearly report: ``data/report.json``, ``members.json``.

Only what the committee needs to count: no national numbers, no telephones, no card
numbers, no addresses; of a date of birth only the year (domain-members-documents §6.1).

Format history
1  First release.
2  Unchanged; ``data/scores.json`` may stand beside (``scores.py``).
"""

from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from app.kernel.dates import PartialDate
from app.package.content import canonical
from app.package.content.header import Count, Text, UnitId, require_known, shaped
from app.package.policy import Limits

REPORT = "data/report.json"
MEMBERS = "data/members.json"
Day = Annotated[str, Meta(pattern="^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]
LongText = Annotated[str, Meta(max_length=20000)]


@dataclass(frozen=True, slots=True)
class UnitLine:
    """The cell that reports."""

    id: UnitId
    code: Text
    name: Text
    kind: Text
    superior: Text


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure computed from recorded work."""

    name: Text
    value: int
    of: int | None = None


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """How one criterion was judged, and the files that show it."""

    code: Text
    state: Text
    reason: LongText = ""
    evidence: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting held."""

    on: Day
    kind: Text
    due: Count = 0
    present: Count = 0
    resolutions: Count = 0


@dataclass(frozen=True, slots=True)
class ReportData:
    """The yearly report as figures."""

    format: Literal["cell-report"]
    schema_version: Annotated[int, Meta(ge=1)]
    period: Text
    rule_set: Text
    unit: UnitLine
    figures: tuple[Figure, ...]
    criteria: tuple[CriterionLine, ...]
    meetings: tuple[MeetingLine, ...]


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member, as far as a count needs him."""

    name: Text
    status: Text
    birth_year: int | None = None
    admitted_on: Day | None = None
    official_on: Day | None = None

    @property
    def days(self) -> tuple[str, ...]:
        """Return the days that are known; of some only month or year is."""
        return tuple(day for day in (self.admitted_on, self.official_on) if day)


@dataclass(frozen=True, slots=True)
class MembersData:
    """The roll on the last day of the period."""

    format: Literal["cell-members"]
    schema_version: Annotated[int, Meta(ge=1)]
    on: Day
    members: tuple[MemberLine, ...]


def is_day(text: str, *, whole: bool = True) -> bool:
    """Say whether a calendar has the day; not ``whole``: month or year is enough."""
    try:
        found = PartialDate.from_iso(text)
    except ValueError:
        return False
    return not whole or found.day is not None


def dump(data: ReportData | MembersData) -> bytes:
    """Write one of the two files."""
    return canonical.dump(msgspec.to_builtins(data))


def load_report(content: bytes, limits: Limits, newest: int) -> ReportData:
    """Read ``data/report.json`` (``E_JSON_…``, ``E_FORMAT_NEWER``, ``E_SCHEMA``)."""
    value = canonical.load(content, limits, REPORT)
    require_known(value, "schema_version", newest)
    return shaped(value, ReportData, REPORT)


def load_members(content: bytes, limits: Limits, newest: int) -> MembersData:
    """Read ``data/members.json`` (``E_JSON_…``, ``E_FORMAT_NEWER``, ``E_SCHEMA``)."""
    value = canonical.load(content, limits, MEMBERS)
    require_known(value, "schema_version", newest)
    return shaped(value, MembersData, MEMBERS)
