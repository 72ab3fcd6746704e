"""Turns the scores of a year into what travels. Pure."""

from collections import Counter
from collections.abc import Iterable

from app.features.session_score.model.sheet import (
    Scored,
    ScoreView,
    YearScore,
)
from app.kernel.text import clean
from app.package.content.scores import (
    LevelCount,
    ScoredMeeting,
    ScoreLine,
    ScoresData,
    YearLevel,
)

_LINE = 400


def scores_data(
    year: int, version: int, views: Iterable[ScoreView], rating: YearScore
) -> ScoresData:
    """Put the scores kept in a year into one file."""
    return ScoresData(
        format="cell-scores",
        schema_version=version,
        period=str(year),
        year=_year(rating),
        meetings=tuple(_meeting(one) for one in views),
    )


def _year(rating: YearScore) -> YearLevel:
    titles = {one.level: one.level_title for one in rating.months if one.level}
    counts = Counter(one.level for one in rating.months if one.level)
    return YearLevel(
        months_scored=sum(one.total is not None for one in rating.months),
        level=rating.level,
        level_title=rating.level_title,
        is_final=rating.is_final,
        levels=tuple(
            LevelCount(level, titles[level], months)
            for level, months in sorted(counts.items())
        ),
    )


def _meeting(view: ScoreView) -> ScoredMeeting:
    found, sheet, chosen = view.sum, view.sheet, view.set
    return ScoredMeeting(
        on=view.heading.on_day.isoformat(),
        kind=view.heading.kind,
        set=sheet.set_id if sheet else "",
        set_title=_short(chosen.title) if chosen else "",
        most=found.most if found else 0,
        total=found.total if found and not found.open else None,
        level=found.level if found else "",
        level_title=found.level_title if found else "",
        basis=_short(view.scheme.basis) if view.scheme else "",
        signed=view.is_frozen,
        present=view.present,
        in_favour=sheet.in_favour if sheet else None,
        comments=clean(sheet.comments) if sheet else "",
        superior=clean(sheet.superior) if sheet else "",
        capped_by=found.capped_by if found else (),
        lines=tuple(_line(one) for one in view.lines),
    )


def _line(line: Scored) -> ScoreLine:
    return ScoreLine(
        title=clean(line.title),
        most=line.most,
        given=line.given,
        points=line.points,
        standing=line.standing.value,
        part=_short(line.group),
        facts=tuple(clean(one) for one in line.facts),
        reason=clean(line.reason),
    )


def _short(text: str) -> str:
    return " ".join(clean(text).split())[:_LINE]
