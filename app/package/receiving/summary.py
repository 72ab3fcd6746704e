"""What the committee reads first of a package's scores: sums, and what was changed."""

from collections.abc import Iterator

from app.features.session_score.rules.points import written
from app.kernel.words import _
from app.package.content.scores import ScoredMeeting, ScoreLine, ScoresData


def of_scores(data: ScoresData | None) -> list[str]:
    """Say the scores of a year in sentences; nothing when the package has none."""
    return [*of_year(data), *of_changes(data)]


def of_year(data: ScoresData | None) -> list[str]:
    """Say how many sessions were scored, the months by level, and the year."""
    return [] if data is None else list(_year(data))


def _year(data: ScoresData) -> Iterator[str]:
    whole = sum(one.total is not None for one in data.meetings)
    yield _("Chấm điểm sinh hoạt năm {year}: {count} buổi, chấm xong {whole}.").format(
        year=data.period, count=len(data.meetings), whole=whole
    )
    levels = ", ".join(f"{one.title} {one.months}" for one in data.year.levels)
    if levels:
        yield _("Số tháng theo mức: {levels}.").format(levels=levels)
    if data.year.level_title:
        wording = (
            _("Xếp loại cả năm theo bộ chấm: {level}.")
            if data.year.is_final
            else _("Tính đến nay, mới {months}/12 tháng: {level}.")
        )
        yield wording.format(
            level=data.year.level_title, months=data.year.months_scored
        )


def of_changes(data: ScoresData | None) -> list[str]:
    """Say every line that was scored otherwise than its fact, with the reason."""
    return [_changed(*one) for one in data.changed] if data else []


def _changed(one: ScoredMeeting, line: ScoreLine) -> str:
    day = "/".join(reversed(one.on.split("-")))
    return _(
        "{day}, “{title}”: dữ kiện cho {given}, chi bộ chấm {points}. Lý do: {reason}"
    ).format(
        day=day,
        title=line.title,
        given=written(line.given or 0),
        points=written(line.points or 0),
        reason=line.reason,
    )
