"""``data/scores.json``: how the cell scored its sessions, line by line, with the facts.

Points are whole hundredths. A line whose points differ from what its fact gives says so
and carries the reason. The file is optional: a year without scores has none, and
packages of schema version 1 never had it.

Format history
1  First release with schema version 2 of the package.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from app.package.content import canonical
from app.package.content.figures import Day, LongText
from app.package.content.header import Count, Text, require_known, shaped
from app.package.policy import Limits

SCORES = "data/scores.json"
Standing = Literal["open", "fact", "person", "changed"]
Version = Annotated[int, Meta(ge=1)]


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One line: what the fact gives, what counts, and why they differ."""

    title: LongText
    most: Count
    given: Count | None = None
    points: Count | None = None
    standing: Standing = "open"
    part: Text = ""
    facts: tuple[LongText, ...] = ()
    reason: LongText = ""


@dataclass(frozen=True, slots=True)
class ScoredMeeting:
    """The score of one session; ``level`` is empty while a line is open."""

    on: Day
    kind: Text
    set: Text
    set_title: Text
    most: Count
    total: Count | None = None
    level: Text = ""
    level_title: Text = ""
    basis: LongText = ""
    signed: bool = False
    present: Count = 0
    in_favour: Count | None = None
    comments: LongText = ""
    superior: LongText = ""
    capped_by: tuple[LongText, ...] = ()
    lines: tuple[ScoreLine, ...] = ()

    @property
    def changed(self) -> tuple[ScoreLine, ...]:
        """List the lines scored otherwise than their fact."""
        return tuple(one for one in self.lines if one.standing == "changed")


@dataclass(frozen=True, slots=True)
class LevelCount:
    """How many months of the year have exactly this level."""

    level: Text
    title: Text
    months: Count


@dataclass(frozen=True, slots=True)
class YearLevel:
    """The year as the rule of its set rates it; no rule, no level."""

    months_scored: Count
    level: Text = ""
    level_title: Text = ""
    is_final: bool = False
    levels: tuple[LevelCount, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoresData:
    """The scores of a year."""

    format: Literal["cell-scores"]
    schema_version: Version
    period: Text
    year: YearLevel
    meetings: tuple[ScoredMeeting, ...]

    @property
    def changed(self) -> tuple[tuple[ScoredMeeting, ScoreLine], ...]:
        """List every line scored otherwise than its fact, with its session."""
        return tuple((one, line) for one in self.meetings for line in one.changed)


def dump(data: ScoresData) -> bytes:
    """Write the file."""
    return canonical.dump(msgspec.to_builtins(data))


def load(content: bytes, limits: Limits, newest: int) -> ScoresData:
    """Read the file (``E_JSON_…``, ``E_FORMAT_NEWER``, ``E_SCHEMA``)."""
    value = canonical.load(content, limits, SCORES)
    require_known(value, "schema_version", newest)
    return shaped(value, ScoresData, SCORES)
