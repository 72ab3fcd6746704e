"""The words of the score sheet, and the sentence of its sum."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.features.session_score.model.ruleset import POINT
from app.features.session_score.model.sheet import ScoreView
from app.features.session_score.rules.points import written


@dataclass(frozen=True, slots=True)
class Columns:
    """Headings of the table."""

    no: str
    line: str
    most: str
    points: str
    result: str
    facts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreWords:
    """What two documents say of a score: its table and the sentence of its sum."""

    met: str
    not_met: str
    changed: str
    judged: str
    must_be_full: str
    total: str
    sum_points: str
    sum_criteria: str
    open: str
    level: str
    level_open: str
    capped: str
    columns: Columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording(ScoreWords):
    """``data/documents/score_sheet.toml``."""

    source: str
    file_stem: str
    draft_mark: str
    of_meeting: str
    attached: str
    by_set: str
    by_basis: str
    voted: str
    voted_open: str
    comments: str
    superior: str
    clerk_signs: str
    chair_signs: str
    not_kept: str


def sum_sentence(score: ScoreView, words: ScoreWords) -> Iterator[str]:
    """Write the sum and the level; what is still open stays a blank."""
    found, chosen = score.sum, score.set
    if found is None or chosen is None:
        return
    if chosen.has_points:
        yield words.sum_points.format(
            total=written(found.total), most=written(found.most)
        )
    else:
        yield words.sum_criteria.format(
            total=found.total // POINT, most=found.most // POINT
        )
    if found.open:
        yield words.open.format(count=found.open)
    if chosen.level:
        level = found.level_title
        yield words.level.format(level=level) if level else words.level_open
    if found.capped_by:
        yield words.capped.format(lines="; ".join(found.capped_by))
