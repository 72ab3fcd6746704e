"""The table of the score sheet. Pure."""

from app.documents.inline import NBSP
from app.documents.model import Col, Row, Table, row
from app.documents.numbering import DOTS
from app.features.session_score.model.sheet import Scored, ScoreView, Standing
from app.features.session_score.rules.points import written
from app.reports.score_sheet.wording import ScoreWords


def table(score: ScoreView, words: ScoreWords) -> Table:
    """Write every line with its points and the fact that gives them."""
    has_points = score.set is None or score.set.has_points
    titles = words.columns
    middle = (
        (Col(titles.most, 16, "center"), Col(titles.points, 16, "center"))
        if has_points
        else (Col(titles.result, 20, "center"),)
    )
    cols = (Col(titles.no, 11, "center"), Col(titles.line), *middle)
    rows: list[Row] = []
    part = ""
    for line in score.lines:
        if line.group and line.group != part:
            part = line.group
            rows.append(row(_part(score, part), kind="section"))
        rows.append(_row(line, words, has_points=has_points))
    if has_points:
        rows.append(_sum(score, words))
    return Table((*cols, Col(titles.facts, 66)), tuple(rows), small=True)


def _part(score: ScoreView, title: str) -> str:
    own = [line for line in score.lines if line.group == title]
    most = written(sum(line.most for line in own))
    return f"{title} ({written(sum(line.points or 0 for line in own))}/{most})"


def _row(line: Scored, words: ScoreWords, *, has_points: bool) -> Row:
    title = f"{line.title} {words.must_be_full}" if line.must_be_full else line.title
    if has_points:
        given = DOTS[:4] if line.points is None else written(line.points)
        middle: tuple[str, ...] = (written(line.most), given)
    else:
        middle = (_verdict(line, words),)
    return row(line.seq, title, *middle, _why(line, words, has_points=has_points))


def _verdict(line: Scored, words: ScoreWords) -> str:
    if line.points is None:
        return DOTS[:4]
    return words.met if line.is_full else words.not_met


def _why(line: Scored, words: ScoreWords, *, has_points: bool) -> str:
    parts = [f"{fact.rstrip('.')}." for fact in line.facts]
    if line.standing is Standing.CHANGED:
        given = line.given or 0
        said = words.met if given >= line.most else words.not_met
        shown = written(given) if has_points else said.lower()
        reason = line.reason.rstrip(".")
        parts.append(f"{words.changed.format(given=shown, reason=reason)}.")
    elif line.reason:
        parts.append(f"{words.judged.format(reason=line.reason.rstrip('.'))}.")
    return " ".join(parts).replace(" %", f"{NBSP}%")


def _sum(score: ScoreView, words: ScoreWords) -> Row:
    found = score.sum
    most = written(found.most) if found else ""
    total = written(found.total) if found else ""
    return row("", words.total, most, total, "", kind="total")
