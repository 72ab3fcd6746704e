"""Which lines a sheet has: those of the set, or the cell's own. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from app.features.session_score.model.ruleset import (
    POINT,
    Group,
    Measure,
    ScoreSet,
    SetLine,
)
from app.features.session_score.model.scheme import OwnLine
from app.features.session_score.model.sheet import Asked
from app.features.session_score.rules.points import steps


def asked(
    chosen: ScoreSet,
    own: Sequence[OwnLine],
    measures: Mapping[str, Measure],
    most_steps: int,
) -> tuple[Asked, ...]:
    """List the lines in the order of the set; own lines take a part's place."""
    if not chosen.has_points:
        return tuple(_of_set(line) for line in chosen.line)
    if not chosen.group:
        return tuple(_of_cell(line, chosen, measures, most_steps) for line in own)
    found: list[Asked] = []
    for group in chosen.group:
        lines = [line for line in own if line.group_id == group.id]
        found += [_of_cell(line, chosen, measures, most_steps) for line in lines]
        if not lines:
            found.append(_whole(group))
    return tuple(found)


def _of_set(line: SetLine) -> Asked:
    return Asked(
        id=line.id,
        title=line.title,
        most=POINT,
        judged=line.judged,
        rule=line.rule,
        checks=line.check,
        shows=line.shows,
        must_be_full=line.must_be_full,
    )


def _whole(group: Group) -> Asked:
    return Asked(
        id=group.id,
        title=group.title,
        most=group.most * POINT,
        judged="person",
        group=group.id,
        group_title=group.title,
        shows=group.shows,
    )


def _of_cell(
    line: OwnLine,
    chosen: ScoreSet,
    measures: Mapping[str, Measure],
    most_steps: int,
) -> Asked:
    measure = measures.get(line.fact)
    bound = measure.check if measure else None
    by_fact = bool(line.steps) or bound is not None
    title = next((one.title for one in chosen.group if one.id == line.group_id), "")
    return Asked(
        id=line.id,
        title=line.title,
        most=line.most,
        judged="facts" if measure and by_fact else "person",
        group=line.group_id,
        group_title=title,
        fact=line.fact,
        steps=steps(line.steps, most_steps),
        shows=(line.fact,) if line.fact and not by_fact else (),
        must_be_full=line.must_be_full,
    )


def facts_of(lines: Iterable[Asked]) -> frozenset[str]:
    """Name every fact the lines rest on or show."""
    return frozenset(
        name
        for line in lines
        for name in (line.fact, *line.shows, *(one.fact for one in line.checks))
        if name
    )
