"""The score of a session as the window shows it: lines, sum, level, what is open."""

from collections import Counter
from dataclasses import dataclass

from app.features.session_score.model.ruleset import POINT, ScoreSet
from app.features.session_score.model.sheet import (
    Scored,
    ScoreView,
    Standing,
    YearScore,
)
from app.features.session_score.rules.points import written
from app.kernel.dates import short
from app.kernel.words import _
from ui.widgets.status import Status
from ui.widgets.table.columns import Cell, Row

_STATUS = {
    Standing.OPEN: Status.NOT_YET,
    Standing.FACT: Status.DONE,
    Standing.PERSON: Status.DONE,
    Standing.CHANGED: Status.ATTENTION,
}


@dataclass(frozen=True, slots=True)
class ScoreFace:
    """What the panel says: the big figure, the level, a hint, and what is possible."""

    figure: str
    level: str
    level_status: Status
    source: str
    hint: str
    message: str
    asks_set: bool
    has_points: bool
    can_judge: bool
    is_kept: bool


def score_face(view: ScoreView) -> ScoreFace:
    """Build the words around the table."""
    has_points = view.set is None or view.set.has_points
    return ScoreFace(
        figure=figure(view),
        level=_level(view),
        level_status=_level_status(view),
        source=_source(view),
        hint=_hint(view),
        message=_message(view),
        asks_set=view.is_scored_kind and view.scheme is None and not view.is_frozen,
        has_points=has_points,
        can_judge=view.sum is not None
        and not view.is_frozen
        and view.heading.has_begun,
        is_kept=view.is_kept,
    )


def figure(view: ScoreView) -> str:
    """Write the sum: points of the table, or how many criteria are met."""
    found, chosen = view.sum, view.set
    if found is None or chosen is None:
        return ""
    if chosen.has_points:
        return f"{written(found.total)}/{written(found.most)}"
    words = _("{met}/{all} tiêu chí")
    return words.format(met=found.total // POINT, all=found.most // POINT)


def _level(view: ScoreView) -> str:
    found, chosen = view.sum, view.set
    if found is None or chosen is None:
        return ""
    if found.open:
        return _("Còn {count} dòng chưa chấm").format(count=found.open)
    if not chosen.level:
        return _("Bộ này không xếp mức")
    return found.level_title


def _level_status(view: ScoreView) -> Status:
    found = view.sum
    if found is None or found.open:
        return Status.NOT_YET
    return Status.ATTENTION if found.capped_by else Status.DONE


def _source(view: ScoreView) -> str:
    if view.set is None:
        return ""
    basis = view.scheme.basis if view.scheme else ""
    return f"{view.set.title} – {basis}" if basis else view.set.title


def _hint(view: ScoreView) -> str:
    found = view.sum
    if found is None:
        return ""
    if found.capped_by:
        lines = ", ".join(found.capped_by)
        words = _("Đủ điểm nhưng chưa được mức cao nhất, vì chưa đủ điểm: {lines}.")
        return words.format(lines=lines)
    if view.is_frozen:
        return _("Biên bản đã ký nên điểm giữ nguyên.")
    if not view.is_kept:
        return _("Chưa ghi vào biên bản. Bấm Ghi kết quả chấm điểm.")
    return _("Đã ghi. Điểm theo dữ kiện đến khi ký biên bản.")


def _message(view: ScoreView) -> str:
    if not view.is_scored_kind:
        return _("Loại sinh hoạt này có biên bản nhưng không chấm điểm chất lượng.")
    if view.is_frozen and not view.is_kept:
        return _("Biên bản đã ký mà không ghi kết quả chấm điểm.")
    if view.scheme is None:
        return _(
            "Chi bộ chưa chọn bộ chấm điểm cho ngày {day}. Chọn theo hướng dẫn của"
            " cấp trên."
        ).format(day=short(view.heading.on_day))
    if not view.heading.has_begun:
        return _("Chấm ở cuối buổi họp, khi đã có dữ kiện.")
    return ""


def score_rows(view: ScoreView) -> list[Row]:
    """List the lines, each with the fact that gives its points."""
    has_points = view.set is None or view.set.has_points
    rows: list[Row] = []
    part = ""
    for line in view.lines:
        if line.group and line.group not in {part, line.title}:
            part = line.group
            rows.append(Row(f"part:{part}", {"line": part}, section=True))
        rows.append(_row(line, has_points=has_points))
    return rows


def _row(line: Scored, *, has_points: bool) -> Row:
    points = points_words(line, has_points=has_points)
    return Row(
        line.id,
        {
            "line": Cell(line.title, detail="; ".join(line.facts)),
            "points": Cell(points, strong=line.points is not None),
            "state": Cell(state_words(line), status=_STATUS[line.standing]),
        },
    )


def points_words(line: Scored, *, has_points: bool) -> str:
    """Write the points of a line, or whether its criterion is met."""
    if has_points:
        given = "–" if line.points is None else written(line.points)
        return f"{given}/{written(line.most)}"
    if line.points is None:
        return "–"
    return _("Đạt") if line.is_full else _("Chưa đạt")


def state_words(line: Scored) -> str:
    """Say where the points of a line come from."""
    words = {
        Standing.OPEN: _("Chưa chấm"),
        Standing.FACT: _("Theo dữ kiện"),
        Standing.PERSON: _("Có nhận xét"),
        Standing.CHANGED: _("✎ Khác dữ kiện"),
    }
    return words[line.standing]


def why_words(line: Scored, *, has_points: bool) -> str:
    """Explain a line in full: its rule, its facts, and a reason given."""
    parts = [part for part in (line.rule, *line.facts) if part]
    if line.standing is Standing.CHANGED and line.given is not None:
        shown = written(line.given)
        if not has_points:
            shown = _("đạt") if line.given >= line.most else _("chưa đạt")
        parts.append(_("Dữ kiện cho: {given}.").format(given=shown))
    if line.must_be_full:
        parts.append(_("Dòng này phải đủ điểm mới được mức cao nhất."))
    return "\n".join(parts)


def year_words(year: YearScore) -> str:
    """Say how far the year is: months scored, the best level, the rating so far."""
    scored = [one for one in year.months if one.total is not None]
    if not scored:
        return ""
    parts = [
        _("Năm {year}: đã chấm {count}/{all} tháng.").format(
            year=year.year, count=len(scored), all=len(year.months)
        )
    ]
    levels = Counter(one.level_title for one in scored if one.level_title)
    if levels:
        told = ", ".join(f"{title} {count}" for title, count in levels.items())
        parts.append(_("Các tháng: {levels}.").format(levels=told))
    if not year.rule_known:
        parts.append(_("Bộ này không nêu cách xếp loại cả năm."))
    elif year.level_title:
        words = _("Xếp loại năm: {level}.") if year.is_final else _("Tạm xếp: {level}.")
        parts.append(words.format(level=year.level_title))
    else:
        parts.append(_("Chưa đủ điều kiện xếp loại năm."))
    return " ".join(parts)


def set_words(one: ScoreSet) -> str:
    """Say of a set where it comes from and how sure that is."""
    return _("Nguồn: {source}. Độ tin cậy {confidence}. {note}").format(
        source=one.source, confidence=one.confidence, note=one.note
    )
