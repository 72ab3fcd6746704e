"""The dated lines of a member's life: the kinds, and what each must say. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.features.members.errors import (
    BadgeYearsWrong,
    LifeDateFuture,
    LifeDateMissing,
    LifeEndsEarly,
    LifeLineEmpty,
)
from app.features.members.rules.standing import first_day, last_day
from app.kernel.dates import PartialDate
from app.kernel.text import clean

Asked = Literal["on", "until", "paper_no", "issuer", "years", "note", "file"]
BADGE, EARLY, POSTHUMOUS = "badge", "badge_early", "badge_posthumous"


@dataclass(frozen=True, slots=True)
class LifeKind:
    """One kind of line. ``title`` names its first field, ``dated`` wants a day."""

    key: str
    label: str
    group: str
    title: str
    help: str
    asks: tuple[Asked, ...]
    dated: bool
    on: bool
    sensitive: bool


@dataclass(frozen=True, slots=True)
class LifeTable:
    """The record ``data/members/life.toml``."""

    source: str
    confidence: str
    valid_from: date
    kind: tuple[LifeKind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeLine:
    """A line: an award, a class, a badge, a commitment; days may be partial."""

    id: str = ""
    member_id: str = ""
    kind: str
    on: PartialDate | None = None
    until: PartialDate | None = None
    title: str = ""
    paper_no: str = ""
    issuer: str = ""
    note: str = ""
    years: int = 0
    file_sha256: str = ""
    file_name: str = ""

    @property
    def day(self) -> date:
        """Give the earliest day it can mean, for sorting."""
        return first_day(self.on) if self.on else date.min


def line_row(line: LifeLine) -> dict[str, object]:
    """Give a line as the table keeps it, without its id."""
    return {
        "member_id": line.member_id,
        "kind": line.kind,
        "on_date": line.on.iso() if line.on else "",
        "until_date": line.until.iso() if line.until else "",
        "title": clean(line.title),
        "paper_no": clean(line.paper_no),
        "issuer": clean(line.issuer),
        "note": clean(line.note),
        "years": line.years,
        "file_sha256": line.file_sha256,
        "file_name": clean(line.file_name),
    }


def line_of(row: Mapping[str, object]) -> LifeLine:
    """Read a line from the table."""
    texts = {
        key: str(row[key])
        for key in (
            "id",
            "member_id",
            "kind",
            "title",
            "paper_no",
            "issuer",
            "note",
            "file_sha256",
            "file_name",
        )
    }
    return LifeLine(
        **texts,
        on=_partial(row["on_date"]),
        until=_partial(row["until_date"]),
        years=int(str(row["years"])),
    )


def _partial(text: object) -> PartialDate | None:
    return PartialDate.from_iso(str(text)) if text else None


def check(
    line: LifeLine, kind: LifeKind, today: date, badge_years: Collection[int]
) -> None:
    """Raise what is wrong with a line."""
    if kind.dated and line.on is None:
        raise LifeDateMissing(field="on", label=kind.label)
    if line.on is not None and first_day(line.on) > today:
        raise LifeDateFuture(field="on", label=kind.label, on=line.on.text())
    if line.on and line.until and last_day(line.until) < first_day(line.on):
        raise LifeEndsEarly(field="until", on=line.on.text(), until=line.until.text())
    if "years" in kind.asks:
        if line.years not in badge_years:
            known = ", ".join(map(str, badge_years))
            raise BadgeYearsWrong(field="years", years=line.years, known=known)
    elif not clean(line.title):
        raise LifeLineEmpty(field="title", label=kind.title)
