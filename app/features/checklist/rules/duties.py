"""What the checklist asks for on the home page. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date

from app.features.checklist.model.year import CriterionRow, Overview, Standing
from app.kernel.places import Duty, Place
from app.kernel.words import _, ngettext


def duties_of(view: Overview, on: date) -> list[Duty]:
    """List failed gates one by one, what recorded work misses, what waits for a word.

    Everything is due on the day until which it still gets into the report; what was
    never measured is one line, so that the list stays short.
    """
    if view.read_only:
        return []
    return [*_failed(view), *_waiting(view), *_unjudged(view, on)]


def _failed(view: Overview) -> Iterator[Duty]:
    for row in view.rows:
        if row.standing is not Standing.MISSING:
            continue
        criterion = row.criterion
        title = (
            _("Điều kiện bắt buộc chưa đạt: {title}")
            if criterion.gate
            else _("Bốn tốt còn thiếu: {title}")
        )
        yield Duty(
            title.format(title=criterion.title),
            criterion.advice,
            view.forecast.vote_by,
            _("Xem cách làm"),
            Place("checklist", criterion.id),
            basis=_basis(view, row),
        )


def _waiting(view: Overview) -> Iterator[Duty]:
    rows = [row for row in view.rows if row.standing is Standing.AWAITING]
    if rows:
        title = ngettext(
            "Xác nhận {count} tiêu chí phần mềm đã gợi ý",
            "Xác nhận {count} tiêu chí phần mềm đã gợi ý",
            len(rows),
        )
        yield _together(view, rows, title, _("Xác nhận"))


def _unjudged(view: Overview, on: date) -> Iterator[Duty]:
    """Ask for the secretary's own judgement once the assessment is being drafted."""
    rows = [row for row in view.rows if row.standing is Standing.NOT_JUDGED]
    if rows and on >= view.rule_set.head.deadline.draft_from(view.year):
        title = ngettext(
            "Tự đánh giá {count} tiêu chí còn lại",
            "Tự đánh giá {count} tiêu chí còn lại",
            len(rows),
        )
        yield _together(view, rows, title, _("Đánh giá"))


def _together(
    view: Overview, rows: Sequence[CriterionRow], title: str, action: str
) -> Duty:
    names = ", ".join(row.criterion.id for row in rows[:6])
    if len(rows) > 6:  # noqa: PLR2004  (as many as fit on one line)
        names = f"{names} …"
    return Duty(
        title.format(count=len(rows)),
        _("Mục {names}").format(names=names),
        view.forecast.vote_by,
        action,
        Place("checklist", rows[0].criterion.id),
        basis=view.rule_set.head.deadline.basis,
    )


def _basis(view: Overview, row: CriterionRow) -> str:
    return f"{view.rule_set.head.title}, {row.criterion.ref}"
