"""The cell's own lines, checked against the set before they are kept. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from app.features.session_score.errors import (
    ScoreFactUnknown,
    ScoreGroupSumWrong,
    ScoreGroupUnknown,
    ScoreLineLacking,
    ScoreLinesNotAsked,
    ScoreLineTwice,
    ScoreLineUntitled,
    ScorePointsOutside,
    ScoreStepsWithoutFact,
    ScoreTextTooLong,
    ScoreTooManyLines,
    ScoreTotalWrong,
)
from app.features.session_score.model.ruleset import (
    POINT,
    Measure,
    Proposal,
    ScoreSet,
)
from app.features.session_score.model.scheme import NewLine
from app.features.session_score.rules.points import (
    points,
    steps,
    steps_written,
    written,
)
from app.kernel.text import clean, fold

Row = dict[str, object]


def checked(
    chosen: ScoreSet,
    lines: Sequence[NewLine],
    measures: Mapping[str, Measure],
    limits: Proposal,
) -> list[Row]:
    """Return the rows to keep, or raise the first thing that does not fit."""
    if not chosen.has_points and lines:
        raise ScoreLinesNotAsked(set=chosen.title)
    if len(lines) > limits.most_lines:
        raise ScoreTooManyLines(count=len(lines), most=limits.most_lines)
    rows = [
        _row(chosen, line, seq, measures, limits)
        for seq, line in enumerate(lines, start=1)
    ]
    _no_twins(rows)
    _all_of_the_set(chosen, rows)
    _sums(chosen, rows)
    return rows


def _row(
    chosen: ScoreSet,
    line: NewLine,
    seq: int,
    measures: Mapping[str, Measure],
    limits: Proposal,
) -> Row:
    title = one_line(line.title, limits.longest_title, "title")
    if not title:
        raise ScoreLineUntitled(row=seq)
    if chosen.group and line.group not in {group.id for group in chosen.group}:
        raise ScoreGroupUnknown(title=title)
    if line.fact and line.fact not in measures:
        raise ScoreFactUnknown(fact=line.fact)
    most = _most(chosen, title, line)
    return {
        "seq": seq,
        "group_id": line.group if chosen.group else "",
        "origin": line.origin,
        "title": title,
        "most": most,
        "fact": line.fact,
        "steps": _steps(title, line, most, limits),
        "must_be_full": int(line.must_be_full or _is_full_in_set(chosen, line.origin)),
    }


def _most(chosen: ScoreSet, title: str, line: NewLine) -> int:
    most = points(line.most, "most")
    if not 0 < most <= chosen.total * POINT:
        raise ScorePointsOutside(
            field="most", title=title, most=chosen.total, points=line.most
        )
    return most


def _steps(title: str, line: NewLine, most: int, limits: Proposal) -> str:
    found = steps(line.steps, limits.most_steps)
    if found and not line.fact:
        raise ScoreStepsWithoutFact(title=title)
    for _bound, given in found:
        if given > most:
            raise ScorePointsOutside(
                field="steps", title=title, most=written(most), points=written(given)
            )
    return steps_written(found)


def _is_full_in_set(chosen: ScoreSet, origin: str) -> bool:
    return any(one.id == origin and one.must_be_full for one in chosen.line)


def _no_twins(rows: Sequence[Row]) -> None:
    seen: set[tuple[object, str]] = set()
    for row in rows:
        key = (row["group_id"], fold(str(row["title"])))
        if key in seen:
            raise ScoreLineTwice(title=row["title"])
        seen.add(key)


def _all_of_the_set(chosen: ScoreSet, rows: Sequence[Row]) -> None:
    if not chosen.has_points:
        return
    have = {row["origin"] for row in rows}
    for line in chosen.line:
        if line.most is None and line.id not in have:
            raise ScoreLineLacking(title=line.title)


def _sums(chosen: ScoreSet, rows: Sequence[Row]) -> None:
    if not chosen.has_points:
        return
    for group in chosen.group:
        most = _sum(row for row in rows if row["group_id"] == group.id)
        if most and most != group.most * POINT:
            raise ScoreGroupSumWrong(
                group=group.title, sum=written(most), most=group.most
            )
    if not chosen.group and _sum(rows) != chosen.total * POINT:
        raise ScoreTotalWrong(sum=written(_sum(rows)), most=chosen.total)


def _sum(rows: Iterable[Row]) -> int:
    return sum(int(str(row["most"])) for row in rows)


def one_line(text: str, limit: int, field: str) -> str:
    """Return a text on one line, clean and short enough, or raise."""
    line = " ".join(clean(text).split())
    if len(line) > limit:
        raise ScoreTextTooLong(field=field, length=len(line), limit=limit)
    return line
