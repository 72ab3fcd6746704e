"""The score of the session in the minutes: its sum, its level, the sheet attached."""

from collections.abc import Iterator

from app.documents.model import Block
from app.features.session_score.model.ruleset import POINT
from app.features.session_score.model.sheet import ScoreView
from app.features.session_score.rules.points import written
from app.reports.minutes.parts.words import ScoreWords
from app.reports.minutes.pen import Pen, line


def score(pen: Pen) -> Iterator[Block]:
    """Write the score that was kept with the meeting; nothing where none was."""
    words, found = pen.words.score, pen.facts.score
    if found is None or not found.is_kept or found.sum is None or found.set is None:
        return
    yield line(_sum(found, words), set=found.set.title)
    sheet = found.sheet
    if sheet and sheet.in_favour is not None:
        yield line(words.voted, count=sheet.in_favour, present=found.present)
    if sheet and sheet.superior:
        yield line(words.superior, text=" ".join(sheet.superior.split()))


def _sum(found: ScoreView, words: ScoreWords) -> str:
    if found.sum is None or found.set is None:
        return ""
    if found.set.has_points:
        whole = words.points.format(
            total=words.missing if found.sum.open else written(found.sum.total),
            most=written(found.sum.most),
            set="{set}",
        )
    else:
        whole = words.criteria.format(
            total=words.missing if found.sum.open else found.sum.total // POINT,
            most=found.sum.most // POINT,
            set="{set}",
        )
    if found.set.level:
        level = found.sum.level_title or words.missing
        whole = f"{whole} {words.level.format(level=level)}"
    return f"{whole} {words.attached}"
