"""A line judged by its facts and by what a person entered. Pure."""

from collections.abc import Mapping, Sequence

from app.features.session_score.model.ruleset import (
    POINT,
    Level,
    Measure,
    ScoreSet,
)
from app.features.session_score.model.sheet import (
    Asked,
    Entry,
    Scored,
    Standing,
    Sum,
)
from app.features.session_score.rules import facts as compare
from app.kernel.facts import Fact


def judge(
    line: Asked,
    seq: int,
    known: Mapping[str, Fact],
    measures: Mapping[str, Measure],
    entry: Entry | None,
) -> Scored:
    """Put a line beside its facts. A person's word stands above the fact."""
    given = _given(line, known, measures)
    told = entry.points if entry else None
    return Scored(
        id=line.id,
        seq=seq,
        title=line.title,
        rule=line.rule,
        group=line.group_title,
        most=line.most,
        given=given,
        points=told if told is not None else given,
        facts=_said(line, known, measures),
        reason=entry.reason if entry else "",
        standing=_standing(given, told),
        must_be_full=line.must_be_full,
    )


def _given(
    line: Asked, known: Mapping[str, Fact], measures: Mapping[str, Measure]
) -> int | None:
    if line.judged == "person":
        return None
    if line.fact:
        return _by_fact(line, measures[line.fact], known.get(line.fact))
    verdicts = [compare.holds(one, known.get(one.fact)) for one in line.checks]
    if False in verdicts:
        return 0
    # Facts alone never grant a line that also needs a person's judgement.
    if line.judged == "both" or None in verdicts:
        return None
    return line.most


def _by_fact(line: Asked, measure: Measure, fact: Fact | None) -> int | None:
    if line.steps:
        return compare.by_steps(line.steps, measure, fact)
    verdict = compare.holds(measure.check, fact) if measure.check else None
    return None if verdict is None else line.most * verdict


def _said(
    line: Asked, known: Mapping[str, Fact], measures: Mapping[str, Measure]
) -> tuple[str, ...]:
    names = (line.fact, *(one.fact for one in line.checks), *line.shows)
    return tuple(
        compare.said(measures[name], known.get(name))
        for name in dict.fromkeys(names)
        if name in measures
    )


def _standing(given: int | None, told: int | None) -> Standing:
    if told is None:
        return Standing.OPEN if given is None else Standing.FACT
    if given is not None and given != told:
        return Standing.CHANGED
    return Standing.PERSON


def kept(entry: Entry) -> Scored:
    """Read a line as it was when the minutes were signed."""
    return Scored(
        id=entry.line_id,
        seq=entry.seq,
        title=entry.title,
        rule=entry.rule,
        group=entry.group_title,
        most=entry.most,
        given=entry.given,
        points=entry.points if entry.points is not None else entry.given,
        facts=tuple(entry.fact_words.splitlines()),
        reason=entry.reason,
        standing=_standing(entry.given, entry.points),
        must_be_full=entry.must_be_full,
    )


def add_up(chosen: ScoreSet, lines: Sequence[Scored]) -> Sum:
    """Add the lines up and give the level of the set.

    No level while a line is open, and none for a set without levels.
    """
    total = sum(line.points or 0 for line in lines)
    most = sum(line.most for line in lines)
    waiting = sum(line.points is None for line in lines)
    short = tuple(
        line.title for line in lines if line.must_be_full and not line.is_full
    )
    if waiting or not chosen.level:
        return Sum(total, most, waiting, "", "")
    highest = level_for(chosen, total, all_full=True)
    level = level_for(chosen, total, all_full=not short)
    capped = short if level != highest else ()
    name = level.id if level else ""
    return Sum(total, most, 0, name, level.title if level else "", capped)


def level_for(chosen: ScoreSet, total: int, *, all_full: bool) -> Level | None:
    """Find the highest level so many hundredths reach; None below the lowest."""
    reached = [
        level
        for level in chosen.level
        if total >= level.from_ * POINT and (all_full or not level.needs_full)
    ]
    return max(reached, key=lambda level: level.from_, default=None)
